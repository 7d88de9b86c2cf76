import { BadCursor, InvalidQuery, type FigureQuery, type ReadStore, type RecordedFact } from '../read-store.port.ts';
import { guests } from '../testing/guestbook.ts';
import { aFact, served } from './a-store.ts';

const facts: readonly RecordedFact[] = [
  aFact(1, { effectiveOn: '2025-01-31', dimensions: { house: 'north', sort: 'old' } }),
  aFact(2, { effectiveOn: '2025-02-01', dimensions: { house: 'south', sort: 'old' } }),
  aFact(3, { effectiveOn: '2025-02-28', amount: -1, dimensions: { house: 'north', sort: 'old' } }),
  aFact(3, { effectiveOn: '2025-02-28', amount: 1, dimensions: { house: 'south', sort: 'old' } }),
  aFact(4, { effectiveOn: '2024-12-15', dimensions: { house: 'north', sort: 'new' }, entity: 'g2' }),
  aFact(5_000, { effectiveOn: '2025-02-10', dimensions: { sort: 'new' }, amount: 7 }),
  aFact(5_001, { effectiveOn: '2025-02-10', measure: 'left', dimensions: { house: 'north' }, amount: 3 }),
  aFact(9_000, { effectiveOn: '2025-03-05', dimensions: { house: 'north', sort: 'new' }, amount: 100 }),
];

