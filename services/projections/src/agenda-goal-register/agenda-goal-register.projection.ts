import { goalAdopted, goalClosed, goalHorizonReached, goalRevised } from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  AGENDA_GOAL_STATUSES,
  agendaGoalColumns,
  agendaGoalFilters,
  type AgendaGoalRow,
} from './agenda-goal-register.read-model.ts';

const { when } = handlersOf<AgendaGoalRow>((event) => entityIdOf(event, 'agenda-goal'));

/** What was actual in each period is told by the goal itself, and its trail. */
export const agendaGoalRegister: Register<AgendaGoalRow> = {
  name: 'agenda-goals',
  model: 'agenda-goal-register',
  version: 1,
  handlers: [
    when(goalAdopted, ({ title, code, unit, themes, convening, horizon, indicators }, { effectiveOn }) => ({
      begins: true,
      set: {
        ...{ name: title, goal: code, status: 'adopted', unit, themes, organisations: [], convening, horizon },
        ...{ adoptedOn: effectiveOn, goalClosedOn: null, outcome: null },
        indicators: indicators.map((one) => one.code),
      },
    })),
    when(goalRevised, ({ horizon, indicators }) => ({
      set: { status: 'adopted', horizon, indicators: indicators.map((one) => one.code) },
    })),
    when(goalHorizonReached, () => ({ set: { status: 'horizon-reached' } })),
    when(goalClosed, ({ outcome }, { effectiveOn: goalClosedOn }) => ({
      set: { status: 'closed', outcome, goalClosedOn },
    })),
  ],
  statuses: AGENDA_GOAL_STATUSES,
  columns: agendaGoalColumns,
  filters: agendaGoalFilters,
  words: ({ name, goal, unit, themes, indicators }) => [name, goal, unit, ...themes, ...indicators].join(' '),
  entityOf: (id) => id,
};

export const agendaGoalRegisterProjection = registerProjection(agendaGoalRegister);
