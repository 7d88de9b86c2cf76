import type { DecidedAs, membershipDissolved, membershipMoved, membershipWithdrawn } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { unitTag } from '../tags.pure.ts';
import type { Whereabouts } from './membership.commands.pure.ts';
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
