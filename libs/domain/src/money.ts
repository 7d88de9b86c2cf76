/** An amount in the currency's minor unit, as an integer, with its ISO 4217 code. Never a float. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** @throws RangeError where the amount is no safe integer or the code no three capitals: a bug of the caller */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not an integer amount: ${minor}`);
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`not an ISO 4217 code: ${currency}`);
  return { minor, currency };
}

/** @throws RangeError for two currencies: adding them needs a rate, which is a decision of its own */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${a.currency} and ${b.currency}`);
  return money(a.minor + b.minor, a.currency);
}
