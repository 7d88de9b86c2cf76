import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { VaultDamaged } from '../vault.port.ts';
import { commitment, derivedKey, seal, unseal } from './envelope.ts';

describe('an envelope', () => {
  const key = Buffer.alloc(32, 3);
  const identity = ['subject', 'event', '/field', 'person'];
  const plain = Buffer.from('Made-Up');

  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(unseal(key, identity, seal(key, identity, bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('never looks the same twice', () => {
    expect(seal(key, identity, plain)).not.toEqual(seal(key, identity, plain));
  });

  it('opens under no other key and for no other place', () => {
    const sealed = seal(key, identity, plain);
    const refused = [
      (): unknown => unseal(randomBytes(32), identity, sealed),
      ...identity.map((_, index) => (): unknown => unseal(key, identity.with(index, 'other'), sealed)),
      // Boundaries between the parts count.
      (): unknown => unseal(key, ['subjecte', 'vent', '/field', 'person'], sealed),
    ];
    for (const open of refused) expect(open).toThrow(VaultDamaged);
  });

  it('does not open with any byte altered or any byte missing, the tag’s included', () => {
    const sealed = Buffer.from(seal(key, identity, plain));
    for (let index = 0; index < sealed.length; index++) {
      const altered = Buffer.from(sealed);
      altered[index]! ^= 1;
      expect(() => unseal(key, identity, altered)).toThrow(VaultDamaged);
      expect(() => unseal(key, identity, sealed.subarray(0, index))).toThrow(VaultDamaged);
    }
  });
});

describe('a commitment', () => {
  const secret = Buffer.alloc(32, 5);

  it('is what RFC 5869 and RFC 2104 make of it', () => {
    // Computed with another implementation (Python's hmac), so that the record can be checked without this code.
    expect(commitment(secret, 'event', '/field', 'Made-Up')).toBe('N3_NxnqTQcw2QOqQagr1v4FRhgfHOrYCvmB7v6g7STM');
  });

  it('tells context from field', () => {
    expect(commitment(secret, 'a', 'bc', 'x')).not.toBe(commitment(secret, 'ab', 'c', 'x'));
  });

  it('has nothing to do with a key for another purpose', () => {
    expect(derivedKey(secret, 'wrapping')).not.toEqual(derivedKey(secret, 'check'));
  });
});
