import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, PeopleCount, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

/** What a campaign can do in public, or before a court. */
export const ACTION_KINDS = [
  'petition',
  'assembly',
  'march',
  'vigil',
  'sit-in',
  'citizens-parliament',
  'manifesto',
  'public-hearing',
  'report-card',
  'budget-tracking',
  'social-audit',
  'community-monitoring',
  'media',
  'arts',
  'lobbying',
  'litigation',
  'training',
  'other',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** What can befall those who act. */
export const INCIDENT_KINDS = [
  'arrest',
  'injury',
  'death',
  'dispersal',
  'intimidation',
  'harassment',
  'surveillance',
  'damage',
  'accident',
  'other',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** How it came that a ban stands no more. */
export const BAN_ENDINGS = ['lifted-by-authority', 'set-aside-by-court', 'run-out'] as const;
export type BanEnding = (typeof BAN_ENDINGS)[number];

const closed = { additionalProperties: false } as const;
const of = {
  campaign: Uuid,
  unit: UnitCode,
  lead: Type.String({ ...Uuid, description: 'The organisation that leads the campaign' }),
  themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
  kind: Type.Enum(ACTION_KINDS),
};
const exampleOf = {
  campaign: 'c0a1b2c3-d4e5-4f60-8172-93a4b5c6d7e8',
  unit: 'UG-402',
  lead: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01',
  themes: ['social-justice'],
  kind: 'citizens-parliament' as const,
};
const document = {
  subject: '9b0f3a6c-2f0e-4c55-8b0e-5d3a6b1c4f03',
  commitment: 'k2pZrGqj0m1v3F0wq8o6cYd5bT4xN7uJ9hL1sVe2RaE',
};
const figures = {
  people: PeopleCount,
  /** Beyond those who took part: who signed, listened or read. */
  reach: Type.Optional(Count),
};
const people = { women: 64, men: 48, youth: 51, personsWithDisabilities: 6, total: 120 };

/** Where, when and at what risk is for nobody but those who prepare it, until it has been held. */
export const actionPlanned = defineEvent({
  type: 'campaigns.ActionPlanned',
  schemaVersion: 1,
  summary: 'An action of a campaign was planned, or planned anew.',
  audience: 'sealed',
  aggregate: 'action',
  data: Type.Object(
    {
      ...of,
      on: Date,
      answersFor: Type.String({ ...Uuid, description: 'The organisation that answers for it' }),
      place: Type.Optional(Personal('document')),
      risks: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: { ...exampleOf, on: '2026-05-04', answersFor: exampleOf.lead, place: document, risks: document },
});

export const actionPostponed = defineEvent({
  type: 'campaigns.ActionPostponed',
  schemaVersion: 1,
  summary: 'A planned action was put off to another day.',
  audience: 'sealed',
  aggregate: 'action',
  data: Type.Object({ campaign: Uuid, formerOn: Date, on: Date, ground: Code }, closed),
  example: { campaign: exampleOf.campaign, formerOn: '2026-05-04', on: '2026-05-11', ground: 'rains' },
});

export const actionHeld = defineEvent({
  type: 'campaigns.ActionHeld',
  schemaVersion: 1,
  summary: 'An action of a campaign was held, with so many people.',
  audience: 'auditor',
  aggregate: 'action',
  // All that is told of an action: what it was planned to be stays sealed.
  data: Type.Object({ ...of, ...figures, inSpiteOfBan: Type.Boolean() }, closed),
  example: { ...exampleOf, people, reach: 3_000, inSpiteOfBan: false },
});

export const actionCountCorrected = defineEvent({
  type: 'campaigns.ActionCountCorrected',
  schemaVersion: 1,
  summary: 'How many people were at an action was put right.',
  audience: 'auditor',
  aggregate: 'action',
  data: Type.Object({ campaign: Uuid, ...figures, ground: Code }, closed),
  example: { campaign: exampleOf.campaign, people, reach: 2_500, ground: 'counted-twice' },
});

export const actionCancelled = defineEvent({
  type: 'campaigns.ActionCancelled',
  schemaVersion: 1,
  summary: 'A planned action was given up by those who had planned it.',
  audience: 'internal',
  aggregate: 'action',
  data: Type.Object({ ...of, ground: Code }, closed),
  example: { ...exampleOf, ground: 'too-dangerous' },
});

export const actionBanned = defineEvent({
  type: 'campaigns.ActionBanned',
  schemaVersion: 1,
  summary: 'An authority forbade a planned action.',
  audience: 'auditor',
  aggregate: 'action',
  data: Type.Object(
    {
      ...of,
      by: Type.String({ ...PublicText(160), description: 'The office that forbade it, never a person' }),
      /** Where the forum knows the office. */
      dutyBearer: Type.Optional(Uuid),
      ground: Code,
    },
    closed,
  ),
  example: { ...exampleOf, by: 'District Police Commander, Bushenyi', ground: 'public-order' },
});

export const actionBanEnded = defineEvent({
  type: 'campaigns.ActionBanEnded',
  schemaVersion: 1,
  summary: 'A ban of an action stands no more.',
  audience: 'auditor',
  aggregate: 'action',
  data: Type.Object({ campaign: Uuid, how: Type.Enum(BAN_ENDINGS) }, closed),
  example: { campaign: exampleOf.campaign, how: 'set-aside-by-court' },
});

/** Read where it stands: incidents have a stream of their own now, that moves no revision which others see. */
export const incidentRecorded = defineEvent({
  isWritten: false,
  type: 'campaigns.IncidentRecorded',
  schemaVersion: 1,
  summary: 'Something befell those who took part in an action.',
  audience: 'sealed',
  aggregate: 'action',
  data: Type.Object(
    {
      incident: Uuid,
      kind: Type.Enum(INCIDENT_KINDS),
      on: Date,
      people: Type.Optional(Count),
      narrative: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: {
    incident: '0a1b2c3d-4e5f-4607-8192-a3b4c5d6e7f8',
    kind: 'arrest',
    on: '2026-05-04',
    people: 2,
    narrative: document,
  },
});

export const actionContracts = [
  actionPlanned,
  actionPostponed,
  actionHeld,
  actionCountCorrected,
  actionCancelled,
  actionBanned,
  actionBanEnded,
  incidentRecorded,
] as const;
