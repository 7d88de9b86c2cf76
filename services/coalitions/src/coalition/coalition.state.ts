import type {
  CoalitionKind,
  CoalitionStage,
  CoalitionTerms,
  HappenedOf,
  ParticipantRole,
  SeatBasis,
  SuspensionCause,
  coalitionActivityNoted,
  coalitionCommitmentsSettled,
  coalitionFellDormant,
  coalitionFormed,
  coalitionGoalsNamed,
  coalitionRemovalContracts,
  coalitionRevived,
  coalitionStageReached,
  coalitionWoundDown,
  participantAdmitted,
  participantInvited,
  participantLeft,
  participantRemoved,
  participationDeclined,
  participationRequested,
  removalDecided,
  seatReinstated,
  seatRoleChanged,
  seatSuspended,
  suspensionLifted,
  termsOfReferenceAdopted,
  termsOfReferenceProposed,
} from '@baraza/contracts';
import { unreachable, type Aggregate, type CivilDate, type PersonalRef } from '@baraza/domain';
import { calendar } from './coalition.calendar.ts';

export type CoalitionEvent =
  | HappenedOf<typeof coalitionFormed>
  | HappenedOf<typeof participantInvited>
  | HappenedOf<typeof participationRequested>
  | HappenedOf<typeof participantAdmitted>
  | HappenedOf<typeof participationDeclined>
  | HappenedOf<typeof seatRoleChanged>
  | HappenedOf<typeof participantLeft>
  | HappenedOf<typeof seatSuspended>
  | HappenedOf<typeof suspensionLifted>
  | HappenedOf<typeof seatReinstated>
  | HappenedOf<(typeof coalitionRemovalContracts)[number]>
  | HappenedOf<typeof removalDecided>
  | HappenedOf<typeof participantRemoved>
  | HappenedOf<typeof coalitionGoalsNamed>
  | HappenedOf<typeof coalitionStageReached>
  | HappenedOf<typeof termsOfReferenceProposed>
  | HappenedOf<typeof termsOfReferenceAdopted>
  | HappenedOf<typeof coalitionActivityNoted>
  | HappenedOf<typeof coalitionFellDormant>
  | HappenedOf<typeof coalitionRevived>
  | HappenedOf<typeof coalitionCommitmentsSettled>
  | HappenedOf<typeof coalitionWoundDown>;

interface AnySeat {
  readonly seat: string;
  readonly organisation: string;
  readonly role: ParticipantRole;
  /** The date of the seat's last step. */
  readonly since: CivilDate;
}
interface TakenSeat extends AnySeat {
  readonly basis: SeatBasis;
  /** The membership of the forum that the organisation held when it took its seat. */
  readonly membership?: string;
}
export type PendingSeat = AnySeat & { readonly status: 'invited' | 'asked' };
export type ActiveSeat = TakenSeat & { readonly status: 'active' };
/** Every cause must be lifted before the seat is active again. */
export type SuspendedSeat = TakenSeat & { readonly status: 'suspended'; readonly causes: readonly SuspensionCause[] };
export type Seat = PendingSeat | ActiveSeat | SuspendedSeat;

