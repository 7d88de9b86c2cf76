import type { Actor, Aggregate, Happened } from '@baraza/domain';
import { isOfficer } from './coalition.standing.ts';
import { activeIn, type ActiveSeat, type CoalitionState, stands } from './coalition.state.ts';

/** Who acts in a coalition, for what belongs to it: its alerts, joint actions, rounds. */

/** The seat from which an organisation acts: taken, not suspended, and no observer's. */
export function actingSeat(state: CoalitionState, organisation: string | undefined): ActiveSeat | undefined {
  if (!stands(state) || organisation === undefined) return undefined;
  const seat = state.seats[organisation];
  return seat?.status === 'active' && seat.role !== 'observer' ? seat : undefined;
}

/**
 * Whether a seat that was on the roll of a vote still votes. It was active when the roll was fixed: what is decided on it
 * afterwards changes nothing of that vote, or whoever convenes could suspend the one that blocks, close the vote, and
 * reinstate it. That its membership of the forum rests is nobody's choice here.
 */
export function standingInVote(
  state: CoalitionState,
  { seat, organisation }: Pick<ActiveSeat, 'seat' | 'organisation'>,
): 'active' | 'suspended' | 'ended' {
  const now = stands(state) ? state.seats[organisation] : undefined;
  // A seat that another of the same organisation has taken the place of has ended.
  if (now?.seat !== seat) return 'ended';
  const rests = now.status === 'suspended' && now.causes.some(({ kind }) => kind === 'membership');
  return rests ? 'suspended' : 'active';
}

/** Those who act in it, by organisation. */
export function actingSeats(state: CoalitionState): readonly ActiveSeat[] {
  if (!stands(state)) return [];
  const seats = Object.keys(state.seats).flatMap((organisation) => actingSeat(state, organisation) ?? []);
  return seats.sort((a, b) => (a.organisation < b.organisation ? -1 : 1));
}

/**
 * Of the seats that one organisation came to by merging, the one that votes: that of what it goes on as, or the first.
 * @param goesOnAs the organisation that another turned out to be
 */
export function votingSeatOf<Seat extends Pick<ActiveSeat, 'seat' | 'organisation'>>(
  seats: readonly Seat[],
  organisation: string,
  goesOnAs: (organisation: string) => string,
): Seat | undefined {
  const survivor = goesOnAs(organisation);
  const its = seats.filter((one) => goesOnAs(one.organisation) === survivor);
  return its.find((one) => one.organisation === survivor) ?? its[0];
}

/** An officer, or somebody of an organisation that convenes the coalition. */
export function leads(state: CoalitionState, actor: Actor): boolean {
  return isOfficer(actor) || actingSeat(state, actor.organisation)?.role === 'convenor';
}

/** Something that belongs to a coalition, as it is open to those with an active seat there, observers too. */
export function openToParticipants<State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
  of: CoalitionState,
): Aggregate<State, Event> {
  const organisations = participantsOf(of);
  return {
    ...aggregate,
    scope(state) {
      const scope = aggregate.scope(state);
      return scope && { ...scope, organisations: [...new Set([...scope.organisations, ...organisations])] };
    },
  };
}

/** Of a coalition that is wound down, those whose seat was active to the end. */
export function participantsOf(state: CoalitionState): readonly string[] {
  if (state.status === 'none') return [];
  return stands(state) ? activeIn(state.seats) : state.participants;
}
