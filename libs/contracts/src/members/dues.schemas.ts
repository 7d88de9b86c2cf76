import { Type } from 'typebox';
import { Code, Date, UnitCode, Uuid } from '../schemas.ts';

/** Schemas shared by the contracts of dues: schedules, invoices, payments. */

/** Beyond any dues of a member: sums of many still count exactly. */
export const LARGEST_AMOUNT = 1_000_000_000_000;
export const CURRENCY = '^[A-Z]{3}$';

const amount = (minimum: number) =>
  Type.Object(
    {
      minor: Type.Integer({ minimum, maximum: LARGEST_AMOUNT }),
      currency: Type.String({ pattern: CURRENCY, description: 'ISO 4217' }),
    },
    {
      additionalProperties: false,
      description: 'In the minor unit of its currency: 20000 is UGX 20,000 or USD 200.00',
    },
  );
/** More than nothing. */
export const Amount = amount(1);
/** What is left, which may be nothing. */
export const Balance = amount(0);

export const LARGEST_RATE_PART = 1_000_000_000;
const RatePart = Type.Integer({ minimum: 1, maximum: LARGEST_RATE_PART });
/** A whole unit of the currency received is worth `numerator/denominator` whole units of the currency of account. */
export const RateSchema = Type.Object({ numerator: RatePart, denominator: RatePart }, { additionalProperties: false });

/** What a membership is paid for: first and last day. */
export const Term = Type.Object({ from: Date, until: Date }, { additionalProperties: false });

/** What a schedule asks of members of a category, in a unit and below, within a band of budgets. */
export const DuesLine = Type.Object(
  { category: Code, unit: UnitCode, budgetBand: Type.Optional(Code), amount: Amount },
  { additionalProperties: false },
);
export const MOST_DUES_LINES = 200;
export const DuesLines = Type.Array(DuesLine, { minItems: 1, maxItems: MOST_DUES_LINES });

/** A bank's or an operator's own reference of a payment, or a receipt's number, in capitals: never words about a person. */
export const PAYMENT_REFERENCE = '^[A-Z0-9][A-Z0-9./_-]{0,63}$';
export const PaymentReference = Type.String({ pattern: PAYMENT_REFERENCE });

/** In every event of an invoice: whose membership it asks dues of. */
export const whoseInvoice = { membership: Uuid, organisation: Uuid, category: Code, unit: UnitCode };
export const exampleWhoseInvoice = {
  membership: '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d',
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  category: 'full',
  unit: 'UG-402',
};
