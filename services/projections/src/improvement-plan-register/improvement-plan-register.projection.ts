import { improvementPlanClosed, improvementPlanMade } from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  IMPROVEMENT_PLAN_STATUSES,
  improvementPlanColumns,
  improvementPlanFilters,
  type ImprovementPlanRow,
} from './improvement-plan-register.read-model.ts';

const { when } = handlersOf<ImprovementPlanRow>((event) => entityIdOf(event, 'improvement-plan'));

export const improvementPlanRegister: Register<ImprovementPlanRow> = {
  name: 'improvement-plans',
  model: 'improvement-plan-register',
  version: 1,
  handlers: [
    when(improvementPlanMade, ({ organisation, unit, assessment }, { effectiveOn }) => ({
      begins: true,
      set: {
        ...{ name: 'Improvement plan', status: 'running', organisation, unit, assessment },
        ...{ organisations: [organisation], themes: [], madeOn: effectiveOn },
        ...{ closedOn: null, done: null, dropped: null },
      },
    })),
    when(improvementPlanClosed, ({ done, dropped }, { effectiveOn }) => ({
      set: { status: 'closed', closedOn: effectiveOn, done, dropped },
    })),
  ],
  statuses: IMPROVEMENT_PLAN_STATUSES,
  columns: improvementPlanColumns,
  filters: improvementPlanFilters,
  words: ({ name, unit }) => [name, unit].join(' '),
  entityOf: (id) => id,
};

export const improvementPlanRegisterProjection = registerProjection(improvementPlanRegister);
