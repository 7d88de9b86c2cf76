import type { Actor, Deciding } from '@baraza/domain';
import { coalitionRules } from './coalition.rules.ts';
import {
  type ActiveCoalition,
  type ActiveSeat,
  type CoalitionState,
  type Seat,
  stands,
  type SuspendedSeat,
} from './coalition.state.ts';

export { tagsOf } from './coalition.tags.ts';

/** What the forum knows of an organisation; undefined stands for one it does not know. */
export interface OrganisationStanding {
  readonly closed: boolean;
  /** The active membership it holds, if it holds one. */
  readonly membership?: string;
}

const OFFICERS = ['secretariat', 'unit-officer'] as const;

export function isOfficer(actor: Actor): boolean {
  return OFFICERS.some((role) => actor.roles.includes(role));
}

/** One that stands, dormant or not. @throws Rejection `unknown`, `wound-down` */
export function active(state: CoalitionState): ActiveCoalition {
  if (state.status === 'none') throw coalitionRules.broken('unknown');
  if (!stands(state)) throw coalitionRules.broken('wound-down', { params: { since: state.since } });
  return state;
}

/** @throws Rejection `convenors-only`, and `own-organisation` where it is about the actor's own */
export function mayDecide(state: ActiveCoalition, actor: Actor, about?: string): void {
  const own = actor.organisation;
  if (!isOfficer(actor)) {
    const seat = own === undefined ? undefined : state.seats[own];
    if (seat?.status !== 'active' || seat.role !== 'convenor') throw coalitionRules.broken('convenors-only');
  }
  if (about !== undefined && own === about) throw coalitionRules.broken('own-organisation');
}

/** @throws Rejection `speaks-for-another` */
export function speaksFor(actor: Actor, organisation: string): void {
  if (actor.organisation !== organisation && !isOfficer(actor)) throw coalitionRules.broken('speaks-for-another');
}

/** @throws Rejection `organisation-unknown`, `organisation-closed` */
export function fitForSeat(
  standing: OrganisationStanding | undefined,
  pointer = '/organisation',
): OrganisationStanding {
  if (standing === undefined) throw coalitionRules.broken('organisation-unknown', { pointer });
  if (standing.closed) throw coalitionRules.broken('organisation-closed', { pointer });
  return standing;
}

/** @throws Rejection `not-seated` */
export function takenSeat(state: ActiveCoalition, organisation: string): ActiveSeat | SuspendedSeat {
  const seat = state.seats[organisation];
  if (seat?.status !== 'active' && seat?.status !== 'suspended') {
    throw coalitionRules.broken('not-seated', { pointer: '/organisation', params: { status: seat?.status ?? 'none' } });
  }
  return seat;
}

/** @throws Rejection `last-convenor` where nobody would be left to convene */
export function notTheLastConvenor(state: ActiveCoalition, seat: Seat): void {
  const convenes = (other: Seat): boolean => other.status === 'active' && other.role === 'convenor';
  if (!convenes(seat)) return;
  const others = Object.values(state.seats).filter((other) => other.organisation !== seat.organisation);
  if (!others.some(convenes)) throw coalitionRules.broken('last-convenor', { pointer: '/organisation' });
}

/** @throws Rejection `before-last-step` */
export function notBefore(date: string, given: Deciding): void {
  if (given.effectiveOn < date) {
    throw coalitionRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: date } });
  }
}
