import { InvalidDocument, ReadStoreUnavailable, WrongCheckpoint } from '../read-store.port.ts';
import type { ReadStoreUnderTest } from '../read-store.contract.ts';
import { guestHistory, guests, type Guest } from '../testing/guestbook.ts';
import { aBatch, aFact, aGuest, keysOf, served } from './a-store.ts';

export function testGenerations(under: () => ReadStoreUnderTest): void {
  const store = () => under().store;

  describe('a batch', () => {
    it('is seen as a whole: documents, facts and checkpoint', async () => {
      await served(store(), guests, [{ a: aGuest('Akello') }, [aFact(1)]]);
      expect(await store().get(guests, 'a')).toEqual(aGuest('Akello'));
      expect(await store().figures('guests', { measures: ['staying'] })).toEqual([
        { measure: 'staying', dimensions: {}, value: 1 },
      ]);
      expect(await store().checkpoint('guests')).toBe(1);
    });

    it.each([
      ['a document of undeclared indexes', { b: aGuest('B'), a: { ...aGuest('A'), likes: 'all' } }, [aFact(2)]],
      ['a document that is none', { b: aGuest('B'), a: 'A' }, [aFact(2)]],
      ['a fact of half a guest', { b: aGuest('B') }, [aFact(2), aFact(2, { amount: 0.5 })]],
      ['a fact of a date that is none', { b: aGuest('B') }, [aFact(2), aFact(2, { effectiveOn: '2026-02-30' })]],
    ])('with %s changes nothing', async (_what, documents, facts) => {
      const { generation, checkpoint } = await served(store(), guests, [{ a: aGuest('Akello') }, [aFact(1)]]);
      const before = await store().digest('guests');
      const refused = store().commit(guests, generation, aBatch(checkpoint, documents, facts));
      await expect(refused).rejects.toThrow(InvalidDocument);
      expect(await store().digest('guests')).toBe(before);
      expect(await store().checkpoint('guests')).toBe(1);
      await store().commit(guests, generation, aBatch(checkpoint, { b: aGuest('Byaruhanga') }, [aFact(2)]));
      expect((await store().figures('guests', { measures: ['staying'] }))[0]!.value).toBe(2);
    });

    it('applied a second time changes nothing', async () => {
      const { generation, checkpoint } = await served(store(), guests, [{ a: aGuest('A') }]);
      const batch = aBatch(checkpoint, { b: aGuest('B'), a: undefined }, [aFact(2), aFact(3)]);
      await store().commit(guests, generation, batch);
      const before = await store().digest('guests');
      await expect(store().commit(guests, generation, batch)).rejects.toThrow(WrongCheckpoint);
      expect(await store().digest('guests')).toBe(before);
      expect((await store().figures('guests', { measures: ['staying'] }))[0]!.value).toBe(2);
    });

    it('that starts elsewhere than the generation stands is refused', async () => {
      const { generation } = await served(store(), guests, [{ a: aGuest('A') }]);
      await expect(store().commit(guests, generation, aBatch(0, {}))).rejects.toThrow(WrongCheckpoint);
      await expect(store().commit(guests, generation, aBatch(7, {}))).rejects.toThrow(WrongCheckpoint);
      await expect(store().commit(guests, generation + 50, aBatch(1, {}))).rejects.toThrow(WrongCheckpoint);
    });

    it('may move the checkpoint alone', async () => {
      const { generation } = await served(store(), guests, [{ a: aGuest('A') }]);
      await store().commit(guests, generation, { after: 1, checkpoint: 500, versions: [], facts: [] });
      expect(await store().checkpoint('guests')).toBe(500);
      expect((await store().find(guests, { limit: 1 })).checkpoint).toBe(500);
    });

    it('gives the runner back what it wrote', async () => {
      const { generation } = await served(
        store(),
        guests,
        [{ a: aGuest('A'), b: aGuest('B') }, []],
        [{ b: undefined }],
      );
      const loaded = await store().load(guests, generation, ['a', 'b', 'c']);
      expect([...loaded]).toEqual([['a', aGuest('A')]]);
    });
  });

  describe('generations that are passed over', () => {
    it('hold further, and take their next batch from there', async () => {
      const first = await served(store(), guests, [{ a: aGuest('A') }, [aFact(1)]]);
      const second = await served(store(), guestHistory, [{ a: aGuest('A'), b: aGuest('B') }]);
      const before = await store().digest('guests');
      await store().passOver([
        { model: 'guests', generation: first.generation, after: 1, checkpoint: 40 },
        { model: guestHistory.name, generation: second.generation, after: 2, checkpoint: 40 },
      ]);
      await store().passOver([{ model: 'guests', generation: first.generation, after: 40, checkpoint: 41 }]);
      expect(await store().checkpoint('guests')).toBe(41);
      expect(await store().checkpoint(guestHistory.name)).toBe(40);
      expect((await store().find(guests, { limit: 1 })).checkpoint).toBe(41);
      expect((await store().prepare(guests))[0]).toMatchObject({ state: 'serving', checkpoint: 41 });
      expect(await store().digest('guests')).toBe(before);

      await expect(store().commit(guests, first.generation, aBatch(1, { b: aGuest('B') }))).rejects.toThrow(
        WrongCheckpoint,
      );
      await store().commit(guests, first.generation, aBatch(41, { a: undefined, b: aGuest('B') }, [aFact(42)]));
      expect(keysOf(await store().find(guests, { limit: 9 }))).toEqual(['b']);
      expect((await store().figures('guests', { measures: ['staying'] }))[0]!.value).toBe(2);
      expect(await store().checkpoint('guests')).toBe(43);
      await store().commit(guestHistory, second.generation, aBatch(40, { b: undefined }));
      expect(keysOf(await store().find(guestHistory, { limit: 9, knownAt: 40 }))).toEqual(['a', 'b']);
      expect(keysOf(await store().find(guestHistory, { limit: 9 }))).toEqual(['a']);
    });

    it('are left as they are where they stand further on by then, are retired or gone', async () => {
      const { generation } = await served(store(), guests, [{ a: aGuest('A') }], [{ b: aGuest('B') }]);
      await store().passOver([
        { model: 'guests', generation, after: 0, checkpoint: 1 },
        { model: 'guests', generation: generation + 50, after: 0, checkpoint: 9 },
      ]);
      expect(await store().checkpoint('guests')).toBe(2);
      // Of two that say nearly the same, whoever is further goes on.
      await store().passOver([{ model: 'guests', generation, after: 2, checkpoint: 5 }]);
      await store().passOver([{ model: 'guests', generation, after: 2, checkpoint: 4 }]);
      await store().passOver([{ model: 'guests', generation, after: 5, checkpoint: 6 }]);
      expect(await store().checkpoint('guests')).toBe(6);
      const next = await store().begin(guests);
      await store().serve(guests, next.generation);
      await store().passOver([{ model: 'guests', generation, after: 2, checkpoint: 9 }]);
      expect(await store().checkpoint('guests')).toBe(0);
    });
  });

  describe('a generation', () => {
    it('is empty and at 0 while none serves', async () => {
      await store().prepare(guests);
      expect(await store().checkpoint('guests')).toBe(0);
      expect(await store().get(guests, 'a')).toBeUndefined();
      expect(await store().find(guests, { limit: 9 })).toEqual({
        documents: [],
        nextCursor: undefined,
        total: 0,
        checkpoint: 0,
      });
      expect(await store().figures('guests', { measures: ['staying'], groupBy: ['house'] })).toEqual([]);
      expect(await store().factsOf('guests', { measures: ['staying'], limit: 5 })).toEqual({
        facts: [],
        nextCursor: undefined,
      });
    });

    it('is not seen while it is built, then serves as a whole', async () => {
      const old = await served(store(), guests, [{ a: aGuest('A'), b: aGuest('B') }, [aFact(1), aFact(2)]]);
      const next = await store().begin(guests);
      expect(next).toMatchObject({ model: 'guests', version: 1, state: 'building', checkpoint: 0 });
      const facts = [aFact(3, { amount: 40 })];
      const documents = { c: aGuest('Caroline', { house: 'west', likes: ['tea'] }) };
      await store().commit(guests, next.generation, { ...aBatch(0, documents, facts), checkpoint: 3 });
      expect(keysOf(await store().find(guests, { limit: 9 }))).toEqual(['a', 'b']);
      expect((await store().figures('guests', { measures: ['staying'] }))[0]!.value).toBe(2);

      await store().serve(guests, next.generation);
      for (const query of [
        {},
        { where: { house: { is: 'west' } } },
        { where: { likes: { is: 'tea' } } },
        { search: 'caro' },
        { orderBy: { index: 'age' } },
      ]) {
        expect(keysOf(await store().find(guests, { ...query, limit: 9 }))).toEqual(['c']);
      }
      expect((await store().figures('guests', { measures: ['staying'] }))[0]!.value).toBe(40);
      expect(await store().checkpoint('guests')).toBe(3);
      expect((await store().prepare(guests)).map(({ state }) => state)).toEqual(['serving', 'retired']);
      await expect(store().commit(guests, old.generation, aBatch(2, {}))).rejects.toThrow(WrongCheckpoint);
      await expect(store().serve(guests, old.generation)).rejects.toThrow(WrongCheckpoint);
    });

    it('is written to while it serves, and found by what was written', async () => {
      const { generation } = await served(store(), guests, [{ a: aGuest('Amina', { likes: ['tea'] }) }, [aFact(1)]]);
      await store().commit(
        guests,
        generation,
        aBatch(1, { a: aGuest('Zaina', { likes: ['milk'], house: 'w' }) }, [aFact(2)]),
      );
      const found = async (query: object) => keysOf(await store().find(guests, { ...query, limit: 9 }));
      expect(await found({ search: 'zai', where: { likes: { is: 'milk' }, house: { is: 'w' } } })).toEqual(['a']);
      expect(await found({ search: 'ami' })).toEqual([]);
      expect(await found({ where: { likes: { is: 'tea' } } })).toEqual([]);
      expect((await store().figures('guests', { measures: ['staying'], asOf: '2026-03-31' }))[0]!.value).toBe(2);
    });

    it('goes when it is retired or was never served, and the serving one stays', async () => {
      const first = await served(store(), guests, [{ a: aGuest('A') }]);
      const second = await store().begin(guests);
      await store().serve(guests, second.generation);
      await store().discardRetired('guests');
      const scratch = await store().begin(guests);
      await store().discard('guests', scratch.generation);
      await expect(store().discard('guests', second.generation)).rejects.toThrow('serves');
      await store().discard('guests', first.generation);
      expect((await store().prepare(guests)).map(({ generation }) => generation)).toEqual([second.generation]);
      await expect(store().load(guests, first.generation, ['a'])).rejects.toThrow(WrongCheckpoint);
    });

    it('is one model’s own', async () => {
      await served(store(), guests, [{ a: aGuest('A') }, [aFact(1)]]);
      const other = await served(store(), guestHistory, [{ b: aGuest('B') }]);
      expect(keysOf(await store().find(guests, { limit: 9 }))).toEqual(['a']);
      expect(keysOf(await store().find(guestHistory, { limit: 9 }))).toEqual(['b']);
      expect((await store().figures('guest-history', { measures: ['staying'] }))[0]!.value).toBe(0);
      await expect(store().commit(guests, other.generation, aBatch(1, {}))).rejects.toThrow(WrongCheckpoint);
    });

    it('of an older version serves on, but not by an index it has not', async () => {
      await served(store(), guests, [{ a: aGuest('A', { house: 'north' }) }]);
      const newer = {
        ...guests,
        version: 2,
        indexes: [...guests.indexes, 'moves'],
        index: (doc: Guest) => ({ ...guests.index(doc), moves: doc.moves }),
      };
      expect((await store().prepare(newer)).map(({ version, state }) => [version, state])).toEqual([[1, 'serving']]);
      expect(keysOf(await store().find(newer, { where: { house: { is: 'north' } }, limit: 9 }))).toEqual(['a']);
      for (const query of [{ where: { moves: { is: 0 } } }, { orderBy: { index: 'moves' } }]) {
        await expect(store().find(newer, { ...query, limit: 9 })).rejects.toThrow(ReadStoreUnavailable);
      }
    });

    it('remembers the ledger it was first told', async () => {
      const { generation } = await store().begin(guests);
      await store().commit(guests, generation, { ...aBatch(0, {}), ledgerId: 'one' });
      await store().commit(guests, generation, aBatch(1, {}));
      expect((await store().prepare(guests))[0]).toMatchObject({ ledgerId: 'one', checkpoint: 2 });
    });

    it('is refused where its model’s declaration makes no sense', async () => {
      for (const wrong of [
        { name: 'Guests!' },
        { version: 0 },
        { indexes: ['a', 'A'] },
        { indexes: ['x"y'] },
        { lists: ['b'] },
      ]) {
        await expect(store().prepare({ ...guests, ...wrong })).rejects.toThrow(InvalidDocument);
        await expect(store().begin({ ...guests, ...wrong })).rejects.toThrow(InvalidDocument);
      }
    });

    it('is there again after a restart, and is gone on with', async () => {
      const { reopen } = under();
      if (reopen === undefined) return;
      const { generation } = await served(store(), guests, [{ a: aGuest('A', { likes: ['tea'] }) }, [aFact(1)]]);
      const before = await store().digest('guests');
      const cursor = (await store().find(guests, { limit: 1 })).nextCursor;
      expect(cursor).toBeUndefined();
      const again = await reopen();
      expect((await again.prepare(guests))[0]).toMatchObject({ generation, state: 'serving', checkpoint: 1 });
      expect(await again.digest('guests')).toBe(before);
      await again.commit(guests, generation, aBatch(1, { b: aGuest('B', { likes: ['tea'] }) }, [aFact(2)]));
      expect(keysOf(await again.find(guests, { where: { likes: { is: 'tea' } }, limit: 9 }))).toEqual(['a', 'b']);
      expect((await again.figures('guests', { measures: ['staying'] }))[0]!.value).toBe(2);
    });
  });

  describe('a closed store', () => {
    it('says that it is away', async () => {
      await served(store(), guests, [{ a: aGuest('A') }]);
      await store().close();
      await expect(store().get(guests, 'a')).rejects.toThrow(ReadStoreUnavailable);
      await expect(store().find(guests, { limit: 1 })).rejects.toThrow(ReadStoreUnavailable);
      await expect(store().begin(guests)).rejects.toThrow(ReadStoreUnavailable);
    });
  });

  describe('a digest', () => {
    it('is of the content: not of batches, generations, or the order of fields', async () => {
      const at = { sequence: 1, key: 'a' };
      const one = await store().begin(guestHistory);
      const batch = { after: 0, checkpoint: 4, facts: [aFact(1), aFact(1, { amount: 2 }), aFact(4)] };
      const versions = [
        { ...at, doc: { name: 'A', house: 'north', age: 3, likes: ['tea'], moves: 0 } },
        { key: 'b', doc: aGuest('B'), sequence: 2 },
        { key: 'b', doc: undefined, sequence: 3 },
        { key: 'a', doc: aGuest('A'), sequence: 4 },
      ];
      await store().commit(guestHistory, one.generation, { ...batch, versions });
      const two = await store().begin(guestHistory);
      const turned = { ...at, doc: { moves: 0, likes: ['tea'], age: 3, house: 'north', name: 'A' } };
      const parts = [turned, ...versions.slice(1)].map((version, index) => ({
        after: index,
        checkpoint: index + 1,
        versions: [version],
        facts: batch.facts.filter(({ sequence }) => sequence === index + 1),
      }));
      for (const part of parts) await store().commit(guestHistory, two.generation, part);
      const digest = await store().digest('guest-history', one.generation);
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(await store().digest('guest-history', two.generation)).toBe(digest);
      await store().serve(guestHistory, two.generation);
      expect(await store().digest('guest-history')).toBe(digest);
    });

    it.each([
      ['a document', { a: aGuest('A', { age: 4 }), b: aGuest('B') }, [aFact(1)]],
      ['a key', { a: aGuest('A'), c: aGuest('B') }, [aFact(1)]],
      ['an amount', { a: aGuest('A'), b: aGuest('B') }, [aFact(1, { amount: 2 })]],
      ['a date', { a: aGuest('A'), b: aGuest('B') }, [aFact(1, { effectiveOn: '2026-03-02' })]],
      ['one fact less', { a: aGuest('A'), b: aGuest('B') }, []],
    ])('differs by %s', async (_what, documents, facts) => {
      const one = await store().begin(guests);
      await store().commit(guests, one.generation, aBatch(0, { a: aGuest('A'), b: aGuest('B') }, [aFact(1)]));
      const two = await store().begin(guests);
      await store().commit(guests, two.generation, aBatch(0, documents, facts));
      expect(await store().digest('guests', two.generation)).not.toBe(await store().digest('guests', one.generation));
    });
  });
}
