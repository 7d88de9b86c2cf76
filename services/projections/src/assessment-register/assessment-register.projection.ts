import {
  assessmentAbandoned,
  assessmentCompleted,
  assessmentPlanned,
  assessmentRatingsClosed,
  assessmentSubmitted,
  assessmentVerified,
} from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  ASSESSMENT_STATUSES,
  assessmentColumns,
  assessmentFilters,
  type AssessmentRow,
} from './assessment-register.read-model.ts';

const { when } = handlersOf<AssessmentRow>((event) => entityIdOf(event, 'assessment'));

export const assessmentRegister: Register<AssessmentRow> = {
  name: 'assessments',
  model: 'assessment-register',
  version: 1,
  handlers: [
    when(assessmentPlanned, ({ organisation, unit, instrument, version, round, scoring, dueOn, programme }, event) => ({
      begins: true,
      set: {
        name: [instrument.replaceAll('-', ' '), round].join(', '),
        ...{ status: 'planned', organisation, unit, instrument, version, round, scoring, dueOn },
        ...{ organisations: [organisation], themes: [], programme: programme ?? null },
        ...{ plannedOn: event.effectiveOn, completedOn: null, ground: null },
      },
    })),
    when(assessmentRatingsClosed, () => ({ set: { status: 'agreeing' } })),
    when(assessmentSubmitted, () => ({ set: { status: 'in-review' } })),
    when(assessmentVerified, () => ({ set: { status: 'verified' } })),
    when(assessmentCompleted, (_, { effectiveOn }) => ({ set: { status: 'completed', completedOn: effectiveOn } })),
    when(assessmentAbandoned, ({ ground }) => ({ set: { status: 'abandoned', ground } })),
  ],
  statuses: ASSESSMENT_STATUSES,
  columns: assessmentColumns,
  filters: assessmentFilters,
  words: ({ name, unit }) => [name, unit].join(' '),
  entityOf: (id) => id,
};

export const assessmentRegisterProjection = registerProjection(assessmentRegister);
