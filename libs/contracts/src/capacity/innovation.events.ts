import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { WebAddress } from '../members/members.schemas.ts';
import { Code, Date, PeopleCount, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

export const INNOVATION_KINDS = ['idea', 'strategy', 'technology'] as const;
export type InnovationKind = (typeof INNOVATION_KINDS)[number];

/** The stages an innovation goes through, the first first. */
export const INNOVATION_STAGES = [
  'proposed',
  'research',
  'proof-of-concept',
  'transition-to-scale',
  'scaling',
  'sustained',
] as const;
export type InnovationStage = (typeof INNOVATION_STAGES)[number];

/** What an experiment said of its hypothesis. */
export const EXPERIMENT_RESULTS = ['supported', 'refuted', 'inconclusive'] as const;
export type ExperimentResult = (typeof EXPERIMENT_RESULTS)[number];

const closed = { additionalProperties: false } as const;
const Stage = Type.Enum(INNOVATION_STAGES);
const identity = {
  title: PublicText(160),
  kind: Type.Enum(INNOVATION_KINDS),
  unit: UnitCode,
  themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
  organisations: Type.Array(Uuid, { minItems: 1, maxItems: 32, description: 'Those whose innovation it is' }),
};
const exampleIdentity = {
  title: 'Savings groups that read the budget together',
  kind: 'strategy' as const,
  unit: 'UG-402',
  themes: ['governance'],
  organisations: ['5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f'],
};
const Evidence = {
  evidence: Personal('document'),
  /** Where the evidence, or more of it, is public. */
  links: Type.Array(WebAddress, { maxItems: 10 }),
};
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const experiment = 'a1c2e3f4-5b6d-4e7f-8091-a2b3c4d5e6f7';

export const innovationProposed = defineEvent({
  type: 'capacity.InnovationProposed',
  schemaVersion: 1,
  summary: 'Members put forward something new that is worth trying.',
  audience: 'auditor',
  aggregate: 'innovation',
  data: Type.Object(
    {
      ...identity,
      /** What it is for, and how it is thought to work. */
      description: Personal('document'),
      /** The programme of capacity development that it came out of. */
      programme: Type.Optional(Uuid),
    },
    closed,
  ),
  example: { ...exampleIdentity, description: exampleDocument },
});

export const innovationMoved = defineEvent({
  type: 'capacity.InnovationMoved',
  schemaVersion: 1,
  summary: 'An innovation went on to the next stage, or back to an earlier one, on evidence.',
  audience: 'auditor',
  aggregate: 'innovation',
  data: Type.Object({ from: Stage, to: Stage, ...Evidence }, closed),
  example: { from: 'research', to: 'proof-of-concept', evidence: exampleDocument, links: [] },
});

export const innovationStopped = defineEvent({
  type: 'capacity.InnovationStopped',
  schemaVersion: 1,
  summary: 'An innovation was given up, and what was learned from it was kept.',
  audience: 'auditor',
  aggregate: 'innovation',
  data: Type.Object({ at: Stage, ground: Code, lesson: Personal('document') }, closed),
  example: { at: 'proof-of-concept', ground: 'did-not-work', lesson: exampleDocument },
});

export const experimentBegun = defineEvent({
  type: 'capacity.ExperimentBegun',
  schemaVersion: 1,
  summary: 'An innovation began to be tried: with a hypothesis, and with what it is measured by.',
  audience: 'auditor',
  aggregate: 'innovation',
  data: Type.Object(
    {
      experiment: Uuid,
      hypothesis: Personal('document'),
      measure: Personal('document'),
      /** When its result is expected. */
      until: Date,
    },
    closed,
  ),
  example: { experiment, hypothesis: exampleDocument, measure: exampleDocument, until: '2026-08-31' },
});

export const experimentReported = defineEvent({
  type: 'capacity.ExperimentReported',
  schemaVersion: 1,
  summary: 'An experiment came to a result.',
  audience: 'auditor',
  aggregate: 'innovation',
  data: Type.Object(
    {
      experiment: Uuid,
      /** The stage the innovation was then in. */
      stage: Stage,
      result: Type.Enum(EXPERIMENT_RESULTS),
      people: Type.Optional(PeopleCount),
      finding: Personal('document'),
    },
    closed,
  ),
  example: {
    experiment,
    stage: 'proof-of-concept',
    result: 'refuted',
    people: { women: 18, men: 11, youth: 9, personsWithDisabilities: 2, total: 30 },
    finding: exampleDocument,
  },
});

export const innovationShared = defineEvent({
  type: 'capacity.InnovationShared',
  schemaVersion: 1,
  summary: 'An innovation was shared as a package that others can take up.',
  audience: 'public',
  aggregate: 'innovation',
  // Whoever hears public events only has not seen the proposal: what is shared is said here in full.
  data: Type.Object(
    {
      ...identity,
      stage: Stage,
      /** The knowledge products that together are the package: all published. */
      products: Type.Array(Uuid, { minItems: 1, maxItems: 20 }),
    },
    closed,
  ),
  example: {
    ...exampleIdentity,
    stage: 'transition-to-scale',
    products: ['d3e4f506-1728-4394-8a5b-6c7d8e9fa0b1'],
  },
});

export const innovationContracts = [
  innovationProposed,
  innovationMoved,
  innovationStopped,
  experimentBegun,
  experimentReported,
  innovationShared,
] as const;
