import { bodies, happened, people } from '../testing/record.ts';
import type { PaymentEvent } from './payment.state.ts';

/** Payments made of events, for specs. */

export const UGX = (minor: number) => ({ minor, currency: 'UGX' });
export const INVOICE = '60000000-0000-4000-8000-000000000001';
export const of = { organisation: bodies.applicant, unit: 'UG-402' };

export const aPayment = (minor = 185_000): PaymentEvent[] => [
  happened(
    'members.PaymentReceived',
    { ...of, amount: UGX(minor), credited: UGX(minor), method: 'bank-transfer', reference: 'FT26061-00417' },
    '2026-02-10',
    people.officer,
  ),
];
export const anAllocatedPayment = (minor = 80_000): PaymentEvent[] => [
  ...aPayment(),
  happened(
    'members.PaymentAllocated',
    { ...of, invoice: INVOICE, amount: UGX(minor), credit: UGX(185_000 - minor) },
    '2026-02-10',
    people.officer,
  ),
];
