import fc from 'fast-check';
import { CURRENCIES } from './currencies.ts';
import { addMoney, converted, decimalOf, fromDecimal, money } from './money.ts';

describe('an amount of money', () => {
  it('is written with the decimals of its currency', () => {
    expect(decimalOf(money(200_000, 'UGX'))).toBe('200000');
    expect(decimalOf(money(125_050, 'KES'))).toBe('1250.50');
    expect(decimalOf(money(5, 'USD'))).toBe('0.05');
    expect(decimalOf(money(-5, 'BHD'))).toBe('-0.005');
  });

  it('is read from what is written, and from nothing that only looks like it', () => {
    expect(fromDecimal('200000.00', 'UGX')).toEqual({ minor: 200_000, currency: 'UGX' });
    expect(fromDecimal('12.5', 'USD')).toEqual({ minor: 1_250, currency: 'USD' });
    for (const text of ['12.345', '1,200', '1e3', '', '.5', '12.', ' 1', '0x10', '99999999999999999']) {
      expect([text, fromDecimal(text, 'USD')]).toEqual([text, undefined]);
    }
    expect(fromDecimal('0.5', 'UGX')).toBeUndefined();
    expect(fromDecimal('1', 'ABC')).toBeUndefined();
  });

  it('comes back from being written, in every currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...CURRENCIES), (minor, currency) => {
        fc.pre(Math.abs(minor) < 1e15);
        expect(fromDecimal(decimalOf({ minor, currency }), currency)).toEqual({
          minor: minor === 0 ? 0 : minor,
          currency,
        });
      }),
    );
  });

  it('is never a float, and never added to another currency', () => {
    expect(() => money(0.5, 'UGX')).toThrow('not an integer amount');
    expect(() => money(1, 'ugx')).toThrow('not an ISO 4217 code');
    expect(() => addMoney(money(1, 'UGX'), money(1, 'KES'))).toThrow('cannot add');
  });
});

describe('an amount in another currency', () => {
  it('is counted by the rate between whole units, whatever decimals each has', () => {
    expect(converted(money(10_000, 'USD'), { numerator: 3_700, denominator: 1 }, 'UGX')).toEqual(money(370_000, 'UGX'));
    expect(converted(money(370_000, 'UGX'), { numerator: 1, denominator: 3_700 }, 'USD')).toEqual(money(10_000, 'USD'));
    expect(converted(money(100, 'KES'), { numerator: 285, denominator: 10 }, 'UGX')).toEqual(money(29, 'UGX'));
  });

  it('is rounded to the nearest minor unit, halves away from zero', () => {
    const half = { numerator: 1, denominator: 2 };
    expect([1, 2, 3, 5].map((minor) => converted(money(minor, 'UGX'), half, 'RWF').minor)).toEqual([1, 1, 2, 3]);
    expect(converted(money(-1, 'UGX'), half, 'RWF').minor).toBe(-1);
    expect(converted(money(100, 'UGX'), { numerator: 1, denominator: 3 }, 'RWF').minor).toBe(33);
  });

  it('is a whole number, off by half a minor unit at most', () => {
    const whole = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(fc.nat(1_000_000_000), whole, whole, (minor, numerator, denominator) => {
        const { minor: worth } = converted(money(minor, 'UGX'), { numerator, denominator }, 'RWF');
        const off = 2n * (BigInt(worth) * BigInt(denominator) - BigInt(minor) * BigInt(numerator));
        expect(Number.isSafeInteger(worth)).toBe(true);
        expect(off <= BigInt(denominator) && -off <= BigInt(denominator)).toBe(true);
      }),
    );
  });

  it('is refused where it cannot be counted exactly', () => {
    const huge = { numerator: 1_000_000_000, denominator: 1 };
    expect(() => converted(money(1_000_000_000, 'UGX'), huge, 'KES')).toThrow(RangeError);
    expect(() => converted(money(1, 'UGX'), huge, 'ABC')).toThrow('not a currency');
  });
});
