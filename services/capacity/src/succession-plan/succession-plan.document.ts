import { Type } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import { SUCCESSION_PLAN_STATUSES, type SuccessionPlanState } from './succession-plan.state.ts';

/** A succession plan as it is read. */
export const SuccessionPlanDocument = Type.Object(
  {
    id: Type.String(),
    status: Type.Enum([...SUCCESSION_PLAN_STATUSES]),
    organisation: Type.String(),
    unit: Type.String(),
    office: Type.String(),
    cover: Type.Array(
      Type.Object({
        office: Type.String(),
        person: Type.Optional(Type.String()),
        name: Type.Optional(PersonalShown),
      }),
      { description: 'Who steps in, the first who can' },
    ),
    activatedBy: Type.String(),
    reviewMonths: Type.Integer(),
    reviewBy: Type.String({ description: 'The day on which a review falls due' }),
    plan: Type.Optional(PersonalShown),
    adoptedOn: Type.String(),
    lastReviewedOn: Type.String(),
    activatedOn: Type.Optional(Type.String()),
    coveredBy: Type.Optional(Type.String({ description: 'The office of whoever stepped in' })),
    endedOn: Type.Optional(Type.String()),
    ground: Type.Optional(Type.String()),
  },
  { $id: 'SuccessionPlan' },
);

export function presentSuccessionPlan(state: SuccessionPlanState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a plan that was never adopted');
  const { status, says, adoptedOn, lastReviewedOn } = state;
  const known = { id, status, ...says, adoptedOn, lastReviewedOn };
  if (state.status === 'activated') {
    const { activatedOn, coveredBy, ground } = state;
    return { ...known, activatedOn, coveredBy, ground };
  }
  return state.status === 'ended' ? { ...known, endedOn: state.endedOn, ground: state.ground } : known;
}
