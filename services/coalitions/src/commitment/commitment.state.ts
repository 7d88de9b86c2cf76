import type {
  ArisingFrom,
  commitmentContracts,
  CommitmentDirection,
  CommitmentEvidence,
  CommitmentSide,
  HappenedOf,
  Promisee,
  Promisor,
} from '@baraza/contracts';
import type { Aggregate, CivilDate, EntityCalendar, PersonalRef } from '@baraza/domain';
import { addDays } from '@baraza/domain';
import { evolve } from './commitment.evolve.pure.ts';
import { partiesOf, tagsOf } from './commitment.parties.pure.ts';

export type CommitmentEvent = HappenedOf<(typeof commitmentContracts)[number]>;

/** What got a promise further, and on which day it was told. */
export interface Progress {
  readonly on: CivilDate;
  readonly note?: PersonalRef;
  readonly evidence: CommitmentEvidence;
}
/** The promisor says that it is kept. It falls when somebody else denies it. */
export interface Report extends Progress {
  readonly doneOn: CivilDate;
}
/** Another date that one side asked the other for. */
export interface DateProposal {
  readonly proposal: string;
  readonly side: CommitmentSide;
  readonly by: string;
  readonly ground: string;
  readonly dueOn: CivilDate;
  readonly narrative?: PersonalRef;
}
export interface Renegotiation {
  readonly on: CivilDate;
  readonly ground: string;
  readonly formerDueOn: CivilDate;
  readonly dueOn: CivilDate;
}
/** The exact text that waits for somebody else to publish it. */
export interface WordsDraft {
  readonly draft: string;
  readonly text: PersonalRef;
  readonly by: string;
}

export interface Known {
  readonly unit: string;
  readonly themes: readonly string[];
  readonly direction: CommitmentDirection;
  readonly promisor: Promisor;
  readonly promisee: Promisee;
  readonly dueOn: CivilDate;
  readonly arisingFrom: ArisingFrom;
  readonly promise?: PersonalRef;
  /** In clear: published with what it arises from, or by a second person since. */
  readonly words?: string;
  readonly madeOn: CivilDate;
  readonly acceptedOn?: CivilDate;
  /** Those who made it and told of its progress: none of them judges whether it was kept. */
  readonly forPromisor: readonly string[];
  readonly progress: readonly Progress[];
  readonly reported?: Report;
  readonly proposed?: DateProposal;
  readonly renegotiated: readonly Renegotiation[];
  readonly draft?: WordsDraft;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
interface OnGround {
  readonly endedOn: CivilDate;
  readonly ground: string;
  readonly narrative?: PersonalRef;
}

export type Made = { readonly status: 'made' } & Known;
export type Accepted = { readonly status: 'accepted' } & Known;
export type FellDue = { readonly status: 'fell-due' } & Known;
export type Open = Made | Accepted | FellDue;
export type Kept = {
  readonly status: 'kept';
  readonly endedOn: CivilDate;
  readonly doneOn: CivilDate;
  readonly onTime: boolean;
  readonly note?: PersonalRef;
  readonly evidence: CommitmentEvidence;
} & Known;
export type Broken = { readonly status: 'broken' } & Known & OnGround;
export type Excused = { readonly status: 'excused' } & Known & OnGround;
export type Ended = Kept | Broken | Excused;

export type CommitmentState = { readonly status: 'none' } | Open | Ended;

export const COMMITMENT_STATUSES = [
  'none',
  'made',
  'accepted',
  'fell-due',
  'kept',
  'broken',
  'excused',
] as const satisfies readonly CommitmentState['status'][];

const FALLS_DUE = 'commitment.falls-due';

/** A promise falls due the day after its last day, whether it was accepted or not. */
const calendar: EntityCalendar<CommitmentState, CommitmentEvent> = {
  next: (state) =>
    state.status === 'made' || state.status === 'accepted'
      ? { rule: FALLS_DUE, rank: 40, on: addDays(state.dueOn, 1) }
      : undefined,
  take(state, { on }) {
    if (state.status === 'none') throw new Error('nothing falls due that nobody promised');
    const { dueOn } = state;
    return [{ type: 'coalitions.CommitmentFellDue', data: { dueOn }, effectiveOn: on, tags: tagsOf(state) }];
  },
};

/** A promise. Stream `commitment-<uuid>`. Its two sides see it wherever they belong. */
export const commitment: Aggregate<CommitmentState, CommitmentEvent> = {
  name: 'commitment',
  service: 'coalitions',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'coalitions.CommitmentMade', 'made'],
    ['made', 'coalitions.CommitmentAccepted', 'accepted'],
    ['fell-due', 'coalitions.CommitmentAccepted', 'same'],
    [['made', 'accepted', 'fell-due'], 'coalitions.CommitmentProgressNoted', 'same'],
    [['made', 'accepted', 'fell-due'], 'coalitions.CommitmentReportedDone', 'same'],
    [['made', 'accepted', 'fell-due'], 'coalitions.CommitmentReportContested', 'same'],
    [['made', 'accepted', 'fell-due'], 'coalitions.CommitmentDateProposed', 'same'],
    [['made', 'accepted', 'fell-due'], 'coalitions.CommitmentDateDeclined', 'same'],
    [['made', 'accepted', 'fell-due'], 'coalitions.CommitmentRenegotiated', 'accepted'],
    [['made', 'accepted'], 'coalitions.CommitmentFellDue', 'fell-due'],
    [['made', 'accepted', 'fell-due'], 'coalitions.CommitmentTakenOver', 'same'],
    [['made', 'accepted', 'fell-due'], 'coalitions.CommitmentKept', 'kept'],
    [['made', 'accepted', 'fell-due'], 'coalitions.CommitmentBroken', 'broken'],
    [['made', 'accepted', 'fell-due'], 'coalitions.CommitmentExcused', 'excused'],
    [['made', 'accepted', 'fell-due', 'kept', 'broken', 'excused'], 'coalitions.CommitmentWordsDrafted', 'same'],
    [['made', 'accepted', 'fell-due', 'kept', 'broken', 'excused'], 'coalitions.CommitmentWordsDeclined', 'same'],
    [['made', 'accepted', 'fell-due', 'kept', 'broken', 'excused'], 'coalitions.CommitmentWordsPublished', 'same'],
    [['made', 'accepted', 'fell-due', 'kept', 'broken', 'excused'], 'coalitions.CommitmentWordsTakenOver', 'same'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: partiesOf(state) }),
  calendar,
};

/** The same promise as a member finds it to whom it was made as one of all: its representative speaks for the members. */
export function commitmentToMember(organisation: string): typeof commitment {
  return {
    ...commitment,
    scope(state) {
      const scope = commitment.scope(state);
      return scope && { ...scope, organisations: [...scope.organisations, organisation] };
    },
  };
}

export const isOpen = (state: CommitmentState): state is Open =>
  state.status === 'made' || state.status === 'accepted' || state.status === 'fell-due';