interface Known {
  readonly kind: CoalitionKind;
  readonly name: string;
  readonly unit: string;
  readonly purpose: string;
  readonly themes: readonly string[];
  readonly formedOn: CivilDate;
  /** Of the change agenda. */
  readonly goals: readonly string[];
  readonly stage: CoalitionStage;
  /** Since when it is in its stage. */
  readonly stageSince: CivilDate;
  /** What its participants adopted; until then it goes by the first terms of every coalition. */
  readonly terms?: AdoptedTerms;
}
export interface AdoptedTerms extends CoalitionTerms {
  readonly version: number;
  readonly decision: string;
  readonly adoptedOn: CivilDate;
}
/** Terms of reference that were drawn up, to be decided on. */
export interface ProposedTerms extends CoalitionTerms {
  readonly version: number;
  readonly text?: PersonalRef;
}
/** That a participant is to be removed, on its way from the notice to a decision. */
export interface ProposedRemoval {
  readonly ground: string;
  /** Who proposed it: somebody else decides. */
  readonly by: string;
  readonly proposedOn: CivilDate;
  readonly narrative?: PersonalRef;
  /** Once the notice has arrived. */
  readonly replyBy?: CivilDate;
  readonly reply?: PersonalRef;
}
/** One that stands, whether it is awake or not. */
export interface ActiveCoalition extends Known {
  readonly status: 'active' | 'dormant';
  /** The last date on which something was begun in it. */
  readonly lastActiveOn: CivilDate;
  /** Since when it is dormant. */
  readonly dormantSince?: CivilDate;
  /** Every version that was drawn up. */
  readonly proposedTerms: readonly ProposedTerms[];
  /** The open seats, by organisation. */
  readonly seats: Readonly<Record<string, Seat>>;
  /** Those that are to be removed, by organisation. */
  readonly removals: Readonly<Record<string, ProposedRemoval>>;
  /** When an organisation's last seat ended, for those that have no seat now. */
  readonly seatEndedOn: Readonly<Record<string, CivilDate>>;
}
export interface WoundDownCoalition extends Known {
  readonly status: 'wound-down';
  readonly since: CivilDate;
  readonly ground: string;
  /** Those who still had a seat: they keep sight of what they were part of. */
  readonly organisations: readonly string[];
  /** Those of them whose seat was active: what belongs to the coalition stays open to them. */
  readonly participants: readonly string[];
}
export type CoalitionState = { readonly status: 'none' } | ActiveCoalition | WoundDownCoalition;

function evolve(state: CoalitionState, event: CoalitionEvent): CoalitionState {
  if (event.type === 'coalitions.CoalitionFormed') {
    const on = event.effectiveOn;
    const begun = { formedOn: on, goals: [], stage: 'formation', stageSince: on, lastActiveOn: on } as const;
    return { status: 'active', ...event.data, ...begun, proposedTerms: [], seats: {}, removals: {}, seatEndedOn: {} };
  }
  if (event.type === 'coalitions.CoalitionCommitmentsSettled' && state.status === 'wound-down') return state;
  if (!stands(state)) throw new Error(`${event.type} in a coalition that is '${state.status}'`);
  const since = event.effectiveOn;
  switch (event.type) {
    case 'coalitions.ParticipantInvited':
      return withSeat(state, { status: 'invited', ...event.data, since });
    case 'coalitions.ParticipationRequested':
      return withSeat(state, { status: 'asked', ...event.data, since });
    case 'coalitions.ParticipantAdmitted':
      return withSeat(activeOn(state, since), { status: 'active', ...event.data, since });
    case 'coalitions.SeatRoleChanged':
      return withSeat(state, { ...seatOf(state, event.data.organisation), role: event.data.role, since });
    case 'coalitions.SeatSuspended':
      return withSeat(state, withCause(taken(state, event.data.organisation), event.data.cause, since));
    case 'coalitions.SuspensionLifted':
      return withSeat(state, withoutCause(taken(state, event.data.organisation), event.data.cause, since));
    case 'coalitions.SeatReinstated': {
      const { seat, organisation, role, basis, membership } = taken(state, event.data.organisation);
      const kept = { seat, organisation, role, basis, ...(membership === undefined ? {} : { membership }) };
      return withSeat(state, { status: 'active', ...kept, since });
    }
    case 'coalitions.ParticipationDeclined':
    case 'coalitions.ParticipantLeft':
    case 'coalitions.ParticipantRemoved':
      return withoutSeat(state, event.data.organisation, since);
    case 'coalitions.RemovalDecided':
      return state;
    case 'coalitions.RemovalProposed': {
      const { organisation, ground, narrative } = event.data;
      const inWords = narrative === undefined ? {} : { narrative };
      const removal = { ground, by: event.actor, proposedOn: since, ...inWords };
      return { ...state, removals: { ...state.removals, [organisation]: removal } };
    }
    case 'coalitions.RemovalNoticeServed':
      return withRemoval(state, event.data.organisation, { replyBy: event.data.replyBy });
    case 'coalitions.RemovalReplyGiven':
      return withRemoval(state, event.data.organisation, { reply: event.data.reply });
    case 'coalitions.RemovalDropped':
      return { ...state, removals: without(state.removals, event.data.organisation) };
    case 'coalitions.CoalitionWoundDown': {
      const { seats, removals: _, seatEndedOn: __, proposedTerms: ___, ...awake } = state;
      const { lastActiveOn: ____, dormantSince: _____, ...known } = awake;
      const { ground } = event.data;
      const kept = { organisations: Object.keys(seats), participants: activeIn(seats) };
      return { ...known, status: 'wound-down', since, ground, ...kept };
    }
    case 'coalitions.CoalitionCommitmentsSettled':
      throw new Error(`${event.type} in a coalition that is '${state.status}'`);
    default:
      return ofItsLife(state, event);
  }
}

