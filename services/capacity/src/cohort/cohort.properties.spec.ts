import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { lived, someLife } from '../testing/record.ts';
import { ONE, planFacts, THREE, toPlan, TWO } from './cohort.builders.ts';
import { type CohortCommand, decide } from './cohort.decider.ts';
import { cohort } from './cohort.state.ts';

const roster = (...names: readonly Extract<CohortCommand, { enrolment: string }>['name'][]) =>
  fc.record({ name: fc.constantFrom(...names), enrolment: fc.constantFrom(ONE, TWO, THREE) });
const anyCommand: fc.Arbitrary<CohortCommand> = fc.oneof(
  fc.constant({ name: 'plan' as const, of: { ...toPlan, places: 1 }, facts: planFacts }),
  fc.record({ name: fc.constant('change-places' as const), of: fc.record({ places: fc.integer({ min: 1, max: 3 }) }) }),
  fc.record({ name: fc.constantFrom('begin' as const, 'end' as const, 'cancel-with-programme' as const) }),
  fc.constantFrom(5, 20).map((responses) => ({
    name: 'report-reaction' as const,
    of: { responses, answers: [{ question: 'usefulness', ratings: [0, 0, 0, 4, 4] }] },
  })),
  fc.constant({ name: 'cancel' as const, of: { ground: 'no-funds' } }),
  roster('take-place', 'join-waiting'),
  roster('free-place', 'leave-waiting', 'return-to-waiting', 'take-place', 'join-waiting'),
);
const someSteps = someLife(anyCommand, { days: 3, most: 40 });

describe('any life of a cohort', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { events, state } = lived(cohort, steps, decide);
        expect(fold(cohort, events)).toEqual(state);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(cohort);
    fc.assert(
      fc.property(someSteps, (steps) => watch.follow(lived(cohort, steps, decide).events)),
      { numRuns: 3_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('never has more enrolments than places, nor one that has a place and waits, and waits in order', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const state of lived(cohort, steps, decide).states) {
          if (state.status === 'none') continue;
          expect(state.taken.length).toBeLessThanOrEqual(state.places);
          expect(new Set(state.taken).size).toBe(state.taken.length);
          const waiting = state.waiting.map(({ enrolment }) => enrolment);
          expect(waiting.filter((one) => state.taken.includes(one))).toEqual([]);
          const numbers = state.waiting.map(({ number }) => number);
          expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
        }
      }),
    );
  });
});
