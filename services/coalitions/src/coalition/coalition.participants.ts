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

/** Those who act in it, by organisation. */
export function actingSeats(state: CoalitionState): readonly ActiveSeat[] {
  if (!stands(state)) return [];
  const seats = Object.keys(state.seats).flatMap((organisation) => actingSeat(state, organisation) ?? []);
  return seats.sort((a, b) => (a.organisation < b.organisation ? -1 : 1));
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
