import { type Deciding, freeText, type PersonalValue } from '@baraza/domain';
import type { Words } from './service-request.commands.pure.ts';
import { serviceRequestRules } from './service-request.rules.ts';
import { isOpen, type Known, type Open, type ServiceRequestState } from './service-request.state.ts';
import { tagsOfRequest, type WhoseRequest } from './service-request.tags.pure.ts';

/** What the steps of a request have in common. */

/** @throws Rejection where there is none, or nothing more is to come of it */
export function alive(state: ServiceRequestState, given: Deciding): Exclude<Known, { status: 'closed' | 'withdrawn' }> {
  if (state.status === 'none') throw serviceRequestRules.broken('not-requested');
  if (state.status === 'closed' || state.status === 'withdrawn') {
    throw serviceRequestRules.broken('closed', { params: { status: state.status } });
  }
  if (given.effectiveOn < state.lastStepOn) {
    const params = { lastStepOn: state.lastStepOn };
    throw serviceRequestRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params });
  }
  return state;
}

/** @throws Rejection where it is answered already, or the request of whoever would answer it */
export function owed(state: ServiceRequestState, given: Deciding): Open {
  const known = alive(state, given);
  if (!isOpen(known)) throw serviceRequestRules.broken('answered-already', { params: { status: known.status } });
  notOwn(known, given);
  return known;
}

export function notOwn({ organisation }: WhoseRequest, { actor }: Deciding): void {
  if (actor.organisation === organisation) throw serviceRequestRules.broken('own-organisation');
}

/** The member speaks for itself, or on its word somebody who had no part in what it speaks of. */
export function assertSpeaksFor({ involved }: Known, { actor }: Deciding): void {
  if (involved.includes(actor.person)) throw serviceRequestRules.broken('speaks-for-member');
}

export const onRecord = (whose: WhoseRequest, given: Deciding) => ({
  effectiveOn: given.effectiveOn,
  tags: tagsOfRequest(whose),
});

/** A vault document of the request, under the name of its field; nothing where there are no words. */
export function inWords<Field extends string>(
  field: Field,
  words: Words | undefined,
  given: Deciding,
): Partial<Record<Field, PersonalValue>> {
  if (words === undefined) return {};
  const document = freeText(given.id(`/${field}`), words.text, words.about);
  return { [field]: document } as Partial<Record<Field, PersonalValue>>;
}
