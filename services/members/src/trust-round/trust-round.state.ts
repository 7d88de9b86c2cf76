import {
  type DataOf,
  derivedId,
  type HappenedOf,
  type trustAnswersCounted,
  type trustRoundContracts,
  type trustRoundCounted,
  type trustRoundPlanned,
} from '@baraza/contracts';
import { addDays, type Aggregate, type CivilDate, type EntityCalendar, unreachable } from '@baraza/domain';
import { unitTag } from '../tags.pure.ts';

export type TrustRoundEvent = HappenedOf<(typeof trustRoundContracts)[number]>;
export type TrustRoundPlan = DataOf<typeof trustRoundPlanned>;

/** A unit has one round a year. */
export const trustRoundOf = (unit: string, year: number): string => derivedId('trust-round', unit, String(year));

/** One that was called off can be planned anew, and has another box then: the first is destroyed for ever. */
export const boxOf = (round: string, attempt: number): string => `${round} ${attempt}`;

interface Known {
  readonly plan: TrustRoundPlan;
  /** How often it was planned: more than once where it was called off. */
  readonly attempt: number;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
interface Taking extends Known {
  /** Sheets by their ids, in the order in which they were handed in; what they say is in the box. */
  readonly sheets: readonly string[];
}
interface Counting extends Taking {
  readonly tables: readonly DataOf<typeof trustAnswersCounted>[];
}
type WithCount = Counting & DataOf<typeof trustRoundCounted>;

export type TrustRoundState =
  | { readonly status: 'none' }
  | ({ readonly status: 'planned' } & Known)
  | ({ readonly status: 'open' } & Taking)
  | ({ readonly status: 'closed' } & Counting)
  | ({ readonly status: 'counted' } & WithCount)
  | ({ readonly status: 'published' } & WithCount)
  | ({ readonly status: 'cancelled'; readonly ground: string } & Known);

export const TRUST_ROUND_STATUSES = [
  'none',
  'planned',
  'open',
  'closed',
  'counted',
  'published',
  'cancelled',
] as const satisfies readonly TrustRoundState['status'][];

const OPENS = 'trust-round.opens';
const CLOSES = 'trust-round.closes';

/** It opens and closes by itself; what was handed in is counted by a policy. */
const calendar: EntityCalendar<TrustRoundState, TrustRoundEvent> = {
  next(state) {
    if (state.status === 'planned') return { rule: OPENS, rank: 10, on: state.plan.opensOn };
    if (state.status === 'open') return { rule: CLOSES, rank: 20, on: addDays(state.plan.until, 1) };
    return undefined;
  },
  take(state, { rule, on }) {
    if (state.status !== 'planned' && state.status !== 'open') {
      throw new Error(`${rule} of a trust round that is ${state.status}`);
    }
    const record = { effectiveOn: on, tags: [unitTag(state.plan.unit)] };
    return state.status === 'planned'
      ? [{ type: 'members.TrustRoundOpened', data: {}, ...record }]
      : [{ type: 'members.TrustRoundClosed', data: { taken: state.sheets.length }, ...record }];
  },
};

export const trustRound: Aggregate<TrustRoundState, TrustRoundEvent> = {
  name: 'trust-round',
  service: 'members',
  diagram: [
    [['none', 'cancelled'], 'members.TrustRoundPlanned', 'planned'],
    ['planned', 'members.TrustRoundOpened', 'open'],
    ['open', 'members.TrustSheetTaken', 'same'],
    ['open', 'members.TrustRoundClosed', 'closed'],
    [['planned', 'open'], 'members.TrustRoundCancelled', 'cancelled'],
    ['closed', 'members.TrustAnswersCounted', 'same'],
    ['closed', 'members.TrustRoundCounted', 'counted'],
    ['counted', 'members.TrustResultsPublished', 'published'],
  ],
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.plan.unit, organisations: [] }),
  calendar,
};

function evolve(state: TrustRoundState, event: TrustRoundEvent): TrustRoundState {
  const lastStepOn = event.effectiveOn;
  switch (event.type) {
    case 'members.TrustRoundPlanned':
      if (state.status !== 'none' && state.status !== 'cancelled') throw impossible(state, event);
      return { status: 'planned', plan: event.data, attempt: attemptsOf(state) + 1, lastStepOn };
    case 'members.TrustRoundOpened':
      if (state.status !== 'planned') throw impossible(state, event);
      return { ...state, status: 'open', sheets: [], lastStepOn };
    case 'members.TrustSheetTaken':
      if (state.status !== 'open') throw impossible(state, event);
      return { ...state, sheets: [...state.sheets, event.data.sheet], lastStepOn };
    case 'members.TrustRoundClosed':
      if (state.status !== 'open') throw impossible(state, event);
      return { ...state, status: 'closed', tables: [], lastStepOn };
    case 'members.TrustRoundCancelled':
      if (state.status !== 'planned' && state.status !== 'open') throw impossible(state, event);
      return { status: 'cancelled', plan: state.plan, attempt: state.attempt, ground: event.data.ground, lastStepOn };
    case 'members.TrustAnswersCounted':
      if (state.status !== 'closed') throw impossible(state, event);
      return { ...state, tables: [...state.tables, event.data], lastStepOn };
    case 'members.TrustRoundCounted':
      if (state.status !== 'closed') throw impossible(state, event);
      return { ...state, status: 'counted', ...event.data, lastStepOn };
    case 'members.TrustResultsPublished':
      if (state.status !== 'counted') throw impossible(state, event);
      return { ...state, status: 'published', lastStepOn };
    default:
      return unreachable(event);
  }
}

const attemptsOf = (state: TrustRoundState): number => (state.status === 'none' ? 0 : state.attempt);

function impossible(state: TrustRoundState, event: TrustRoundEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
