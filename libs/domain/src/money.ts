import { currencyExponent } from './currencies.ts';

/** An amount in the currency's minor unit, as an integer, with its ISO 4217 code. Never a float. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** How many of one currency's whole units are worth how many of another's, in whole numbers: 3,700 to 1, or 37,005 to 10. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
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

/**
 * The amount in another currency. A unit of the amount's currency (a dollar, not a cent) is worth `numerator/denominator`
 * units of the other. Rounded once, to the nearest minor unit, halves away from zero.
 * @throws RangeError for an unknown currency, or an amount that is too large to be counted exactly
 */
export function converted(amount: Money, { numerator, denominator }: Rate, currency: string): Money {
  const scaled = BigInt(amount.minor) * BigInt(numerator) * 10n ** BigInt(decimalsOf(currency));
  const parts = BigInt(denominator) * 10n ** BigInt(decimalsOf(amount.currency));
  return money(Number(nearest(scaled, parts)), currency);
}

/** @param parts above 0 */
function nearest(whole: bigint, parts: bigint): bigint {
  const size = whole < 0n ? -whole : whole;
  const rounded = (2n * size + parts) / (2n * parts);
  return whole < 0n ? -rounded : rounded;
}

/** As it is written in plain digits: `1250.50`, `-3`, `200000`. */
export function decimalOf({ minor, currency }: Money): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const DECIMAL = /^(-?)(\d{1,16})(?:\.(\d{1,6}))?$/;

/**
 * The amount that plain digits write; undefined where they write none, or more decimals than the currency has (unless they
 * are noughts), or a currency that there is not.
 */
export function fromDecimal(text: string, currency: string): Money | undefined {
  const decimals = currencyExponent(currency);
  const match = DECIMAL.exec(text);
  if (decimals === undefined || match === null) return undefined;
  const fraction = (match[3] ?? '').padEnd(decimals, '0');
  if (/[1-9]/.test(fraction.slice(decimals))) return undefined;
  const size = Number(`${match[2]!}${fraction.slice(0, decimals)}`);
  if (!Number.isSafeInteger(size)) return undefined;
  return { minor: match[1] === '-' && size !== 0 ? -size : size, currency };
}

function decimalsOf(currency: string): number {
  const decimals = currencyExponent(currency);
  if (decimals === undefined) throw new RangeError(`not a currency: ${currency}`);
  return decimals;
}
