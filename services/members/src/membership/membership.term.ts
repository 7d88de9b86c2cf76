import type {
  DecidedAs,
  membershipCategoryChanged,
  membershipReinstated,
  membershipRenewed,
  membershipResigned,
} from '@baraza/contracts';
import { addDays, addMonths, type Deciding } from '@baraza/domain';
import type {
  CategoryFacts,
  ChangeCategory,
  GroundFacts,
  OnGround,
  RenewMembership,
  TermFacts,
  Whereabouts,
} from './membership.commands.pure.ts';
import { membershipRules } from './membership.rules.ts';
import type { MembershipState } from './membership.state.ts';
import {
  assertDated,
  assertGround,
  assertNotOwnMembership,
  held,
  onRecord,
  standingOn,
  termFrom,
  termTo,
  whoseNow,
  whoseOf,
} from './membership.steps.ts';

/** How a membership goes on: renewed, reinstated, of another category; and left. */

/**
 * For another term, which begins where the last one ended. Nothing where the term runs as far already.
 * @throws Rejection
 */
export function renew(
  state: MembershipState,
  command: RenewMembership,
  facts: GroundFacts & TermFacts,
  given: Deciding,
): readonly DecidedAs<typeof membershipRenewed>[] {
  if (state.status === 'lapsed') throw membershipRules.broken('lapsed');
  const member = held(state, given);
  assertGround(command.ground, facts.grounds);
  assertNotOwnMembership(member, given);
  const { termUntil } = member;
  if (termUntil === undefined) throw membershipRules.broken('no-term', { params: { category: member.category } });
  const next = addDays(addMonths(addDays(termUntil, 1), facts.term.months), -1);
  const until = command.until ?? next;
  if (until <= termUntil) return [];
  if (until > addMonths(given.effectiveOn, 2 * facts.term.months)) {
    throw membershipRules.broken('renewed-ahead', { params: { termUntil } });
  }
  const term = { ...member, ...termTo(until, facts) };
  const whose = whoseOf(member);
  const status = member.status === 'suspended' ? 'suspended' : standingOn(term, given.effectiveOn);
  return [
    {
      type: 'members.MembershipRenewed',
      data: { ...whose, status, termUntil: until, graceUntil: term.graceUntil },
      ...onRecord(whose, given),
      ground: command.ground,
    },
  ];
}

/**
 * Who lapsed is a member again, for a term that begins on this date. Nothing where it is a member.
 * @throws Rejection
 */
export function reinstate(
  state: MembershipState,
  command: OnGround,
  facts: GroundFacts & TermFacts & Whereabouts,
  given: Deciding,
): readonly DecidedAs<typeof membershipReinstated>[] {
  if (state.status === 'none') throw membershipRules.broken('not-applied');
  if (state.status !== 'lapsed') throw membershipRules.broken('not-lapsed', { params: { status: state.status } });
  assertDated(state.lastStepOn, given);
  assertGround(command.ground, facts.grounds);
  assertNotOwnMembership(state, given);
  const whose = whoseNow(state, facts);
  const term = termFrom(given.effectiveOn, facts);
  const status = standingOn({ newUntil: state.newUntil, ...term }, given.effectiveOn);
  return [
    {
      type: 'members.MembershipReinstated',
      data: { ...whose, status, ...term },
      ...onRecord(whose, given),
      ground: command.ground,
    },
  ];
}

/**
 * Of another category from this date. The term goes on where both pay dues; where only the new one does, it begins.
 * Nothing where it is of that category.
 * @throws Rejection
 */
export function changeCategory(
  state: MembershipState,
  command: ChangeCategory,
  facts: CategoryFacts,
  given: Deciding,
): readonly DecidedAs<typeof membershipCategoryChanged>[] {
  const member = held(state, given);
  const { category } = command;
  if (!facts.categories.includes(category)) {
    throw membershipRules.broken('category-unknown', { pointer: '/category', params: { category } });
  }
  assertNotOwnMembership(member, given);
  if (member.category === category) return [];
  const { newUntil, termUntil, graceUntil } = member;
  const runs = facts.paysDues && termUntil !== undefined && graceUntil !== undefined;
  const term = runs ? { termUntil, graceUntil } : termFrom(given.effectiveOn, facts);
  const whose = { ...whoseOf(member), category };
  const status = member.status === 'suspended' ? 'suspended' : standingOn({ newUntil, ...term }, given.effectiveOn);
  return [
    {
      type: 'members.MembershipCategoryChanged',
      data: { ...whose, from: member.category, status, ...term },
      ...onRecord(whose, given),
    },
  ];
}

/** Nothing where it has resigned already. @throws Rejection where it is no member */
export function resign(state: MembershipState, given: Deciding): readonly DecidedAs<typeof membershipResigned>[] {
  if (state.status === 'resigned') return [];
  const whose = whoseOf(held(state, given));
  return [{ type: 'members.MembershipResigned', data: whose, ...onRecord(whose, given) }];
}
