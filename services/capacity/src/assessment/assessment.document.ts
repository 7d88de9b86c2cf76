import {
  assessmentPlanned,
  assessmentScored,
  Code,
  Count,
  Date,
  FileReference,
  ItemLevel,
  Uuid,
} from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { Type, type Static } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES } from '../roles.ts';
import type { AssessmentState, KnownAssessment } from './assessment.state.ts';

const { levels, domains, comparison } = assessmentScored.data.properties;

/** An assessment as it is read. Scores are the organisation's own, and of those who work with it on its capacity. */
export const AssessmentDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['planned', 'agreeing', 'in-review', 'verified', 'completed', 'abandoned']),
    ...assessmentPlanned.data.properties,
    plannedOn: Date,
    lastStepOn: Date,
    ground: Type.Optional(Code),
    completedOn: Type.Optional(Date),
    sheets: Type.Optional(Type.Integer({ description: 'How many persons have rated' })),
    spread: Type.Optional(
      Type.Array(Type.Object({ item: Code, counts: Type.Array(Count) }), {
        description: 'How many rated each item at level 1, 2, 3 and 4: once all ratings are in',
      }),
    ),
    scores: Type.Optional(
      Type.Array(
        Type.Object({
          domain: Code,
          levels: Type.Array(ItemLevel),
          notApplicable: Type.Array(Code),
          justification: PersonalShown,
          evidence: Type.Array(FileReference),
          isVerified: Type.Boolean(),
          question: Type.Optional(Type.Object({ levels: Type.Array(ItemLevel), reasons: PersonalShown })),
        }),
      ),
    ),
    result: Type.Optional(Type.Object({ levels, domains, comparison })),
  },
  { additionalProperties: false, $id: 'Assessment' },
);
export type AssessmentDocument = Static<typeof AssessmentDocument>;

export function presentAssessment(state: AssessmentState, id: string, roles: readonly Role[]): object {
  if (state.status === 'none') throw new Error('there is nothing to present of an assessment that was never planned');
  const { status, plan, plannedOn, lastStepOn } = state;
  const known = {
    ...{ id, status, ...plan, plannedOn, lastStepOn },
    ...(state.status === 'abandoned' ? { ground: state.ground } : {}),
    ...(state.status === 'completed' ? { completedOn: state.completedOn } : {}),
  };
  return roles.some((role) => CAPACITY_OFFICERS_AND_REPRESENTATIVES.includes(role))
    ? { ...known, ...scoresOf(state) }
    : known;
}

/** Never what one person rated. */
function scoresOf(state: KnownAssessment): object {
  if (state.status === 'abandoned') return {};
  if (state.status === 'planned') return { sheets: Object.keys(state.ratings).length };
  const { sheets, spread, scores, plan } = state;
  return {
    ...{ sheets, spread },
    scores: plan.domains.flatMap(({ domain }) => {
      const agreed = scores[domain];
      return agreed === undefined ? [] : [{ domain, ...agreed }];
    }),
    ...(state.status === 'completed' && state.result !== undefined ? { result: state.result } : {}),
  };
}
