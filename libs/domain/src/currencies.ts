/**
 * The currencies of ISO 4217 by the number of decimals of their minor unit. It stands here and not in a library, for it says
 * what recorded amounts mean: an update must not change that. A spec holds it against a well-kept list; it may only be added to.
 */
const CODES_BY_EXPONENT: Readonly<Record<number, readonly string[]>> = {
  0: ['BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  2: [
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW',
    'CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR',
    'ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV',
    'MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD',
    'SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG',
  ],
  3: ['BHD IQD JOD KWD LYD OMR TND'],
  4: ['CLF UYW'],
};

const exponents = new Map(
  Object.entries(CODES_BY_EXPONENT).flatMap(([exponent, lines]) =>
    lines.flatMap((line) => line.split(' ').map((code) => [code, Number(exponent)] as const)),
  ),
);

/** How many decimals the currency's minor unit has: 0 for UGX, 2 for KES; undefined for what is no currency. */
export function currencyExponent(code: string): number | undefined {
  return exponents.get(code);
}

/** Every currency, in the order of codes. */
export const CURRENCIES: readonly string[] = [...exponents.keys()].sort();
