import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;

/** Why a campaign needs another lead: the lead's membership ended or rests, or its coalition has wound down. */
export const LeadLostCause = Type.Union([
  Type.Object({ kind: Type.Literal('membership'), membership: Uuid }, closed),
  Type.Object({ kind: Type.Literal('coalition'), coalition: Uuid }, closed),
]);
export type LeadLostCause = Static<typeof LeadLostCause>;

const lead = '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01';
const another = '2b4d6f80-1c3e-4a5b-8d7f-9e0a1b2c3d4f';
const cause = { kind: 'membership', membership: '7a6b5c4d-3e2f-4011-9a8b-7c6d5e4f3a2b' } as const;

/** Of the coalition it leads for, where there is one; else of the office. */
export const campaignLeadAsked = defineEvent({
  type: 'campaigns.CampaignLeadAsked',
  schemaVersion: 1,
  summary: 'A campaign’s lead fell away: its coalition was asked for another.',
  audience: 'internal',
  aggregate: 'campaign',
  data: Type.Object({ lead: Uuid, cause: LeadLostCause, coalition: Type.Optional(Uuid) }, closed),
  example: { lead, cause, coalition: 'e2b4c6d8-0a1b-4c3d-8e5f-6a7b8c9d0e04' },
});

export const campaignLeadStayed = defineEvent({
  type: 'campaigns.CampaignLeadStayed',
  schemaVersion: 1,
  summary: 'The cause is gone for which another lead was asked for: the lead goes on.',
  audience: 'internal',
  aggregate: 'campaign',
  data: Type.Object({ lead: Uuid, cause: LeadLostCause }, closed),
  example: { lead, cause },
});

/** Why it changed is for staff: it may speak against the former lead. */
export const campaignLeadChanged = defineEvent({
  type: 'campaigns.CampaignLeadChanged',
  schemaVersion: 1,
  summary: 'Another organisation leads a campaign from now on.',
  audience: 'internal',
  aggregate: 'campaign',
  data: Type.Object({ former: Uuid, lead: Uuid, ground: Code }, closed),
  example: { former: lead, lead: another, ground: 'lead-fell-away' },
});

/** Beside the change, once the campaign is public. */
export const campaignHandedOver = defineEvent({
  type: 'campaigns.CampaignHandedOver',
  schemaVersion: 1,
  summary: 'A public campaign is led by another organisation from now on.',
  audience: 'public',
  aggregate: 'campaign',
  data: Type.Object({ former: Uuid, lead: Uuid }, closed),
  example: { former: lead, lead: another },
});

export const campaignLeadContracts = [
  campaignLeadAsked,
  campaignLeadStayed,
  campaignLeadChanged,
  campaignHandedOver,
] as const;
