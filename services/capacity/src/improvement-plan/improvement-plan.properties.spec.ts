import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { lived, someLife } from '../testing/record.ts';
import { decide, type ImprovementPlanCommand } from './improvement-plan.decider.ts';
import { improvementPlan } from './improvement-plan.state.ts';
import { anAction, ASSESSMENT, facts } from './improvement-plans.fixture.ts';
import { derivedId } from '@baraza/contracts';

const dueOn = fc.integer({ min: 0, max: 300 }).map((days) => addDays('2026-01-01', days));
const action = dueOn.map((due) => ({ ...anAction, dueOn: due }));
/** The ids that the first command of a life gives its actions, and one that nobody knows. */
const known = fc.constantFrom(derivedId('0', 'action 0'), derivedId('0', 'action 1'), ASSESSMENT);

const command: fc.Arbitrary<ImprovementPlanCommand> = fc.oneof(
  action.map((one) => ({ kind: 'plan-action' as const, body: one, facts })),
  fc.tuple(known, dueOn).map(([id, due]) => ({ kind: 'replan-action' as const, body: { action: id, dueOn: due } })),
  known.map((id) => ({
    kind: 'do-action' as const,
    body: { action: id, evidence: [] },
    facts: { files: new Map<string, never>() },
  })),
  known.map((id) => ({ kind: 'drop-action' as const, body: { action: id, ground: 'no-funds' } })),
  fc.constant({ kind: 'close' as const }),
);
const life = fc.tuple(fc.tuple(action, action), someLife(command, { days: 30, most: 12 })).map(([actions, rest]) => [
  {
    command: { kind: 'make' as const, body: { assessment: ASSESSMENT, actions }, facts },
    person: ASSESSMENT,
    days: 0,
  },
  ...rest,
]);
const live = (steps: readonly { command: ImprovementPlanCommand; person: string; days: number }[]) =>
  lived(improvementPlan, steps, decide);

describe('any life of an improvement plan', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { events, state } = live(steps);
        expect(fold(improvementPlan, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(improvementPlan);
    fc.assert(
      fc.property(life, (steps) => watch.follow(live(steps).events)),
      { numRuns: 600, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(life, fc.array(fc.nat(500), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-01-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(improvementPlan, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 200, seed: 20260302 },
    );
    expect([...taken]).toEqual(['improvement-plan.action-fell-due']);
  });

  it('never goes back in its dates, and closes with nothing open', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { events, state } = live(steps);
        const dates = events.map((event) => event.effectiveOn);
        expect(dates).toEqual([...dates].sort());
        if (state.status !== 'closed') return;
        expect(Object.values(state.actions).every(({ status }) => ['done', 'dropped'].includes(status))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
