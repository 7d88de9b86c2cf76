import { assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { lived, someLife } from '../testing/record.ts';
import { anAllocation, aSpending, awardFacts, toAward } from './grant.builders.ts';
import { decide, type GrantCommand } from './grant.decider.ts';
import { grant, type GrantState } from './grant.state.ts';

const ground = { ground: 'no-funds' };
const anyReport = fc.constantFrom('year-one', 'accounts');
/** What was set aside first: ids in a life are of the command that made them, so it is asked of the state. */
const anyCommand: fc.Arbitrary<GrantCommand | 'release-first'> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ name: 'award' as const, of: toAward, facts: awardFacts }) },
  fc.constantFrom(300, 2_000).map((amount) => ({
    name: 'allocate' as const,
    of: { line: 'training', amount, to: anAllocation.to },
    facts: { drawerKnown: true },
  })),
  fc.constant('release-first' as const),
  fc.constant({ name: 'spend' as const, of: aSpending, on: { from: '2026-02-10', until: '2026-02-11' } }),
  fc.constant({ name: 'reverse-spending' as const, activity: aSpending.activity }),
  { weight: 3, arbitrary: anyReport.map((report) => ({ name: 'submit-report' as const, of: { report } })) },
  fc.record({
    name: fc.constant('postpone-report' as const),
    of: fc.record({
      report: anyReport,
      dueOn: fc.constantFrom('2027-03-31', '2026-01-31'),
      ground: fc.constant('agreed'),
    }),
  }),
  { weight: 2, arbitrary: fc.constant({ name: 'close' as const, of: ground }) },
);
const someSteps = someLife(anyCommand, { days: 40, most: 30 });
const live = (steps: Parameters<typeof lived<GrantCommand | 'release-first', never, never>>[1]) =>
  lived(grant, steps, (command, state: GrantState, given) => {
    if (command !== 'release-first') return decide(command, state, given);
    const allocation = (state.status === 'none' ? undefined : state.allocations[0]?.allocation) ?? aSpending.activity;
    return decide({ name: 'release', of: { allocation, ...ground } }, state, given);
  });

describe('any life of a grant', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { events, state } = live(steps);
        expect(fold(grant, events)).toEqual(state);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(grant);
    fc.assert(
      fc.property(someSteps, (steps) => watch.follow(live(steps).events)),
      { numRuns: 2_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someSteps, fc.array(fc.nat(900), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-01-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(grant, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 200, seed: 20260302 },
    );
    expect([...taken]).toEqual(['grant.report-due']);
  });

  it('never sets more of a line aside than it holds, and is closed with no report outstanding', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const state of live(steps).states) {
          if (state.status === 'none') continue;
          const aside = state.allocations.reduce((sum, { amount }) => sum + amount, 0);
          expect(aside).toBeLessThanOrEqual(1_000);
          if (state.status === 'closed') {
            expect(state.reports.map(({ standing }) => standing)).toEqual(['submitted', 'submitted']);
          }
        }
      }),
    );
  });
});
