import type {
  communityScored,
  DataOf,
  HappenedOf,
  ReportCardIndicator,
  reportCardContracts,
  reportCardDrawnUp,
  reportCardRoundHeld,
  reportCardRoundOpened,
} from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type ReportCardEvent = HappenedOf<(typeof reportCardContracts)[number]>;
export type CardIdentity = Omit<DataOf<typeof reportCardDrawnUp>, 'indicators'>;

/** What one community scored. */
export type Community = Pick<DataOf<typeof communityScored>, 'scores' | 'people'>;
export interface OpenRound extends Pick<
  DataOf<typeof reportCardRoundOpened>,
  'round' | 'number' | 'version' | 'scored' | 'holdBy'
> {
  /** By the unit in which it lives. */
  readonly communities: Readonly<Record<string, Community>>;
}
export interface HeldRound extends Pick<
  DataOf<typeof reportCardRoundHeld>,
  'round' | 'number' | 'version' | 'scored' | 'communities' | 'scores' | 'people'
> {
  readonly heldOn: CivilDate;
  readonly publishedOn?: CivilDate;
}

interface Known {
  readonly card: CardIdentity;
  readonly version: number;
  readonly indicators: readonly ReportCardIndicator[];
  /** Every indicator as communities scored it, by its code: these words do not change. */
  readonly worded: Readonly<Record<string, string>>;
  /** The last ones that are remembered, the earliest first; the trail has all. */
  readonly rounds: readonly HeldRound[];
  readonly roundsBegun: number;
  readonly nextRoundBy?: CivilDate;
  readonly lastStepOn: CivilDate;
}
export type KeptCard = Known & { readonly status: 'kept' };
export type ScoringCard = Known & { readonly status: 'scoring'; readonly round: OpenRound };
export type KnownCard = KeptCard | ScoringCard | (Known & { readonly status: 'retired'; readonly ground: string });
export type ReportCardState = { readonly status: 'none' } | KnownCard;

/** How many rounds are remembered. */
const ROUNDS_REMEMBERED = 40;

function evolve(state: ReportCardState, event: ReportCardEvent): ReportCardState {
  const lastStepOn = event.effectiveOn;
  if (event.type === 'campaigns.ReportCardDrawnUp') {
    const { indicators, ...card } = event.data;
    return { status: 'kept', card, version: 1, indicators, worded: {}, rounds: [], roundsBegun: 0, lastStepOn };
  }
  if (state.status === 'none' || state.status === 'retired') throw impossible(state, event);
  if (event.type === 'campaigns.ReportCardPublished') {
    const rounds = state.rounds.map((one) =>
      one.round === event.data.round ? { ...one, publishedOn: lastStepOn } : one,
    );
    return { ...state, rounds, lastStepOn };
  }
  return state.status === 'kept' ? kept(state, event) : scoring(state, event);
}

type OnItsWay = Exclude<ReportCardEvent, { type: 'campaigns.ReportCardDrawnUp' | 'campaigns.ReportCardPublished' }>;

function kept(state: KeptCard, event: OnItsWay): ReportCardState {
  const lastStepOn = event.effectiveOn;
  switch (event.type) {
    case 'campaigns.ReportCardRevised': {
      const { version, indicators } = event.data;
      return { ...state, version, indicators, lastStepOn };
    }
    case 'campaigns.ReportCardRoundOpened': {
      const { round, number, version, scored, holdBy } = event.data;
      const begun = { round, number, version, scored, holdBy, communities: {} };
      return { ...state, status: 'scoring', round: begun, roundsBegun: number, lastStepOn };
    }
    case 'campaigns.ReportCardRetired':
      return { ...state, status: 'retired', ground: event.data.ground, lastStepOn };
    case 'campaigns.CommunityScored':
    case 'campaigns.ReportCardRoundHeld':
    case 'campaigns.ReportCardRoundAbandoned':
      throw impossible(state, event);
    default:
      return unreachable(event);
  }
}

function scoring(state: ScoringCard, event: OnItsWay): ReportCardState {
  const lastStepOn = event.effectiveOn;
  const { round: open, ...known } = state;
  switch (event.type) {
    case 'campaigns.CommunityScored': {
      const { community, scores, people } = event.data;
      const communities = { ...open.communities, [community]: { scores, people } };
      return { ...state, round: { ...open, communities }, lastStepOn };
    }
    case 'campaigns.ReportCardRoundHeld': {
      const { round, number, version, scored, communities, scores, people, nextRoundBy } = event.data;
      const held = { round, number, version, scored, communities, scores, people, heldOn: lastStepOn };
      const words = known.indicators.filter(({ indicator }) => scores.some((one) => one.indicator === indicator));
      return {
        ...{ ...known, status: 'kept', nextRoundBy, lastStepOn },
        worded: { ...known.worded, ...Object.fromEntries(words.map(({ indicator, title }) => [indicator, title])) },
        rounds: [...known.rounds, held].slice(-ROUNDS_REMEMBERED),
      };
    }
    case 'campaigns.ReportCardRoundAbandoned':
      return { ...known, status: 'kept', nextRoundBy: event.data.nextRoundBy, lastStepOn };
    case 'campaigns.ReportCardRevised':
    case 'campaigns.ReportCardRoundOpened':
    case 'campaigns.ReportCardRetired':
      throw impossible(state, event);
    default:
      return unreachable(event);
  }
}

/** A public service, scored by communities in rounds. Stream `report-card-<uuid>`. Whoever keeps it sees it. */
export const reportCard: Aggregate<ReportCardState, ReportCardEvent> = {
  name: 'report-card',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.ReportCardDrawnUp', 'kept'],
    ['kept', 'campaigns.ReportCardRevised', 'same'],
    ['kept', 'campaigns.ReportCardRoundOpened', 'scoring'],
    ['scoring', 'campaigns.CommunityScored', 'same'],
    ['scoring', 'campaigns.ReportCardRoundHeld', 'kept'],
    ['scoring', 'campaigns.ReportCardRoundAbandoned', 'kept'],
    [['kept', 'scoring'], 'campaigns.ReportCardPublished', 'same'],
    ['kept', 'campaigns.ReportCardRetired', 'retired'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.card.unit, organisations: [state.card.organisation] },
};

function impossible(state: ReportCardState, event: ReportCardEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
