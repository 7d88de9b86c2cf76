import { join } from 'node:path';
import { aFact, aGuest } from '../contract/a-store.ts';
import { testReadStore } from '../read-store.contract.ts';
import { guests } from '../testing/guestbook.ts';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { openSqliteReadStore } from './sqlite-read-store.ts';

testReadStore('sqlite', async () => {
  const folder = await scratchFolder();
  const path = join(folder.path, 'read.sqlite');
  let store = await openSqliteReadStore({ path });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openSqliteReadStore({ path });
      return store;
    },
    dispose: async () => {
      await store.close();
      await folder.remove();
    },
  };
});

describe('a large generation', () => {
  it('is made ready in many steps, and is whole', async () => {
    const folder = await scratchFolder();
    const store = await openSqliteReadStore({ path: join(folder.path, 'read.sqlite') });
    try {
      const count = 4_100;
      const { generation } = await store.begin(guests);
      const versions = Array.from({ length: count }, (_, at) => ({
        key: `g${at}`,
        doc: aGuest(`Guest ${at}`, { likes: ['tea', `drink ${at % 3}`] }),
        sequence: at + 1,
      }));
      const facts = versions.map(({ sequence }) =>
        aFact(sequence, { dimensions: { house: `house ${sequence % 41}` } }),
      );
      await store.commit(guests, generation, { after: 0, checkpoint: count, versions, facts });
      await store.serve(guests, generation);
      for (const query of [{ search: 'guest' }, { where: { likes: { is: 'tea' } } }, { orderBy: { index: 'name' } }]) {
        expect((await store.find(guests, { ...query, limit: 1 })).total).toBe(count);
      }
      const [all] = await store.figures('guests', { measures: ['staying'] });
      expect(all!.value).toBe(count);
      const byHouse = await store.figures('guests', { measures: ['staying'], groupBy: ['house'] });
      expect(byHouse.map(({ value }) => value)).toEqual(Array.from({ length: 41 }, () => 100));
    } finally {
      await store.close();
      await folder.remove();
    }
  });
});
