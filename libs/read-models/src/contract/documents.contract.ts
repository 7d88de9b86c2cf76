import {
  BadCursor,
  InvalidQuery,
  type Comparison,
  type DocumentQuery,
  type ReadModel,
  type ReadStore,
} from '../read-store.port.ts';
import { guestHistory, guests, type Guest } from '../testing/guestbook.ts';
import { aBatch, aGuest, keysOf, served } from './a-store.ts';

export function testDocuments(store: () => ReadStore): void {
  const found = async (query: Partial<DocumentQuery>, model: ReadModel<Guest> = guests) =>
    keysOf(await store().find(model, { limit: 100, ...query }));

  describe('a document', () => {
    it('belongs to whoever asked for it', async () => {
      const given = aGuest('A', { likes: ['tea'] });
      await served(store(), guests, [{ a: given }]);
      (given.likes as string[]).push('milk');
      const got = (await store().get(guests, 'a'))!;
      (got.likes as string[]).push('beer');
      expect(await store().get(guests, 'a')).toEqual(aGuest('A', { likes: ['tea'] }));
    });

    it('is plain JSON: what is undefined is not there', async () => {
      await served(store(), guests, [{ a: { ...aGuest('A'), title: undefined, 'naïve 𝄞 "key"': [1.5, true, null] } }]);
      expect(Object.keys((await store().get(guests, 'a'))!)).not.toContain('title');
      expect(await store().get(guests, 'a')).toMatchObject({ 'naïve 𝄞 "key"': [1.5, true, null] });
    });

    it('says which event made it', async () => {
      await served(store(), guests, [{ a: aGuest('A'), b: aGuest('B') }], [{ a: aGuest('A2') }]);
      const page = await store().find(guests, { limit: 9 });
      expect(page.documents.map(({ key, sequence }) => [key, sequence])).toEqual([['a', 3], ['b', 2]]); // prettier-ignore
    });
  });

  describe('filters', () => {
    const people = {
      a: aGuest('Akello', { house: 'north', age: 30, likes: ['tea', 'milk'] }),
      b: aGuest('Byaruhanga', { house: 'south', age: 41 }),
      c: aGuest('Coulibaly', { house: 'north', age: null, likes: ['tea'] }),
      d: aGuest('Diallo', { house: null, age: 17, likes: ['beer'] }),
    };
    const cases: readonly (readonly [string, Readonly<Record<string, Comparison>>, string])[] = [
      ['a text', { house: { is: 'north' } }, 'a c'],
      ['a number', { age: { is: 41 } }, 'b'],
      ['a number is no text', { age: { is: '41' } }, ''],
      ['nothing', { house: { is: null } }, 'd'],
      ['any of several', { house: { in: ['south', 'west'] } }, 'b'],
      ['any of several, or nothing', { house: { in: ['south', null] } }, 'b d'],
      ['any of none', { house: { in: [] } }, ''],
      ['from', { age: { from: 30 } }, 'a b'],
      ['to', { age: { to: 30 } }, 'a d'],
      ['between', { age: { from: 18, to: 40 } }, 'a'],
      ['text from', { house: { from: 'o' } }, 'b'],
      ['text to', { house: { to: 'north' } }, 'a c'],
      ['a range of the other kind', { house: { from: 1 } }, ''],
      ['a range of the other kind, upwards', { age: { to: 'z' } }, ''],
      ['a range of two kinds', { age: { from: 1, to: 'z' } }, ''],
      ['a range without ends: something', { age: {} }, 'a b d'],
      ['an item of a list', { likes: { is: 'tea' } }, 'a c'],
      ['an item out of several', { likes: { in: ['milk', 'beer'] } }, 'a d'],
      ['an empty list', { likes: { is: null } }, 'b'],
      ['an empty list or an item', { likes: { in: [null, 'beer'] } }, 'b d'],
      ['a range of items', { likes: { from: 'milk', to: 'mill' } }, 'a'],
      ['a number in a list of texts', { likes: { is: 1 } }, ''],
      ['several at once', { house: { is: 'north' }, likes: { is: 'milk' }, age: { from: 1 } }, 'a'],
    ];

    it.each(cases)('%s', async (_what, where, keys) => {
      await served(store(), guests, [people]);
      const expected = keys === '' ? [] : keys.split(' ');
      expect(await found({ where })).toEqual(expected);
      expect((await store().find(guests, { where, limit: 1 })).total).toBe(expected.length);
      // The same must hold for what the record said at a sequence, which is found another way.
      await served(store(), guestHistory, [people], [{ a: aGuest('later'), c: undefined }]);
      expect(await found({ where, knownAt: 4 }, guestHistory)).toEqual(expected);
    });

    it('any alternative beside what must hold; none finds nothing', async () => {
      await served(store(), guests, [people]);
      expect(await found({ anyOf: [{ house: { is: 'south' } }, { likes: { is: 'beer' } }] })).toEqual(['b', 'd']);
      expect(
        await found({ where: { age: { from: 18 } }, anyOf: [{ house: { is: 'south' } }, { likes: { is: 'beer' } }] }),
      ).toEqual(['b']);
      expect(await found({ anyOf: [{}] })).toEqual(['a', 'b', 'c', 'd']);
      expect(await found({ anyOf: [] })).toEqual([]);
    });

    it('by what is not declared is a bug', async () => {
      await served(store(), guests, [people]);
      for (const query of [
        { where: { moves: { is: 0 } } },
        { anyOf: [{ moves: { is: 0 } }] },
        { orderBy: { index: 'moves' } },
        { orderBy: { index: 'likes' } },
        { limit: 0 },
        { limit: 1_001 },
        { limit: 1.5 },
        { knownAt: 3 },
      ]) {
        await expect(found(query)).rejects.toThrow(InvalidQuery);
      }
    });
  });

  describe('order and pages', () => {
    const ages: readonly (readonly [string, number | null])[] = [
      ['k', 3], ['b', null], ['é', 3], ['z', 12], ['ﬀ', 1], ['😀', 3], ['a', null], ['Z', -4.5], ['m', 0],
    ]; // prettier-ignore
    const crowd = Object.fromEntries(ages.map(([key, age]) => [key, aGuest(key, { age })]));

    it('keys compare by code point', async () => {
      await served(store(), guests, [crowd]);
      expect(await found({})).toEqual(['Z', 'a', 'b', 'k', 'm', 'z', 'é', 'ﬀ', '😀']);
    });

    it.each([false, true])('nulls, then numbers, then keys (descending: %s)', async (descending) => {
      await served(store(), guests, [crowd]);
      const up = ['a', 'b', 'Z', 'm', 'ﬀ', 'k', 'é', '😀', 'z'];
      expect(await found({ orderBy: { index: 'age', descending } })).toEqual(descending ? up.reverse() : up);
    });

    const orders = [
      undefined,
      { index: 'age' },
      { index: 'age', descending: true },
      { index: 'name' },
      { index: 'house', descending: true },
    ];
    it.each(orders)('pages put together are the whole, each once (order: %j)', async (orderBy) => {
      await served(store(), guests, [crowd]);
      const order = orderBy === undefined ? {} : { orderBy };
      const whole = await found(order);
      for (const limit of [1, 2, 4, 9]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store().find(guests, { ...order, limit, ...(cursor === undefined ? {} : { cursor }) });
          expect(page.total).toBe(9);
          seen.push(...keysOf(page));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen).toEqual(whole);
      }
    });

    it('what stays is seen once while others come and go', async () => {
      const { generation } = await served(store(), guests, [crowd]);
      const first = await store().find(guests, { orderBy: { index: 'age' }, limit: 4 });
      await store().commit(
        guests,
        generation,
        aBatch(9, { m: undefined, 0: aGuest('0', { age: -9 }), c: aGuest('c', { age: 3 }) }),
      );
      const rest = await found({ orderBy: { index: 'age' }, cursor: first.nextCursor! });
      expect(keysOf(first)).toEqual(['a', 'b', 'Z', 'm']);
      expect(rest).toEqual(['ﬀ', 'c', 'k', 'é', '😀', 'z']);
    });

    it('a cursor of another query, or none at all, is refused', async () => {
      await served(store(), guests, [crowd]);
      const cursor = (await store().find(guests, { limit: 2, orderBy: { index: 'age' } })).nextCursor!;
      expect(await found({ orderBy: { index: 'age' }, cursor, limit: 1 })).toHaveLength(1);
      for (const query of [
        { cursor },
        { cursor, orderBy: { index: 'age', descending: true } },
        { cursor, orderBy: { index: 'age' }, where: { age: { from: 1 } } },
        { cursor: 'rubbish' },
        { cursor: '' },
        { cursor: Buffer.from('null').toString('base64url') },
      ]) {
        await expect(found(query)).rejects.toThrow(BadCursor);
      }
    });
  });

  describe('the past', () => {
    it('is as it was after each sequence', async () => {
      await served(
        store(),
        guestHistory,
        [{ a: aGuest('one', { house: 'north' }), b: aGuest('B') }], // 1, 2
        [{ a: aGuest('three', { house: 'south' }) }], // 3
        [{ a: undefined, c: aGuest('C') }], // 4, 5
        [{ a: aGuest('six') }], // 6
      );
      const names = await Promise.all([0, 1, 2, 3, 4, 5, 6, 99].map((k) => store().get(guestHistory, 'a', k)));
      expect(names.map((doc) => doc?.name)).toEqual([
        undefined,
        'one',
        'one',
        'three',
        undefined,
        undefined,
        'six',
        'six',
      ]);
      expect(await found({ knownAt: 1 }, guestHistory)).toEqual(['a']);
      expect(await found({ knownAt: 3 }, guestHistory)).toEqual(['a', 'b']);
      expect(await found({ knownAt: 5 }, guestHistory)).toEqual(['b', 'c']);
      expect(await found({ knownAt: 3, where: { house: { is: 'north' } } }, guestHistory)).toEqual([]);
      expect(await found({ knownAt: 2, where: { house: { is: 'north' } } }, guestHistory)).toEqual(['a']);
      expect(await found({ knownAt: 6, orderBy: { index: 'name', descending: true } }, guestHistory)).toEqual([
        'a',
        'c',
        'b',
      ]);
      expect(await found({}, guestHistory)).toEqual(['a', 'b', 'c']);
    });

    it('keeps versions that did not outlive their batch', async () => {
      const { generation } = await store().begin(guestHistory);
      await store().serve(guestHistory, generation);
      const versions = [1, 2, 3].map((sequence) => ({ key: 'a', doc: aGuest(`v${sequence}`), sequence }));
      await store().commit(guestHistory, generation, { after: 0, checkpoint: 3, versions, facts: [] });
      const later = [{ key: 'a', doc: undefined, sequence: 4 }, { key: 'a', doc: aGuest('v5'), sequence: 5 }]; // prettier-ignore
      await store().commit(guestHistory, generation, { after: 3, checkpoint: 5, versions: later, facts: [] });
      const names = await Promise.all([1, 2, 3, 4, 5].map((k) => store().get(guestHistory, 'a', k)));
      expect(names.map((doc) => doc?.name)).toEqual(['v1', 'v2', 'v3', undefined, 'v5']);
      expect((await store().find(guestHistory, { limit: 9 })).total).toBe(1);
    });

    it('has pages too', async () => {
      await served(store(), guestHistory, [{ a: aGuest('A'), b: aGuest('B'), c: aGuest('C') }], [{ b: undefined }]);
      const first = await store().find(guestHistory, { knownAt: 3, limit: 2, orderBy: { index: 'name' } });
      expect(keysOf(first)).toEqual(['a', 'b']);
      expect(await found({ knownAt: 3, orderBy: { index: 'name' }, cursor: first.nextCursor! }, guestHistory)).toEqual([
        'c',
      ]);
    });

    it('is not there for a model that keeps none', async () => {
      await served(store(), guests, [{ a: aGuest('A') }]);
      await expect(store().get(guests, 'a', 1)).rejects.toThrow(InvalidQuery);
    });
  });
}
