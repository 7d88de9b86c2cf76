import type {
  CampaignResult,
  DataOf,
  HappenedOf,
  campaignAbandoned,
  campaignConcluded,
  campaignDrafted,
  campaignLaunched,
  campaignLessonRecorded,
  campaignPaused,
  campaignPlanned,
  campaignResumed,
} from '@baraza/contracts';
import { unreachable, type Aggregate, type CivilDate, type PersonalRef } from '@baraza/domain';

export type CampaignEvent =
  | HappenedOf<typeof campaignDrafted>
  | HappenedOf<typeof campaignPlanned>
  | HappenedOf<typeof campaignLaunched>
  | HappenedOf<typeof campaignPaused>
  | HappenedOf<typeof campaignResumed>
  | HappenedOf<typeof campaignConcluded>
  | HappenedOf<typeof campaignLessonRecorded>
  | HappenedOf<typeof campaignAbandoned>;

export type CampaignDraft = DataOf<typeof campaignDrafted>;
export type CampaignPlan = DataOf<typeof campaignPlanned>;

interface Drafted {
  readonly draft: CampaignDraft;
  /** The date from which it is in this status. */
  readonly since: CivilDate;
}
interface Planned extends Drafted {
  readonly plan: CampaignPlan;
}
interface Launched extends Planned {
  readonly launchedOn: CivilDate;
}

export type CampaignState =
  | { readonly status: 'none' }
  | (Drafted & { readonly status: 'draft' })
  | (Planned & { readonly status: 'planned' })
  | (Launched & { readonly status: 'launched' })
  | (Launched & { readonly status: 'paused'; readonly ground: string })
  | (Launched & { readonly status: 'concluded'; readonly result: CampaignResult; readonly lesson?: PersonalRef })
  | (Drafted & { readonly status: 'abandoned'; readonly ground: string });

export type KnownCampaign = Exclude<CampaignState, { status: 'none' }>;

function evolve(state: CampaignState, event: CampaignEvent): CampaignState {
  if (event.type === 'campaigns.CampaignDrafted') {
    return { status: 'draft', draft: event.data, since: event.effectiveOn };
  }
  if (state.status === 'none') throw new Error(`${event.type} in a campaign that was never drafted`);
  const { draft } = state;
  const since = event.effectiveOn;
  switch (event.type) {
    case 'campaigns.CampaignPlanned':
      return { status: 'planned', draft, plan: event.data, since };
    case 'campaigns.CampaignLaunched':
      return { status: 'launched', draft, plan: planOf(state), launchedOn: since, since };
    case 'campaigns.CampaignPaused':
      return { status: 'paused', ...launched(state), ground: event.data.ground, since };
    case 'campaigns.CampaignResumed':
      return { status: 'launched', ...launched(state), since };
    case 'campaigns.CampaignConcluded':
      return { status: 'concluded', ...launched(state), result: event.data.result, since };
    case 'campaigns.CampaignLessonRecorded':
      if (state.status !== 'concluded') throw new Error(`${event.type} in a campaign that is ${state.status}`);
      return { ...state, lesson: event.data.lesson };
    case 'campaigns.CampaignAbandoned':
      return { status: 'abandoned', draft, ground: event.data.ground, since };
    default:
      return unreachable(event);
  }
}

function planOf(state: KnownCampaign): CampaignPlan {
  if (state.status === 'draft' || state.status === 'abandoned') throw new Error('a campaign without a plan');
  return state.plan;
}

function launched(state: KnownCampaign): Omit<Launched, 'since'> {
  if (!('launchedOn' in state)) throw new Error(`a campaign that is ${state.status} was never launched`);
  return { draft: state.draft, plan: state.plan, launchedOn: state.launchedOn };
}

/** A struggle fought in public, from its draft to what was learned. Stream `campaign-<uuid>`. Its lead sees it. */
export const campaign: Aggregate<CampaignState, CampaignEvent> = {
  name: 'campaign',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.CampaignDrafted', 'draft'],
    [['draft', 'planned'], 'campaigns.CampaignPlanned', 'planned'],
    ['planned', 'campaigns.CampaignLaunched', 'launched'],
    ['launched', 'campaigns.CampaignPaused', 'paused'],
    ['paused', 'campaigns.CampaignResumed', 'launched'],
    [['launched', 'paused'], 'campaigns.CampaignConcluded', 'concluded'],
    ['concluded', 'campaigns.CampaignLessonRecorded', 'same'],
    [['draft', 'planned'], 'campaigns.CampaignAbandoned', 'abandoned'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.draft.unit, organisations: [state.draft.lead] },
};

/** The same campaign to those who may know of it only once its launch has released it. */
export const releasedCampaign: typeof campaign = {
  ...campaign,
  scope: (state) => ('launchedOn' in state ? campaign.scope(state) : undefined),
};
