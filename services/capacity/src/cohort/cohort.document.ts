import { Code, cohortPlanned, Date, Uuid } from '@baraza/contracts';
import { Type } from 'typebox';
import { COHORT_STATUSES, type CohortState } from './cohort.state.ts';

/** A cohort as those see it who run its programme. */
export const CohortDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum([...COHORT_STATUSES]),
    since: Type.String({ ...Date, description: 'The date of its last step' }),
    ...cohortPlanned.data.properties,
    enrolments: Type.Array(Uuid, { description: 'The enrolments that have a place' }),
    waiting: Type.Array(Uuid, { description: 'Those that wait for one, the first first' }),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was called off' })),
  },
  { additionalProperties: false, $id: 'Cohort' },
);

export function presentCohort(state: CohortState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a cohort that was never planned');
  const { taken, waiting, numbers: _, ...shown } = state;
  return { id, ...shown, enrolments: taken, waiting: waiting.map(({ enrolment }) => enrolment) };
}
