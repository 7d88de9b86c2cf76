import { assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { lived, someLife } from '../testing/record.ts';
import { anAdoption, toSay } from './succession-plan.builders.ts';
import { decide, type SuccessionPlanCommand } from './succession-plan.decider.ts';
import { successionPlan } from './succession-plan.state.ts';

const anyCommand: fc.Arbitrary<SuccessionPlanCommand> = fc.oneof(
  fc.record({
    name: fc.constant('adopt' as const),
    of: fc.constantFrom(3, 12).map((reviewMonths) => ({ ...anAdoption, reviewMonths })),
    facts: fc.constantFrom({ unit: 'UG-402' }, { unit: undefined }),
  }),
  fc.record({
    name: fc.constant('revise' as const),
    of: fc.constantFrom({ ...toSay, reviewMonths: 3 }, { ...toSay, cover: [{ office: 'executive-director' }] }),
  }),
  fc.constant({ name: 'review' as const }),
  fc.record({
    name: fc.constant('activate' as const),
    of: fc.record({ cover: fc.constantFrom('treasurer', 'driver'), ground: fc.constant('illness') }),
  }),
  fc.record({
    name: fc.constantFrom('stand-down' as const, 'end' as const),
    of: fc.constant({ ground: 'leader-back' }),
  }),
);
const someSteps = someLife(anyCommand);
type Steps = Parameters<typeof lived<SuccessionPlanCommand, never, never>>[1];
const live = (steps: Steps) => lived(successionPlan, steps, decide);

describe('any life of a succession plan', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { events, state } = live(steps);
        expect(fold(successionPlan, events)).toEqual(state);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(successionPlan);
    fc.assert(
      fc.property(someSteps, (steps) => watch.follow(live(steps).events)),
      { numRuns: 1_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someSteps, fc.array(fc.nat(900), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-01-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(successionPlan, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 200, seed: 20260302 },
    );
    expect([...taken]).toEqual(['succession-plan.review-due']);
  });
});
