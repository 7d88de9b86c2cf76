import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, UnitCode, Uuid } from '../schemas.ts';
import { Amount, Balance, PaymentReference, RateSchema } from './dues.schemas.ts';

/** In every event of a payment: who paid, and the unit that received it. */
const ofPayment = { organisation: Uuid, unit: UnitCode };
const exampleOf = { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', unit: 'UG-402' };
const UGX = (minor: number) => ({ minor, currency: 'UGX' });
const payment = '4e5f6071-8293-4a4b-8c5d-6e7f80912a3b';

export const paymentReceived = defineEvent({
  type: 'members.PaymentReceived',
  schemaVersion: 1,
  summary: 'A member paid.',
  audience: 'auditor',
  aggregate: 'payment',
  data: Type.Object(
    {
      ...ofPayment,
      /** What came in, in the currency it came in. */
      amount: Amount,
      /** Where that is another currency than dues are counted in: the rate that was used. */
      rate: Type.Optional(RateSchema),
      /** What it is worth in the currency of account: what can be allocated and refunded. */
      credited: Amount,
      method: Code,
      reference: PaymentReference,
    },
    { additionalProperties: false },
  ),
  example: {
    ...exampleOf,
    amount: { minor: 5_000, currency: 'USD' },
    rate: { numerator: 3_700, denominator: 1 },
    credited: UGX(185_000),
    method: 'bank-transfer',
    reference: 'FT26061-00417',
  },
});

export const paymentAllocated = defineEvent({
  type: 'members.PaymentAllocated',
  schemaVersion: 1,
  summary: 'A part of a payment, or all of it, was given to an invoice.',
  audience: 'auditor',
  aggregate: 'payment',
  data: Type.Object({ ...ofPayment, invoice: Uuid, amount: Amount, credit: Balance }, { additionalProperties: false }),
  example: {
    ...exampleOf,
    invoice: '9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d',
    amount: UGX(80_000),
    credit: UGX(105_000),
  },
});

export const paymentRefunded = defineEvent({
  type: 'members.PaymentRefunded',
  schemaVersion: 1,
  summary: 'What a member had paid too much, or a part of it, was given back.',
  audience: 'auditor',
  aggregate: 'payment',
  data: Type.Object({ ...ofPayment, amount: Amount, ground: Code, credit: Balance }, { additionalProperties: false }),
  example: { ...exampleOf, amount: UGX(105_000), ground: 'overpaid', credit: UGX(0) },
});

export const paymentReversed = defineEvent({
  type: 'members.PaymentReversed',
  schemaVersion: 1,
  summary:
    'A payment did not stand: it bounced, or was entered in error. What it had given to invoices was taken back.',
  audience: 'auditor',
  aggregate: 'payment',
  data: Type.Object({ ...ofPayment, amount: Amount, ground: Code }, { additionalProperties: false }),
  example: { ...exampleOf, amount: UGX(185_000), ground: 'bounced' },
});

export const paymentMoved = defineEvent({
  type: 'members.PaymentMoved',
  schemaVersion: 1,
  summary: 'Who paid now stands in another unit, and what is left of the payment with it.',
  audience: 'auditor',
  aggregate: 'payment',
  data: Type.Object(ofPayment, { additionalProperties: false }),
  example: { ...exampleOf, unit: 'UG-411' },
});

/**
 * The stream `payment-reference-<derived id>` of one reference of one way of paying. It is written in the same append as
 * the payment, so that the same line of a bank's statement is not entered twice.
 */
const taken = Type.Object(
  { method: Code, reference: PaymentReference, payment: Uuid },
  { additionalProperties: false },
);
const exampleTaken = { method: 'bank-transfer', reference: 'FT26061-00417', payment };

export const paymentReferenceTaken = defineEvent({
  type: 'members.PaymentReferenceTaken',
  schemaVersion: 1,
  summary: 'This reference stands for this payment and for no other.',
  audience: 'auditor',
  aggregate: 'payment-reference',
  data: taken,
  example: exampleTaken,
});

export const paymentReferenceReleased = defineEvent({
  type: 'members.PaymentReferenceReleased',
  schemaVersion: 1,
  summary: 'A payment that was entered in error gave its reference back.',
  audience: 'auditor',
  aggregate: 'payment-reference',
  data: taken,
  example: exampleTaken,
});

export const paymentContracts = [
  paymentReceived,
  paymentAllocated,
  paymentRefunded,
  paymentReversed,
  paymentMoved,
] as const;
export const paymentReferenceContracts = [paymentReferenceTaken, paymentReferenceReleased] as const;
