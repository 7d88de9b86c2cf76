import type {
  DecidedAs,
  serviceRequestClosed,
  serviceRequestConfirmed,
  serviceRequestDisputed,
  serviceRequestReopened,
} from '@baraza/contracts';
import { addDays, type Deciding } from '@baraza/domain';
import type { Confirm, DismissDispute, DisputeAnswer, Reopen } from './service-request.commands.pure.ts';
import { serviceRequestRules } from './service-request.rules.ts';
import { type Disputed, isOpen, type ServiceRequestState } from './service-request.state.ts';
import { alive, assertSpeaksFor, inWords, notOwn, onRecord } from './service-request.steps.pure.ts';
import { whoseOf } from './service-request.tags.pure.ts';

/** What the member says of what it got, and what comes of a dispute. */

/** Nothing more is to come after it; a dispute about what was delivered is over too. @throws Rejection */
export function confirm(
  state: ServiceRequestState,
  { rating, remark }: Confirm,
  given: Deciding,
): readonly (DecidedAs<typeof serviceRequestConfirmed> | DecidedAs<typeof serviceRequestClosed>)[] {
  const answered = alive(state, given);
  if (isOpen(answered)) throw serviceRequestRules.broken('not-answered', { params: { status: answered.status } });
  if (answered.answer.ground !== undefined) throw serviceRequestRules.broken('nothing-delivered');
  assertSpeaksFor(answered, given);
  const whose = whoseOf(answered);
  return [
    {
      type: 'members.ServiceRequestConfirmed',
      data: { ...whose, rating, ...inWords('remark', remark, given) },
      ...onRecord(answered, given),
    },
    { type: 'members.ServiceRequestClosed', data: { ...whose, because: 'confirmed' }, ...onRecord(answered, given) },
  ];
}

/** @throws Rejection where nothing was answered yet, or it is disputed already */
export function dispute(
  state: ServiceRequestState,
  { ground, statement }: DisputeAnswer,
  given: Deciding,
): readonly DecidedAs<typeof serviceRequestDisputed>[] {
  const answered = alive(state, given);
  if (isOpen(answered)) throw serviceRequestRules.broken('not-answered', { params: { status: answered.status } });
  if (answered.status === 'disputed') throw serviceRequestRules.broken('disputed-already');
  assertSpeaksFor(answered, given);
  const disputed = answered.answer.ground === undefined ? ('delivery' as const) : ('refusal' as const);
  const settleBy = addDays(given.effectiveOn, answered.promise.settleDays);
  const data = { ...whoseOf(answered), disputed, ground, settleBy, ...inWords('statement', statement, given) };
  return [{ type: 'members.ServiceRequestDisputed', data, ...onRecord(answered, given), ground }];
}

/** The member was right: what it asked for is owed again, within the time that was promised for it. */
export function reopen(
  state: ServiceRequestState,
  { reasons }: Reopen,
  given: Deciding,
): readonly DecidedAs<typeof serviceRequestReopened>[] {
  const standing = disputed(state, given);
  const deliverBy = addDays(given.effectiveOn, standing.promise.deliverDays);
  const about = { disputed: standing.dispute.of, deliverBy };
  const data = { ...whoseOf(standing), ...about, ...inWords('reasons', reasons, given) };
  return [{ type: 'members.ServiceRequestReopened', data, ...onRecord(standing, given) }];
}

/** The dispute comes to nothing, with the ground; the request is closed. */
export function dismissDispute(
  state: ServiceRequestState,
  { ground, reasons }: DismissDispute,
  given: Deciding,
): readonly DecidedAs<typeof serviceRequestClosed>[] {
  const standing = disputed(state, given);
  const why = { because: 'dispute-dismissed' as const, ground };
  const data = { ...whoseOf(standing), ...why, ...inWords('reasons', reasons, given) };
  return [{ type: 'members.ServiceRequestClosed', data, ...onRecord(standing, given), ground }];
}

/** @throws Rejection where nobody disputes it, or whoever would settle it has a part in it */
function disputed(state: ServiceRequestState, given: Deciding): Disputed {
  const standing = alive(state, given);
  if (standing.status !== 'disputed') {
    throw serviceRequestRules.broken('not-disputed', { params: { status: standing.status } });
  }
  notOwn(standing, given);
  if (standing.answer.answeredBy === given.actor.person) throw serviceRequestRules.broken('settles-own-answer');
  return standing;
}
