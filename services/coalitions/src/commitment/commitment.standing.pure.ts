import { type CommitmentEvidence, unreadableIn } from '@baraza/contracts';
import { type Actor, type CivilDate, type Deciding, freeText, type PersonalValue } from '@baraza/domain';
import type { InWords, Sides } from './commitment.commands.pure.ts';
import { tagsOf } from './commitment.parties.pure.ts';
import { commitmentRules } from './commitment.rules.ts';
import { type CommitmentState, isOpen, type Known, type Open } from './commitment.state.ts';

/** What several steps of a promise ask before they are taken. */

const OFFICERS = ['secretariat', 'unit-officer'] as const;

export const isOfficer = ({ roles }: Actor): boolean => OFFICERS.some((role) => roles.includes(role));

/** @throws Rejection `unknown` */
export function made(state: CommitmentState): Exclude<CommitmentState, { status: 'none' }> {
  if (state.status === 'none') throw commitmentRules.broken('unknown');
  return state;
}

/** @throws Rejection `unknown`, `ended` */
export function open(state: CommitmentState): Open {
  const known = made(state);
  if (!isOpen(known)) throw commitmentRules.broken('ended', { params: { status: known.status } });
  return known;
}

/** @throws Rejection `before-last-step` */
export function inOrderOfDates({ lastStepOn }: Known, { effectiveOn }: Deciding): void {
  if (effectiveOn < lastStepOn) {
    throw commitmentRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: lastStepOn } });
  }
}

/** Who acts for the promisor, or has made the promise or told of its progress. */
export function isOfPromisor(state: Known, sides: Sides, { person }: Actor): boolean {
  return sides.forPromisor || state.forPromisor.includes(person);
}

/** @throws Rejection `speaks-for-another` */
export function speaksForPromisor(state: Known, sides: Sides, { actor }: Deciding): void {
  if (sides.forPromisor) return;
  const mayRecord = isOfficer(actor) || state.promisor.kind === 'duty-bearer';
  if (sides.forPromisee || !mayRecord) throw commitmentRules.broken('speaks-for-another');
}

/**
 * Of what a duty-bearer promised to citizens, whoever works on it may say what became of it.
 * @throws Rejection `own-promise`, `judges-for-another`
 */
export function judges(state: Known, sides: Sides, { actor }: Deciding): void {
  if (isOfPromisor(state, sides, actor)) throw commitmentRules.broken('own-promise');
  const mayJudge = sides.forPromisee || isOfficer(actor) || state.promisor.kind === 'duty-bearer';
  if (!mayJudge) throw commitmentRules.broken('judges-for-another');
}

/**
 * The day from which it is kept.
 * @throws Rejection `done-out-of-time`
 */
export function doneOnOf({ madeOn }: Known, doneOn: CivilDate | undefined, { effectiveOn }: Deciding): CivilDate {
  const on = doneOn ?? effectiveOn;
  if (on < madeOn || on > effectiveOn) throw commitmentRules.broken('done-out-of-time', { pointer: '/doneOn' });
  return on;
}

/** @throws Rejection `evidence-unreadable` */
export function readable(evidence: CommitmentEvidence): CommitmentEvidence {
  const pointer = unreadableIn(evidence);
  if (pointer !== undefined) throw commitmentRules.broken('evidence-unreadable', { pointer });
  return { files: [...evidence.files], links: [...evidence.links] };
}

/** A text of the promise, as a document of the vault, where there is one. */
export function inWords<Field extends string>(
  field: Field,
  words: InWords | undefined,
  given: Deciding,
): { readonly [name in Field]?: PersonalValue } {
  if (words === undefined) return {};
  const value = freeText(given.id(field), words.text, words.about);
  return { [field]: value } as { readonly [name in Field]?: PersonalValue };
}

export function onRecord(state: Known, { effectiveOn }: Deciding) {
  return { effectiveOn, tags: tagsOf(state) };
}
