import fc from 'fast-check';
import {
  type CountedUnit,
  FEWEST_OTHERS,
  whereItIsCounted,
  widenedOf,
  widenedOnTheWay,
} from './where-it-is-counted.ts';

type Counts = Readonly<Record<string, number>>;
/** Districts of one region, with how many organisations are known in each. */
const pathOf = (district: string, counts: Counts): readonly CountedUnit[] => {
  const below = Object.entries(counts).map(([code, others]) => ({ code, others }));
  const all = below.reduce((sum, { others }) => sum + others, 0);
  return [
    { code: district, level: 'district', parent: 'region', others: counts[district]!, below: [] },
    { code: 'region', level: 'region', others: all, below },
  ];
};
const DISTRICTS = ['a', 'b', 'c', 'd', 'e'];
const someCounts = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 5, max: 60 })), { minLength: 1, maxLength: 5 })
  .map((counts): Counts => Object.fromEntries(counts.map((others, at) => [DISTRICTS[at]!, others])));

/** Whoever knows the rule, how many are known everywhere, and what was widened before: where could it have been? */
const candidatesOf = (named: string, counts: Counts, before: readonly string[] = []): readonly string[] =>
  Object.keys(counts).filter((district) => whereItIsCounted(pathOf(district, counts), before) === named);
const amongOf = (districts: readonly string[], counts: Counts): number =>
  districts.reduce((sum, district) => sum + counts[district]!, 0);

describe('where somebody protected is counted', () => {
  it('is the district, where five others are known there', () => {
    expect(whereItIsCounted(pathOf('a', { a: 5, b: 9 }))).toBe('a');
    expect(whereItIsCounted([])).toBeUndefined();
  });

  it('is the region for a district with fewer, and for the smallest of the others with it', () => {
    const counts = { a: 2, b: 30, c: 12 };
    expect(['a', 'b', 'c'].map((district) => whereItIsCounted(pathOf(district, counts)))).toEqual([
      ...['region', 'b', 'region'],
    ]);
    expect(widenedOf([])).toEqual([]);
    expect(widenedOf([{ code: 'a', others: 1 }])).toEqual(['a']);
    const few = DISTRICTS.map((code, at) => ({ code, others: at < 2 ? 1 : 8 }));
    expect(widenedOf(few)).toEqual(['a', 'b', 'c']);
  });

  it('is not found by leaving out the districts that are named: several remain, with five others among them', () => {
    let widened = 0;
    fc.assert(
      fc.property(someCounts, fc.nat(4), (counts, at) => {
        const districts = Object.keys(counts);
        const district = districts[at % districts.length]!;
        const named = whereItIsCounted(pathOf(district, counts))!;
        const candidates = candidatesOf(named, counts);
        expect(candidates).toContain(district);
        // Where not even the whole forum has five, there is nothing to hide among.
        if (amongOf(districts, counts) < FEWEST_OTHERS) return;
        expect(amongOf(candidates, counts)).toBeGreaterThanOrEqual(FEWEST_OTHERS);
        if (named !== 'region') return;
        widened += 1;
        expect(candidates.length).toBeGreaterThanOrEqual(Math.min(2, districts.length));
      }),
      { numRuns: 2_000, seed: 3 },
    );
    expect(widened).toBeGreaterThan(300);
  });

  it('is not found by watching it within a period, or by registering organisations: what was not named stays so', () => {
    const steps = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: -3, max: 6 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(someCounts, steps, fc.nat(4), (first, changes, at) => {
        const districts = Object.keys(first);
        const district = districts[at % districts.length]!;
        let counts = first;
        let before: readonly string[] = [];
        let wasWidened = false;
        for (const [whose, by] of changes) {
          const changed = districts[whose % districts.length]!;
          counts = { ...counts, [changed]: Math.max(0, counts[changed]! + by) };
          const named = whereItIsCounted(pathOf(district, counts), before);
          if (wasWidened) expect(named).toBe('region');
          wasWidened ||= named === 'region';
          const candidates = candidatesOf(named!, counts, before);
          expect(candidates).toContain(district);
          if (named === 'region' && districts.length > 1) expect(candidates.length).toBeGreaterThan(1);
          const next = widenedOnTheWay(pathOf(district, counts), before);
          expect(next).toEqual(expect.arrayContaining([...before]));
          before = next;
        }
      }),
      { numRuns: 1_000, seed: 5 },
    );
  });
});
