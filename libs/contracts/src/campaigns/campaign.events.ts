import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

/** How a campaign can end. */
export const CAMPAIGN_RESULTS = ['won', 'partly-won', 'lost', 'withdrawn'] as const;
export type CampaignResult = (typeof CAMPAIGN_RESULTS)[number];

/** What a duty-bearer owes to those who hold a right. */
export const DUTIES = ['respect', 'protect', 'fulfil'] as const;
export type Duty = (typeof DUTIES)[number];

/** Where a duty-bearer stands towards what the campaign asks. */
export const STANCES = ['opposed', 'undecided', 'supportive'] as const;
export type Stance = (typeof STANCES)[number];

/** The PANEL check of a human-rights-based approach. */
export const PANEL_PRINCIPLES = [
  'participation',
  'accountability',
  'non-discrimination',
  'empowerment',
  'legality',
] as const;
export type PanelPrinciple = (typeof PANEL_PRINCIPLES)[number];

export const ORIGIN_KINDS = ['programme', 'struggle', 'decision'] as const;

/** What a campaign grew from: an entity of this or another service. */
export const CampaignOrigin = Type.Object({ kind: Type.Enum(ORIGIN_KINDS), id: Uuid }, { additionalProperties: false });
export type CampaignOrigin = Static<typeof CampaignOrigin>;

export const RightAtStake = Type.Object(
  {
    right: Type.String({ ...Code, description: 'The right: `water`, `assembly`' }),
    source: Type.String({ ...Code, description: 'Where it is law: `icescr-art-11`, `ug-constitution-art-39`' }),
  },
  { additionalProperties: false },
);
export type RightAtStake = Static<typeof RightAtStake>;

const office = {
  office: Type.String({ ...PublicText(160), description: 'The office, never the person who holds it' }),
  organisation: Type.Optional(Uuid),
  duties: Type.Array(Type.Enum(DUTIES), { minItems: 1, maxItems: 3, uniqueItems: true }),
};
export const DutyBearer = Type.Object(office, { additionalProperties: false });
export type DutyBearer = Static<typeof DutyBearer>;

/** A duty-bearer on the power map. */
export const MappedDutyBearer = Type.Object(
  {
    ...office,
    influence: Type.Integer({ minimum: 1, maximum: 5, description: '1 little, 5 decides' }),
    stance: Type.Enum(STANCES),
  },
  { additionalProperties: false },
);
export type MappedDutyBearer = Static<typeof MappedDutyBearer>;

const lead = '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01';
const coalition = 'e2b4c6d8-0a1b-4c3d-8e5f-6a7b8c9d0e04';
const cause = 'Boreholes promised to the sub-county stand dry';
const rights = [{ right: 'water', source: 'icescr-art-11' }];
const water = 'District Water Officer, Bushenyi';
const document = {
  subject: '9b0f3a6c-2f0e-4c55-8b0e-5d3a6b1c4f03',
  commitment: 'k2pZrGqj0m1v3F0wq8o6cYd5bT4xN7uJ9hL1sVe2RaE',
};
const identity = {
  title: PublicText(160),
  cause: PublicText(500),
  unit: UnitCode,
  lead: Type.String({ ...Uuid, description: 'The organisation that leads it' }),
  coalition: Type.Optional(Type.String({ ...Uuid, description: 'The coalition on whose behalf it leads' })),
  themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
};
const identityExample = {
  title: 'Clean water for Kyamuhunga',
  cause,
  unit: 'UG-402',
  lead,
  coalition,
  themes: ['social-justice'],
};

export const campaignDrafted = defineEvent({
  type: 'campaigns.CampaignDrafted',
  schemaVersion: 1,
  summary: 'A campaign was drafted.',
  // What has not happened yet is no public matter: a launch releases it.
  audience: 'internal',
  aggregate: 'campaign',
  data: Type.Object(
    { ...identity, grewFrom: Type.Array(CampaignOrigin, { maxItems: 24 }) },
    { additionalProperties: false },
  ),
  example: {
    ...identityExample,
    grewFrom: [{ kind: 'programme', id: 'a1c3e5f7-1b2d-4f6a-9c8e-0d1f2a3b4c05' }],
  },
});

