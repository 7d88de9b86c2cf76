import { Type, type Static } from 'typebox';
import { Code, Date, Personal, UnitCode, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;

/** Who is enrolled. An organisation and a movement by the id the forum knows them by, a person by their own. */
export const Enrolled = Type.Union([
  Type.Object({ kind: Type.Enum(['organisation', 'movement']), organisation: Uuid }, closed),
  Type.Object({ kind: Type.Literal('person'), person: Uuid }, closed),
]);
export type Enrolled = Static<typeof Enrolled>;

/** In every event of an enrolment: in what, where, and whose. */
export const whoseEnrolment = { programme: Uuid, cohort: Uuid, unit: UnitCode, enrolled: Enrolled };
export const exampleEnrolment = {
  programme: 'a1c3e5f7-1b2d-4f6a-9c8e-0d1f2a3b4c05',
  cohort: '1d3f5a7c-9b2e-4d6f-8a0c-2e4b6d8f0a1c',
  unit: 'UG-402',
  enrolled: { kind: 'organisation' as const, organisation: '7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9' },
};

/** Somebody who takes part. Name and ways to reach them lie in the vault. */
export const Participant = Type.Object(
  {
    participant: Uuid,
    name: Personal('person'),
    phone: Type.Optional(Personal('person')),
    email: Type.Optional(Personal('person')),
  },
  closed,
);
export const exampleParticipant = '0c2e4a6b-8d1f-4b3c-9e5a-7f9b1d3c5e70';
export const exampleName = { subject: exampleParticipant, commitment: 'k2pZrGqj0m1v3F0wq8o6cYd5bT4xN7uJ9hL1sVe2RaE' };

export const ATTENDANCE_MARKS = ['present', 'excused', 'unexcused'] as const;
export type AttendanceMark = (typeof ATTENDANCE_MARKS)[number];
export const MarkOfParticipant = Type.Object({ participant: Uuid, mark: Type.Enum(ATTENDANCE_MARKS) }, closed);
export type MarkOfParticipant = Static<typeof MarkOfParticipant>;

/** Why an enrolment rests: the membership of the organisation does, or those who run the programme said so. */
export const HoldCause = Type.Union([
  Type.Object({ kind: Type.Literal('membership'), membership: Uuid }, closed),
  Type.Object({ kind: Type.Literal('decision'), ground: Code }, closed),
]);
export type HoldCause = Static<typeof HoldCause>;

/** The levels of evaluation that are asked about after the course: what is done otherwise, and what has come of it. */
export const FOLLOW_UP_LEVELS = ['behaviour', 'results'] as const;
export type FollowUpLevel = (typeof FOLLOW_UP_LEVELS)[number];
export const FollowUpDue = Type.Object({ level: Type.Enum(FOLLOW_UP_LEVELS), dueOn: Date }, closed);
export type FollowUpDue = Static<typeof FollowUpDue>;
/** What a follow-up found. */
export const EVALUATION_FINDINGS = ['fully', 'mostly', 'partly', 'not-at-all'] as const;
export type EvaluationFinding = (typeof EVALUATION_FINDINGS)[number];