type OfItsLife = Extract<
  CoalitionEvent,
  {
    type:
      | 'coalitions.CoalitionGoalsNamed'
      | 'coalitions.CoalitionStageReached'
      | 'coalitions.TermsOfReferenceProposed'
      | 'coalitions.TermsOfReferenceAdopted'
      | 'coalitions.CoalitionActivityNoted'
      | 'coalitions.CoalitionFellDormant'
      | 'coalitions.CoalitionRevived';
  }
>;

function ofItsLife(state: ActiveCoalition, event: OfItsLife): ActiveCoalition {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'coalitions.CoalitionGoalsNamed':
      return { ...state, goals: event.data.goals };
    case 'coalitions.CoalitionStageReached':
      return { ...state, stage: event.data.stage, stageSince: on };
    case 'coalitions.TermsOfReferenceProposed':
      return { ...state, proposedTerms: [...state.proposedTerms, event.data] };
    case 'coalitions.TermsOfReferenceAdopted':
      return { ...activeOn(state, on), terms: { ...event.data, adoptedOn: on } };
    case 'coalitions.CoalitionActivityNoted':
      return activeOn(state, on);
    case 'coalitions.CoalitionFellDormant':
      return { ...state, status: 'dormant', dormantSince: on };
    case 'coalitions.CoalitionRevived': {
      const { dormantSince: _, ...awake } = state;
      return { ...activeOn(awake, on), status: 'active' };
    }
    default:
      return unreachable(event);
  }
}

/** Whether it can still act: one that is dormant can, and is revived by it. */
export const stands = (state: CoalitionState): state is ActiveCoalition =>
  state.status === 'active' || state.status === 'dormant';

/** The organisations whose seat is active, observers too. */
export function activeIn(seats: ActiveCoalition['seats']): readonly string[] {
  return Object.values(seats).flatMap(({ status, organisation }) => (status === 'active' ? [organisation] : []));
}

function activeOn(state: ActiveCoalition, on: CivilDate): ActiveCoalition {
  return on > state.lastActiveOn ? { ...state, lastActiveOn: on } : state;
}

/** What tells one cause of a suspension from another. */
export function causeKey(cause: SuspensionCause): string {
  return cause.kind === 'membership' ? `membership:${cause.membership}` : 'decision';
}

function withSeat(state: ActiveCoalition, seat: Seat): ActiveCoalition {
  const seatEndedOn = without(state.seatEndedOn, seat.organisation);
  return { ...state, seats: { ...state.seats, [seat.organisation]: seat }, seatEndedOn };
}

function withoutSeat(state: ActiveCoalition, organisation: string, on: CivilDate): ActiveCoalition {
  const seats = without(state.seats, organisation);
  const removals = without(state.removals, organisation);
  return { ...state, seats, removals, seatEndedOn: { ...state.seatEndedOn, [organisation]: on } };
}

