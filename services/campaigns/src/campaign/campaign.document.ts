import {
  CAMPAIGN_RESULTS,
  campaignDrafted,
  campaignPlanned,
  Code,
  CommitmentEvidence,
  Date,
  LeadLostCause,
  PANEL_PRINCIPLES,
  Uuid,
} from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { NotFound } from '@baraza/service-kit';
import { Type, type Static, type TObject } from 'typebox';
import type { CampaignState } from './campaign.state.ts';

/** A text of the vault as it is shown: opened, erased, or (to an auditor) that there is one. */
const ShownText = Type.Object(
  {
    subject: Uuid,
    value: Type.Optional(Type.String()),
    erased: Type.Optional(Type.Literal(true)),
    masked: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false },
);

const { rights, rightsHolders, dutyBearers, panel, launchOn } = campaignPlanned.data.properties;
const PlanDocument = Type.Object(
  { rights, rightsHolders, dutyBearers, panel, launchOn, risks: Type.Optional(ShownText) },
  { additionalProperties: false, description: 'For those who work on the campaign' },
);

const Findings = Type.Array(
  Type.Object(
    {
      principle: Type.Enum(PANEL_PRINCIPLES),
      met: Type.Boolean(),
      evidence: CommitmentEvidence,
      note: Type.Optional(ShownText),
    },
    { additionalProperties: false },
  ),
);

/** A campaign as those see it who work on it; an auditor sees it once it is launched, and without the plan. */
export const CampaignDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['draft', 'planned', 'launched', 'paused', 'concluded', 'abandoned']),
    since: Type.String({ ...Date, description: 'The date from which it is in this status' }),
    ...campaignDrafted.data.properties,
    goals: Type.Array(Uuid, { description: 'Goals of the change agenda that it serves' }),
    struggles: Type.Array(Uuid, { description: 'Struggles that it grew from' }),
    plan: Type.Optional(PlanDocument),
    launchedOn: Type.Optional(Date),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was paused or abandoned' })),
    result: Type.Optional(Type.Enum(CAMPAIGN_RESULTS)),
    lesson: Type.Optional(ShownText),
    panel: Type.Optional(
      Type.Object(
        { launch: Type.Optional(Findings), close: Type.Optional(Findings) },
        { additionalProperties: false, description: 'The PANEL check, at the launch and at the close' },
      ),
    ),
    leadLost: Type.Optional(
      Type.Array(LeadLostCause, { description: 'Why another lead was asked for; none: the lead goes on' }),
    ),
  },
  { additionalProperties: false, $id: 'Campaign' },
) satisfies TObject;
export type CampaignDocument = Static<typeof CampaignDocument>;

/**
 * @returns the document before personal texts are opened
 * @throws NotFound for an auditor, while the campaign has not been released by its launch
 */
export function presentCampaign(state: CampaignState, id: string, roles: readonly Role[]): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a campaign that was never drafted');
  const { draft, powerMaps: _, leadLost, ...rest } = state;
  const known = { id, ...rest, ...draft };
  if (!roles.every((role) => role === 'auditor')) return { ...known, leadLost };
  if (!('launchedOn' in state)) throw new NotFound();
  const { status, since, goals, struggles, launchedOn, panel } = state;
  const { result } = state.status === 'concluded' ? state : { result: undefined };
  const audited = { id, status, since, ...draft, goals, struggles, launchedOn, panel };
  return result === undefined ? audited : { ...audited, result };
}
