import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, Personal, UnitCode, Uuid } from '../schemas.ts';
import { Amount, exampleWhoseInvoice as whose, Term, whoseInvoice } from './dues.schemas.ts';

const UGX = (minor: number) => ({ minor, currency: 'UGX' });
const payment = '4e5f6071-8293-4a4b-8c5d-6e7f80912a3b';
const statement = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

export const invoiceIssued = defineEvent({
  type: 'members.InvoiceIssued',
  schemaVersion: 1,
  summary: 'A member was asked for its dues for a term.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object(
    {
      ...whoseInvoice,
      term: Term,
      amount: Amount,
      /** Which line of which schedule asks for this; without it the amount was brought in from an older register. */
      basis: Type.Optional(
        Type.Object(
          { schedule: Uuid, category: Code, unit: UnitCode, budgetBand: Type.Optional(Code) },
          { additionalProperties: false },
        ),
      ),
      dueOn: Date,
      /** The days on which a reminder falls due while something is open, by the rules in force when it was issued. */
      remindOn: Type.Array(Date, { maxItems: 20 }),
    },
    { additionalProperties: false },
  ),
  example: {
    ...whose,
    term: { from: '2026-03-02', until: '2027-03-01' },
    amount: UGX(200_000),
    basis: { schedule: '2f6b1c90-7d3e-4a58-9b0c-1d2e3f405162', category: 'full', unit: 'WAN' },
    dueOn: '2026-04-01',
    remindOn: ['2026-03-18', '2026-04-08', '2026-05-01'],
  },
});

export const invoiceReminderFellDue = defineEvent({
  type: 'members.InvoiceReminderFellDue',
  schemaVersion: 1,
  summary: 'It was time to remind a member of dues that are still open.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object({ ...whoseInvoice, outstanding: Amount, dueOn: Date }, { additionalProperties: false }),
  example: { ...whose, outstanding: UGX(120_000), dueOn: '2026-04-01' },
});

export const invoiceBecameOverdue = defineEvent({
  type: 'members.InvoiceBecameOverdue',
  schemaVersion: 1,
  summary: 'The day by which dues were to be paid passed, and something was still open.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object({ ...whoseInvoice, outstanding: Amount, dueOn: Date }, { additionalProperties: false }),
  example: { ...whose, outstanding: UGX(120_000), dueOn: '2026-04-01' },
});

export const invoicePaymentApplied = defineEvent({
  type: 'members.InvoicePaymentApplied',
  schemaVersion: 1,
  summary: 'A part of a payment, or all of it, went to an invoice.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object({ ...whoseInvoice, payment: Uuid, amount: Amount }, { additionalProperties: false }),
  example: { ...whose, payment, amount: UGX(80_000) },
});

export const invoicePaymentTakenBack = defineEvent({
  type: 'members.InvoicePaymentTakenBack',
  schemaVersion: 1,
  summary: 'What a payment had given to an invoice is gone, for the payment did not stand.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object({ ...whoseInvoice, payment: Uuid, amount: Amount, ground: Code }, { additionalProperties: false }),
  example: { ...whose, payment, amount: UGX(80_000), ground: 'bounced' },
});

export const invoiceWaiverAsked = defineEvent({
  type: 'members.InvoiceWaiverAsked',
  schemaVersion: 1,
  summary: 'It was asked that dues, or a part of them, be waived.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object(
    { ...whoseInvoice, amount: Amount, ground: Code, statement: Type.Optional(Personal('document')) },
    { additionalProperties: false },
  ),
  example: { ...whose, amount: UGX(100_000), ground: 'hardship', statement },
});

export const invoiceWaived = defineEvent({
  type: 'members.InvoiceWaived',
  schemaVersion: 1,
  summary: 'Dues, or a part of them, were waived by somebody who had not asked for it.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object({ ...whoseInvoice, amount: Amount, ground: Code }, { additionalProperties: false }),
  example: { ...whose, amount: UGX(100_000), ground: 'hardship' },
});

export const invoiceWaiverRefused = defineEvent({
  type: 'members.InvoiceWaiverRefused',
  schemaVersion: 1,
  summary: 'Dues were not waived, though it had been asked for.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object({ ...whoseInvoice, ground: Code }, { additionalProperties: false }),
  example: { ...whose, ground: 'means-available' },
});

export const invoiceWrittenOff = defineEvent({
  type: 'members.InvoiceWrittenOff',
  schemaVersion: 1,
  summary: 'The forum gave up what was still open of an invoice.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object({ ...whoseInvoice, amount: Amount, ground: Code }, { additionalProperties: false }),
  example: { ...whose, amount: UGX(120_000), ground: 'uncollectable' },
});

export const invoiceSettled = defineEvent({
  type: 'members.InvoiceSettled',
  schemaVersion: 1,
  summary: 'Nothing is open any more of the dues for a term: paid, or waived.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object({ ...whoseInvoice, term: Term, on: Date }, { additionalProperties: false }),
  example: { ...whose, term: { from: '2026-03-02', until: '2027-03-01' }, on: '2026-03-20' },
});

export const invoiceCancelled = defineEvent({
  type: 'members.InvoiceCancelled',
  schemaVersion: 1,
  summary: 'An invoice that should not have been issued stands no longer.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object({ ...whoseInvoice, ground: Code }, { additionalProperties: false }),
  example: { ...whose, ground: 'issued-in-error' },
});

export const invoiceMoved = defineEvent({
  type: 'members.InvoiceMoved',
  schemaVersion: 1,
  summary: 'The organisation of an invoice now stands in another unit, and what is open of it with it.',
  audience: 'auditor',
  aggregate: 'invoice',
  data: Type.Object(whoseInvoice, { additionalProperties: false }),
  example: { ...whose, unit: 'UG-411' },
});

/** The stream `invoice-run-<id>`: who asked all members of a unit for their dues, and what came of it. */
export const invoiceRunMade = defineEvent({
  type: 'members.InvoiceRunMade',
  schemaVersion: 1,
  summary: 'Members of a unit were asked for their dues, those whose terms begin in a time.',
  audience: 'auditor',
  aggregate: 'invoice-run',
  data: Type.Object(
    {
      unit: UnitCode,
      from: Date,
      until: Date,
      /** How many invoices were issued, and how many of the terms had been invoiced already. */
      issued: Count,
      alreadyIssued: Count,
      /** Who could not be asked, and by which rule. */
      refused: Type.Array(
        Type.Object({ membership: Uuid, rule: Type.String({ maxLength: 80 }) }, { additionalProperties: false }),
        { maxItems: 200 },
      ),
      /** The run ended at this membership, and others wait: the next one goes on after it. */
      next: Type.Optional(Uuid),
    },
    { additionalProperties: false },
  ),
  example: {
    unit: 'UG-402',
    from: '2026-01-01',
    until: '2026-12-31',
    issued: 41,
    alreadyIssued: 3,
    refused: [{ membership: whose.membership, rule: 'invoice.no-line' }],
  },
});

export const invoiceRunContracts = [invoiceRunMade] as const;
export const invoiceContracts = [
  invoiceIssued,
  invoiceReminderFellDue,
  invoiceBecameOverdue,
  invoicePaymentApplied,
  invoicePaymentTakenBack,
  invoiceWaiverAsked,
  invoiceWaived,
  invoiceWaiverRefused,
  invoiceWrittenOff,
  invoiceSettled,
  invoiceCancelled,
  invoiceMoved,
] as const;