function withRemoval(state: ActiveCoalition, organisation: string, more: Partial<ProposedRemoval>): ActiveCoalition {
  const removal = state.removals[organisation];
  if (removal === undefined) throw new Error(`nobody proposed to remove ${organisation}`);
  return { ...state, removals: { ...state.removals, [organisation]: { ...removal, ...more } } };
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function withCause(seat: ActiveSeat | SuspendedSeat, cause: SuspensionCause, since: CivilDate): SuspendedSeat {
  const causes = seat.status === 'suspended' ? seat.causes : [];
  return { ...seat, status: 'suspended', causes: [...causes, cause], since };
}

function withoutCause(seat: ActiveSeat | SuspendedSeat, cause: SuspensionCause, since: CivilDate): SuspendedSeat {
  const causes = seat.status === 'suspended' ? seat.causes : [];
  return { ...seat, status: 'suspended', causes: causes.filter((held) => causeKey(held) !== causeKey(cause)), since };
}

function seatOf(state: ActiveCoalition, organisation: string): Seat {
  const seat = state.seats[organisation];
  if (seat === undefined) throw new Error(`${organisation} has no seat`);
  return seat;
}

function taken(state: ActiveCoalition, organisation: string): ActiveSeat | SuspendedSeat {
  const seat = seatOf(state, organisation);
  if (seat.status === 'active' || seat.status === 'suspended') return seat;
  throw new Error(`${organisation} has not taken its seat`);
}

const STANDING = ['active', 'dormant'] as const;

/** An alliance and its participants. Stream `coalition-<uuid>`. Whoever has an open seat sees it wherever they belong. */
export const coalition: Aggregate<CoalitionState, CoalitionEvent> = {
  name: 'coalition',
  service: 'coalitions',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'coalitions.CoalitionFormed', 'active'],
    [STANDING, 'coalitions.ParticipantInvited', 'same'],
    [STANDING, 'coalitions.ParticipationRequested', 'same'],
    [STANDING, 'coalitions.ParticipantAdmitted', 'same'],
    [STANDING, 'coalitions.ParticipationDeclined', 'same'],
    [STANDING, 'coalitions.SeatRoleChanged', 'same'],
    [STANDING, 'coalitions.ParticipantLeft', 'same'],
    [STANDING, 'coalitions.SeatSuspended', 'same'],
    [STANDING, 'coalitions.SuspensionLifted', 'same'],
    [STANDING, 'coalitions.SeatReinstated', 'same'],
    [STANDING, 'coalitions.RemovalProposed', 'same'],
    [STANDING, 'coalitions.RemovalNoticeServed', 'same'],
    [STANDING, 'coalitions.RemovalReplyGiven', 'same'],
    [STANDING, 'coalitions.RemovalDropped', 'same'],
    [STANDING, 'coalitions.RemovalDecided', 'same'],
    [STANDING, 'coalitions.ParticipantRemoved', 'same'],
    [STANDING, 'coalitions.CoalitionGoalsNamed', 'same'],
    [STANDING, 'coalitions.CoalitionStageReached', 'same'],
    [STANDING, 'coalitions.TermsOfReferenceProposed', 'same'],
    [STANDING, 'coalitions.TermsOfReferenceAdopted', 'same'],
    ['active', 'coalitions.CoalitionActivityNoted', 'same'],
    ['active', 'coalitions.CoalitionFellDormant', 'dormant'],
    ['dormant', 'coalitions.CoalitionRevived', 'active'],
    [STANDING, 'coalitions.CoalitionWoundDown', 'wound-down'],
    ['wound-down', 'coalitions.CoalitionCommitmentsSettled', 'same'],
  ],
  stateVersion: 4,
  evolve,
  calendar,
  scope(state) {
    if (state.status === 'none') return undefined;
    return {
      unit: state.unit,
      organisations: stands(state) ? Object.keys(state.seats) : state.organisations,
    };
  },
};

/**
 * The same coalition as an organisation finds it that asks for a seat: it has none yet, and its representative must be
 * let in to ask.
 */
export function coalitionAskedBy(organisation: string): typeof coalition {
  return {
    ...coalition,
    scope(state) {
      const scope = coalition.scope(state);
      return scope && { ...scope, organisations: [...scope.organisations, organisation] };
    },
  };
}
