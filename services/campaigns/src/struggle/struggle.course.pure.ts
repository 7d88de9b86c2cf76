import type {
  anotherStruggleJoined,
  anotherStruggleParted,
  DecidedAs,
  struggleClosed,
  struggleJoined,
  struggleParted,
  struggleResolved,
  struggleTakenUp,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type {
  JoinStruggle,
  OnGround,
  OtherStruggle,
  ResolveStruggle,
  ResolvingFacts,
  TakeUp,
  TakingUpFacts,
} from './struggle.commands.pure.ts';
import { struggleRules } from './struggle.rules.ts';
import { inOrderOfDates, inWords, onRecord, open, takeUpByOf } from './struggle.standing.pure.ts';
import type { StruggleState, TakenUp, Verified } from './struggle.state.ts';

/** What becomes of a struggle once it is verified. */

/** Others than this many are not joined to one: what is written with a step stays within bounds. */
export const MOST_JOINED = 200;

/** @throws Rejection `unknown`, `ended`, `not-verified`, `joined-already`, `taken-up-already`, `joined-by-others`, `to-itself`, `other-unknown`, `most-joined`, `before-last-step` */
export function join(
  state: StruggleState,
  { id, to }: JoinStruggle,
  { takesOthers, others }: OtherStruggle,
  given: Deciding,
): readonly DecidedAs<typeof struggleJoined>[] {
  const known = open(state);
  if (known.status === 'joined' && known.to === to) return [];
  const now = standing(state);
  if (now.status === 'taken-up') throw struggleRules.broken('taken-up-already');
  if (to === id) throw struggleRules.broken('to-itself', { pointer: '/to' });
  if (now.others.length > 0) throw struggleRules.broken('joined-by-others');
  if (!takesOthers) throw struggleRules.broken('other-unknown', { pointer: '/to' });
  if (others >= MOST_JOINED) throw struggleRules.broken('most-joined', { pointer: '/to' });
  inOrderOfDates(now, given);
  return [{ type: 'campaigns.StruggleJoined', data: { to }, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `ended`, `not-joined`, `before-last-step` */
export function part(
  state: StruggleState,
  { ground }: OnGround,
  given: Deciding,
): readonly DecidedAs<typeof struggleParted>[] {
  const now = open(state);
  if (now.status !== 'joined') throw struggleRules.broken('not-joined');
  inOrderOfDates(now, given);
  const data = { from: now.to, ground, takeUpBy: takeUpByOf(given) };
  return [{ type: 'campaigns.StruggleParted', data, ...onRecord(now, given), ground }];
}

/**
 * In the stream of what another is joined to, in the same append. What was looked up there before may have changed since.
 * @throws Rejection `other-unknown`, `most-joined`
 */
export function beJoined(
  state: StruggleState,
  other: string,
  given: Deciding,
): readonly DecidedAs<typeof anotherStruggleJoined>[] {
  if (state.status !== 'verified' && state.status !== 'taken-up') {
    throw struggleRules.broken('other-unknown', { pointer: '/to' });
  }
  if (state.others.includes(other)) return [];
  if (state.others.length >= MOST_JOINED) throw struggleRules.broken('most-joined', { pointer: '/to' });
  return [{ type: 'campaigns.AnotherStruggleJoined', data: { struggle: other }, ...onRecord(state, given) }];
}

/** In the stream of what another was joined to, in the same append: it asks nobody’s leave. */
export function beParted(
  state: StruggleState,
  other: string,
  given: Deciding,
): readonly DecidedAs<typeof anotherStruggleParted>[] {
  if (state.status === 'none' || !state.others.includes(other)) return [];
  return [{ type: 'campaigns.AnotherStruggleParted', data: { struggle: other }, ...onRecord(state, given) }];
}

/** @throws Rejection `unknown`, `ended`, `not-verified`, `joined-already`, `campaign-unknown`, `before-last-step` */
export function takeUp(
  state: StruggleState,
  { campaign }: TakeUp,
  { campaignOpen }: TakingUpFacts,
  given: Deciding,
): readonly DecidedAs<typeof struggleTakenUp>[] {
  const now = standing(state);
  if (now.campaigns.includes(campaign)) return [];
  if (!campaignOpen) throw struggleRules.broken('campaign-unknown', { pointer: '/campaign' });
  inOrderOfDates(now, given);
  const { effectiveOn, tags } = onRecord(now, given);
  const data = { campaign };
  return [{ type: 'campaigns.StruggleTakenUp', data, effectiveOn, tags: [...tags, `campaign:${campaign}`] }];
}

/** @throws Rejection `unknown`, `ended`, `not-verified`, `joined-already`, `outcome-unknown`, `before-last-step` */
export function resolve(
  state: StruggleState,
  { outcome, account }: ResolveStruggle,
  { outcomeStands }: ResolvingFacts,
  given: Deciding,
): readonly DecidedAs<typeof struggleResolved>[] {
  const now = standing(state);
  if (outcome !== undefined && !outcomeStands) throw struggleRules.broken('outcome-unknown', { pointer: '/outcome' });
  inOrderOfDates(now, given);
  const data = { ...(outcome === undefined ? {} : { outcome }), ...inWords('account', account, given) };
  return [{ type: 'campaigns.StruggleResolved', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `ended`, `joined-already`, `before-last-step` */
export function close(
  state: StruggleState,
  { ground, account }: OnGround,
  given: Deciding,
): readonly DecidedAs<typeof struggleClosed>[] {
  const now = open(state);
  if (now.status === 'joined') throw struggleRules.broken('joined-already');
  inOrderOfDates(now, given);
  const data = { ground, ...inWords('account', account, given) };
  return [{ type: 'campaigns.StruggleClosed', data, ...onRecord(now, given), ground }];
}

/** Verified, and going its own way. @throws Rejection `unknown`, `ended`, `not-verified`, `joined-already` */
function standing(state: StruggleState): Verified | TakenUp {
  const now = open(state);
  if (now.status === 'joined') throw struggleRules.broken('joined-already');
  if (now.status === 'verified' || now.status === 'taken-up') return now;
  throw struggleRules.broken('not-verified', { params: { status: now.status } });
}
