import { Code, Date, FileReference, IMPROVEMENT_PRIORITIES, Uuid } from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { Type } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES } from '../roles.ts';
import type { ImprovementPlanState } from './improvement-plan.state.ts';

/** A plan as it is read. What an organisation means to improve is its own, and of those who work with it. */
export const ImprovementPlanDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['running', 'closed']),
    organisation: Uuid,
    unit: Type.String(),
    assessment: Uuid,
    madeOn: Date,
    lastStepOn: Date,
    closedOn: Type.Optional(Date),
    actions: Type.Optional(
      Type.Array(
        Type.Object({
          action: Uuid,
          text: PersonalShown,
          domain: Code,
          priority: Type.Enum(IMPROVEMENT_PRIORITIES),
          owner: Code,
          dueOn: Date,
          status: Type.Enum(['open', 'overdue', 'done', 'dropped']),
          settledOn: Type.Optional(Date),
          ground: Type.Optional(Code),
          note: Type.Optional(PersonalShown),
          evidence: Type.Optional(Type.Array(FileReference)),
        }),
      ),
    ),
  },
  { additionalProperties: false, $id: 'ImprovementPlan' },
);

export function presentImprovementPlan(state: ImprovementPlanState, id: string, roles: readonly Role[]): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a plan that was never made');
  const { actions, ...known } = state;
  if (!roles.some((role) => CAPACITY_OFFICERS_AND_REPRESENTATIVES.includes(role))) return { id, ...known };
  return { id, ...known, actions: Object.entries(actions).map(([action, said]) => ({ action, ...said })) };
}
