import type {
  CampaignResult,
  campaignAimsContracts,
  campaignLeadContracts,
  DataOf,
  HappenedOf,
  LeadLostCause,
  PanelMoment,
  panelChecked,
  powerMapRecorded,
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
  | HappenedOf<typeof campaignAbandoned>
  | HappenedOf<(typeof campaignAimsContracts)[number]>
  | HappenedOf<(typeof campaignLeadContracts)[number]>;

export type CampaignDraft = DataOf<typeof campaignDrafted>;
export type CampaignPlan = DataOf<typeof campaignPlanned>;

export type PanelFinding = DataOf<typeof panelChecked>['findings'][number];
export type PowerMap = { readonly on: CivilDate } & DataOf<typeof powerMapRecorded>;

/** What a campaign keeps whatever its status: for what it is, what stands in its way, and whether its lead can go on. */
interface Kept {
  /** As it is now: its lead may be another than it was drafted with. */
  readonly draft: CampaignDraft;
  readonly goals: readonly string[];
  readonly struggles: readonly string[];
  /** Those that were recorded here before they had a stream of their own. */
  readonly powerMaps: readonly PowerMap[];
  /** Why another lead was asked for; none: the lead goes on. */
  readonly leadLost: readonly LeadLostCause[];
}
interface Drafted extends Kept {
  /** The date from which it is in this status. */
  readonly since: CivilDate;
}
interface Planned extends Drafted {
  readonly plan: CampaignPlan;
}
interface Launched extends Planned {
  readonly launchedOn: CivilDate;
  /** What the PANEL check found, at each moment; campaigns of the first part were launched without. */
  readonly panel: { readonly [moment in PanelMoment]?: readonly PanelFinding[] };
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
/** One that has not come to its end. */
export type OpenCampaign = Extract<KnownCampaign, { status: 'draft' | 'planned' | 'launched' | 'paused' }>;

const POWER_MAPS_REMEMBERED = 24;

function evolve(state: CampaignState, event: CampaignEvent): CampaignState {
  if (event.type === 'campaigns.CampaignDrafted') {
    const nothingYet = { goals: [], struggles: [], powerMaps: [], leadLost: [] };
    return { status: 'draft', draft: event.data, ...nothingYet, since: event.effectiveOn };
  }
  if (state.status === 'none') throw new Error(`${event.type} in a campaign that was never drafted`);
  const since = event.effectiveOn;
  switch (event.type) {
    case 'campaigns.CampaignPlanned':
      return { status: 'planned', ...kept(state), plan: event.data, since };
    case 'campaigns.CampaignLaunched':
      return { status: 'launched', ...kept(state), plan: planOf(state), launchedOn: since, panel: {}, since };
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
      return { status: 'abandoned', ...kept(state), ground: event.data.ground, since };
    default:
      return withNews(state, event);
  }
}

type News = HappenedOf<(typeof campaignAimsContracts)[number] | (typeof campaignLeadContracts)[number]>;

/** What leaves it in the status it is in. */
function withNews(state: KnownCampaign, event: News): KnownCampaign {
  switch (event.type) {
    case 'campaigns.CampaignGoalsNamed':
      return { ...state, goals: event.data.goals };
    case 'campaigns.CampaignStrugglesNamed':
      return { ...state, struggles: event.data.struggles };
    case 'campaigns.PanelChecked': {
      if (!('panel' in state)) throw new Error(`${event.type} in a campaign that is ${state.status}`);
      const { at, findings } = event.data;
      return { ...state, panel: { ...state.panel, [at]: findings } };
    }
    case 'campaigns.PowerMapRecorded': {
      const powerMaps = [...state.powerMaps, { on: event.effectiveOn, ...event.data }];
      return { ...state, powerMaps: powerMaps.slice(-POWER_MAPS_REMEMBERED) };
    }
    case 'campaigns.CampaignLeadAsked':
      return { ...state, leadLost: [...state.leadLost, event.data.cause] };
    case 'campaigns.CampaignLeadStayed':
      return { ...state, leadLost: state.leadLost.filter((cause) => keyOf(cause) !== keyOf(event.data.cause)) };
    case 'campaigns.CampaignLeadChanged':
      return { ...state, draft: { ...state.draft, lead: event.data.lead }, leadLost: [] };
    // What became public, or known to auditors, is known here already.
    case 'campaigns.CampaignGoalsReleased':
    case 'campaigns.CampaignStrugglesReleased':
    case 'campaigns.CampaignHandedOver':
      return state;
    default:
      return unreachable(event);
  }
}

/** What tells one cause for which a lead fell away from another. */
export function keyOf(cause: LeadLostCause): string {
  return cause.kind === 'membership' ? `membership:${cause.membership}` : `coalition:${cause.coalition}`;
}

function planOf(state: KnownCampaign): CampaignPlan {
  if (state.status === 'draft' || state.status === 'abandoned') throw new Error('a campaign without a plan');
  return state.plan;
}

function kept({ draft, goals, struggles, powerMaps, leadLost }: KnownCampaign): Kept {
  return { draft, goals, struggles, powerMaps, leadLost };
}

function launched(state: KnownCampaign): Omit<Launched, 'since'> {
  if (!('launchedOn' in state)) throw new Error(`a campaign that is ${state.status} was never launched`);
  return { ...kept(state), plan: state.plan, launchedOn: state.launchedOn, panel: state.panel };
}

const OPEN = ['draft', 'planned', 'launched', 'paused'] as const;

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
    [['launched', 'concluded'], 'campaigns.PanelChecked', 'same'],
    [OPEN, 'campaigns.CampaignGoalsNamed', 'same'],
    [['launched', 'paused'], 'campaigns.CampaignGoalsReleased', 'same'],
    [OPEN, 'campaigns.CampaignStrugglesNamed', 'same'],
    [['launched', 'paused'], 'campaigns.CampaignStrugglesReleased', 'same'],
    [OPEN, 'campaigns.CampaignLeadAsked', 'same'],
    [OPEN, 'campaigns.CampaignLeadStayed', 'same'],
    [OPEN, 'campaigns.CampaignLeadChanged', 'same'],
    [['launched', 'paused'], 'campaigns.CampaignHandedOver', 'same'],
  ],
  stateVersion: 2,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.draft.unit, organisations: [state.draft.lead] },
};

/** The same campaign to those who may know of it only once its launch has released it. */
export const releasedCampaign: typeof campaign = {
  ...campaign,
  scope: (state) => ('launchedOn' in state ? campaign.scope(state) : undefined),
};

/** The same campaign as those find it, too, who convene the coalition on whose behalf it is led. */
export function campaignConvenedBy(organisations: readonly string[]): typeof campaign {
  return {
    ...campaign,
    scope(state) {
      const scope = campaign.scope(state);
      return scope && { ...scope, organisations: [...scope.organisations, ...organisations] };
    },
  };
}
