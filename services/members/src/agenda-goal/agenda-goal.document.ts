import { AGENDA_GOAL_OUTCOMES, COUNTED_VERDICTS } from '@baraza/contracts';
import { Type } from 'typebox';
import { AGENDA_GOAL_STATUSES, type AgendaGoalState } from './agenda-goal.state.ts';

/** A goal of the change agenda as it is read. */
export const AgendaGoalDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(AGENDA_GOAL_STATUSES.filter((status) => status !== 'none')),
  unit: Type.String(),
  convening: Type.String(),
  code: Type.String(),
  title: Type.String(),
  themes: Type.Array(Type.String()),
  adoptedOn: Type.String(),
  horizon: Type.String(),
  timesRevised: Type.Integer(),
  indicators: Type.Array(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      measuredIn: Type.String(),
      baseline: Type.String(),
      target: Type.String(),
      actuals: Type.Array(Type.Object({ period: Type.String(), actual: Type.String() })),
    }),
  ),
  /** Those that independent people confirmed, in the version in which they count. */
  outcomes: Type.Array(
    Type.Object({ outcome: Type.String(), version: Type.Integer(), verdict: Type.Enum(COUNTED_VERDICTS) }),
  ),
  closedOn: Type.Optional(Type.String()),
  outcome: Type.Optional(Type.Enum(AGENDA_GOAL_OUTCOMES)),
});

export function presentAgendaGoal(state: AgendaGoalState, id: string): object {
  if (state.status === 'none') return {};
  const { lastStepOn: _, actuals, indicators, outcomes, ...shown } = state;
  const reported = (code: string) =>
    Object.entries(actuals[code] ?? {})
      .map(([period, actual]) => ({ period, actual }))
      .sort((a, b) => (a.period < b.period ? -1 : 1));
  return {
    ...{ id, ...shown, outcomes: Object.entries(outcomes).map(([outcome, counted]) => ({ outcome, ...counted })) },
    indicators: indicators.map((one) => ({ ...one, actuals: reported(one.code) })),
  };
}
