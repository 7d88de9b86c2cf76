import fc from 'fast-check';
import { filledUp, withoutFilling } from './filled-up.pure.ts';

describe('bytes that are filled up', () => {
  it('come back as they were, and have one of few lengths', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000, size: 'max' }), (bytes) => {
        const filled = filledUp(bytes);
        expect([65_536, 131_072]).toContain(filled.length);
        expect(withoutFilling(filled).equals(bytes)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    [65_528, 65_536],
    [65_529, 131_072],
    [20 * 1024 * 1024, 32 * 1024 * 1024],
  ])('of %i have room for their length, too', (length, room) => {
    expect(filledUp(new Uint8Array(length))).toHaveLength(room);
  });

  it('are told from others', () => {
    expect(() => withoutFilling(Buffer.alloc(4))).toThrow('never filled up');
    expect(() => withoutFilling(Buffer.alloc(20, 0xff))).toThrow('never filled up');
  });
});
