import { MemoryReadStore } from '../memory/memory-read-store.ts';
import type { ReadModel } from '../read-store.port.ts';
import { allDocuments, everyDocument } from './every-document.ts';

const guests: ReadModel<{ readonly name: string; readonly room: string }> = {
  name: 'guests',
  version: 1,
  keepsPast: false,
  indexes: ['room'],
  index: ({ room }) => ({ room }),
};

describe('all that a question finds', () => {
  let store: MemoryReadStore;
  beforeEach(async () => {
    store = new MemoryReadStore();
    const { generation } = await store.begin(guests);
    const versions = Array.from({ length: 25 }, (_, at) => ({
      key: `guest-${String(at).padStart(2, '0')}`,
      doc: { name: `Guest ${at}`, room: at % 5 === 0 ? 'north' : 'south' },
      sequence: at + 1,
    }));
    await store.commit(guests, generation, { after: 0, checkpoint: 25, versions, facts: [] });
    await store.serve(guests, generation);
  });

  it('comes once each and in order, whatever the size of a page', async () => {
    for (const limit of [1, 4, 5, 20, 25, 1_000]) {
      const keys = [];
      for await (const { key } of everyDocument(store, guests, { limit })) keys.push(key);
      expect(keys).toEqual(Array.from({ length: 25 }, (_, at) => `guest-${String(at).padStart(2, '0')}`));
    }
  });

  it('is what fulfils it, and nothing where nothing does', async () => {
    const north = await allDocuments(store, guests, { where: { room: { is: 'north' } }, limit: 2 });
    expect(north.map(({ name }) => name)).toEqual(['Guest 0', 'Guest 5', 'Guest 10', 'Guest 15', 'Guest 20']);
    expect(await allDocuments(store, guests, { where: { room: { is: 'west' } } })).toEqual([]);
  });
});
