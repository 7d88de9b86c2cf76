import type {
  DecidedAs,
  membershipDissolved,
  membershipMerged,
  membershipMergeReversed,
  membershipMoved,
  membershipWithdrawn,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { unitTag } from '../tags.pure.ts';
import type { MarkMerged, Whereabouts } from './membership.commands.pure.ts';
import { standingAmong, stillHolding } from './membership.conduct.ts';
import { membershipRules } from './membership.rules.ts';
import type { MembershipState } from './membership.state.ts';
import { assertDated, belongs, isPending, onRecord, whoseNow, whoseOf } from './membership.steps.ts';

/** What becomes of a membership when something happens to its organisation; written in the same append as that. */

/** An application goes no further then. Nothing where it has ended. @throws Rejection where it is dated too early */
export function dissolve(
  state: MembershipState,
  given: Deciding,
): readonly (DecidedAs<typeof membershipDissolved> | DecidedAs<typeof membershipWithdrawn>)[] {
  if (isPending(state)) return givenUp(state, given);
  if (!belongs(state)) return [];
  assertDated(state.lastStepOn, given);
  const whose = whoseOf(state);
  return [{ type: 'members.MembershipDissolved', data: whose, ...onRecord(whose, given) }];
}

/** An application goes no further then. Nothing where it has ended. @throws Rejection where it is dated too early */
export function markMerged(
  state: MembershipState,
  { into }: MarkMerged,
  given: Deciding,
): readonly (DecidedAs<typeof membershipMerged> | DecidedAs<typeof membershipWithdrawn>)[] {
  if (isPending(state)) return givenUp(state, given);
  if (!belongs(state)) return [];
  assertDated(state.lastStepOn, given);
  const whose = whoseOf(state);
  return [{ type: 'members.MembershipMerged', data: { ...whose, into }, ...onRecord(whose, given) }];
}

/** What it was before, as the calendar has it. @throws Rejection where it was not merged */
export function unmarkMerged(
  state: MembershipState,
  given: Deciding,
): readonly DecidedAs<typeof membershipMergeReversed>[] {
  if (state.status === 'none') throw membershipRules.broken('not-applied');
  if (state.status !== 'merged') throw membershipRules.broken('not-merged', { params: { status: state.status } });
  assertDated(state.lastStepOn, given);
  const whose = whoseOf(state);
  return [
    {
      type: 'members.MembershipMergeReversed',
      data: { ...whose, ...standingAmong(stillHolding(state.suspensions, given), state, given) },
      ...onRecord(whose, given),
    },
  ];
}

/** Follows the organisation to another unit. */
export function move(
  state: MembershipState,
  facts: Whereabouts,
  given: Deciding,
): readonly DecidedAs<typeof membershipMoved>[] {
  if (state.status === 'none' || state.unit === facts.unit) return [];
  const whose = whoseNow(state, facts);
  return [{ type: 'members.MembershipMoved', data: whose, ...onRecord(whose, given, unitTag(state.unit)) }];
}

function givenUp(state: Extract<MembershipState, { appliedOn: string }>, given: Deciding) {
  assertDated(state.lastStepOn, given);
  const whose = whoseOf(state);
  return [{ type: 'members.MembershipWithdrawn' as const, data: whose, ...onRecord(whose, given) }];
}
