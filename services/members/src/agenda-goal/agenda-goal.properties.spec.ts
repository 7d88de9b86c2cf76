import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import type { AgendaGoalCommand } from './agenda-goal.commands.pure.ts';
import { decide } from './agenda-goal.decider.ts';
import { agendaGoal } from './agenda-goal.state.ts';
import { anAdoption, boards, facts, LATER, women } from './agenda-goals.fixture.ts';

const adopting: AgendaGoalCommand = { name: 'adopt', of: { ...anAdoption, horizon: '2027-06-30' }, facts };
const someFacts = fc.constantFrom(facts, { ...facts, covers: false }, { ...facts, convening: undefined });
const anActual = fc.record({
  indicator: fc.constantFrom('boards-renewed', 'women-chairing', 'happiness'),
  period: fc.constantFrom('2025', '2026-H1', '2026-07', '2027'),
  actual: fc.constantFrom('0', '41.5', '-3', '44'),
});
const anOutcome = fc.constantFrom('60000000-0000-4000-8000-000000000001', '60000000-0000-4000-8000-000000000002');
const anyCommand: fc.Arbitrary<AgendaGoalCommand> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(adopting) },
  { weight: 6, arbitrary: fc.record({ name: fc.constant('report' as const), of: anActual }) },
  {
    weight: 4,
    arbitrary: fc.record({
      name: fc.constant('correct' as const),
      of: anActual.map((of) => ({ ...of, ground: 'counted-twice' })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constant('revise' as const),
      of: fc.record({
        convening: fc.constant(LATER),
        horizon: fc.constantFrom('2027-06-30', '2029-06-30', '2031-12-31'),
        indicators: fc.constantFrom([boards, women], [boards], [{ ...women, target: '30' }, boards]),
        ground: fc.constant('better-data'),
      }),
      facts: someFacts,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constant('count-outcome' as const),
      of: fc.record({
        outcome: anOutcome,
        version: fc.constantFrom(1, 2),
        verdict: fc.constantFrom('substantiated' as const, 'partly' as const),
      }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ name: fc.constant('report-by-outcome' as const), of: anActual }) },
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constant('set-outcome-aside' as const),
      of: fc.record({
        outcome: anOutcome,
        upTo: fc.constantFrom(1, 2),
        because: fc.constantFrom('contested' as const, 'corrected' as const),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      name: fc.constant('close' as const),
      of: fc.constant({ convening: LATER, outcome: 'reached' as const }),
      facts: someFacts,
    }),
  },
);
const someLife = fc
  .array(fc.record({ command: anyCommand, days: fc.integer({ min: 0, max: 150 }) }), { maxLength: 20 })
  .map((steps) => [{ command: adopting, days: 30 }, ...steps]);

function live(steps: readonly { command: AgendaGoalCommand; days: number }[]) {
  const life = aLife(agendaGoal);
  let date = '2026-02-01';
  for (const { command, days } of steps) {
    date = addDays(date, days);
    life.take({ ...moment(people.officer, date), today: date }, (state, given) => decide(command, state, given));
  }
  return life;
}

describe('any life of a goal', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(agendaGoal, events)).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(agendaGoal);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 1_500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(2_500), { minLength: 1, maxLength: 5 }), (steps, days) => {
        const dates = datesFrom('2026-02-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(agendaGoal, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 200, seed: 20260302 },
    );
    expect([...taken]).toEqual(['agenda-goal.horizon-reached']);
  });

  it('keeps every indicator of which something was reported', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { state } = live(steps);
        if (state.status === 'none') return;
        const codes = state.indicators.map(({ code }) => code);
        for (const code of Object.keys(state.actuals)) expect(codes).toContain(code);
      }),
      { numRuns: 500 },
    );
  });
});
