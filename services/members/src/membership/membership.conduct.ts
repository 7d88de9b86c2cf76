import type {
  DecidedAs,
  membershipExpelled,
  membershipReinstated,
  membershipSuspended,
  membershipSuspensionLifted,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { LiftSuspension, ReinstateAfterAppeal, SuspendMembership } from './membership.commands.pure.ts';
import { membershipRules } from './membership.rules.ts';
import type { Belonging, MembershipState, Suspension } from './membership.state.ts';
import { assertDated, comingBack, held, onRecord, whoseOf } from './membership.steps.ts';

/**
 * What follows for a membership from a decision on conduct. The decision itself, its grounds and who may take it are the
 * complaint's; these are written in the same append.
 */

/** Nothing where it is suspended for this already. @throws Rejection where it is no member */
export function suspend(
  state: MembershipState,
  command: SuspendMembership,
  given: Deciding,
): readonly DecidedAs<typeof membershipSuspended>[] {
  const member = held(state, given);
  const { suspension, until } = command;
  if (member.suspensions.some((one) => one.suspension === suspension)) return [];
  if (until !== undefined && until < given.effectiveOn) {
    throw membershipRules.broken('suspended-into-the-past', { pointer: '/until' });
  }
  const whose = whoseOf(member);
  return [
    {
      type: 'members.MembershipSuspended',
      data: { ...whose, suspension, ...(until === undefined ? {} : { until }) },
      ...onRecord(whose, given),
    },
  ];
}

/** The rights come back when no other suspension holds. @throws Rejection where this one does not */
export function liftSuspension(
  state: MembershipState,
  command: LiftSuspension,
  given: Deciding,
): readonly DecidedAs<typeof membershipSuspensionLifted>[] {
  const member = held(state, given);
  const { suspension } = command;
  const others = member.suspensions.filter((one) => one.suspension !== suspension);
  if (others.length === member.suspensions.length) {
    throw membershipRules.broken('not-suspended', { pointer: '/suspension' });
  }
  const whose = whoseOf(member);
  return [
    {
      type: 'members.MembershipSuspensionLifted',
      data: { ...whose, suspension, ...standingAmong(others, member, given) },
      ...onRecord(whose, given),
    },
  ];
}

/** Nothing where it is expelled already. @throws Rejection where it is no member */
export function expel(state: MembershipState, given: Deciding): readonly DecidedAs<typeof membershipExpelled>[] {
  if (state.status === 'expelled') return [];
  const whose = whoseOf(held(state, given));
  return [{ type: 'members.MembershipExpelled', data: whose, ...onRecord(whose, given) }];
}

/**
 * What an appeal gives back: the suspension that rested on the decision is lifted; who was expelled is a member again, as
 * the calendar has it. Nothing where the membership ended otherwise meanwhile.
 * @throws Rejection
 */
export function reinstateAfterAppeal(
  state: MembershipState,
  { suspension, unit }: ReinstateAfterAppeal,
  given: Deciding,
): readonly (DecidedAs<typeof membershipSuspensionLifted> | DecidedAs<typeof membershipReinstated>)[] {
  if (state.status === 'suspended' && state.suspensions.some((one) => one.suspension === suspension)) {
    return liftSuspension(state, { suspension }, given);
  }
  if (state.status !== 'expelled') return [];
  assertDated(state.lastStepOn, given);
  const whose = { ...whoseOf(state), ...(unit === undefined ? {} : { unit }) };
  return [
    {
      type: 'members.MembershipReinstated',
      data: { ...whose, ...standingAmong(stillHolding(state.suspensions, given), state, given) },
      ...onRecord(whose, given),
    },
  ];
}

/** Suspended while others hold; else as the calendar has it. */
export function standingAmong(suspensions: readonly Suspension[], member: Omit<Belonging, 'status'>, given: Deciding) {
  return suspensions.length > 0 ? { status: 'suspended' as const } : comingBack(member, given.effectiveOn);
}

export const stillHolding = (suspensions: readonly Suspension[], { effectiveOn }: Deciding): readonly Suspension[] =>
  suspensions.filter(({ until }) => until === undefined || until >= effectiveOn);
