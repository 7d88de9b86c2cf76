import { freshBytes } from './fresh-bytes.ts';

describe('random bytes drawn many at once', () => {
  it('are handed out once: no nonce comes twice, over many fillings of the pool', () => {
    const nonces = Array.from({ length: 5_000 }, () => freshBytes(12).toString('hex'));
    expect(new Set(nonces).size).toBe(nonces.length);
    expect(nonces).not.toContain('00'.repeat(12));
  });

  it('are the taker’s own: writing over them changes no others', () => {
    const first = freshBytes(32);
    const second = freshBytes(32);
    const before = second.toString('hex');
    first.fill(0);
    expect(second.toString('hex')).toBe(before);
  });

  it('are no more than the pool holds', () => {
    expect(() => freshBytes(9_000)).toThrow(RangeError);
  });
});
