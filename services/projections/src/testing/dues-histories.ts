import {
  derivedId,
  invoiceCancelled,
  invoiceIssued,
  invoiceMoved,
  invoicePaymentApplied,
  invoicePaymentTakenBack,
  invoiceSettled,
  invoiceWaived,
  invoiceWrittenOff,
  paymentAllocated,
  paymentMoved,
  paymentReceived,
  paymentRefunded,
  paymentReversed,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import fc from 'fast-check';
import { type GivenEvent, happened } from './given-events.ts';

const invoices = [1, 2, 3].map((number) => derivedId('spec', 'invoice', String(number)));
const payments = [1, 2].map((number) => derivedId('spec', 'payment', String(number)));
const organisation = derivedId('spec', 'organisation', '1');
const membership = derivedId('spec', 'membership', organisation, '1');

const unit = fc.constantFrom('UG-402', 'UG-411');
const category = fc.constantFrom('full', 'associate');
const currency = fc.constantFrom('UGX', 'USD');
const minor = fc.integer({ min: 1, max: 500 });
const days = (most: number) => fc.integer({ min: 0, max: most });

/**
 * Histories of a few invoices and payments in which any step may follow any other and every date may lie before those
 * already recorded: more than deciders allow, so that projections hold whatever deciders become.
 */
export function duesHistories(): fc.Arbitrary<readonly GivenEvent[]> {
  const when = days(100).map((later) => ({ effectiveOn: addDays('2025-01-10', later) }));
  const ofInvoice = fc
    .tuple(fc.constantFrom(...invoices), unit, category, currency, minor, fc.nat(7), days(60), when)
    .map(([id, at, of, counted, sum, kind, later, date]) => {
      const whose = { membership, organisation, category: of, unit: at };
      const amount = { minor: sum, currency: counted };
      const term = { from: addDays('2024-12-01', later), until: '2026-01-31' };
      switch (kind) {
        case 0: {
          const dueOn = addDays('2025-02-01', later);
          return happened(invoiceIssued, id, { ...whose, term, amount, dueOn, remindOn: [] }, date);
        }
        case 1:
          return happened(invoicePaymentApplied, id, { ...whose, payment: payments[0]!, amount }, date);
        case 2: {
          const back = { ...whose, payment: payments[0]!, amount, ground: 'bounced' };
          return happened(invoicePaymentTakenBack, id, back, date);
        }
        case 3:
          return happened(invoiceWaived, id, { ...whose, amount, ground: 'hardship' }, date);
        case 4:
          return happened(invoiceWrittenOff, id, { ...whose, amount, ground: 'uncollectable' }, date);
        case 5:
          return happened(invoiceCancelled, id, { ...whose, ground: 'issued-in-error' }, date);
        case 6:
          return happened(invoiceSettled, id, { ...whose, term, on: date.effectiveOn }, date);
        default:
          return happened(invoiceMoved, id, whose, date);
      }
    });
  const ofPayment = fc
    .tuple(fc.constantFrom(...payments), unit, currency, minor, fc.nat(4), when)
    .map(([id, at, counted, sum, kind, date]) => {
      const of = { organisation, unit: at };
      const amount = { minor: sum, currency: counted };
      const credit = { minor: 0, currency: counted };
      switch (kind) {
        case 0: {
          const receipt = { ...of, amount, credited: amount, method: 'cash', reference: 'R1' };
          return happened(paymentReceived, id, receipt, date);
        }
        case 1:
          return happened(paymentAllocated, id, { ...of, invoice: invoices[0]!, amount, credit }, date);
        case 2:
          return happened(paymentRefunded, id, { ...of, amount, ground: 'overpaid', credit }, date);
        case 3:
          return happened(paymentReversed, id, { ...of, amount, ground: 'bounced' }, date);
        default:
          return happened(paymentMoved, id, of, date);
      }
    });
  return fc.array(fc.oneof({ weight: 3, arbitrary: ofInvoice }, { weight: 1, arbitrary: ofPayment }), {
    maxLength: 30,
  });
}
