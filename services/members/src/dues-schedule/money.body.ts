import { LARGEST_AMOUNT, LARGEST_RATE_PART } from '@baraza/contracts';
import { CountField, CurrencyField } from '@baraza/service-kit';

/** An amount in a command. */
export class MoneyBody {
  @CountField({ min: 1, max: LARGEST_AMOUNT, example: 200_000, description: 'In the currency’s minor unit' })
  minor: number;
  @CurrencyField() currency: string;
}

export class RateBody {
  @CountField({ min: 1, max: LARGEST_RATE_PART, example: 3_700 }) numerator: number;
  @CountField({ min: 1, max: LARGEST_RATE_PART, example: 1 }) denominator: number;
}
