import { MAX_ENTRY_BYTES } from '../sealed-compartment.port.ts';
import { padded, unpadded } from './padding.ts';

const bytes = (length: number): Uint8Array => Buffer.alloc(length, 'x');

describe('what is filled up before it is sealed', () => {
  it('is of one length, however long it is, and is had back as it was', () => {
    const lengths = [0, 1, 1020, 1021, 5_000, MAX_ENTRY_BYTES];
    const filled = lengths.map((length) => padded(bytes(length)));
    expect(new Set(filled.map(({ length }) => length)).size).toBe(1);
    expect(filled.map((whole) => Buffer.from(unpadded(whole)))).toEqual(lengths.map(bytes));
  });

  it('is had back where it was filled up to the next kibibyte alone, as entries were before', () => {
    const before = Buffer.alloc(2048);
    before.writeUInt32BE(1500, 0);
    before.set(bytes(1500), 4);
    expect(Buffer.from(unpadded(before))).toEqual(bytes(1500));
  });
});
