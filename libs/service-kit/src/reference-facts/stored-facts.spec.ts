import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery } from '@baraza/event-bus';
import { MemoryReadStore, type ReadStore, WrongCheckpoint } from '@baraza/read-models';
import { referenceFactsModel } from './reference-facts.projection.ts';
import { StoredFacts } from './stored-facts.ts';

describe('facts that are begun where there are none', () => {
  it('are begun once, also where the right to write was lost meanwhile', async () => {
    const store = new MemoryReadStore();
    let asked = 0;
    const losing = new Proxy(store, {
      get: (of, key) => {
        const found: unknown = Reflect.get(of, key, of);
        if (typeof found !== 'function') return found;
        if (key !== 'serve') return found.bind(of) as unknown;
        return async (...args: Parameters<ReadStore['serve']>) => {
          if ((asked += 1) === 1) throw new WrongCheckpoint('another instance writes');
          return of.serve(...args);
        };
      },
    });
    const facts = new StoredFacts(losing, 'ledger');
    expect([await facts.begin(), asked]).toEqual([0, 2]);
    expect(await store.prepare(referenceFactsModel)).toMatchObject([{ state: 'serving', checkpoint: 0 }]);
    await facts.close();
  });
});

describe('an instance that waits for another to take an event in', () => {
  it('looks soon, and less often the longer that takes', async () => {
    const store = new MemoryReadStore();
    const written = new StoredFacts(store, 'ledger');
    await written.begin();
    // Another holds the lease; nothing it writes comes.
    const lease = { isHeld: false, epoch: undefined, trouble: undefined, release: async () => undefined };
    const looks: number[] = [];
    const shared = new Proxy(store, {
      get: (of, key) => {
        if (key === 'lease') return () => lease;
        const found: unknown = Reflect.get(of, key, of);
        if (typeof found !== 'function') return found;
        if (key !== 'prepare') return found.bind(of) as unknown;
        return async () => {
          looks.push(performance.now());
          return of.prepare(referenceFactsModel);
        };
      },
    });
    const waiting = new StoredFacts(shared, 'ledger');
    await waiting.begin();
    const from = performance.now();
    looks.length = 0;
    const event = { sequence: 1 } as Delivery['events'][number];
    const taking = waiting.take({ events: [event], upTo: 1, head: 1 } as Delivery);
    await pause(1_000);
    await waiting.close();
    await expect(taking).rejects.toThrow(WrongCheckpoint);
    expect(looks.filter((at) => at - from < 100).length).toBeGreaterThan(1);
    expect(looks.length).toBeLessThan(25);
  });
});
