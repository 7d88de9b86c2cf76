import type { DecidedAs, SuspensionCause, seatReinstated, seatSuspended, suspensionLifted } from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import { coalitionRules } from './coalition.rules.ts';
import type { OfOrganisation } from './coalition.seats.ts';
import { active, mayDecide, notBefore, tagsOf, takenSeat, type OrganisationStanding } from './coalition.standing.ts';
import { causeKey, stands, type ActiveSeat, type CoalitionState, type SuspendedSeat } from './coalition.state.ts';

/** How a seat is taken from an organisation for a time, and given back. */

export interface OnGrounds extends OfOrganisation {
  readonly ground: string;
  /** Why, in words: a document of the vault. */
  readonly narrative?: string;
  /** The persons whom the narrative is about. */
  readonly about?: readonly string[];
}

/** @throws Rejection `convenors-only`, `own-organisation`, `not-seated`, `suspended-already`, `before-last-step` */
export function suspend(
  state: CoalitionState,
  command: OnGrounds,
  given: Deciding,
): readonly DecidedAs<typeof seatSuspended>[] {
  const now = active(state);
  const { organisation, ground } = command;
  mayDecide(now, given.actor, organisation);
  const seat = takenSeat(now, organisation);
  const cause = { kind: 'decision', ground } as const;
  if (holds(seat, cause)) throw coalitionRules.broken('suspended-already', { pointer: '/organisation' });
  notBefore(seat.since, given);
  return [
    {
      type: 'coalitions.SeatSuspended',
      data: { seat: seat.seat, organisation, cause, ...narrativeOf(command, given) },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(now, organisation),
      ground,
    },
  ];
}

export interface EndedMembership extends OfOrganisation {
  /** The seat that was found to rest on it: another seat of the same organisation is another matter. */
  readonly seat: string;
  readonly membership: string;
}

/**
 * What follows for a seat when the organisation's membership of the forum has ended. A consequence, not a judgement: it
 * asks nobody's leave, and it holds from no earlier than the seat's last step.
 * @returns nothing where the seat is gone, or suspended for this membership already
 */
export function suspendForMembership(
  state: CoalitionState,
  ended: EndedMembership,
  given: Deciding,
): readonly DecidedAs<typeof seatSuspended>[] {
  const seat = stands(state) ? state.seats[ended.organisation] : undefined;
  if (!stands(state) || seat === undefined || seat.seat !== ended.seat) return [];
  if (seat.status !== 'active' && seat.status !== 'suspended') return [];
  const cause = { kind: 'membership', membership: ended.membership } as const;
  if (holds(seat, cause)) return [];
  return [
    {
      type: 'coalitions.SeatSuspended',
      data: { seat: seat.seat, organisation: seat.organisation, cause },
      effectiveOn: given.effectiveOn < seat.since ? seat.since : given.effectiveOn,
      tags: tagsOf(state, seat.organisation),
      ground: 'membership-ended',
    },
  ];
}

/**
 * The other way: the membership holds again, and with it what was suspended for it. What is suspended for another cause
 * stays so, and what was given up or taken away does not come back.
 * @returns nothing where the seat is gone, or not suspended for this membership
 */
export function reinstateForMembership(
  state: CoalitionState,
  back: EndedMembership,
  given: Deciding,
): readonly (DecidedAs<typeof suspensionLifted> | DecidedAs<typeof seatReinstated>)[] {
  const seat = stands(state) ? state.seats[back.organisation] : undefined;
  if (!stands(state) || seat?.status !== 'suspended' || seat.seat !== back.seat) return [];
  const cause = { kind: 'membership', membership: back.membership } as const;
  if (!holds(seat, cause)) return [];
  const { organisation } = seat;
  const common = {
    effectiveOn: given.effectiveOn < seat.since ? seat.since : given.effectiveOn,
    tags: tagsOf(state, organisation),
    ground: 'membership-restored',
  };
  const ofSeat = { seat: seat.seat, organisation };
  return [
    { type: 'coalitions.SuspensionLifted', data: { ...ofSeat, cause }, ...common },
    ...(seat.causes.length === 1 ? [{ type: 'coalitions.SeatReinstated' as const, data: ofSeat, ...common }] : []),
  ];
}

export interface ReinstateSeat extends OfOrganisation {
  /** What the seat was suspended for and is to be suspended for no longer. */
  readonly cause: SuspensionCause['kind'];
}

/**
 * Lifts one kind of cause; the seat is active again when no other is left.
 * @throws Rejection `convenors-only`, `own-organisation`, `not-seated`, `not-suspended-for-this`, `not-a-member-again`, `before-last-step`
 */
export function reinstate(
  state: CoalitionState,
  command: ReinstateSeat,
  standing: OrganisationStanding | undefined,
  given: Deciding,
): readonly (DecidedAs<typeof suspensionLifted> | DecidedAs<typeof seatReinstated>)[] {
  const now = active(state);
  const { organisation } = command;
  mayDecide(now, given.actor, organisation);
  const seat = takenSeat(now, organisation);
  const causes = seat.status === 'suspended' ? seat.causes : [];
  const lifted = causes.filter((cause) => cause.kind === command.cause);
  if (lifted.length === 0) throw coalitionRules.broken('not-suspended-for-this', { pointer: '/cause' });
  if (command.cause === 'membership' && standing?.membership === undefined) {
    throw coalitionRules.broken('not-a-member-again', { pointer: '/organisation' });
  }
  notBefore(seat.since, given);
  const common = { effectiveOn: given.effectiveOn, tags: tagsOf(now, organisation) };
  const ofSeat = { seat: seat.seat, organisation };
  return [
    ...lifted.map((cause) => ({
      type: 'coalitions.SuspensionLifted' as const,
      data: { ...ofSeat, cause },
      ...common,
    })),
    ...(lifted.length === causes.length
      ? [{ type: 'coalitions.SeatReinstated' as const, data: ofSeat, ...common }]
      : []),
  ];
}

function holds(seat: ActiveSeat | SuspendedSeat, cause: SuspensionCause): boolean {
  return seat.status === 'suspended' && seat.causes.some((held) => causeKey(held) === causeKey(cause));
}

export function narrativeOf(command: OnGrounds, given: Deciding) {
  if (command.narrative === undefined) return {};
  return { narrative: freeText(given.id('narrative'), command.narrative, command.about) };
}
