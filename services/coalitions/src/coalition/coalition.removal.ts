import type {
  DecidedAs,
  participantRemoved,
  removalDecided,
  removalDropped,
  removalNoticeServed,
  removalProposed,
  removalReplyGiven,
} from '@baraza/contracts';
import { addDays, type CivilDate, type Deciding, freeText } from '@baraza/domain';
import { coalitionRules } from './coalition.rules.ts';
import type { OfOrganisation } from './coalition.seats.ts';
import {
  active,
  mayDecide,
  notBefore,
  notTheLastConvenor,
  speaksFor,
  tagsOf,
  takenSeat,
} from './coalition.standing.ts';
import { type ActiveCoalition, type CoalitionState, type ProposedRemoval, stands } from './coalition.state.ts';
import { narrativeOf, type OnGrounds } from './coalition.suspension.ts';

/** How a seat is taken from an organisation for good: it is told the ground, is heard, and somebody else decides. */

/** A participant has so many days to reply, from the day on which the notice arrived. */
const REPLY_WITHIN_DAYS = 14;

export interface ServeRemoval extends OfOrganisation {
  readonly servedOn: CivilDate;
}
export interface ReplyToRemoval extends OfOrganisation {
  readonly reply: string;
  readonly about?: readonly string[] | undefined;
}
export interface DropRemoval extends OfOrganisation {
  readonly ground: string;
}

/** @throws Rejection `convenors-only`, `own-organisation`, `not-seated`, `removal-proposed-already`, `before-last-step` */
export function proposeRemoval(
  state: CoalitionState,
  command: OnGrounds,
  given: Deciding,
): readonly DecidedAs<typeof removalProposed>[] {
  const now = active(state);
  const { organisation, ground } = command;
  mayDecide(now, given.actor, organisation);
  const seat = takenSeat(now, organisation);
  if (now.removals[organisation] !== undefined) {
    throw coalitionRules.broken('removal-proposed-already', { pointer: '/organisation' });
  }
  notTheLastConvenor(now, seat);
  notBefore(seat.since, given);
  const data = { seat: seat.seat, organisation, ground, ...narrativeOf(command, given) };
  return [{ type: 'coalitions.RemovalProposed', data, ...onRecord(now, organisation, given), ground }];
}

/** By hand, where the notice went another way than the forum’s. @throws Rejection as below, and `convenors-only` */
export function serveRemoval(
  state: CoalitionState,
  command: ServeRemoval,
  given: Deciding,
): readonly DecidedAs<typeof removalNoticeServed>[] {
  const now = active(state);
  const { organisation, servedOn } = command;
  mayDecide(now, given.actor, organisation);
  const removal = proposed(now, organisation);
  if (servedOn < removal.proposedOn || servedOn > given.today) {
    throw coalitionRules.broken('served-when', { pointer: '/servedOn', params: { since: removal.proposedOn } });
  }
  return served(now, organisation, servedOn, given);
}

/**
 * What follows from the proof that the notice arrived: it asks nobody’s leave. The first proof stands.
 * @returns nothing where no removal is proposed any more, it was served already, or what arrived is the notice of an earlier one
 */
export function removalServed(
  state: CoalitionState,
  { organisation }: OfOrganisation,
  given: Deciding,
): readonly DecidedAs<typeof removalNoticeServed>[] {
  if (!stands(state)) return [];
  const removal = state.removals[organisation];
  if (removal === undefined || given.effectiveOn < removal.proposedOn) return [];
  return served(state, organisation, given.effectiveOn, given);
}

function served(
  now: ActiveCoalition,
  organisation: string,
  servedOn: CivilDate,
  given: Deciding,
): readonly DecidedAs<typeof removalNoticeServed>[] {
  if (now.removals[organisation]?.replyBy !== undefined) return [];
  const { seat } = takenSeat(now, organisation);
  const data = { seat, organisation, servedOn, replyBy: addDays(servedOn, REPLY_WITHIN_DAYS) };
  return [{ type: 'coalitions.RemovalNoticeServed', data, ...onRecord(now, organisation, given) }];
}

/** @throws Rejection `speaks-for-another`, `removal-not-proposed`, `before-last-step` */
export function replyToRemoval(
  state: CoalitionState,
  { organisation, reply, about }: ReplyToRemoval,
  given: Deciding,
): readonly DecidedAs<typeof removalReplyGiven>[] {
  const now = active(state);
  speaksFor(given.actor, organisation);
  const { proposedOn } = proposed(now, organisation);
  notBefore(proposedOn, given);
  const { seat } = takenSeat(now, organisation);
  const data = { seat, organisation, reply: freeText(given.id('reply'), reply, about) };
  return [{ type: 'coalitions.RemovalReplyGiven', data, ...onRecord(now, organisation, given) }];
}

/** By whoever proposed it, or by anybody who may decide. @throws Rejection `convenors-only`, `own-organisation`, `removal-not-proposed` */
export function dropRemoval(
  state: CoalitionState,
  { organisation, ground }: DropRemoval,
  given: Deciding,
): readonly DecidedAs<typeof removalDropped>[] {
  const now = active(state);
  mayDecide(now, given.actor, organisation);
  const { proposedOn } = proposed(now, organisation);
  notBefore(proposedOn, given);
  const { seat } = takenSeat(now, organisation);
  const data = { seat, organisation, ground };
  return [{ type: 'coalitions.RemovalDropped', data, ...onRecord(now, organisation, given), ground }];
}

/**
 * Two events: that it was decided and why, and that the seat has ended, which is public.
 * @throws Rejection `convenors-only`, `own-organisation`, `not-seated`, `removal-not-proposed`, `other-ground`, `own-proposal`,
 *   `reply-awaited`, `last-convenor`, `before-last-step`
 */
export function remove(
  state: CoalitionState,
  command: OnGrounds,
  given: Deciding,
): readonly (DecidedAs<typeof removalDecided> | DecidedAs<typeof participantRemoved>)[] {
  const now = active(state);
  const { organisation, ground } = command;
  mayDecide(now, given.actor, organisation);
  const seat = takenSeat(now, organisation);
  const removal = proposed(now, organisation);
  if (ground !== removal.ground) {
    throw coalitionRules.broken('other-ground', { pointer: '/ground', params: { told: removal.ground } });
  }
  if (removal.by === given.actor.person) throw coalitionRules.broken('own-proposal');
  heard(removal, given);
  notTheLastConvenor(now, seat);
  notBefore(seat.since, given);
  const common = onRecord(now, organisation, given);
  const ofSeat = { seat: seat.seat, organisation };
  return [
    {
      type: 'coalitions.RemovalDecided',
      data: { ...ofSeat, ground, ...narrativeOf(command, given) },
      ...common,
      ground,
    },
    { type: 'coalitions.ParticipantRemoved', data: ofSeat, ...common },
  ];
}

/** @throws Rejection `reply-awaited` */
function heard({ reply, replyBy }: ProposedRemoval, { effectiveOn }: Deciding): void {
  if (reply !== undefined || (replyBy !== undefined && effectiveOn > replyBy)) return;
  throw coalitionRules.broken('reply-awaited', { params: replyBy === undefined ? {} : { until: replyBy } });
}

/** @throws Rejection `removal-not-proposed` */
function proposed(now: ActiveCoalition, organisation: string): ProposedRemoval {
  const removal = now.removals[organisation];
  if (removal === undefined) throw coalitionRules.broken('removal-not-proposed', { pointer: '/organisation' });
  return removal;
}

function onRecord(now: ActiveCoalition, organisation: string, { effectiveOn }: Deciding) {
  return { effectiveOn, tags: tagsOf(now, organisation) };
}
