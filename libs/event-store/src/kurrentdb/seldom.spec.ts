import { Seldom } from './seldom.ts';

describe('what is done seldom', () => {
  let now = 0;
  const doneWithin = (seldom: Seldom, ms: number): number => {
    let done = 0;
    for (const end = now + ms; now < end; now += 50) if (seldom.isDue()) done += 1;
    return done;
  };
  const seldom = (): Seldom => new Seldom(() => now);

  it('is done at once, and then less and less often', () => {
    const one = seldom();
    expect([1_000, 10_000, 60_000].map((ms) => doneWithin(one, ms))).toEqual([3, 3, 4]);
  });

  it('is done at once again after a long time without it, or where there is hope', () => {
    const one = seldom();
    const often = doneWithin(one, 10_000);
    expect(doneWithin(one, 1_000)).toBe(0);
    one.forget();
    expect(doneWithin(one, 10_000)).toBe(often);
    now += 61_000;
    expect(doneWithin(one, 10_000)).toBe(often);
  });
});
