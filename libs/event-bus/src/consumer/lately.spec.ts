import { setTimeout as pause } from 'node:timers/promises';
import { Lately } from './lately.ts';

describe('an answer that many ask for', () => {
  it('is asked for once while it is on its way, and for a while afterwards', async () => {
    const asking = (goodForMs: number) => {
      let asked = 0;
      return new Lately(goodForMs, async () => {
        await pause(5);
        return (asked += 1);
      });
    };
    const lately = asking(60_000);
    expect(await Promise.all([lately.get(), lately.get(), lately.get()])).toEqual([1, 1, 1]);
    expect(await lately.get()).toBe(1);
    const hardly = asking(1);
    expect(await hardly.get()).toBe(1);
    await pause(20);
    expect(await hardly.get()).toBe(2);
  });

  it('is asked for again where it could not be had', async () => {
    let asked = 0;
    const lately = new Lately(10_000, async () => {
      if ((asked += 1) === 1) throw new Error('away');
      return asked;
    });
    await expect(lately.get()).rejects.toThrow('away');
    expect(await lately.get()).toBe(2);
  });
});
