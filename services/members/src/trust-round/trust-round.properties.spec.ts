import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import type { TrustRoundCommand } from './trust-round.commands.pure.ts';
import { decide } from './trust-round.decider.ts';
import { trustRound } from './trust-round.state.ts';
import { aSheet, aTrustPlan, aTrustTable, trustFacts } from './trust-rounds.fixture.ts';

const anyCommand: fc.Arbitrary<TrustRoundCommand> = fc.oneof(
  fc.record({
    name: fc.constant('plan' as const),
    of: fc.record({ opens: fc.nat(40), days: fc.integer({ min: -1, max: 20 }) }).map(({ opens, days }) => ({
      ...aTrustPlan,
      opensOn: addDays('2026-01-01', opens),
      until: addDays('2026-01-01', opens + days),
    })),
    facts: fc.constant(trustFacts),
  }),
  fc.record({ name: fc.constant('cancel' as const), of: fc.constant({ ground: 'overtaken' }) }),
  fc.record({
    name: fc.constant('take' as const),
    of: fc.nat(5).map((at) => ({
      ...aSheet,
      sheet: `3f4a5b6c-7d8e-4f90-a1b2-c3d4e5f6071${at}`,
      answers: [{ question: 'keeps-its-word', score: at }],
    })),
  }),
  fc.record({
    name: fc.constant('count' as const),
    of: fc.constant({ tables: [aTrustTable], found: 121, withheld: false }),
  }),
  fc.record({ name: fc.constant('publish-results' as const) }),
);
const someLife = fc.array(
  fc.record({ command: anyCommand, person: fc.constantFrom(...Object.values(people)), days: fc.nat(7) }),
  { maxLength: 25 },
);

function live(steps: readonly { command: TrustRoundCommand; person: string; days: number }[]) {
  const life = aLife(trustRound);
  let date = '2026-01-01';
  for (const { command, person, days } of steps) {
    date = addDays(date, days);
    life.take({ ...moment(person, date), today: date }, (state, given) => decide(command, state, given));
  }
  return life;
}

describe('any life of a trust round', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(trustRound, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(trustRound);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 3_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(90), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-01-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(trustRound, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['trust-round.closes', 'trust-round.opens']);
  });
});
