import type {
  coalitionRevived,
  DecidedAs,
  ParticipantRole,
  SeatBasis,
  participantAdmitted,
  participantInvited,
  participantLeft,
  participationDeclined,
  participationRequested,
  seatRoleChanged,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { revivedBy } from './coalition.activity.ts';
import { coalitionRules } from './coalition.rules.ts';
import {
  active,
  fitForSeat,
  mayDecide,
  notBefore,
  notTheLastConvenor,
  speaksFor,
  tagsOf,
  takenSeat,
  type OrganisationStanding,
} from './coalition.standing.ts';
import type { ActiveCoalition, CoalitionState } from './coalition.state.ts';

/** How a seat comes about, changes its role and is given up. */

export interface OfOrganisation {
  readonly organisation: string;
}
export interface InviteParticipant extends OfOrganisation {
  readonly role: ParticipantRole;
}
export interface AskForSeat extends OfOrganisation {
  readonly role: Exclude<ParticipantRole, 'convenor'>;
}

/** @throws Rejection `convenors-only`, `own-organisation`, `organisation-unknown`, `organisation-closed`, `seat-taken`, `before-last-step` */
export function invite(
  state: CoalitionState,
  command: InviteParticipant,
  standing: OrganisationStanding | undefined,
  given: Deciding,
): readonly DecidedAs<typeof participantInvited>[] {
  const now = active(state);
  const { organisation, role } = command;
  mayDecide(now, given.actor, organisation);
  fitForSeat(standing);
  noSeatYet(now, organisation, given);
  return [
    {
      type: 'coalitions.ParticipantInvited',
      data: { seat: given.id('seat'), organisation, role },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(now, organisation),
    },
  ];
}

/** @throws Rejection `speaks-for-another`, `organisation-unknown`, `organisation-closed`, `seat-taken`, `before-last-step` */
export function ask(
  state: CoalitionState,
  command: AskForSeat,
  standing: OrganisationStanding | undefined,
  given: Deciding,
): readonly DecidedAs<typeof participationRequested>[] {
  const now = active(state);
  const { organisation, role } = command;
  speaksFor(given.actor, organisation);
  fitForSeat(standing);
  noSeatYet(now, organisation, given);
  return [
    {
      type: 'coalitions.ParticipationRequested',
      data: { seat: given.id('seat'), organisation, role },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(now, organisation),
    },
  ];
}

/** A seat that is taken revives a coalition that is dormant. */
type SeatTaken = DecidedAs<typeof participantAdmitted> | DecidedAs<typeof coalitionRevived>;

/** The coalition takes in an organisation that asked. @throws Rejection as `invite`, and `not-asked` */
export function admit(
  state: CoalitionState,
  command: OfOrganisation,
  standing: OrganisationStanding | undefined,
  given: Deciding,
): readonly SeatTaken[] {
  const now = active(state);
  mayDecide(now, given.actor, command.organisation);
  return [taken(now, command.organisation, 'request', standing, given), ...revivedBy(now, 'seat', given)];
}

/** An organisation takes up its invitation. @throws Rejection as `ask`, and `not-invited` */
export function accept(
  state: CoalitionState,
  command: OfOrganisation,
  standing: OrganisationStanding | undefined,
  given: Deciding,
): readonly SeatTaken[] {
  const now = active(state);
  speaksFor(given.actor, command.organisation);
  return [taken(now, command.organisation, 'invitation', standing, given), ...revivedBy(now, 'seat', given)];
}

/**
 * An invitation or a request comes to nothing: by the organisation it is about, or else by the coalition, on a ground.
 * @throws Rejection `nothing-pending`, `convenors-only`, `ground-missing`, `before-last-step`
 */
export function decline(
  state: CoalitionState,
  command: OfOrganisation & { readonly ground?: string },
  given: Deciding,
): readonly DecidedAs<typeof participationDeclined>[] {
  const now = active(state);
  const { organisation, ground } = command;
  const own = given.actor.organisation === organisation;
  if (!own) mayDecide(now, given.actor);
  const seat = now.seats[organisation];
  if (seat?.status !== 'invited' && seat?.status !== 'asked') {
    throw coalitionRules.broken('nothing-pending', {
      pointer: '/organisation',
      params: { status: seat?.status ?? 'none' },
    });
  }
  if (!own && ground === undefined) throw coalitionRules.broken('ground-missing', { pointer: '/ground' });
  notBefore(seat.since, given);
  const reason = ground === undefined ? {} : { ground };
  return [
    {
      type: 'coalitions.ParticipationDeclined',
      data: { seat: seat.seat, organisation, by: own ? 'organisation' : 'coalition', ...reason },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(now, organisation),
      ...reason,
    },
  ];
}

/** @throws Rejection `speaks-for-another`, `not-seated`, `last-convenor`, `before-last-step` */
export function leave(
  state: CoalitionState,
  command: OfOrganisation,
  given: Deciding,
): readonly DecidedAs<typeof participantLeft>[] {
  const now = active(state);
  const { organisation } = command;
  speaksFor(given.actor, organisation);
  const seat = takenSeat(now, organisation);
  notTheLastConvenor(now, seat);
  notBefore(seat.since, given);
  return [
    {
      type: 'coalitions.ParticipantLeft',
      data: { seat: seat.seat, organisation },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(now, organisation),
    },
  ];
}

/** @throws Rejection `convenors-only`, `own-organisation`, `not-seated`, `seat-suspended`, `last-convenor`, `before-last-step` */
export function changeRole(
  state: CoalitionState,
  command: InviteParticipant,
  given: Deciding,
): readonly DecidedAs<typeof seatRoleChanged>[] {
  const now = active(state);
  const { organisation, role } = command;
  mayDecide(now, given.actor, organisation);
  const seat = takenSeat(now, organisation);
  if (seat.role === role) return [];
  if (seat.status === 'suspended') throw coalitionRules.broken('seat-suspended', { pointer: '/organisation' });
  notTheLastConvenor(now, seat);
  notBefore(seat.since, given);
  return [
    {
      type: 'coalitions.SeatRoleChanged',
      data: { seat: seat.seat, organisation, role },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(now, organisation),
    },
  ];
}

function noSeatYet(state: ActiveCoalition, organisation: string, given: Deciding): void {
  const seat = state.seats[organisation];
  if (seat !== undefined) {
    throw coalitionRules.broken('seat-taken', { pointer: '/organisation', params: { status: seat.status } });
  }
  notBefore(state.seatEndedOn[organisation] ?? state.formedOn, given);
}

function taken(
  state: ActiveCoalition,
  organisation: string,
  basis: Exclude<SeatBasis, 'founding'>,
  standing: OrganisationStanding | undefined,
  given: Deciding,
): DecidedAs<typeof participantAdmitted> {
  const seat = state.seats[organisation];
  const [status, rule] =
    basis === 'request' ? (['asked', 'not-asked'] as const) : (['invited', 'not-invited'] as const);
  if (seat?.status !== status) {
    throw coalitionRules.broken(rule, { pointer: '/organisation', params: { status: seat?.status ?? 'none' } });
  }
  const { membership } = fitForSeat(standing);
  notBefore(seat.since, given);
  return {
    type: 'coalitions.ParticipantAdmitted',
    data: {
      seat: seat.seat,
      organisation,
      role: seat.role,
      basis,
      ...(membership === undefined ? {} : { membership }),
    },
    effectiveOn: given.effectiveOn,
    tags: tagsOf(state, organisation),
  };
}
