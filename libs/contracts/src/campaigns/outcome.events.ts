import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, PublicText, Uuid } from '../schemas.ts';
import {
  ChangedActor,
  Contributions,
  formulation,
  GoalsServed,
  MeasuredByOutcome,
  ofOutcome,
  OUTCOME_CHANGES,
  OUTCOME_VERDICTS,
  OutcomeVersion,
} from './outcome.schemas.ts';

const closed = { additionalProperties: false } as const;
const exampleOf = {
  unit: 'UG-402',
  organisation: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01',
  themes: ['social-justice'],
};
const document = {
  subject: '9b0f3a6c-2f0e-4c55-8b0e-5d3a6b1c4f03',
  commitment: 'k2pZrGqj0m1v3F0wq8o6cYd5bT4xN7uJ9hL1sVe2RaE',
};
const substantiator = '6e1f7a1f-7d2d-4c9f-8e66-2a7a6b1d0f12';
const goal = '4f1b2c3d-5e6f-4071-8293-a4b5c6d7e8f0';
const draft = '2b3c4d5e-6f70-4182-93a4-b5c6d7e8f90a';
const contributions = [
  { kind: 'campaign' as const, id: 'c0a1b2c3-d4e5-4f60-8172-93a4b5c6d7e8' },
  { kind: 'coalition' as const, id: 'e2b4c6d8-0a1b-4c3d-8e5f-6a7b8c9d0e04' },
];
const measured = { goal, indicator: 'medicines-in-stock', period: '2026-Q2', actual: '72' };
const exampleFormulation = {
  version: 1,
  changed: { kind: 'duty-bearer' as const, name: 'District Health Office, Bushenyi' },
  change: 'practice' as const,
  on: '2026-08-14',
  at: 'UG-402',
  positive: true,
  intended: true,
  contributions,
  evidence: ['3a4b5c6d-7e8f-4901-a2b3-c4d5e6f70819'],
  goals: [goal],
  measured,
  description: document,
  significance: document,
  contribution: document,
};

export const outcomeDrafted = defineEvent({
  type: 'campaigns.OutcomeDrafted',
  schemaVersion: 1,
  summary: 'Somebody noted that something may have changed.',
  audience: 'internal',
  aggregate: 'outcome',
  data: Type.Object({ ...ofOutcome, note: Personal('document') }, closed),
  example: { ...exampleOf, note: document },
});

export const outcomeFormulated = defineEvent({
  type: 'campaigns.OutcomeFormulated',
  schemaVersion: 1,
  summary: 'It was put into words who changed what, when and where, and what contributed to it.',
  audience: 'auditor',
  aggregate: 'outcome',
  data: Type.Object({ ...ofOutcome, ...formulation }, closed),
  example: { ...exampleOf, ...exampleFormulation },
});

