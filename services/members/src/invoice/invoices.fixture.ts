import type { Money } from '@baraza/domain';
import { aPersonalRef, bodies, happened, people } from '../testing/record.ts';
import type { IssueFacts } from './invoice.commands.pure.ts';
import type { InvoiceEvent } from './invoice.state.ts';

/** Invoices made of events, for specs: each continues the one before. */

export const UGX = (minor: number): Money => ({ minor, currency: 'UGX' });
export const MEMBERSHIP = '20000000-0000-4000-8000-000000000001';
export const SCHEDULE = '40000000-0000-4000-8000-000000000001';
export const PAYMENT = '50000000-0000-4000-8000-000000000001';
export const whose = { membership: MEMBERSHIP, organisation: bodies.applicant, category: 'full', unit: 'UG-402' };
export const term = { from: '2026-02-22', until: '2027-02-21' };
export const line = { category: 'full', unit: 'WAN', amount: UGX(200_000) };

/** What is looked up for a full member that is asked for UGX 200,000. */
export const issueFacts: IssueFacts = {
  whose,
  status: 'current',
  paysDues: true,
  found: { schedule: SCHEDULE, line },
  dues: { dueDays: 30, remindOn: [-14, 7, 30], waiverGrounds: ['hardship'] },
  invoiced: [],
};

export const anInvoice = (): InvoiceEvent[] => [
  happened(
    'members.InvoiceIssued',
    {
      ...whose,
      term,
      amount: UGX(200_000),
      basis: { schedule: SCHEDULE, category: 'full', unit: 'WAN' },
      dueOn: '2026-03-24',
      remindOn: ['2026-03-10', '2026-03-31', '2026-04-23'],
    },
    '2026-02-22',
    people.officer,
  ),
];

export const paid = (minor: number, on = '2026-03-01', payment = PAYMENT): InvoiceEvent =>
  happened('members.InvoicePaymentApplied', { ...whose, payment, amount: UGX(minor) }, on, people.officer);

export const aSettledInvoice = (): InvoiceEvent[] => [
  ...anInvoice(),
  paid(200_000),
  happened('members.InvoiceSettled', { ...whose, term, on: '2026-03-01' }, '2026-03-01', people.officer),
];

export const anInvoiceToWaive = (minor = 150_000): InvoiceEvent[] => [
  ...anInvoice(),
  happened(
    'members.InvoiceWaiverAsked',
    {
      ...whose,
      amount: UGX(minor),
      ground: 'hardship',
      statement: aPersonalRef('30000000-0000-4000-8000-000000000002'),
    },
    '2026-02-25',
    people.applicant,
  ),
];

export const aWrittenOffInvoice = (): InvoiceEvent[] => [
  ...anInvoice(),
  paid(50_000),
  happened(
    'members.InvoiceWrittenOff',
    { ...whose, amount: UGX(150_000), ground: 'uncollectable' },
    '2026-03-02',
    people.board,
  ),
];

export const aCancelledInvoice = (): InvoiceEvent[] => [
  ...anInvoice(),
  happened('members.InvoiceCancelled', { ...whose, ground: 'issued-in-error' }, '2026-03-01', people.board),
];
