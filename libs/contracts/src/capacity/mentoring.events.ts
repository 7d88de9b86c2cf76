import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, UnitCode, Uuid } from '../schemas.ts';

/** The two of a mentoring. */
export const MENTORING_SIDES = ['mentor', 'mentee'] as const;
export type MentoringSide = (typeof MENTORING_SIDES)[number];

export const MEETING_MODES = ['in-person', 'online', 'phone'] as const;
export type MeetingMode = (typeof MEETING_MODES)[number];

/** How far a goal was reached. */
export const GOAL_OUTCOMES = ['reached', 'partly-reached', 'not-reached'] as const;
export type GoalOutcome = (typeof GOAL_OUTCOMES)[number];

const closed = { additionalProperties: false } as const;
const Side = Type.Object({ person: Uuid, name: Personal('person'), organisation: Type.Optional(Uuid) }, closed);
const Goal = Type.Object({ goal: Uuid, text: Personal('document') }, closed);
export type MentoringGoal = Static<typeof Goal>;
const GoalOutcomes = Type.Array(Type.Object({ goal: Uuid, outcome: Type.Enum(GOAL_OUTCOMES) }, closed), {
  maxItems: 12,
});

const commitment = 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc';
const exampleDocument = { subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293', commitment };
const mentor = '7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d';
const mentee = '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f';
const goal = 'b2d3f4a5-6c7e-4f80-91a2-b3c4d5e6f708';

export const mentoringAgreed = defineEvent({
  type: 'capacity.MentoringAgreed',
  schemaVersion: 1,
  summary: 'Two people agreed that one mentors the other, and towards what.',
  audience: 'auditor',
  aggregate: 'mentoring',
  data: Type.Object(
    {
      unit: UnitCode,
      mentor: Side,
      mentee: Side,
      goals: Type.Array(Goal, { minItems: 1, maxItems: 12 }),
      /** When it is meant to be over. */
      until: Type.Optional(Date),
      programme: Type.Optional(Uuid),
    },
    closed,
  ),
  example: {
    unit: 'UG-402',
    mentor: { person: mentor, name: { subject: mentor, commitment } },
    mentee: {
      person: mentee,
      name: { subject: mentee, commitment },
      organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
    },
    goals: [{ goal, text: exampleDocument }],
    until: '2026-12-31',
  },
});

export const mentoringGoalAdded = defineEvent({
  type: 'capacity.MentoringGoalAdded',
  schemaVersion: 1,
  summary: 'The two of a mentoring set themselves one more goal.',
  audience: 'auditor',
  aggregate: 'mentoring',
  data: Type.Object({ ...Goal.properties }, closed),
  example: { goal, text: exampleDocument },
});

export const mentoringMeetingHeld = defineEvent({
  type: 'capacity.MentoringMeetingHeld',
  schemaVersion: 1,
  summary: 'The two of a mentoring met.',
  audience: 'auditor',
  aggregate: 'mentoring',
  data: Type.Object({ mode: Type.Enum(MEETING_MODES), minutes: Type.Integer({ minimum: 5, maximum: 1_440 }) }, closed),
  example: { mode: 'in-person', minutes: 90 },
});

/** Private to the two: sealed, so that it is in no view and no feed; its words are in the vault. */
export const mentoringReflectionWritten = defineEvent({
  type: 'capacity.MentoringReflectionWritten',
  schemaVersion: 1,
  summary: 'One of the two of a mentoring wrote down what they made of it, for the two alone.',
  audience: 'sealed',
  aggregate: 'mentoring',
  data: Type.Object({ by: Type.Enum(MENTORING_SIDES), reflection: Personal('document') }, closed),
  example: { by: 'mentee', reflection: exampleDocument },
});

export const mentoringCompleted = defineEvent({
  type: 'capacity.MentoringCompleted',
  schemaVersion: 1,
  summary: 'A mentoring came to its end, and it was told how far its goals were reached.',
  audience: 'auditor',
  aggregate: 'mentoring',
  data: Type.Object({ goals: GoalOutcomes, meetings: Type.Integer({ minimum: 0 }) }, closed),
  example: { goals: [{ goal, outcome: 'reached' }], meetings: 9 },
});

export const mentoringEnded = defineEvent({
  type: 'capacity.MentoringEnded',
  schemaVersion: 1,
  summary: 'A mentoring was broken off before its end.',
  audience: 'auditor',
  aggregate: 'mentoring',
  data: Type.Object({ ground: Code, meetings: Type.Integer({ minimum: 0 }) }, closed),
  example: { ground: 'mentee-moved', meetings: 2 },
});

export const mentoringContracts = [
  mentoringAgreed,
  mentoringGoalAdded,
  mentoringMeetingHeld,
  mentoringReflectionWritten,
  mentoringCompleted,
  mentoringEnded,
] as const;