export function testFigures(store: () => ReadStore): void {
  const withFacts = async (): Promise<void> => {
    await served(store(), guests, [{}, facts]);
  };
  const total = async (query: Partial<FigureQuery>): Promise<number> =>
    (await store().figures('guests', { measures: ['staying'], ...query }))[0]!.value;

  describe('figures', () => {
    const cases: readonly (readonly [string, Partial<FigureQuery>, number])[] = [
      ['all of it', {}, 110],
      ['as of the end of a month', { asOf: '2025-01-31' }, 2],
      ['as of the first of a month', { asOf: '2025-02-01' }, 3],
      ['as of the middle of a month', { asOf: '2025-02-15' }, 10],
      ['as of the last of February', { asOf: '2025-02-28' }, 10],
      ['as of before everything', { asOf: '2024-12-14' }, 0],
      ['from the middle of a month', { from: '2025-02-10' }, 107],
      ['from the first of a month', { from: '2025-02-01' }, 108],
      ['within a month', { from: '2025-02-02', asOf: '2025-02-27' }, 7],
      ['a whole month', { from: '2025-02-01', asOf: '2025-02-28' }, 8],
      ['from the middle of one to the middle of another', { from: '2024-12-16', asOf: '2025-03-04' }, 9],
      ['a period of nothing', { from: '2025-03-01', asOf: '2025-02-01' }, 0],
      ['known at 1', { knownAt: 1 }, 1],
      ['known at 4: dated back, known late', { knownAt: 4, asOf: '2024-12-31' }, 1],
      ['known at 3: not yet', { knownAt: 3, asOf: '2024-12-31' }, 0],
      ['known at 5,000', { knownAt: 5_000 }, 10],
      ['known at 8,999, as of the tenth', { knownAt: 8_999, asOf: '2025-02-10' }, 10],
      ['known at more than there is', { knownAt: 1_000_000 }, 110],
      ['known at 0', { knownAt: 0 }, 0],
      ['of one house', { where: { house: ['north'] } }, 101],
      ['of either house', { where: { house: ['north', 'south'] } }, 103],
      ['of a house and a sort', { where: { house: ['north'], sort: ['old'] } }, 0],
      ['of no house', { where: { house: [] } }, 0],
      ['of a dimension nobody has', { where: { roof: ['red'] } }, 0],
      ['of a measure nobody has', { measures: ['flying'] }, 0],
      ['everything at once', { where: { sort: ['new'] }, from: '2024-12-15', asOf: '2025-02-20', knownAt: 6_000 }, 8],
    ];
    it.each(cases)('%s', async (_what, query, expected) => {
      await withFacts();
      expect(await total(query)).toBe(expected);
    });

    it('by dimensions, in order, those of zero left out', async () => {
      await withFacts();
      const by = async (query: Partial<FigureQuery>) =>
        (await store().figures('guests', { measures: ['staying', 'left'], ...query })).map(
          ({ measure, dimensions, value }) => [measure, ...Object.values(dimensions), value],
        );
      expect(await by({ groupBy: ['house'] })).toEqual([
        ['staying', '', 7], ['staying', 'north', 101], ['staying', 'south', 2], ['left', 'north', 3],
      ]); // prettier-ignore
      expect(await by({ groupBy: ['sort', 'house'], asOf: '2025-02-28' })).toEqual([
        ['staying', 'new', '', 7], ['staying', 'new', 'north', 1], ['staying', 'old', 'south', 2], ['left', '', 'north', 3],
      ]); // prettier-ignore
      expect(await by({})).toEqual([['staying', 110], ['left', 3]]); // prettier-ignore
    });

    it('grow by what is committed later', async () => {
      const { generation, checkpoint } = await served(store(), guests, [{}, facts]);
      const more = [aFact(checkpoint + 1, { effectiveOn: '2025-02-28', amount: 5 })];
      await store().commit(guests, generation, {
        after: checkpoint,
        checkpoint: checkpoint + 9,
        versions: [],
        facts: more,
      });
      expect(await total({})).toBe(115);
      expect(await total({ asOf: '2025-02-28' })).toBe(15);
      expect(await total({ asOf: '2025-02-28', knownAt: checkpoint })).toBe(10);
    });

    it('are exact as far as integers are', async () => {
      const most = Number.MAX_SAFE_INTEGER;
      await served(store(), guests, [
        {},
        [aFact(1, { amount: most }), aFact(2, { amount: -1 }), aFact(3, { amount: 1 })],
      ]);
      expect(await total({})).toBe(most);
    });
  });

  describe('the facts of a figure', () => {
    it('are its own, newest first, and add up to it', async () => {
      await withFacts();
      for (const query of [
        {},
        { asOf: '2025-02-10' },
        { where: { house: ['north'] } },
        { from: '2025-01-15', asOf: '2025-02-28', knownAt: 4 },
      ]) {
        const page = await store().factsOf('guests', { measures: ['staying'], ...query, limit: 100 });
        expect(page.nextCursor).toBeUndefined();
        expect(page.facts.reduce((sum, { amount }) => sum + amount, 0)).toBe(await total(query));
        const order = page.facts.map(({ sequence }) => sequence);
        expect(order).toEqual([...order].sort((a, b) => b - a));
      }
      const { facts: found } = await store().factsOf('guests', { measures: ['staying'], knownAt: 3, limit: 9 });
      expect(found).toEqual([facts[3], facts[2], facts[1], facts[0]]);
    });

    it('come in pages', async () => {
      await withFacts();
      for (const limit of [1, 2, 3]) {
        const seen: RecordedFact[] = [];
        let cursor: string | undefined;
        do {
          const query = { measures: ['staying', 'left'], limit, ...(cursor === undefined ? {} : { cursor }) };
          const page = await store().factsOf('guests', query);
          seen.push(...page.facts);
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen).toEqual([...facts].reverse());
      }
    });

    it('are refused by a cursor of another query, or a limit out of bounds', async () => {
      await withFacts();
      const { nextCursor } = await store().factsOf('guests', { measures: ['staying'], limit: 1 });
      await expect(store().factsOf('guests', { measures: ['left'], limit: 1, cursor: nextCursor! })).rejects.toThrow(
        BadCursor,
      );
      await expect(store().factsOf('guests', { measures: ['left'], limit: 1, cursor: 'x' })).rejects.toThrow(BadCursor);
      await expect(store().factsOf('guests', { measures: ['left'], limit: 0 })).rejects.toThrow(InvalidQuery);
    });
  });
}
