import { addDays, addMonths, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { lived, people, someLife } from '../testing/record.ts';
import { toBegin } from './leadership-transition.builders.ts';
import { decide, type LeadershipTransitionCommand } from './leadership-transition.decide.pure.ts';
import { leadershipTransition } from './leadership-transition.state.ts';

const person = fc.constantFrom(people.successor, people.leader);
const anyCommand: fc.Arbitrary<LeadershipTransitionCommand> = fc.oneof(
  fc.record({
    name: fc.constant('begin' as const),
    of: fc.constantFrom(14, 90).map((stallDays) => ({ ...toBegin, handover: [{ code: 'keys' }], stallDays })),
    facts: fc.constant({ unit: 'UG-402' }),
  }),
  fc.constant({ name: 'search' as const }),
  { arbitrary: fc.constant({ name: 'settle' as const }), weight: 2 },
  fc.record({ name: fc.constant('appoint-interim' as const), of: fc.record({ person }) }),
  fc.record({ name: fc.constant('appoint' as const), of: fc.record({ person }) }),
  fc.record({
    name: fc.constant('note-office-taken' as const),
    of: fc.record({
      person,
      standing: fc.constantFrom('substantive' as const, 'acting' as const),
      from: fc.nat(500).map((days) => addDays('2026-01-01', days)),
    }),
  }),
  fc.constant({ name: 'note-progress' as const, of: { note: 'In words.' } }),
  fc.record({
    name: fc.constantFrom('add-handover-item' as const, 'hand-over' as const),
    of: fc.record({ item: fc.constantFrom('keys', 'passwords') }),
  }),
  { arbitrary: fc.constant({ name: 'hand-over' as const, of: { item: 'keys' } }), weight: 2 },
  {
    arbitrary: fc.nat(400).map((days) => {
      const from = addDays('2026-01-01', days);
      const followUps = [
        { code: 'first', dueOn: addDays(from, 60) },
        { code: 'second', dueOn: addDays(from, 200) },
      ];
      return {
        name: 'settle-in' as const,
        of: { until: addMonths(from, 15), agreement: 'In words.', followUps },
      };
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      name: fc.constant('report-follow-up' as const),
      of: fc.record({
        followUp: fc.constantFrom('first', 'second'),
        finding: fc.constant('on-course' as const),
        report: fc.constant('In words.'),
      }),
    }),
    weight: 3,
  },
  fc.constant({ name: 'end' as const, of: { ground: 'leader-stays' } }),
);
/** One that was begun and comes to its end: random commands alone seldom get there. */
const straight: readonly LeadershipTransitionCommand[] = [
  { name: 'begin', of: { ...toBegin, handover: [], stallDays: 90 }, facts: { unit: 'UG-402' } },
  { name: 'appoint', of: { person: people.successor, from: '2026-01-01' } },
];
const someSteps = fc
  .tuple(fc.boolean(), someLife(anyCommand, { days: 90, most: 40 }))
  .map(([isBegun, steps]) => [
    ...(isBegun ? straight.map((command) => ({ command, person: people.officer, days: 0 })) : []),
    ...steps,
  ]);
type Steps = Parameters<typeof lived<LeadershipTransitionCommand, never, never>>[1];
const live = (steps: Steps) => lived(leadershipTransition, steps, decide);

describe('any change of leader', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { events, state } = live(steps);
        expect(fold(leadershipTransition, events)).toEqual(state);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(leadershipTransition);
    fc.assert(
      fc.property(someSteps, (steps) => watch.follow(live(steps).events)),
      { numRuns: 3_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someSteps, fc.array(fc.nat(900), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-01-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(leadershipTransition, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 200, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['leadership-transition.follow-up-due', 'leadership-transition.stalled']);
  });

  it('never goes back in its dates, and what takes it further takes the stall away', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { events, states } = live(steps);
        const dates = events.map((event) => event.effectiveOn);
        expect(dates).toEqual([...dates].sort());
        events.forEach((event, index) => {
          const after = states[index + 1]!;
          const isNoStep = /Stalled|FellDue|ItemAdded/.test(event.type);
          if (!isNoStep && after.status !== 'none') expect('stalledOn' in after).toBe(false);
        });
      }),
    );
  });
});
