import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, moment, people } from '../testing/record.ts';
import { decide, type RoleGrantCommand } from './role-grant.decider.ts';
import { roleGrant } from './role-grant.state.ts';

const maybe = <T>(value: T) => fc.constantFrom(value, undefined);
const anyCommand: fc.Arbitrary<RoleGrantCommand> = fc.oneof(
  fc.record({
    name: fc.constant('grant' as const),
    of: fc.record({
      role: fc.constantFrom('unit-officer', 'member-representative', 'secretariat'),
      organisation: maybe(bodies.first),
      until: fc.option(
        fc.nat(40).map((days) => addDays('2026-03-02', days)),
        { nil: undefined },
      ),
    }),
    facts: fc.record({
      person: fc.constantFrom(people.officer, people.board, undefined),
      unit: fc.constantFrom('UG-402', 'UG-402', undefined),
      knowsOrganisation: fc.boolean(),
    }),
  }),
  fc.record({ name: fc.constant('revoke' as const), of: fc.constant({ ground: 'left-the-office' }) }),
);
const anyLife = fc.array(
  fc.record({ command: anyCommand, person: fc.constantFrom(people.secretariat, people.board), later: fc.nat(9) }),
  { maxLength: 20 },
);

function live(steps: readonly { command: RoleGrantCommand; person: string; later: number }[]) {
  const life = aLife(roleGrant);
  let day = '2026-03-02';
  for (const { command, person, later } of steps) {
    day = addDays(day, later);
    life.take({ ...moment(person, day), today: day }, (state, given) => decide(command, state, given));
  }
  return life;
}

describe('any life of a grant', () => {
  it('is the fold of its events, and is held by nobody who granted it', () => {
    fc.assert(
      fc.property(anyLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(roleGrant, events)).toEqual(state);
        if (state.status !== 'none') expect(events[0]!.actor).not.toBe(state.person);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(roleGrant);
    fc.assert(
      fc.property(anyLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(anyLife, fc.array(fc.nat(80), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-03-02', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(roleGrant, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['role-grant.ends']);
  });
});
