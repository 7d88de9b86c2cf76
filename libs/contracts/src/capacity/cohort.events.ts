import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, PublicText, UnitCode, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;
/** How many places a cohort has at most: all who have one begin in one append. */
export const COHORT_PLACES_MAX = 100;
const Places = Type.Integer({ minimum: 1, maximum: COHORT_PLACES_MAX });

const whose = { programme: Uuid, unit: UnitCode };
const exampleWhose = { programme: 'a1c3e5f7-1b2d-4f6a-9c8e-0d1f2a3b4c05', unit: 'UG-402' };
const enrolment = '6b8d0f2a-4c5e-4a7b-9d1f-3e5a7c9b1d20';

export const cohortPlanned = defineEvent({
  type: 'capacity.CohortPlanned',
  schemaVersion: 1,
  summary: 'A programme is to be gone through by a number of enrolments together.',
  audience: 'public',
  aggregate: 'cohort',
  data: Type.Object(
    {
      ...whose,
      name: PublicText(120),
      places: Places,
      from: Date,
      until: Date,
      /** The last day on which somebody can apply; until it begins where there is none. */
      applyBy: Type.Optional(Date),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    name: 'First cohort, Bushenyi',
    places: 12,
    from: '2026-04-13',
    until: '2026-08-28',
    applyBy: '2026-03-31',
  },
});

export const cohortPlacesChanged = defineEvent({
  type: 'capacity.CohortPlacesChanged',
  schemaVersion: 1,
  summary: 'A cohort has more places than before, or fewer.',
  audience: 'public',
  aggregate: 'cohort',
  data: Type.Object({ ...whose, places: Places }, closed),
  example: { ...exampleWhose, places: 14 },
});

const roster = { ...whose, enrolment: Uuid };
const exampleRoster = { ...exampleWhose, enrolment };

export const cohortPlaceTaken = defineEvent({
  type: 'capacity.CohortPlaceTaken',
  schemaVersion: 1,
  summary: 'A place of a cohort went to an enrolment.',
  audience: 'auditor',
  aggregate: 'cohort',
  data: Type.Object(roster, closed),
  example: exampleRoster,
});

export const cohortPlaceFreed = defineEvent({
  type: 'capacity.CohortPlaceFreed',
  schemaVersion: 1,
  summary: 'A place of a cohort is free again.',
  audience: 'auditor',
  aggregate: 'cohort',
  data: Type.Object(roster, closed),
  example: exampleRoster,
});

export const cohortWaitingJoined = defineEvent({
  type: 'capacity.CohortWaitingJoined',
  schemaVersion: 1,
  summary: 'An enrolment waits for a place in a cohort, behind those whose number is lower.',
  audience: 'auditor',
  aggregate: 'cohort',
  data: Type.Object({ ...roster, number: Count }, closed),
  example: { ...exampleRoster, number: 3 },
});

export const cohortWaitingLeft = defineEvent({
  type: 'capacity.CohortWaitingLeft',
  schemaVersion: 1,
  summary: 'An enrolment waits for a place in a cohort no longer.',
  audience: 'auditor',
  aggregate: 'cohort',
  data: Type.Object(roster, closed),
  example: exampleRoster,
});

export const cohortBegan = defineEvent({
  type: 'capacity.CohortBegan',
  schemaVersion: 1,
  summary: 'A cohort began, and all who had a place in it.',
  audience: 'public',
  aggregate: 'cohort',
  data: Type.Object(whose, closed),
  example: exampleWhose,
});

/** Of one question about a course: how many gave it 1, 2, 3, 4 and 5. */
export const ReactionRatings = Type.Object(
  { question: Code, ratings: Type.Array(Count, { minItems: 5, maxItems: 5 }) },
  closed,
);
export type ReactionRatings = Static<typeof ReactionRatings>;

export const cohortReactionReported = defineEvent({
  type: 'capacity.CohortReactionReported',
  schemaVersion: 1,
  summary: 'Those of a cohort said what they think of it: evaluation at its first level.',
  audience: 'auditor',
  aggregate: 'cohort',
  data: Type.Object(
    { ...whose, responses: Count, answers: Type.Array(ReactionRatings, { minItems: 1, maxItems: 20 }) },
    closed,
  ),
  example: { ...exampleWhose, responses: 20, answers: [{ question: 'usefulness', ratings: [0, 1, 3, 9, 7] }] },
});

export const cohortEnded = defineEvent({
  type: 'capacity.CohortEnded',
  schemaVersion: 1,
  summary: 'A cohort came to its end.',
  audience: 'public',
  aggregate: 'cohort',
  data: Type.Object(whose, closed),
  example: exampleWhose,
});

export const cohortCancelled = defineEvent({
  type: 'capacity.CohortCancelled',
  schemaVersion: 1,
  summary: 'A cohort was called off.',
  audience: 'public',
  aggregate: 'cohort',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'too-few-applied' },
});

export const cohortContracts = [
  cohortPlanned,
  cohortPlacesChanged,
  cohortPlaceTaken,
  cohortPlaceFreed,
  cohortWaitingJoined,
  cohortWaitingLeft,
  cohortBegan,
  cohortReactionReported,
  cohortEnded,
  cohortCancelled,
] as const;
