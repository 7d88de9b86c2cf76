import { InvalidQuery, type ReadModel, type ReadStore } from '../read-store.port.ts';
import { guestHistory, guests, type Guest } from '../testing/guestbook.ts';
import { aGuest, keysOf, served } from './a-store.ts';

export function testSearch(store: () => ReadStore): void {
  describe('search', () => {
    const names = {
      a: aGuest("Union des Femmes de Côte d'Ivoire", { house: 'west' }),
      b: aGuest('Banyankore Women’s Network (BWN-2)', { house: 'north' }),
      c: aGuest('ASSOCIATION ÉLÈVES Œuvrant à Nzérékoré'),
      d: aGuest('Ŋɔŋlɔ 女性 Straße'),
    };
    const cases: readonly (readonly [string, string])[] = [
      ['cote', 'a'],
      ['CÔTE', 'a'],
      ['ivoire', 'a'],
      ["d'ivoire", 'a'],
      ['d’Ivoire', 'a'],
      ['divoire', 'a'],
      ['womens', 'b'],
      ["women's net", 'b'],
      ['wom bany', 'b'],
      ['bwn 2', 'b'],
      ['omen', ''],
      ['women association', ''],
      ['eleves oeuvr', 'c'],
      ['nzerekore', 'c'],
      ['ngo', 'd'],
      ['女', 'd'],
      ['strasse', 'd'],
      ['u', 'a'],
      ['" OR words:*', ''],
      ['AND NOT', ''],
    ];

    it.each(cases)('for %j', async (search, keys) => {
      await served(store(), guests, [names]);
      const page = await store().find(guests, { search, limit: 9 });
      expect(keysOf(page)).toEqual(keys === '' ? [] : keys.split(' '));
      expect(page.total).toBe(keysOf(page).length);
    });

    it('for no words at all leaves everything', async () => {
      await served(store(), guests, [names]);
      for (const search of ['', '  ', '%*"']) {
        expect((await store().find(guests, { search, limit: 9 })).total).toBe(4);
      }
    });

    it('goes together with filters, order and pages', async () => {
      await served(store(), guests, [names]);
      const query = { search: 'w', where: { house: { in: ['north', 'west'] } } } as const;
      expect(keysOf(await store().find(guests, { ...query, limit: 9 }))).toEqual(['b']);
      const first = await store().find(guests, { search: 'n', orderBy: { index: 'name', descending: true }, limit: 1 });
      expect(keysOf(first)).toEqual(['d']);
      expect(first.total).toBe(3);
      const rest = await store().find(guests, {
        search: 'n',
        orderBy: { index: 'name', descending: true },
        limit: 9,
        cursor: first.nextCursor!,
      });
      expect(keysOf(rest)).toEqual(['b', 'c']);
    });

    it('forgets a document that is removed, and a word that went', async () => {
      await served(store(), guests, [names], [{ a: aGuest('Union'), b: undefined, c: aGuest('') }]);
      const found = async (search: string) => keysOf(await store().find(guests, { search, limit: 9 }));
      expect(await found('femmes')).toEqual([]);
      expect(await found('union')).toEqual(['a']);
      expect(await found('women')).toEqual([]);
      expect(await found('eleves')).toEqual([]);
    });

    it('finds nothing in a model without text, and is of the present only', async () => {
      const { keepsPast, indexes, lists, index } = guests;
      const textless: ReadModel<Guest> = {
        name: 'textless',
        version: 1,
        keepsPast,
        indexes,
        lists: lists ?? [],
        index,
      };
      await served(store(), textless, [names]);
      expect(keysOf(await store().find(textless, { search: 'cote', limit: 9 }))).toEqual([]);
      await served(store(), guestHistory, [names]);
      await expect(store().find(guestHistory, { search: 'cote', knownAt: 2, limit: 9 })).rejects.toThrow(InvalidQuery);
    });
  });
}
