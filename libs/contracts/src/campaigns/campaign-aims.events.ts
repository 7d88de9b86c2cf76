import { Type } from 'typebox';
import { CommitmentEvidence } from '../coalitions/commitment.schemas.ts';
import { defineEvent } from '../define-event.ts';
import { Personal, Uuid } from '../schemas.ts';
import { PANEL_PRINCIPLES, STANCES } from './campaign.events.ts';

const closed = { additionalProperties: false } as const;

/** When a campaign is held to the PANEL check. */
export const PANEL_MOMENTS = ['launch', 'close'] as const;
export type PanelMoment = (typeof PANEL_MOMENTS)[number];

const Goals = Type.Array(Uuid, { maxItems: 24, uniqueItems: true, description: 'Goals of the change agenda' });
const Struggles = Type.Array(Uuid, { maxItems: 200, uniqueItems: true });
const goals = ['4c1d2e3f-5a6b-4c7d-8e9f-0a1b2c3d4e5f'];
const struggles = ['6d2e3f4a-7b8c-4d9e-8f0a-1b2c3d4e5f60'];
const note = {
  subject: 'c7d8e9f0-1a2b-4c3d-8e4f-5a6b7c8d9e0f',
  commitment: 'Qw3Er5Ty7Ui9Op1As2Df4Gh6Jk8Lz0Xc2Vb4Nm6Qa8S',
};

/** All of them; those named before give way. What a campaign is for is for staff until its launch. */
export const campaignGoalsNamed = defineEvent({
  type: 'campaigns.CampaignGoalsNamed',
  schemaVersion: 1,
  summary: 'It was said which goals of the change agenda a campaign serves.',
  audience: 'internal',
  aggregate: 'campaign',
  data: Type.Object({ goals: Goals }, closed),
  example: { goals },
});

export const campaignGoalsReleased = defineEvent({
  type: 'campaigns.CampaignGoalsReleased',
  schemaVersion: 1,
  summary: 'It became public which goals of the change agenda a launched campaign serves.',
  audience: 'public',
  aggregate: 'campaign',
  data: Type.Object({ goals: Goals }, closed),
  example: { goals },
});

export const campaignStrugglesNamed = defineEvent({
  type: 'campaigns.CampaignStrugglesNamed',
  schemaVersion: 1,
  summary: 'It was said which struggles a campaign grew from.',
  audience: 'internal',
  aggregate: 'campaign',
  data: Type.Object({ struggles: Struggles }, closed),
  example: { struggles },
});

/** Not for the public: which report stands behind a campaign may point at those who made it. */
export const campaignStrugglesReleased = defineEvent({
  type: 'campaigns.CampaignStrugglesReleased',
  schemaVersion: 1,
  summary: 'It was told to auditors which struggles a launched campaign grew from.',
  audience: 'auditor',
  aggregate: 'campaign',
  data: Type.Object({ struggles: Struggles }, closed),
  example: { struggles },
});

/** In the append of the launch or of the close, so that it tells of no plan before its time. */
export const panelChecked = defineEvent({
  type: 'campaigns.PanelChecked',
  schemaVersion: 1,
  summary: 'A campaign was held to the five principles of the PANEL check, with what shows that each is met.',
  audience: 'auditor',
  aggregate: 'campaign',
  data: Type.Object(
    {
      at: Type.Enum(PANEL_MOMENTS),
      findings: Type.Array(
        Type.Object(
          {
            principle: Type.Enum(PANEL_PRINCIPLES),
            met: Type.Boolean(),
            evidence: CommitmentEvidence,
            note: Type.Optional(Personal('document')),
          },
          closed,
        ),
        { minItems: 5, maxItems: 5 },
      ),
    },
    closed,
  ),
  example: {
    at: 'launch',
    findings: PANEL_PRINCIPLES.map((principle) => ({
      principle,
      met: true,
      evidence: { files: [], links: [`https://example.org/water/${principle}`] },
      ...(principle === 'participation' ? { note } : {}),
    })),
  },
});

/** Read where it stands: power maps have a stream of their own now, that moves no revision which others see. */
export const powerMapRecorded = defineEvent({
  isWritten: false,
  type: 'campaigns.PowerMapRecorded',
  schemaVersion: 1,
  summary: 'It was recorded where duty-bearers stand towards a campaign, and how much they decide.',
  audience: 'sealed',
  aggregate: 'campaign',
  data: Type.Object(
    {
      positions: Type.Array(
        Type.Object(
          {
            dutyBearer: Uuid,
            influence: Type.Integer({ minimum: 1, maximum: 5, description: '1 little, 5 decides' }),
            stance: Type.Enum(STANCES),
          },
          closed,
        ),
        { minItems: 1, maxItems: 60 },
      ),
      note: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: {
    positions: [{ dutyBearer: 'f1e2d3c4-b5a6-4978-8a9b-0c1d2e3f4a5b', influence: 4, stance: 'undecided' }],
    note,
  },
});

export const campaignAimsContracts = [
  campaignGoalsNamed,
  campaignGoalsReleased,
  campaignStrugglesNamed,
  campaignStrugglesReleased,
  panelChecked,
  powerMapRecorded,
] as const;
