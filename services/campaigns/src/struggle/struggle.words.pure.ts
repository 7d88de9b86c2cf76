import type { DecidedAs, struggleWordsDeclined, struggleWordsDrafted, struggleWordsPublished } from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import type { DeclineWords, DraftWords, PublishWords, WordsFacts } from './struggle.commands.pure.ts';
import { struggleRules } from './struggle.rules.ts';
import { inOrderOfDates, onRecord, reported } from './struggle.standing.pure.ts';
import { isVerified, type KnownStruggle, type StruggleState } from './struggle.state.ts';

/** What the public is told: one puts the exact text forward, another confirms that it names no private person. */

/** What was put forward before is replaced. @throws Rejection `unknown`, `not-verified`, `before-last-step` */
export function draftWords(
  state: StruggleState,
  { words }: DraftWords,
  given: Deciding,
): readonly DecidedAs<typeof struggleWordsDrafted>[] {
  const now = told(state);
  inOrderOfDates(now, given);
  const data = { draft: given.id('draft'), text: freeText(given.id('text'), words.text, words.about) };
  return [{ type: 'campaigns.StruggleWordsDrafted', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `not-verified`, `not-drafted`, `own-words`, `words-gone`, `other-words`, `before-last-step` */
export function publishWords(
  state: StruggleState,
  { draft, text }: PublishWords,
  { drafted }: WordsFacts,
  given: Deciding,
): readonly DecidedAs<typeof struggleWordsPublished>[] {
  const now = told(state);
  if (now.draft?.draft !== draft) throw struggleRules.broken('not-drafted', { pointer: '/draft' });
  if (now.draft.by === given.actor.person) throw struggleRules.broken('own-words');
  if (drafted === undefined) throw struggleRules.broken('words-gone', { pointer: '/draft' });
  if (text !== drafted) throw struggleRules.broken('other-words', { pointer: '/text' });
  inOrderOfDates(now, given);
  const { unit, kind, themes } = now;
  const since = now.report?.since;
  const data = { draft, text, unit, kind, themes: [...themes], ...(since === undefined ? {} : { since }) };
  return [{ type: 'campaigns.StruggleWordsPublished', data, ...onRecord(now, given) }];
}

/** Whoever put them forward may take them back. @throws Rejection `unknown`, `not-verified`, `not-drafted`, `before-last-step` */
export function declineWords(
  state: StruggleState,
  { draft, ground }: DeclineWords,
  given: Deciding,
): readonly DecidedAs<typeof struggleWordsDeclined>[] {
  const now = told(state);
  if (now.draft?.draft !== draft) throw struggleRules.broken('not-drafted', { pointer: '/draft' });
  inOrderOfDates(now, given);
  return [{ type: 'campaigns.StruggleWordsDeclined', data: { draft, ground }, ...onRecord(now, given), ground }];
}

/** Verified once, whatever became of it since. @throws Rejection `unknown`, `not-verified` */
function told(state: StruggleState): KnownStruggle {
  const known = reported(state);
  if (!isVerified(known)) throw struggleRules.broken('not-verified', { params: { status: known.status } });
  return known;
}
