import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, UnitCode, Uuid } from '../schemas.ts';
import { DOMAINS_MAX } from './instrument.events.ts';
import { PROGRAMME_TRACKS } from './programme.events.ts';

/** Why a programme is recommended: a domain stands below 2, or nobody is ready to follow those who lead. */
export const RECOMMENDATION_REASONS = ['domain-below-two', 'no-succession-plan'] as const;

const closed = { additionalProperties: false } as const;
const whose = { organisation: Uuid, unit: UnitCode, programme: Uuid };
const exampleWhose = {
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  unit: 'UG-402',
  programme: '2f3e4d5c-6b7a-4889-9a0b-1c2d3e4f5061',
};

/** It says where an organisation is weak: for itself and for those who work with it on its capacity. */
export const programmeRecommended = defineEvent({
  type: 'capacity.ProgrammeRecommended',
  schemaVersion: 1,
  summary: 'An open programme was recommended to an organisation that needs what it teaches.',
  audience: 'internal',
  aggregate: 'recommendation',
  data: Type.Object(
    {
      ...whose,
      track: Type.Enum(PROGRAMME_TRACKS),
      because: Type.Array(Type.Enum(RECOMMENDATION_REASONS), { minItems: 1, maxItems: RECOMMENDATION_REASONS.length }),
      assessment: Uuid,
      /** Those below 2. */
      domains: Type.Array(Code, { maxItems: DOMAINS_MAX }),
      /** The last day of the programme. */
      until: Date,
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    track: 'internal-governance',
    because: ['domain-below-two'],
    assessment: '3c4d5e6f-7081-4a2b-9c3d-4e5f60718293',
    domains: ['finance-and-controls'],
    until: '2026-09-30',
  },
});

export const recommendationTakenUp = defineEvent({
  type: 'capacity.RecommendationTakenUp',
  schemaVersion: 1,
  summary: 'An organisation applied for the programme that was recommended to it.',
  audience: 'internal',
  aggregate: 'recommendation',
  data: Type.Object({ ...whose, enrolment: Uuid }, closed),
  example: { ...exampleWhose, enrolment: '4d5e6f70-8192-4a3b-8c4d-5e6f70819203' },
});

export const recommendationDeclined = defineEvent({
  type: 'capacity.RecommendationDeclined',
  schemaVersion: 1,
  summary: 'A recommended programme was not for the organisation, at least not now.',
  audience: 'internal',
  aggregate: 'recommendation',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'no-time-now' },
});

export const recommendationLapsed = defineEvent({
  type: 'capacity.RecommendationLapsed',
  schemaVersion: 1,
  summary: 'The recommended programme is open no more.',
  audience: 'internal',
  aggregate: 'recommendation',
  data: Type.Object(whose, closed),
  example: exampleWhose,
});

export const recommendationContracts = [
  programmeRecommended,
  recommendationTakenUp,
  recommendationDeclined,
  recommendationLapsed,
] as const;
