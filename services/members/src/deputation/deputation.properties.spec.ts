import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, moment, people } from '../testing/record.ts';
import { decide, type DeputationCommand } from './deputation.decider.ts';
import { deputation } from './deputation.state.ts';

const anyCommand: fc.Arbitrary<DeputationCommand> = fc.oneof(
  fc.record({
    name: fc.constant('make' as const),
    of: fc.record({
      person: fc.constant(people.board),
      organisation: fc.constantFrom(bodies.first, bodies.first, bodies.applicant),
      entity: fc.constant({ kind: 'complaint' as const, id: bodies.third }),
      task: fc.constant('decide'),
      ground: fc.constant('nobody-eligible'),
      until: fc.option(
        fc.nat(40).map((days) => addDays('2026-03-02', days)),
        { nil: undefined },
      ),
    }),
    facts: fc.record({
      entity: fc.constantFrom({ unit: 'UG-402', organisations: [bodies.applicant] }, undefined),
      knowsOrganisation: fc.constantFrom(true, true, false),
    }),
  }),
  fc.record({ name: fc.constant('end' as const), cause: fc.constantFrom('used' as const, 'withdrawn' as const) }),
);
const anyLife = fc.array(
  fc.record({ command: anyCommand, person: fc.constantFrom(people.secretariat, people.board), later: fc.nat(9) }),
  { maxLength: 20, size: 'max' },
);

function live(steps: readonly { command: DeputationCommand; person: string; later: number }[]) {
  const life = aLife(deputation);
  let day = '2026-03-02';
  for (const { command, person, later } of steps) {
    day = addDays(day, later);
    life.take({ ...moment(person, day), today: day }, (state, given) => decide(command, state, given));
  }
  return life;
}

describe('any life of a deputation', () => {
  it('is the fold of its events, and each is used once at most', () => {
    fc.assert(
      fc.property(anyLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(deputation, events)).toEqual(state);
        events.forEach((event, index) => {
          const isMade = event.type === 'members.DeputationMade';
          expect(isMade).toBe(index % 2 === 0);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(deputation);
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
          for (const rule of assertCalendarLaw(deputation, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['deputation.over']);
  });
});
