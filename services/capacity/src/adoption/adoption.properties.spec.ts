import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { lived, someLife } from '../testing/record.ts';
import { shared, toAdopt } from './adoption.builders.ts';
import { type AdoptionCommand, decide } from './adoption.decider.ts';
import { adoption } from './adoption.state.ts';

const reportBy = fc.nat(900).map((days) => addDays('2026-01-02', days));
const anyCommand: fc.Arbitrary<AdoptionCommand> = fc.oneof(
  fc.record({
    name: fc.constant('adopt' as const),
    of: reportBy.map((on) => ({ ...toAdopt, reportBy: on })),
    facts: fc.constantFrom(shared, { ...shared, isShared: false }),
  }),
  {
    arbitrary: fc.record({
      name: fc.constant('report' as const),
      of: fc.oneof(
        reportBy.map((on) => ({ finding: 'partly-worked' as const, report: 'In words.', reportBy: on })),
        fc.constant({ finding: 'worked' as const, report: 'In words.' }),
      ),
    }),
    weight: 3,
  },
  fc.constant({ name: 'end' as const, of: { ground: 'funds-ended' } }),
);
const someSteps = someLife(anyCommand, { days: 120 });
type Steps = Parameters<typeof lived<AdoptionCommand, never, never>>[1];
const live = (steps: Steps) => lived(adoption, steps, decide);

describe('any adoption', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { events, state } = live(steps);
        expect(fold(adoption, events)).toEqual(state);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(adoption);
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
          for (const rule of assertCalendarLaw(adoption, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 200, seed: 20260302 },
    );
    expect([...taken]).toEqual(['adoption.report-due']);
  });
});
