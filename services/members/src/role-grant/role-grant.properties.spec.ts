import { everyContract } from '@baraza/contracts';
import { addDays, calendarUntil, DiagramWatch, fold, Rejection } from '@baraza/domain';
import fc from 'fast-check';
import { bodies, moment, people, recorded } from '../testing/record.ts';
import { decide, type RoleGrantCommand } from './role-grant.decider.ts';
import { roleGrant, type RoleGrantEvent, type RoleGrantState } from './role-grant.state.ts';

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

/** Before each command the calendar takes what is due, as the write path does. */
function live(steps: readonly { command: RoleGrantCommand; person: string; later: number }[]) {
  const events: RoleGrantEvent[] = [];
  let state: RoleGrantState = roleGrant.initialState;
  let day = '2026-03-02';
  for (const { command, person, later } of steps) {
    day = addDays(day, later);
    const given = { ...moment(person, day), today: day };
    for (const taken of calendarUntil(roleGrant, state, day, given)) {
      events.push(...taken.events.map((event) => recorded(event, given) as RoleGrantEvent));
      state = taken.state;
    }
    try {
      for (const event of decide(command, state, given)) {
        expect(everyContract.faults(everyContract.latest(event.type)!, event.data)).toEqual([]);
        events.push(recorded(event, given) as RoleGrantEvent);
        state = roleGrant.evolve(state, events.at(-1)!);
      }
    } catch (error) {
      expect(error).toBeInstanceOf(Rejection);
    }
  }
  return { events, state };
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
});
