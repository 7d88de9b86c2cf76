import type {
  commitmentWordsDeclined,
  commitmentWordsDrafted,
  commitmentWordsPublished,
  commitmentWordsTakenOver,
  DecidedAs,
} from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import type { DeclineWords, DraftWords, PublishWords, WordsFacts } from './commitment.commands.pure.ts';
import { commitmentRules } from './commitment.rules.ts';
import { inOrderOfDates, made, onRecord } from './commitment.standing.pure.ts';
import type { CommitmentState, WordsDraft } from './commitment.state.ts';

/** The words of a promise, in clear: one puts the exact text forward, another confirms that it names no private person. */

/** What was put forward before is replaced. @throws Rejection `unknown`, `before-last-step` */
export function draftWords(
  state: CommitmentState,
  { words }: DraftWords,
  given: Deciding,
): readonly DecidedAs<typeof commitmentWordsDrafted>[] {
  const now = made(state);
  inOrderOfDates(now, given);
  const text = freeText(given.id('text'), words.text, words.about);
  const data = { draft: given.id('draft'), text };
  return [{ type: 'coalitions.CommitmentWordsDrafted', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `not-drafted`, `own-words`, `words-gone`, `other-words`, `before-last-step` */
export function publishWords(
  state: CommitmentState,
  command: PublishWords,
  { drafted }: WordsFacts,
  given: Deciding,
): readonly DecidedAs<typeof commitmentWordsPublished>[] {
  const now = made(state);
  const { draft } = drafts(now.draft, command, given);
  if (drafted === undefined) throw commitmentRules.broken('words-gone', { pointer: '/draft' });
  const { text } = command;
  if (text !== drafted) throw commitmentRules.broken('other-words', { pointer: '/text' });
  inOrderOfDates(now, given);
  const { direction, promisor, promisee, dueOn } = now;
  const data = { draft, text, direction, promisor, promisee, dueOn };
  return [{ type: 'coalitions.CommitmentWordsPublished', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `not-drafted`, `before-last-step` */
export function declineWords(
  state: CommitmentState,
  command: DeclineWords,
  given: Deciding,
): readonly DecidedAs<typeof commitmentWordsDeclined>[] {
  const now = made(state);
  // Whoever put them forward may take them back.
  if (now.draft?.draft !== command.draft) throw commitmentRules.broken('not-drafted', { pointer: '/draft' });
  inOrderOfDates(now, given);
  const { draft, ground } = command;
  return [{ type: 'coalitions.CommitmentWordsDeclined', data: { draft, ground }, ...onRecord(now, given), ground }];
}

/**
 * What it arises from has been published elsewhere, by two persons: a consequence, which asks nobody's leave, and holds from
 * no earlier than the last step.
 * @returns nothing where the promise has words already
 */
export function takeWordsOver(
  state: CommitmentState,
  text: string,
  given: Deciding,
): readonly DecidedAs<typeof commitmentWordsTakenOver>[] {
  if (state.status === 'none' || state.words !== undefined) return [];
  const { direction, promisor, promisee, dueOn, lastStepOn } = state;
  const data = { text, direction, promisor, promisee, dueOn };
  const effectiveOn = given.effectiveOn < lastStepOn ? lastStepOn : given.effectiveOn;
  return [{ type: 'coalitions.CommitmentWordsTakenOver', data, ...onRecord(state, { ...given, effectiveOn }) }];
}

/** @throws Rejection `not-drafted`, `own-words` */
function drafts(waiting: WordsDraft | undefined, { draft }: PublishWords, { actor }: Deciding): WordsDraft {
  if (waiting?.draft !== draft) throw commitmentRules.broken('not-drafted', { pointer: '/draft' });
  if (waiting.by === actor.person) throw commitmentRules.broken('own-words');
  return waiting;
}
