import type { Deciding, PersonalValue } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import type { JudgingFacts, Partiality, Statement } from './complaint.commands.pure.ts';
import { complaintRules } from './complaint.rules.ts';
import { type Against, type ComplaintState, isUndecided, type Known, type Undecided } from './complaint.state.ts';

/** What the steps of a case have in common. */

export function raised(state: ComplaintState): Known {
  if (state.status === 'none') throw complaintRules.broken('not-raised');
  return state;
}

export function undecided(known: Known): Undecided {
  if (!isUndecided(known)) throw complaintRules.broken('decided-already', { params: { status: known.status } });
  return known;
}

export function assertDated({ lastStepOn }: { readonly lastStepOn: string }, given: Deciding): void {
  if (given.effectiveOn < lastStepOn) {
    throw complaintRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
}

export const actsForForum = ({ actor }: Deciding): boolean =>
  actor.roles.includes('secretariat') || actor.roles.includes('unit-officer');

/** Nobody in their own case, whatever the rules and whoever deputes. @throws Rejection */
export function assertImpartial(of: Known, facts: Partiality, { actor }: Deciding): void {
  if (facts.isOfMember || actor.organisation === of.organisation) throw complaintRules.broken('own-organisation');
  const actsForComplainant = of.complainant !== undefined && actor.organisation === of.complainant;
  if (actor.person === of.raisedBy || facts.isOfComplainant || actsForComplainant) {
    throw complaintRules.broken('complainant-decides');
  }
}

/** @throws Rejection where they are a party, or have no seat */
export function assertMayJudge(of: Known, facts: JudgingFacts, given: Deciding): void {
  assertImpartial(of, facts, given);
  if (!given.actor.roles.includes('conduct-committee') && facts.deputation === undefined) {
    throw complaintRules.broken('not-of-the-committee');
  }
}

/** The member speaks for itself, or an officer has its word on record. @throws Rejection */
export function assertSpeaksForMember(of: Known, facts: Partiality, given: Deciding): void {
  if (given.actor.organisation === of.organisation || facts.isOfMember) return;
  if (!actsForForum(given)) throw complaintRules.broken('replies-for-another');
}

/** A step with a last day: an officer may put it on record later, dated by the day it was taken. @throws Rejection */
export function assertInTime(rule: 'reply-late' | 'appeal-late', by: string, given: Deciding): void {
  const isLate = given.effectiveOn > by || (given.today > by && !actsForForum(given));
  if (isLate) throw complaintRules.broken(rule, { pointer: '/effectiveOn', params: { by } });
}

/** A vault document of the case. */
export function documentOf({ text, about }: Statement, field: string, given: Deciding): PersonalValue {
  const document = { subject: given.id(`/${field}`), value: text };
  return about === undefined ? document : { ...document, about };
}

export const againstOf = ({ organisation, membership, unit }: Against): Against => ({ organisation, membership, unit });

/** For what the member complained of may read: found by its name too. */
export function onRecord({ organisation, unit }: Against, given: Deciding) {
  return { effectiveOn: given.effectiveOn, tags: tags(orgTag(organisation), unitTag(unit)) };
}

/** For what names the complainant, or is deliberation: under the unit alone, so that it is in no organisation's trail. */
export function onRecordOfStaff({ unit }: Against, given: Deciding) {
  return { effectiveOn: given.effectiveOn, tags: [unitTag(unit)] };
}

/** The deputation that an event names, where the seat is by one. */
export function byDeputation({ deputation }: JudgingFacts, { actor }: Deciding): { deputation?: string } {
  return deputation === undefined || actor.roles.includes('conduct-committee') ? {} : { deputation };
}