export const campaignPlanned = defineEvent({
  type: 'campaigns.CampaignPlanned',
  schemaVersion: 1,
  summary: 'A campaign was given its plan, or a new plan in place of the one before.',
  // Power map, dates and risks put people in danger when they are read too early.
  audience: 'sealed',
  aggregate: 'campaign',
  data: Type.Object(
    {
      rights: Type.Array(RightAtStake, { minItems: 1, maxItems: 24 }),
      rightsHolders: Type.Array(Code, { minItems: 1, maxItems: 24 }),
      dutyBearers: Type.Array(MappedDutyBearer, { minItems: 1, maxItems: 40 }),
      panel: Type.Array(
        Type.Object({ principle: Type.Enum(PANEL_PRINCIPLES), met: Type.Boolean() }, { additionalProperties: false }),
        { minItems: 5, maxItems: 5 },
      ),
      launchOn: Type.Optional(Date),
      risks: Type.Optional(Personal('document')),
    },
    { additionalProperties: false },
  ),
  example: {
    rights,
    rightsHolders: ['farmers', 'women'],
    dutyBearers: [{ office: water, duties: ['fulfil'], influence: 4, stance: 'undecided' }],
    panel: PANEL_PRINCIPLES.map((principle) => ({ principle, met: principle !== 'empowerment' })),
    launchOn: '2026-04-07',
    risks: document,
  },
});

export const campaignLaunched = defineEvent({
  type: 'campaigns.CampaignLaunched',
  schemaVersion: 1,
  summary: 'A campaign was launched in public.',
  audience: 'public',
  aggregate: 'campaign',
  // A launch releases the campaign: all that is public of it is said here, and the power map is not.
  data: Type.Object(
    {
      ...identity,
      rights: Type.Array(RightAtStake, { minItems: 1, maxItems: 24 }),
      rightsHolders: Type.Array(Code, { minItems: 1, maxItems: 24 }),
      dutyBearers: Type.Array(DutyBearer, { minItems: 1, maxItems: 40 }),
    },
    { additionalProperties: false },
  ),
  example: {
    ...identityExample,
    rights,
    rightsHolders: ['farmers', 'women'],
    dutyBearers: [{ office: water, duties: ['fulfil'] }],
  },
});

export const campaignPaused = defineEvent({
  type: 'campaigns.CampaignPaused',
  schemaVersion: 1,
  summary: 'A launched campaign was paused.',
  audience: 'public',
  aggregate: 'campaign',
  data: Type.Object({ ground: Code }, { additionalProperties: false }),
  example: { ground: 'talks-under-way' },
});

export const campaignResumed = defineEvent({
  type: 'campaigns.CampaignResumed',
  schemaVersion: 1,
  summary: 'A paused campaign went on.',
  audience: 'public',
  aggregate: 'campaign',
  data: Type.Object({}, { additionalProperties: false }),
  example: {},
});

export const campaignConcluded = defineEvent({
  type: 'campaigns.CampaignConcluded',
  schemaVersion: 1,
  summary: 'A campaign came to its end, with what it achieved.',
  audience: 'public',
  aggregate: 'campaign',
  data: Type.Object({ result: Type.Enum(CAMPAIGN_RESULTS) }, { additionalProperties: false }),
  example: { result: 'partly-won' },
});

export const campaignLessonRecorded = defineEvent({
  type: 'campaigns.CampaignLessonRecorded',
  schemaVersion: 1,
  summary: 'What was learned from a campaign was written down.',
  audience: 'internal',
  aggregate: 'campaign',
  data: Type.Object({ lesson: Personal('document') }, { additionalProperties: false }),
  example: { lesson: document },
});

export const campaignAbandoned = defineEvent({
  type: 'campaigns.CampaignAbandoned',
  schemaVersion: 1,
  summary: 'A campaign was given up before its launch.',
  audience: 'internal',
  aggregate: 'campaign',
  data: Type.Object({ ground: Code }, { additionalProperties: false }),
  example: { ground: 'overtaken-by-events' },
});
