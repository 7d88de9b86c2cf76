import type {
  CommitmentEvidence,
  DeliveryChannel,
  DemandAnswer,
  demandAnswerContracts,
  demandContracts,
  HappenedOf,
} from '@baraza/contracts';
import { addDays, type Aggregate, type CivilDate, type EntityCalendar, type PersonalRef } from '@baraza/domain';
import { evolve } from './demand.evolve.pure.ts';
import { tagsOfDemand } from './demand.tags.pure.ts';

export type DemandEvent = HappenedOf<(typeof demandContracts)[number] | (typeof demandAnswerContracts)[number]>;

export interface Proof {
  readonly evidence: CommitmentEvidence;
  /** Evidence in custody, by its ids. */
  readonly cited?: readonly string[];
  readonly note?: PersonalRef;
}
export interface Answer {
  readonly on: CivilDate;
  readonly answer: DemandAnswer;
  readonly proof?: Proof;
}
export interface Reminder {
  readonly on: CivilDate;
  readonly channel: DeliveryChannel;
  readonly answerBy: CivilDate;
}
/** What the duty-bearer promised, as the register of commitments calls it. */
export interface Promised {
  readonly commitment: string;
  readonly dueOn: CivilDate;
  /** Less than was demanded. */
  readonly inPart: boolean;
}
export interface Worded {
  readonly campaign: string;
  readonly dutyBearer: string;
  readonly unit: string;
  readonly themes: readonly string[];
  /** Who led the campaign when it was made. */
  readonly lead: string;
  readonly change: PersonalRef;
  readonly answerBy: CivilDate;
  readonly changeBy?: CivilDate;
  readonly madeOn: CivilDate;
  /** Who wrote its words: somebody else releases them. */
  readonly wordedBy: string;
  /** The date of the last step: the next is dated no earlier. */
  readonly since: CivilDate;
}
export interface Delivered extends Worded {
  readonly office: string;
  readonly words: string;
  readonly channel: DeliveryChannel;
  readonly deliveredOn: CivilDate;
  readonly proof?: Proof;
  readonly reminders: readonly Reminder[];
  /** The last day for its answer that passed without one. */
  readonly silentBy?: CivilDate;
  readonly answers: readonly Answer[];
}
export interface Followed extends Delivered {
  readonly promise: Promised;
}
interface OnGround {
  readonly ground: string;
}
export type DemandState =
  | { readonly status: 'none' }
  | (Worded & { readonly status: 'made' })
  | (Worded & OnGround & { readonly status: 'dropped' })
  | (Delivered & { readonly status: 'delivered' })
  | (Delivered & { readonly status: 'silent' })
  | (Delivered & { readonly status: 'refused' })
  | (Delivered & OnGround & { readonly status: 'withdrawn' })
  | (Followed & { readonly status: 'promised' })
  | (Followed & { readonly status: 'implemented'; readonly doneOn: CivilDate; readonly onTime: boolean })
  | (Followed & OnGround & { readonly status: 'reneged' })
  | (Followed & OnGround & { readonly status: 'excused' });
export type KnownDemand = Exclude<DemandState, { status: 'none' }>;
export type PutDemand = Extract<DemandState, Delivered>;

export const DEMAND_STATUSES = [
  'none',
  'made',
  'dropped',
  'delivered',
  'silent',
  'refused',
  'withdrawn',
  'promised',
  'implemented',
  'reneged',
  'excused',
] as const satisfies readonly DemandState['status'][];

const ANSWER_FALLS_DUE = 'demand.answer-falls-due';

/** A duty-bearer is silent from the day after the last one for its answer. */
const calendar: EntityCalendar<DemandState, DemandEvent> = {
  next: (state) =>
    state.status === 'delivered' ? { rule: ANSWER_FALLS_DUE, rank: 50, on: addDays(state.answerBy, 1) } : undefined,
  take(state, { rule, on }) {
    if (state.status !== 'delivered') throw new Error(`${rule} of a demand that is '${state.status}'`);
    const { campaign, dutyBearer, answerBy } = state;
    return [
      {
        type: 'campaigns.DemandAnswerFellDue',
        data: { campaign, dutyBearer, answerBy },
        effectiveOn: on,
        tags: tagsOfDemand(state),
      },
    ];
  },
};

/** What a campaign asks of a duty-bearer, followed to its end. Stream `demand-<uuid>`. */
export const demand: Aggregate<DemandState, DemandEvent> = {
  name: 'demand',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.DemandMade', 'made'],
    ['made', 'campaigns.DemandReworded', 'same'],
    ['made', 'campaigns.DemandDropped', 'dropped'],
    ['made', 'campaigns.DemandDelivered', 'delivered'],
    ['delivered', 'campaigns.DemandDeliveryProven', 'same'],
    [['delivered', 'refused', 'promised'], 'campaigns.DemandEvidenceCited', 'same'],
    [['delivered', 'silent'], 'campaigns.DemandReminded', 'delivered'],
    ['delivered', 'campaigns.DemandAnswerFellDue', 'silent'],
    [['delivered', 'silent', 'reneged', 'excused'], 'campaigns.DemandAnswered', ['refused', 'promised']],
    ['refused', 'campaigns.DemandAnswered', 'promised'],
    [['refused', 'promised'], 'campaigns.DemandAnswerProven', 'same'],
    ['promised', 'campaigns.DemandRenegotiated', 'same'],
    ['promised', 'campaigns.DemandImplemented', 'implemented'],
    ['promised', 'campaigns.DemandReneged', 'reneged'],
    ['promised', 'campaigns.DemandPromiseExcused', 'excused'],
    [['delivered', 'silent', 'refused'], 'campaigns.DemandWithdrawn', 'withdrawn'],
  ],
  stateVersion: 2,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.lead] }),
  calendar,
};

/** The same demand as its campaign's lead of today finds it: those who lead change, their demands stay. */
export function demandLedBy(lead: string): typeof demand {
  return {
    ...demand,
    scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [lead] }),
  };
}

/** To those who may know of it only once it has been put before the duty-bearer. */
export function released(aggregate: typeof demand): typeof demand {
  return { ...aggregate, scope: (state) => ('deliveredOn' in state ? aggregate.scope(state) : undefined) };
}
