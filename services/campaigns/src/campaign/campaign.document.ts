import { CAMPAIGN_RESULTS, campaignDrafted, campaignPlanned, Code, Date, Uuid } from '@baraza/contracts';
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

/** A campaign as those see it who work on it; an auditor sees it once it is launched, and without the plan. */
export const CampaignDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['draft', 'planned', 'launched', 'paused', 'concluded', 'abandoned']),
    since: Type.String({ ...Date, description: 'The date from which it is in this status' }),
    ...campaignDrafted.data.properties,
    plan: Type.Optional(PlanDocument),
    launchedOn: Type.Optional(Date),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was paused or abandoned' })),
    result: Type.Optional(Type.Enum(CAMPAIGN_RESULTS)),
    lesson: Type.Optional(ShownText),
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
  const { status, since, draft } = state;
  const known = { id, status, since, ...draft };
  if (roles.every((role) => role === 'auditor')) {
    if (!('launchedOn' in state)) throw new NotFound();
    const { launchedOn } = state;
    return { ...known, launchedOn, ...(state.status === 'concluded' ? { result: state.result } : {}) };
  }
  switch (state.status) {
    case 'draft':
      return known;
    case 'abandoned':
      return { ...known, ground: state.ground };
    case 'planned':
      return { ...known, plan: state.plan };
    case 'launched':
      return { ...known, plan: state.plan, launchedOn: state.launchedOn };
    case 'paused':
      return { ...known, plan: state.plan, launchedOn: state.launchedOn, ground: state.ground };
    case 'concluded': {
      const { plan, launchedOn, result, lesson } = state;
      return { ...known, plan, launchedOn, result, ...(lesson === undefined ? {} : { lesson }) };
    }
  }
}
