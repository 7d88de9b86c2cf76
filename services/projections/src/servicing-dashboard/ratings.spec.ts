import { derivedId } from '@baraza/contracts';
import fc from 'fast-check';
import { type Rater, toldAnswers, toldRatings } from './ratings.pure.ts';

const rater = (nth: number, unit: string, counts: readonly number[], ...constituencies: string[]): Rater => ({
  organisation: derivedId('rater', String(nth)),
  way: unit.includes('-') ? [unit, unit.slice(0, 1)] : [unit],
  constituencies,
  counts,
});
const some = (count: number, unit: string, rating: number, ...constituencies: string[]): Rater[] =>
  Array.from({ length: count }, (_, nth) =>
    rater(
      nth,
      unit,
      [1, 2, 3, 4, 5].map((one) => (one === rating ? 1 : 0)),
      ...constituencies,
    ),
  );

it('are told of five members and more, rounded to fives', () => {
  const { all, byUnit } = toldRatings([...some(7, 'A-1', 4), ...some(6, 'B-1', 2)]);
  expect(all).toEqual({ members: 15, counts: [0, 5, 0, 5, 0], mean: 3 });
  expect(byUnit.map(({ cell, figures }) => [cell, figures.members, figures.mean])).toEqual([
    ['A-1', 5, 4],
    ['B-1', 5, 2],
  ]);
});

it('one member that rates often is one member: nothing is told of fewer than five', () => {
  const often = rater(1, 'A-1', [0, 0, 0, 40, 0]);
  expect(toldRatings([often, ...some(3, 'A-1', 4)])).toEqual({ all: undefined, byUnit: [], byConstituency: [] });
});

it('are told of districts where a sub-county would tell of too few, with those who stand right in the district', () => {
  const { byUnit } = toldRatings([...some(5, 'A-1', 5), ...some(2, 'A-2', 1), ...some(3, 'A', 1), ...some(5, 'B', 3)]);
  expect(byUnit.map(({ cell, figures }) => [cell, figures.members])).toEqual([
    ['A', 10],
    ['B', 5],
  ]);
});

it('are told by constituency where no difference tells of fewer than five', () => {
  const women = [...some(6, 'A', 4, 'women'), ...some(6, 'A', 2)];
  expect(toldRatings(women).byConstituency.map(({ cell }) => cell)).toEqual(['women']);
  expect(toldRatings([...women.slice(0, 8)]).byConstituency).toEqual([]);
});

it('answers are told by how many of them came in the promised time', () => {
  const answered = (count: number, unit: string, inTime: number, late: number) =>
    some(count, unit, 3, 'women').map((one) => ({ ...one, inTime, late }));
  const { all, byUnit, byConstituency } = toldAnswers([...answered(6, 'A', 1, 1), ...answered(6, 'B', 0, 2)]);
  expect(all).toEqual({ members: 10, answered: 25, inTime: 20 });
  expect(byUnit.map(({ cell, figures }) => [cell, figures.answered, figures.inTime])).toEqual([
    ['A', 10, 50],
    ['B', 10, 0],
  ]);
  expect(byConstituency.map(({ cell }) => cell)).toEqual(['women']);
});

it('which cells are told of never depends on what was said', () => {
  const rated = fc.array(
    fc.record({
      organisation: fc.uuid(),
      way: fc.constantFrom(['A-1', 'A'], ['A-2', 'A'], ['B'], []),
      constituencies: fc.subarray(['women', 'youth']),
      counts: fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(rated, (raters) => {
      const cells = (given: readonly Rater[]) => {
        const { byUnit, byConstituency } = toldRatings(given);
        return [...byUnit, ...byConstituency].map(({ cell }) => cell);
      };
      expect(cells(raters.map((one) => ({ ...one, counts: [0, 0, 1, 0, 0] })))).toEqual(cells(raters));
    }),
  );
});
