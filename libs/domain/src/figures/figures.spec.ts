import fc from 'fast-check';
import { closedPeriods } from './closed-periods.ts';
import {
  inFives,
  meanShown,
  netRecommendation,
  shareShown,
  shownCount,
  shownCounts,
  shownDistribution,
  SMALLEST_CELL,
} from './fives.ts';
import { type Cells, cellsToTell, oneByOne, shownCells } from './telling-cells.ts';

describe('a number about people', () => {
  it('is rounded to the nearest five, and of fewer than five it says so only', () => {
    expect([5, 7, 8, 12, 13, 100].map(shownCount)).toEqual([5, 5, 10, 10, 15, 100]);
    expect([0, 1, 4].map(shownCount)).toEqual([undefined, undefined, undefined]);
    expect(shownCounts({ women: 12, youth: 0, total: 23 })).toEqual({ women: 10, youth: undefined, total: 25 });
  });

  it('is what a mean and a share are worked out from, so that they tell no more than it does', () => {
    const shown = shownDistribution([1, 3, 9, 21, 12]);
    expect(shown).toEqual([0, 5, 10, 20, 10]);
    expect(meanShown(shown, 1)).toBe(3.8);
    expect(meanShown(shownDistribution([2, 2, 2]), 1)).toBeUndefined();
    expect(netRecommendation([0, 0, 0, 0, 0, 5, 5, 10, 10, 10, 10])).toBe(20);
    expect(netRecommendation([0, 0])).toBeUndefined();
    expect([shareShown(46, 83), shareShown(4, 83), shareShown(49, 48)]).toEqual([53, undefined, 100]);
    // Nobody can find an answer more by what a mean does.
    expect(meanShown(shownDistribution([1, 3, 9, 21, 13]), 1)).toBe(meanShown(shownDistribution([1, 3, 9, 21, 14]), 1));
  });
});

interface Somebody {
  readonly unit: string;
  readonly constituencies: readonly string[];
}
const units: Cells<Somebody> = { dimension: 'unit', of: ({ unit }) => [unit] };
const districts: Cells<Somebody> = { dimension: 'unit', of: ({ unit }) => [unit.slice(0, 1)] };
const KINDS = ['cbo', 'farmers', 'women', 'youth'];
const choices = [[units, districts], ...oneByOne<Somebody>('constituency', KINDS, (one) => one.constituencies)];
const some = (count: number, unit: string, ...constituencies: string[]): Somebody[] =>
  Array.from({ length: count }, () => ({ unit, constituencies }));
const toldOf = (population: readonly Somebody[]) =>
  cellsToTell(population, choices).map(({ dimension, cell, members }) => [dimension, cell, members.length]);

describe('the cells that are told of', () => {
  it('are all cells of a dimension, where every one has five', () => {
    expect(toldOf([...some(7, 'A1'), ...some(5, 'B1')])).toEqual([
      ['unit', 'A1', 7],
      ['unit', 'B1', 5],
    ]);
  });

  it('are those of the next level, where one of the finer has fewer', () => {
    expect(toldOf([...some(7, 'A1'), ...some(4, 'A2'), ...some(5, 'B1')])).toEqual([
      ['unit', 'A', 11],
      ['unit', 'B', 5],
    ]);
  });

  it('are none of a dimension, where no level has five in each', () => {
    expect(toldOf([...some(20, 'A1'), ...some(4, 'B1')])).toEqual([]);
    expect(toldOf(some(4, 'A1'))).toEqual([]);
  });

  it('leave out what could be found by taking one from another', () => {
    // Six women in A1 and five in B1: but of the six who are not women in A1 one more or less would show.
    const population = [...some(6, 'A1', 'women'), ...some(1, 'A1'), ...some(5, 'B1', 'women'), ...some(5, 'B1')];
    expect(toldOf(population)).toEqual([
      ['unit', 'A1', 7],
      ['unit', 'B1', 10],
    ]);
    expect(toldOf([...population, ...some(4, 'A1')])).toContainEqual(['constituency', 'women', 11]);
  });

  const anyone: fc.Arbitrary<Somebody> = fc.record({
    unit: fc.constantFrom('A1', 'A2', 'B1'),
    constituencies: fc.subarray(KINDS),
  });
  const crowd = fc.tuple(fc.array(anyone, { maxLength: 40 }), fc.nat(12)).map(([people, times]) =>
    // Some alike, so that cells are large enough to be told of at times.
    people.flatMap((one, at) => (at < 4 ? Array.from({ length: times + 1 }, () => ({ ...one })) : [one])),
  );

  it('leave nobody to be found: whatever is added and taken away comes to nobody, or to five and more', () => {
    let told = 0;
    fc.assert(
      fc.property(crowd, (population) => {
        const cells = cellsToTell(population, choices);
        told += cells.length;
        const parts = Map.groupBy(population, (one) =>
          cells.map(({ members }) => (members.includes(one) ? 'in' : 'out')).join(),
        );
        if (cells.length === 0) return;
        for (const part of parts.values()) expect(part.length).toBeGreaterThanOrEqual(SMALLEST_CELL);
      }),
      { numRuns: 500, seed: 20260302 },
    );
    expect(told).toBeGreaterThan(100);
  });

  it('are the same in whatever order the people come', () => {
    fc.assert(
      fc.property(crowd, (population) => {
        expect(toldOf([...population].reverse())).toEqual(toldOf(population));
      }),
    );
  });
});

