import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { canonicalBytes, canonicalText, NotCanonical, parseCanonical } from './canonical-json.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 code units at every depth, and leaves arrays as they are', () => {
    const value = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\u{1f600}': 5,
      '\u0080': 6,
      '\u00f6': 7,
      a: [{ c: 1, b: 2 }],
    };
    expect(canonicalText(value)).toBe(
      '{"\\r":2,"1":4,"a":[{"b":2,"c":1}],"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    );
  });

  it('writes numbers as ECMAScript does', () => {
    const numbers = [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0, 1e21, 0.1 + 0.2];
    expect(canonicalText(numbers)).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0,1e+21,0.30000000000000004]');
  });

  it('escapes what must be escaped, and nothing else', () => {
    expect(canonicalText('€$\u000f\nA\'B"\\/é\u2028')).toBe('"€$\\u000f\\nA\'B\\"\\\\/é\u2028"');
  });

  it('does not normalise text', () => {
    expect(canonicalText(['é', 'e\u0301'])).toBe('["é","e\u0301"]');
  });

  it('keeps a key named __proto__', () => {
    expect(canonicalText(JSON.parse('{"__proto__":{"b":1},"a":2}'))).toBe('{"__proto__":{"b":1},"a":2}');
  });

  it('refuses what JSON cannot hold, saying where', () => {
    const sparse: unknown[] = [];
    sparse[1] = 1;
    class Organisation {
      name = 'an instance';
    }
    const values: unknown[] = [
      Number.NaN,
      Infinity,
      -Infinity,
      undefined,
      () => 1,
      Symbol('s'),
      1n,
      new Date(0),
      new Map([['a', 1]]),
      new Set([1]),
      new Organisation(),
      { toJSON: () => 1 },
      sparse,
      '\ud83d',
      { '\ude00': 1 },
    ];
    for (const value of values) {
      expect(() => canonicalText(value)).toThrow(NotCanonical);
      expect(() => canonicalText({ a: [value] })).toThrow(/at '\/a\/0/);
    }
  });

  it('refuses a circle, and what is nested too deeply to be looked at', () => {
    const circle: { inner?: unknown } = {};
    circle.inner = circle;
    expect(() => canonicalText(circle)).toThrow(NotCanonical);
    expect(() => parseCanonical(utf8('['.repeat(60_000) + ']'.repeat(60_000)))).toThrow(NotCanonical);
  });

  it('is a fixed point: parsed and written again it is the same bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const bytes = canonicalBytes(value);
        expect(canonicalBytes(parseCanonical(bytes))).toEqual(bytes);
        expect(parseCanonical(bytes)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('does not depend on the order in which keys were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalText(reversed)).toBe(canonicalText(value));
      }),
    );
  });
});

describe('bytes that claim to be canonical', () => {
  const refused = [
    ['spaces', '{ "a":1}'],
    ['keys in another order', '{"b":1,"a":2}'],
    ['a key twice', '{"a":1,"a":2}'],
    ['a key twice, once escaped', '{"a":1,"\\u0061":2}'],
    ['a number written otherwise', '[1.0]'],
    ['an exponent written otherwise', '[1E3]'],
    ['a needless escape', '["\\u0041"]'],
    ['an integer that a double cannot hold', '{"amount":9007199254740993}'],
    ['a number out of range', '[1e400]'],
    ['a lone surrogate', '["\\ud83d"]'],
    ['a byte order mark', '\ufeff{}'],
    ['a trailing newline', '{}\n'],
    ['more after the value', '{}{}'],
    ['nothing', ''],
    ['no JSON', 'NaN'],
  ] as const;
  it.each(refused)('are refused with %s', (_, text) => {
    expect(() => parseCanonical(utf8(text))).toThrow(NotCanonical);
  });

  it('are refused where they are not UTF-8', () => {
    expect(() => parseCanonical(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(NotCanonical);
  });
});

/** Test vectors of RFC 8785's author and others, shared between projects beside this one, where they are there. */
const vectorsFile = new URL('../../../../shared/vectors/jcs.json', import.meta.url);
const withVectors = existsSync(vectorsFile) ? describe : describe.skip;

withVectors('the test vectors of RFC 8785', () => {
  interface Vectors {
    pairs: { id: string; inputB64: string; outputB64: string; sha256Hex: string }[];
    numbers: { cases: { ieeeHex: string; expected: string }[]; mustReject: string[] };
    es6NumberChecksums: { staticU64Hex: string[]; sha256ByLines: Record<string, string> };
    rejectText: { why: string; inputB64: string }[];
  }
  const vectors = existsSync(vectorsFile)
    ? (JSON.parse(readFileSync(vectorsFile, 'utf8')) as Vectors)
    : { pairs: [], numbers: { cases: [], mustReject: [] }, es6NumberChecksums: undefined!, rejectText: [] };
  const double = (hex: string): number => Buffer.from(hex.padStart(16, '0'), 'hex').readDoubleBE();

  it('give the bytes that they say', () => {
    expect(vectors.pairs.length).toBeGreaterThan(20);
    for (const { id, inputB64, outputB64, sha256Hex } of vectors.pairs) {
      const bytes = canonicalBytes(JSON.parse(Buffer.from(inputB64, 'base64').toString()));
      expect({ id, bytes: Buffer.from(bytes).toString('base64') }).toEqual({ id, bytes: outputB64 });
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256Hex);
      expect(canonicalBytes(parseCanonical(bytes))).toEqual(bytes);
    }
  });

  it('give the number texts that they say', () => {
    for (const { ieeeHex, expected } of vectors.numbers.cases) expect(canonicalText(double(ieeeHex))).toBe(expected);
    for (const hex of vectors.numbers.mustReject) {
      expect(() => canonicalText(double(hex))).toThrow(NotCanonical);
    }
  });

  it('give the checksum of 10,000 numbers', () => {
    const { staticU64Hex, sha256ByLines } = vectors.es6NumberChecksums;
    const checksum = createHash('sha256');
    let lines = 0;
    const add = (bits: bigint): void => {
      const hex = bits.toString(16);
      checksum.update(`${hex},${canonicalText(double(hex))}\n`);
      lines += 1;
    };
    for (const hex of staticU64Hex) add(BigInt(`0x${hex}`));
    for (let serial = 0n; serial < 2_000n; serial++) add(0x0010000000000000n + serial);
    let block = Buffer.alloc(32);
    while (lines < 10_000) {
      block = createHash('sha256').update(block).digest();
      for (let at = 0; at < 32 && lines < 10_000; at += 8) {
        const value = block.readDoubleLE(at);
        if (value !== 0 && Number.isFinite(value)) add(block.readBigUInt64LE(at));
      }
    }
    expect(checksum.digest('hex')).toBe(sha256ByLines['10000']);
  });

  it('are refused as they say', () => {
    for (const { why, inputB64 } of vectors.rejectText) {
      expect(() => why && parseCanonical(Buffer.from(inputB64, 'base64'))).toThrow(NotCanonical);
    }
  });
});
