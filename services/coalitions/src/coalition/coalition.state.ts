import type {
  CoalitionKind,
  HappenedOf,
  ParticipantRole,
  SeatBasis,
  SuspensionCause,
  coalitionFormed,
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
} from '@baraza/contracts';
import { unreachable, type Aggregate, type CivilDate } from '@baraza/domain';

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
  | HappenedOf<typeof removalDecided>
  | HappenedOf<typeof participantRemoved>
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
}
export interface ActiveCoalition extends Known {
  readonly status: 'active';
  /** The open seats, by organisation. */
  readonly seats: Readonly<Record<string, Seat>>;
  /** When an organisation's last seat ended, for those that have no seat now. */
  readonly seatEndedOn: Readonly<Record<string, CivilDate>>;
}
export interface WoundDownCoalition extends Known {
  readonly status: 'wound-down';
  readonly since: CivilDate;
  readonly ground: string;
  /** Those who still had a seat: they keep sight of what they were part of. */
  readonly organisations: readonly string[];
}
export type CoalitionState = { readonly status: 'none' } | ActiveCoalition | WoundDownCoalition;

function evolve(state: CoalitionState, event: CoalitionEvent): CoalitionState {
  if (event.type === 'coalitions.CoalitionFormed') {
    return { status: 'active', ...event.data, formedOn: event.effectiveOn, seats: {}, seatEndedOn: {} };
  }
  if (state.status !== 'active') throw new Error(`${event.type} in a coalition that is '${state.status}'`);
  const since = event.effectiveOn;
  switch (event.type) {
    case 'coalitions.ParticipantInvited':
      return withSeat(state, { status: 'invited', ...event.data, since });
    case 'coalitions.ParticipationRequested':
      return withSeat(state, { status: 'asked', ...event.data, since });
    case 'coalitions.ParticipantAdmitted':
      return withSeat(state, { status: 'active', ...event.data, since });
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
    case 'coalitions.CoalitionWoundDown': {
      const { kind, name, unit, purpose, themes, formedOn, seats } = state;
      const known = { kind, name, unit, purpose, themes, formedOn };
      return { status: 'wound-down', ...known, since, ground: event.data.ground, organisations: Object.keys(seats) };
    }
    default:
      return unreachable(event);
  }
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
  return { ...state, seats, seatEndedOn: { ...state.seatEndedOn, [organisation]: on } };
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

/** An alliance and its participants. Stream `coalition-<uuid>`. Whoever has an open seat sees it wherever they belong. */
export const coalition: Aggregate<CoalitionState, CoalitionEvent> = {
  name: 'coalition',
  service: 'coalitions',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'coalitions.CoalitionFormed', 'active'],
    ['active', 'coalitions.ParticipantInvited', 'same'],
    ['active', 'coalitions.ParticipationRequested', 'same'],
    ['active', 'coalitions.ParticipantAdmitted', 'same'],
    ['active', 'coalitions.ParticipationDeclined', 'same'],
    ['active', 'coalitions.SeatRoleChanged', 'same'],
    ['active', 'coalitions.ParticipantLeft', 'same'],
    ['active', 'coalitions.SeatSuspended', 'same'],
    ['active', 'coalitions.SuspensionLifted', 'same'],
    ['active', 'coalitions.SeatReinstated', 'same'],
    ['active', 'coalitions.RemovalDecided', 'same'],
    ['active', 'coalitions.ParticipantRemoved', 'same'],
    ['active', 'coalitions.CoalitionWoundDown', 'wound-down'],
  ],
  stateVersion: 1,
  evolve,
  scope(state) {
    if (state.status === 'none') return undefined;
    return {
      unit: state.unit,
      organisations: state.status === 'active' ? Object.keys(state.seats) : state.organisations,
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