describe('counts by cell beside their total', () => {
  it('show a small cell together with another', () => {
    expect(shownCells({ a: 12, b: 23, c: 3 })).toEqual({
      total: 40,
      cells: [{ cell: 'b', count: 25 }],
      others: { cells: ['a', 'c'], count: 15 },
    });
    expect(shownCells({ a: 12, b: 2, c: 3 })).toMatchObject({ others: { cells: ['b', 'c'], count: 5 } });
  });

  it('show nothing of fewer than five', () => {
    expect(shownCells({ a: 2, b: 2, c: 0 })).toEqual({ total: undefined, cells: [] });
  });

  it('never show a cell of fewer than five, nor leave one alone to be found by the total', () => {
    const counts = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.nat(30));
    fc.assert(
      fc.property(counts, (by) => {
        const { total, cells, others } = shownCells(by);
        const of = (names: readonly string[]): number => names.reduce((so, name) => so + by[name]!, 0);
        for (const { cell, count } of cells) {
          expect(by[cell]).toBeGreaterThanOrEqual(SMALLEST_CELL);
          expect(count).toBe(inFives(by[cell]!));
        }
        if (others !== undefined) {
          expect(of(others.cells)).toBeGreaterThanOrEqual(SMALLEST_CELL);
          expect(others.cells.length > 1 || cells.length === 0).toBe(true);
        }
        if (total !== undefined) expect(total).toBe(inFives(of(Object.keys(by))));
      }),
    );
  });
});

describe('closed periods', () => {
  it('are told of once they are over and settled, and the one that runs is not', () => {
    expect(closedPeriods('month', '2026-01-01', '2026-03-31').map(({ name }) => name)).toEqual(['2026-01', '2026-02']);
    expect(closedPeriods('month', '2026-01-01', '2026-03-30').map(({ name }) => name)).toEqual(['2026-01']);
    expect(closedPeriods('quarter', '2025-11-15', '2026-07-31')).toEqual([
      { name: '2026-Q1', from: '2026-01-01', until: '2026-03-31', settledOn: '2026-04-30' },
      { name: '2026-Q2', from: '2026-04-01', until: '2026-06-30', settledOn: '2026-07-30' },
    ]);
    expect(closedPeriods('year', '2024-01-01', '2026-01-30').map(({ name }) => name)).toEqual(['2024']);
    expect(closedPeriods('year', '2024-01-01', '2026-01-31').map(({ name }) => name)).toEqual(['2024', '2025']);
  });

  it('do not overlap and leave nothing out', () => {
    const periods = closedPeriods('quarter', '2020-01-01', '2026-01-01');
    expect(periods).toHaveLength(23);
    periods.slice(1).forEach(({ from }, at) => expect(from > periods[at]!.until).toBe(true));
  });
});
