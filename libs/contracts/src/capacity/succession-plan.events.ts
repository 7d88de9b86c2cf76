import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, UnitCode, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;

/** In every event of a plan: the office it is for, of which organisation. */
const whose = { organisation: Uuid, unit: UnitCode, office: Code };
const exampleWhose = {
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  unit: 'UG-402',
  office: 'executive-director',
};

/** Who steps in when the office is suddenly empty, the first who can. */
export const EmergencyCover = Type.Object(
  {
    office: Type.String({ ...Code, description: 'The office they hold otherwise: `programme-manager`' }),
    person: Type.Optional(Uuid),
    name: Type.Optional(Personal('person')),
  },
  closed,
);
export type EmergencyCover = Static<typeof EmergencyCover>;

/** What a plan says. */
const says = {
  cover: Type.Array(EmergencyCover, { minItems: 1, maxItems: 5, description: 'In the order in which they are asked' }),
  activatedBy: Type.String({ ...Code, description: 'The body or office that activates the cover: `board`' }),
  reviewMonths: Type.Integer({ minimum: 3, maximum: 36, description: 'How long it holds before it is to be reviewed' }),
  reviewBy: Type.String({ ...Date, description: 'The day on which a review falls due' }),
  /** The plan in words: how a successor is found and prepared. */
  plan: Type.Optional(Personal('document')),
};
const exampleSays = {
  cover: [{ office: 'programme-manager' }],
  activatedBy: 'board',
  reviewMonths: 12,
  reviewBy: '2027-03-02',
};

export const successionPlanAdopted = defineEvent({
  type: 'capacity.SuccessionPlanAdopted',
  schemaVersion: 1,
  summary: 'An organisation settled who steps in when one of its offices falls empty, and who decides so.',
  audience: 'auditor',
  aggregate: 'succession-plan',
  data: Type.Object({ ...whose, ...says }, closed),
  example: { ...exampleWhose, ...exampleSays },
});

export const successionPlanRevised = defineEvent({
  type: 'capacity.SuccessionPlanRevised',
  schemaVersion: 1,
  summary: 'A succession plan was reviewed and says something else from now on.',
  audience: 'auditor',
  aggregate: 'succession-plan',
  data: Type.Object({ ...whose, ...says }, closed),
  example: { ...exampleWhose, ...exampleSays, activatedBy: 'board-chair', reviewBy: '2028-03-02' },
});

export const successionPlanReviewed = defineEvent({
  type: 'capacity.SuccessionPlanReviewed',
  schemaVersion: 1,
  summary: 'A succession plan was reviewed and stands as it is.',
  audience: 'auditor',
  aggregate: 'succession-plan',
  data: Type.Object({ ...whose, reviewBy: says.reviewBy }, closed),
  example: { ...exampleWhose, reviewBy: '2028-03-02' },
});

export const successionPlanReviewFellDue = defineEvent({
  type: 'capacity.SuccessionPlanReviewFellDue',
  schemaVersion: 1,
  summary: 'It was time to review a succession plan.',
  audience: 'auditor',
  aggregate: 'succession-plan',
  data: Type.Object({ ...whose, lastReviewedOn: Date }, closed),
  example: { ...exampleWhose, lastReviewedOn: '2026-03-02' },
});

export const emergencyCoverActivated = defineEvent({
  type: 'capacity.EmergencyCoverActivated',
  schemaVersion: 1,
  summary: 'An office fell empty, and somebody stepped in as its succession plan says.',
  audience: 'auditor',
  aggregate: 'succession-plan',
  data: Type.Object(
    {
      ...whose,
      /** The office of whoever stepped in. */
      cover: Code,
      activatedBy: Code,
      ground: Code,
    },
    closed,
  ),
  example: { ...exampleWhose, cover: 'programme-manager', activatedBy: 'board', ground: 'illness' },
});

export const emergencyCoverEnded = defineEvent({
  type: 'capacity.EmergencyCoverEnded',
  schemaVersion: 1,
  summary: 'Emergency cover was needed no longer.',
  audience: 'auditor',
  aggregate: 'succession-plan',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'leader-back' },
});

export const successionPlanEnded = defineEvent({
  type: 'capacity.SuccessionPlanEnded',
  schemaVersion: 1,
  summary: 'A succession plan holds no longer.',
  audience: 'auditor',
  aggregate: 'succession-plan',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'office-abolished' },
});

export const successionPlanContracts = [
  successionPlanAdopted,
  successionPlanRevised,
  successionPlanReviewed,
  successionPlanReviewFellDue,
  emergencyCoverActivated,
  emergencyCoverEnded,
  successionPlanEnded,
] as const;
