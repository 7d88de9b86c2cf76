import { addDays, addMonths, type CivilDate, daysBetween, type Deciding } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import type { TermFacts, Whereabouts } from './membership.commands.pure.ts';
import { membershipRules } from './membership.rules.ts';
import type { Belonging, MembershipState, Pending, Term, Whose } from './membership.state.ts';

/** What the steps of a membership have in common. */

const PENDING: readonly string[] = ['applied', 'screened', 'endorsed', 'deferred'];
const BELONGING: readonly string[] = ['new', 'current', 'grace', 'suspended'];

export const isPending = (state: MembershipState): state is Pending => PENDING.includes(state.status);
export const belongs = (state: MembershipState): state is Belonging => BELONGING.includes(state.status);
/** Whether it holds the organisation's one place for an open membership. */
export const isOpen = (state: MembershipState): state is Pending | Belonging => isPending(state) || belongs(state);

/** @throws Rejection where there is no application, it has been decided, or the step is dated before the last */
export function undecided(state: MembershipState, given: Deciding): Pending {
  if (state.status === 'none') throw membershipRules.broken('not-applied');
  if (!isPending(state)) throw membershipRules.broken('already-decided', { params: { status: state.status } });
  assertDated(state.lastStepOn, given);
  return state;
}

/** @throws Rejection where the organisation does not belong to the forum, or the step is dated before the last */
export function held(state: MembershipState, given: Deciding): Belonging {
  if (state.status === 'none') throw membershipRules.broken('not-applied');
  if (!belongs(state)) throw membershipRules.broken('not-a-member', { params: { status: state.status } });
  assertDated(state.lastStepOn, given);
  return state;
}

export function assertDated(lastStepOn: CivilDate, given: Deciding): void {
  if (given.effectiveOn < lastStepOn) {
    throw membershipRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
}

export function assertNotOwnMembership({ organisation }: Whose, { actor }: Deciding): void {
  if (actor.organisation === organisation) throw membershipRules.broken('own-membership');
}

export function assertGround(ground: string, grounds: readonly string[]): void {
  if (!grounds.includes(ground)) {
    throw membershipRules.broken('ground-unknown', { pointer: '/ground', params: { ground } });
  }
}

/** A membership that is open moves with its organisation: what its state says of the unit holds. */
export const whoseOf = ({ organisation, category, unit }: Whose): Whose => ({ organisation, category, unit });

export const whoseNow = ({ organisation, category }: Whose, { unit }: Whereabouts): Whose => ({
  organisation,
  category,
  unit,
});

export function onRecord({ organisation, unit }: Whose, given: Deciding, ...more: readonly string[]) {
  return { effectiveOn: given.effectiveOn, tags: tags(orgTag(organisation), unitTag(unit), more) };
}

type Ends = Pick<Term, 'termUntil' | 'graceUntil'>;

/** The term that begins on a date, by the rules of that day; nothing where the category pays no dues. */
export function termFrom(from: CivilDate, { term, paysDues }: TermFacts): Ends {
  return paysDues ? termTo(addDays(addMonths(from, term.months), -1), { term }) : {};
}

export function termTo(termUntil: CivilDate, { term }: Pick<TermFacts, 'term'>): Required<Ends> {
  return { termUntil, graceUntil: addDays(termUntil, term.graceDays) };
}

/** Where the calendar has a membership on a date. */
export function standingOn({ newUntil, termUntil }: Term, date: CivilDate): 'new' | 'current' | 'grace' {
  if (termUntil !== undefined && date > termUntil) return 'grace';
  return date <= newUntil ? 'new' : 'current';
}

/**
 * What a membership comes back to that rested or had ended. It did not run out meanwhile: where its days of grace are
 * over, it has as many again.
 */
export function comingBack(
  term: Term,
  date: CivilDate,
): { status: 'new' | 'current' | 'grace'; graceUntil?: CivilDate } {
  const status = standingOn(term, date);
  const { termUntil, graceUntil } = term;
  if (termUntil === undefined || graceUntil === undefined || date <= graceUntil) return { status };
  return { status, graceUntil: addDays(date, daysBetween(termUntil, graceUntil)) };
}
