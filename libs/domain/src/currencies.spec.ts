import { CURRENCIES, currencyExponent } from './currencies.ts';

/** A well-kept list, for specs only; named so that nothing but this spec needs it installed. */
const LIST: string = 'dinero.js/currencies';

describe('currencies', () => {
  it('are those of ISO 4217, each with its decimals', async () => {
    const listed = (await import(LIST)) as Readonly<Record<string, { code: string; base: number; exponent: number }>>;
    // MGA and MRU are parted into five, and written with two decimals: so ISO 4217 has them.
    const decimals = Object.values(listed).map(({ code, base, exponent }) => [code, base === 10 ? exponent : 2]);
    expect(CURRENCIES.map((code) => [code, currencyExponent(code)])).toEqual(decimals.sort());
  });

  it('of East Africa are written as people write them', () => {
    expect(['UGX', 'RWF', 'BIF', 'KES', 'TZS', 'USD'].map(currencyExponent)).toEqual([0, 0, 0, 2, 2, 2]);
    expect(currencyExponent('UGS')).toBeUndefined();
  });
});
