import { addDays, type CivilDate } from '@baraza/domain';
import { isMemberStatus, type MembershipStatus } from './members.schemas.ts';
import type { RuleSet } from './rules.events.ts';

/** A fact, with the ids of the events that say so. */
export interface Attested<Value> {
  readonly value: Value;
  readonly events: readonly string[];
}

/** What is known of an organisation on a date: all that its standing is made of. */
export interface StandingFacts {
  readonly on: CivilDate;
  /** Of its open or last membership. */
  readonly status: Attested<MembershipStatus>;
  readonly category: Attested<string>;
  /** Since when it has been a member. */
  readonly memberSince: Attested<CivilDate | undefined>;
  /** What it owes that was due by the date; undefined where nothing is known of its dues. */
  readonly overdue: Attested<boolean | undefined>;
  /** The types of proof that are valid on the date. */
  readonly proofs: readonly Attested<string>[];
}

export const STANDING_RULES = ['is-member', 'category-votes', 'member-for-days', 'dues-paid', 'proof-valid'] as const;
export type StandingRule = (typeof STANDING_RULES)[number];

/** One thing that the rules ask, whether it is so, and the events that fed it. */
export interface StandingReason {
  readonly rule: StandingRule;
  /** What it was asked about, where there are several: a type of proof. */
  readonly of?: string;
  readonly met: boolean;
  readonly events: readonly string[];
}
export interface Standing {
  /** Whether it may vote on the date. */
  readonly votes: boolean;
  /** The version of the rules it was asked by. */
  readonly rules: number;
  readonly reasons: readonly StandingReason[];
}

/**
 * Who may vote, and why or why not: every rule that is asked is answered, also after one that is not met, so that an
 * organisation that was left out sees all it lacks. What the rules do not ask is not told.
 */
export function goodStanding(facts: StandingFacts, rules: RuleSet): Standing {
  const { status, category, memberSince, overdue, proofs, on } = facts;
  const { memberForDays, duesPaid, compliance } = rules.standing;
  const its = rules.categories.find(({ code }) => code === category.value);
  const isMember = isMemberStatus(status.value);
  const reasons: StandingReason[] = [
    { rule: 'is-member', met: isMember, events: status.events },
    { rule: 'category-votes', met: its?.votes === true, events: category.events },
  ];
  if (memberForDays > 0) {
    const { value: since, events } = memberSince;
    const met = isMember && since !== undefined && addDays(since, memberForDays) <= on;
    reasons.push({ rule: 'member-for-days', met, events });
  }
  // Who owes nothing by its category is asked for nothing.
  if (duesPaid && its?.paysDues !== false) {
    reasons.push({ rule: 'dues-paid', met: overdue.value === false, events: overdue.events });
  }
  for (const of of compliance) {
    const proof = proofs.find(({ value }) => value === of);
    reasons.push({ rule: 'proof-valid', of, met: proof !== undefined, events: proof?.events ?? [] });
  }
  return { votes: reasons.every(({ met }) => met), rules: rules.version, reasons };
}
