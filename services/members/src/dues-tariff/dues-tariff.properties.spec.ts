import { addDays, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import { extend, shorten } from './dues-tariff.decider.ts';
import { duesTariff, entriesOf } from './dues-tariff.state.ts';

const anyStep = fc.record({
  what: fc.constantFrom('extend', 'extend', 'shorten'),
  schedule: fc.nat(3).map((n) => `40000000-0000-4000-8000-00000000000${n}`),
  from: fc.nat(60).map((days) => addDays('2026-01-01', days)),
  days: fc.nat(60),
  category: fc.constantFrom('full', 'associate'),
});
const someLife = fc.array(anyStep, { maxLength: 15 });

function live(steps: readonly (typeof anyStep extends fc.Arbitrary<infer Step> ? Step : never)[]) {
  const life = aLife(duesTariff);
  for (const { what, schedule, from, days, category } of steps) {
    const until = addDays(from, days);
    const lines = [{ category, unit: 'WAN', amount: { minor: 100, currency: 'UGX' } }];
    life.take(moment(people.secretariat, '2026-03-02'), (state, given) => {
      // A schedule is adopted once: its own rules see to that.
      const has = entriesOf(state).some((one) => one.schedule === schedule);
      if (what === 'shorten') return shorten(state, { schedule, until }, given);
      return has ? [] : extend(state, { schedule, from, until, lines }, given);
    });
  }
  return life;
}

describe('any life of the tariff', () => {
  it('is the fold of its events, and asks for the dues of the same members on one day by one schedule', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(duesTariff, events)).toEqual(state);
        for (const category of ['full', 'associate']) {
          const asking = entriesOf(state).filter(({ lines }) => lines[0]!.category === category);
          for (let day = '2026-01-01'; day < '2026-05-01'; day = addDays(day, 1)) {
            expect(asking.filter(({ from, until }) => from <= day && day <= until).length).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(duesTariff);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 200, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
