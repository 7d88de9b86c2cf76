import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Count, Date, Personal, Uuid } from '../schemas.ts';
import { closed, coalitionTerms, FIRST_COALITION_TERMS } from './decision.schemas.ts';

/** How far a coalition has come. */
export const COALITION_STAGES = ['formation', 'maintenance', 'institutionalisation'] as const;
export type CoalitionStage = (typeof COALITION_STAGES)[number];

/** What shows that a coalition is awake. */
export const COALITION_ACTIVITIES = ['decision', 'alert', 'joint-action', 'health-round', 'seat', 'convening'] as const;
export const CoalitionActivity = Type.Object(
  { kind: Type.Enum(COALITION_ACTIVITIES), id: Type.Optional(Uuid) },
  closed,
);
export type CoalitionActivity = Static<typeof CoalitionActivity>;

/** What becomes of a promise when the coalition that it arises from is wound down. */
export const COMMITMENT_FATES = ['stands', 'taken-over', 'excused'] as const;
export type CommitmentFate = (typeof COMMITMENT_FATES)[number];

const decision = '4b5c6d7e-8f90-4a1b-82c3-d4e5f6071829';
const terms = {
  ...FIRST_COALITION_TERMS,
  rule: 'majority' as const,
  otherRules: [],
  votingDays: 7,
  dormantAfterDays: 180,
};

export const coalitionGoalsNamed = defineEvent({
  type: 'coalitions.CoalitionGoalsNamed',
  schemaVersion: 1,
  summary: 'A coalition said which goals of the change agenda it serves, in place of those it named before.',
  audience: 'public',
  aggregate: 'coalition',
  data: Type.Object({ goals: Type.Array(Uuid, { maxItems: 12, uniqueItems: true }) }, closed),
  example: { goals: ['2b3c4d5e-6f70-4182-93a4-b5c6d7e8f90a'] },
});

export const coalitionStageReached = defineEvent({
  type: 'coalitions.CoalitionStageReached',
  schemaVersion: 1,
  summary: 'A coalition came to another stage of its life.',
  audience: 'public',
  aggregate: 'coalition',
  data: Type.Object({ stage: Type.Enum(COALITION_STAGES) }, closed),
  example: { stage: 'maintenance' },
});

export const termsOfReferenceProposed = defineEvent({
  type: 'coalitions.TermsOfReferenceProposed',
  schemaVersion: 1,
  summary: 'Terms of reference were drawn up for a coalition to decide on, in this version.',
  audience: 'auditor',
  aggregate: 'coalition',
  data: Type.Object(
    {
      version: Type.Integer({ minimum: 1 }),
      ...coalitionTerms,
      /** The rest of them, in words. */
      text: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: {
    version: 1,
    ...terms,
    text: {
      subject: '9b0f3a6c-2f0e-4c55-8b0e-5d3a6b1c4f03',
      commitment: 'k2pZrGqj0m1v3F0wq8o6cYd5bT4xN7uJ9hL1sVe2RaE',
    },
  },
});

export const termsOfReferenceAdopted = defineEvent({
  type: 'coalitions.TermsOfReferenceAdopted',
  schemaVersion: 1,
  summary: 'The participants adopted this version of the terms of reference by a decision.',
  audience: 'public',
  aggregate: 'coalition',
  data: Type.Object({ version: Type.Integer({ minimum: 1 }), decision: Uuid, ...coalitionTerms }, closed),
  example: { version: 1, decision, ...terms },
});

/** Only where nothing else in the coalition's stream says that it is awake, and at most once for a date. */
export const coalitionActivityNoted = defineEvent({
  type: 'coalitions.CoalitionActivityNoted',
  schemaVersion: 1,
  summary: 'Something was begun or answered in a coalition: it is awake.',
  audience: 'auditor',
  aggregate: 'coalition',
  data: Type.Object({ by: CoalitionActivity }, closed),
  example: { by: { kind: 'decision', id: decision } },
});

/** The calendar's. */
export const coalitionFellDormant = defineEvent({
  type: 'coalitions.CoalitionFellDormant',
  schemaVersion: 1,
  summary: 'Nothing has happened in a coalition for the time that its terms of reference set.',
  audience: 'public',
  aggregate: 'coalition',
  data: Type.Object({ lastActiveOn: Date, dormantAfterDays: Count }, closed),
  example: { lastActiveOn: '2026-03-02', dormantAfterDays: 180 },
});

export const coalitionRevived = defineEvent({
  type: 'coalitions.CoalitionRevived',
  schemaVersion: 1,
  summary: 'A dormant coalition was revived, by something that was begun in it.',
  audience: 'public',
  aggregate: 'coalition',
  data: Type.Object({ by: Type.Enum(COALITION_ACTIVITIES) }, closed),
  example: { by: 'convening' },
});

/** Beside the winding down, for those who may read promises. */
export const coalitionCommitmentsSettled = defineEvent({
  type: 'coalitions.CoalitionCommitmentsSettled',
  schemaVersion: 1,
  summary: 'It was said what becomes of the open promises of a coalition that is wound down.',
  audience: 'auditor',
  aggregate: 'coalition',
  data: Type.Object(
    {
      commitments: Type.Array(
        Type.Object(
          {
            commitment: Uuid,
            becomes: Type.Enum(COMMITMENT_FATES),
            /** Of one that is taken over. */
            organisation: Type.Optional(Uuid),
          },
          closed,
        ),
        { minItems: 1, maxItems: 200 },
      ),
    },
    closed,
  ),
  example: {
    commitments: [
      { commitment: '5c6d7e8f-90a1-4b2c-83d4-e5f607182930', becomes: 'stands' },
      {
        commitment: '6d7e8f90-a1b2-4c3d-84e5-f60718293041',
        becomes: 'taken-over',
        organisation: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01',
      },
    ],
  },
});
