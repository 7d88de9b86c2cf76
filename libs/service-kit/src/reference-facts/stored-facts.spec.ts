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
