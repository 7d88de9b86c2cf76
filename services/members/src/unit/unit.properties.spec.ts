import { addDays, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import { change, type ChangeUnit } from './unit.changes.ts';
import { register } from './unit.decider.ts';
import { existsOn, type Unit, unit, type UnitState } from './unit.state.ts';

const bushenyi: Unit = {
  code: 'UG-402',
  name: 'Bushenyi',
  level: 'district',
  parent: 'WAN',
  zone: 'Africa/Kampala',
  validFrom: '2010-07-01',
};
const stands = (code: string, more: Partial<Unit> = {}): UnitState => ({
  status: 'registered',
  ...bushenyi,
  code,
  name: code,
  ...more,
});
const region = (code: string) => stands(code, { level: 'region', parent: 'NET' });
const others = new Map(['UG-418', 'UG-419'].flatMap((code) => [[code, stands(code)] as const]));

const anyChange: fc.Arbitrary<ChangeUnit> = fc.oneof(
  fc.record({ name: fc.constant('rename' as const), of: fc.record({ name: fc.constantFrom('Igara', 'Sheema') }) }),
  fc.constantFrom('WAN', 'EAST', 'UG-402').map((parent) => ({
    name: 'move' as const,
    of: { parent },
    facts: { parent: region(parent), above: [parent, 'NET'] },
  })),
  fc.record({
    name: fc.constant('split' as const),
    of: fc.record({ into: fc.subarray(['UG-402', 'UG-418', 'UG-419', 'UG-999'], { minLength: 2 }) }),
    facts: fc.record({ units: fc.constant(others), below: fc.constantFrom([], [], ['UG-402-KYEIZOOBA']) }),
  }),
  fc.record({
    name: fc.constant('leave' as const),
    of: fc.constant({ ground: 'gone' }),
    facts: fc.constant({ below: [] }),
  }),
);
const anyLife = fc.array(fc.record({ change: anyChange, later: fc.integer({ min: -2, max: 20 }) }), { maxLength: 12 });

function live(steps: readonly { change: ChangeUnit; later: number }[]) {
  const life = aLife(unit);
  let day = '2010-07-01';
  life.take(moment(people.secretariat, day), (state, now) =>
    register(state, bushenyi, { parent: region('WAN'), rootUnit: 'NET' }, now),
  );
  for (const step of steps) {
    day = addDays(day, step.later);
    life.take(moment(people.secretariat, day), (state, now) => change(step.change, state, now));
  }
  return life;
}

describe('any life of a unit', () => {
  it('is the fold of its events, in the order of their dates, and keeps its code', () => {
    fc.assert(
      fc.property(anyLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(unit, events)).toEqual(state);
        const dates = events.map(({ effectiveOn }) => effectiveOn);
        expect(dates).toEqual([...dates].sort());
        expect(events.every(({ data }) => data.code === 'UG-402')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('belongs until the day before it left, and nothing happens to it afterwards', () => {
    fc.assert(
      fc.property(anyLife, (steps) => {
        const { events, state } = live(steps);
        if (state.status !== 'left' && state.status !== 'split') return;
        const last = events.at(-1)!.effectiveOn;
        expect([existsOn(state, addDays(last, -1)), existsOn(state, last)]).toEqual([true, false]);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(unit);
    fc.assert(
      fc.property(anyLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
