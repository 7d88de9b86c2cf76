import { addDays, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import { add, retire } from './constituency.decider.ts';
import { inUseOf, constituency } from './constituency.state.ts';

const facts = { rootUnit: 'WAN' };
const anyLife = (code: string) =>
  fc.record({
    code: fc.constant(code),
    steps: fc.array(fc.record({ isAdded: fc.boolean(), later: fc.integer({ min: -2, max: 9 }) }), { maxLength: 12 }),
  });
/** One that the forum adds, and one of those in use from the beginning. */
const someLife = fc.oneof(anyLife('water'), anyLife('women'));

function live({ code, steps }: typeof someLife extends fc.Arbitrary<infer Made> ? Made : never) {
  const life = aLife(constituency);
  let day = '2026-03-02';
  for (const { isAdded, later } of steps) {
    day = addDays(day, later);
    life.take(moment(people.secretariat, day), (state, given) =>
      isAdded ? add(state, { code, name: 'Water' }, facts, given) : retire(state, { code }, facts, given),
    );
  }
  return life;
}

describe('any life of a constituency', () => {
  it('is the fold of its events, and the times of its use follow each other without a common day', () => {
    fc.assert(
      fc.property(someLife, (of) => {
        const { events, state } = live(of);
        expect(fold(constituency, events)).toEqual(state);
        const times = inUseOf(state, of.code);
        times.slice(1).forEach(({ from }, index) => expect(from > times[index]!.until!).toBe(true));
        expect(times.slice(0, -1).every(({ until }) => until !== undefined)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(constituency);
    fc.assert(
      fc.property(someLife, (of) => watch.follow(live(of).events)),
      { numRuns: 200, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
