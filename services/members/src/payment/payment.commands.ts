import { LARGEST_AMOUNT } from '@baraza/contracts';
import {
  Code_,
  CommandBody,
  CountField,
  CurrencyField,
  ListOf,
  Nested,
  OptionalField,
  Text,
  UuidField,
} from '@baraza/service-kit';
import { MoneyBody, RateBody } from '../dues-schedule/money.body.ts';

/** Puts on record that a member paid; `effectiveOn` is the day on which it did. */
export class ReceivePaymentBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() organisation: string;
  @Nested(() => MoneyBody, { description: 'What came in, in the currency it came in' }) amount: MoneyBody;
  @OptionalField()
  @CurrencyField({ description: 'The currency in which it is counted, where that is another' })
  countedIn?: string;
  @OptionalField()
  @Nested(() => RateBody, {
    description:
      'A whole unit of the currency that came in is worth `numerator/denominator` whole units of the one it is counted in. The sum is rounded once, to the nearest minor unit, halves away from zero.',
  })
  rate?: RateBody;
  @Code_({ example: 'mobile-money' }) method: string;
  @Text({
    max: 80,
    example: 'MM260302-774102',
    description: 'The bank’s or the operator’s own reference, or a receipt’s number',
  })
  reference: string;
  @OptionalField()
  @ListOf('uuid', {
    max: 20,
    description:
      'The invoices it pays, in this order, as far as it goes; those of the earliest terms where they are left out',
  })
  invoices?: string[];
}

export class AllocatePaymentBody extends CommandBody {
  @UuidField() invoice: string;
  @OptionalField()
  @CountField({
    min: 1,
    max: LARGEST_AMOUNT,
    example: 50_000,
    description: 'As much as is left and as is open where it is left out',
  })
  minor?: number;
}
export class RefundPaymentBody extends CommandBody {
  @OptionalField()
  @CountField({ min: 1, max: LARGEST_AMOUNT, example: 5_000, description: 'All that is left where it is left out' })
  minor?: number;
  @Code_({ example: 'overpaid' }) ground: string;
}
export class ReversePaymentBody extends CommandBody {
  @Code_({ example: 'bounced' }) ground: string;
}
