import {
  campaignAbandoned,
  campaignConcluded,
  campaignDrafted,
  campaignGoalsNamed,
  campaignGoalsReleased,
  campaignHandedOver,
  campaignLaunched,
  campaignLeadChanged,
  campaignPaused,
  campaignResumed,
  type DataOf,
} from '@baraza/contracts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { registerProjection } from '../registers/register.projection.ts';
import {
  CAMPAIGN_STATUSES,
  campaignColumns,
  campaignFilters,
  type CampaignRow,
} from './campaign-register.read-model.ts';

const { when } = handlersOf<CampaignRow>((event) => entityIdOf(event, 'campaign'));

/** What a draft and a launch say alike. */
function identity(data: DataOf<typeof campaignDrafted> | DataOf<typeof campaignLaunched>): Partial<CampaignRow> {
  const { title, cause, unit, lead, coalition, themes } = data;
  return { name: title, cause, unit, lead, coalition: coalition ?? null, themes, organisations: [lead] };
}

const notYet = {
  goals: [],
  launchedOn: null,
  endedOn: null,
  result: null,
  ground: null,
  rights: [],
  rightsHolders: [],
};

export const campaignRegister: Register<CampaignRow> = {
  name: 'campaigns',
  model: 'campaign-register',
  version: 3,
  handlers: [
    when(campaignDrafted, (data) => ({ begins: true, set: { ...notYet, ...identity(data), status: 'draft' } })),
    // To the public a campaign begins with its launch.
    when(campaignLaunched, (data, event) => ({
      begins: true,
      set: {
        ...notYet,
        ...identity(data),
        rights: data.rights.map(({ right }) => right),
        rightsHolders: data.rightsHolders,
        status: 'launched',
        launchedOn: event.effectiveOn,
      },
    })),
    when(campaignGoalsNamed, ({ goals }) => ({ set: { goals } })),
    when(campaignGoalsReleased, ({ goals }) => ({ set: { goals } })),
    when(campaignLeadChanged, ({ lead }) => ({ set: { lead, organisations: [lead] } })),
    when(campaignHandedOver, ({ lead }) => ({ set: { lead, organisations: [lead] } })),
    when(campaignPaused, ({ ground }) => ({ set: { status: 'paused', ground } })),
    when(campaignResumed, () => ({ set: { status: 'launched', ground: null } })),
    when(campaignConcluded, ({ result }, event) => ({
      set: { status: 'concluded', result, endedOn: event.effectiveOn, ground: null },
    })),
    when(campaignAbandoned, ({ ground }, event) => ({
      set: { status: 'abandoned', endedOn: event.effectiveOn, ground },
    })),
  ],
  statuses: CAMPAIGN_STATUSES,
  columns: campaignColumns,
  filters: campaignFilters,
  words: (row) => [row.name, row.cause].join(' '),
  entityOf: (id) => id,
};

export const campaignRegisterProjection = registerProjection(campaignRegister);