/** Who told of it is for those alone who harvest: none of them substantiates it. */
export const outcomeSourcesNamed = defineEvent({
  type: 'campaigns.OutcomeSourcesNamed',
  schemaVersion: 1,
  summary: 'It was written down who told of an outcome.',
  audience: 'sealed',
  aggregate: 'outcome',
  data: Type.Object(
    {
      version: OutcomeVersion,
      organisations: Type.Array(Uuid, { maxItems: 24, uniqueItems: true }),
      persons: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: { version: 1, organisations: [exampleOf.organisation], persons: document },
});

export const outcomeSentToSubstantiator = defineEvent({
  type: 'campaigns.OutcomeSentToSubstantiator',
  schemaVersion: 1,
  summary: 'An independent organisation was asked whether an outcome is as it was put.',
  audience: 'auditor',
  aggregate: 'outcome',
  data: Type.Object({ ...ofOutcome, version: OutcomeVersion, substantiator: Uuid, answerBy: Date }, closed),
  example: { ...exampleOf, version: 1, substantiator, answerBy: '2026-10-31' },
});

export const outcomeSubstantiationDeclined = defineEvent({
  type: 'campaigns.OutcomeSubstantiationDeclined',
  schemaVersion: 1,
  summary: 'A substantiator did not answer, or could not: another is to be asked.',
  audience: 'auditor',
  aggregate: 'outcome',
  data: Type.Object({ ...ofOutcome, version: OutcomeVersion, substantiator: Uuid, ground: Code }, closed),
  example: { ...exampleOf, version: 1, substantiator, ground: 'not-independent' },
});

/** It says what other services need to answer it: they keep nothing of the wording before. */
export const outcomeSubstantiated = defineEvent({
  type: 'campaigns.OutcomeSubstantiated',
  schemaVersion: 1,
  summary: 'An independent organisation said whether an outcome is as it was put.',
  audience: 'auditor',
  aggregate: 'outcome',
  data: Type.Object(
    {
      ...ofOutcome,
      version: OutcomeVersion,
      substantiator: Uuid,
      verdict: Type.Enum(OUTCOME_VERDICTS),
      goals: GoalsServed,
      measured: Type.Optional(MeasuredByOutcome),
      contributions: Contributions,
      comment: Type.Optional(Personal('document')),
      /** By letter or by word, put on record by an officer who had no part in the wording. */
      recordedFor: Type.Boolean(),
    },
    closed,
  ),
  example: {
    ...exampleOf,
    version: 1,
    substantiator,
    verdict: 'substantiated',
    goals: [goal],
    measured,
    contributions,
    comment: document,
    recordedFor: false,
  },
});

export const outcomeInterpreted = defineEvent({
  type: 'campaigns.OutcomeInterpreted',
  schemaVersion: 1,
  summary: 'It was written down what an outcome means for the work to come.',
  audience: 'auditor',
  aggregate: 'outcome',
  data: Type.Object({ ...ofOutcome, version: OutcomeVersion, interpretation: Personal('document') }, closed),
  example: { ...exampleOf, version: 1, interpretation: document },
});

export const outcomeCorrected = defineEvent({
  type: 'campaigns.OutcomeCorrected',
  schemaVersion: 1,
  summary:
    'An outcome was put in other words: the version before stands as it was, and this one waits to be substantiated.',
  audience: 'auditor',
  aggregate: 'outcome',
  data: Type.Object({ ...ofOutcome, ...formulation, ground: Code }, closed),
  example: { ...exampleOf, ...exampleFormulation, version: 2, ground: 'date-known-better' },
});

export const outcomeWithdrawn = defineEvent({
  type: 'campaigns.OutcomeWithdrawn',
  schemaVersion: 1,
  summary: 'An outcome was taken back: it is none, or was never one.',
  audience: 'auditor',
  aggregate: 'outcome',
  data: Type.Object({ ...ofOutcome, ground: Code }, closed),
  example: { ...exampleOf, ground: 'told-twice' },
});

/** The exact text that is to be published waits in the vault until somebody else has read it. */
export const outcomeStatementDrafted = defineEvent({
  type: 'campaigns.OutcomeStatementDrafted',
  schemaVersion: 1,
  summary: 'It was proposed to publish a statement of an outcome.',
  audience: 'auditor',
  aggregate: 'outcome',
  data: Type.Object({ ...ofOutcome, draft: Uuid, version: OutcomeVersion, text: Personal('document') }, closed),
  example: { ...exampleOf, draft, version: 1, text: document },
});

export const outcomeStatementDeclined = defineEvent({
  type: 'campaigns.OutcomeStatementDeclined',
  schemaVersion: 1,
  summary: 'A statement of an outcome was not published as it was proposed.',
  audience: 'auditor',
  aggregate: 'outcome',
  data: Type.Object({ ...ofOutcome, draft: Uuid, ground: Code }, closed),
  example: { ...exampleOf, draft, ground: 'names-a-person' },
});

/** Public: it says all that is public of an outcome. */
export const outcomeStatementPublished = defineEvent({
  type: 'campaigns.OutcomeStatementPublished',
  schemaVersion: 1,
  summary:
    'A statement of a substantiated outcome was published: a second person has confirmed that it names no private person.',
  audience: 'public',
  aggregate: 'outcome',
  data: Type.Object(
    {
      ...ofOutcome,
      draft: Uuid,
      version: OutcomeVersion,
      text: PublicText(2_000),
      changed: ChangedActor,
      change: Type.Enum(OUTCOME_CHANGES),
      on: Date,
      positive: Type.Boolean(),
      verdict: Type.Enum(OUTCOME_VERDICTS),
      goals: GoalsServed,
    },
    closed,
  ),
  example: {
    ...exampleOf,
    draft,
    version: 1,
    text: 'Since August the district keeps three months of essential medicines at every health centre.',
    changed: exampleFormulation.changed,
    change: 'practice',
    on: '2026-08-14',
    positive: true,
    verdict: 'substantiated',
    goals: [goal],
  },
});

export const outcomeContracts = [
  outcomeDrafted,
  outcomeFormulated,
  outcomeSourcesNamed,
  outcomeSentToSubstantiator,
  outcomeSubstantiationDeclined,
  outcomeSubstantiated,
  outcomeInterpreted,
  outcomeCorrected,
  outcomeWithdrawn,
  outcomeStatementDrafted,
  outcomeStatementDeclined,
  outcomeStatementPublished,
] as const;
