import type { DecidedAs, storyDeclined, storyDrafted, storyPublished, storyWithdrawn } from '@baraza/contracts';
import { type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import { orgTag, tags, themeTag, unitTag } from '../tags.pure.ts';
import { storyRules } from './story.rules.ts';
import type { Drafted, StoryState } from './story.state.ts';

export interface DraftStory {
  readonly organisation: string;
  readonly title: string;
  readonly text: string;
  readonly about?: readonly string[] | undefined;
  readonly themes: readonly string[];
}
/** Whose story it is, as it stands now; undefined: no member's. */
export interface StoryFacts {
  readonly member: { readonly unit: string } | undefined;
}
/** Exactly what was put forward. */
export interface PublishStory {
  readonly title: string;
  readonly text: string;
}
/** What was put forward, as it lies in the vault; undefined where it was erased. */
export interface StoryWordsFacts extends StoryFacts {
  readonly title: string | undefined;
  readonly text: string | undefined;
}

/**
 * The organisation's representative consents by asking for it; an officer has its consent in writing.
 * @throws Rejection `drafted-once`, `not-a-member`
 */
export function draft(
  state: StoryState,
  { organisation, title, text, about, themes }: DraftStory,
  { member }: StoryFacts,
  given: Deciding,
): readonly DecidedAs<typeof storyDrafted>[] {
  if (state.status !== 'none') throw storyRules.broken('drafted-once', { pointer: '/id' });
  if (member === undefined) throw storyRules.broken('not-a-member', { pointer: '/organisation' });
  const consent = given.actor.organisation === organisation ? ('representative' as const) : ('in-writing' as const);
  const { unit } = member;
  const data = {
    ...{ organisation, unit, consent, themes: [...themes] },
    title: freeText(given.id('title'), title, about),
    text: freeText(given.id('text'), text, about),
  };
  return [{ type: 'members.StoryDrafted', data, ...onRecord(data, given) }];
}

/** @throws Rejection `unknown`, `not-waiting`, `own-words`, `words-gone`, `other-words`, `not-a-member`, `before-last-step` */
export function publish(
  state: StoryState,
  { title, text }: PublishStory,
  waiting: StoryWordsFacts,
  given: Deciding,
): readonly DecidedAs<typeof storyPublished>[] {
  const now = drafted(state);
  const { person, organisation: own } = given.actor;
  if (now.by === person || now.organisation === own) throw storyRules.broken('own-words');
  if (waiting.title === undefined || waiting.text === undefined) throw storyRules.broken('words-gone');
  if (title !== waiting.title) throw storyRules.broken('other-words', { pointer: '/title' });
  if (text !== waiting.text) throw storyRules.broken('other-words', { pointer: '/text' });
  if (waiting.member === undefined) throw storyRules.broken('not-a-member');
  inOrderOfDates(now, given);
  const { organisation, unit, themes } = now;
  const data = { organisation, unit, themes: [...themes], title, text };
  return [{ type: 'members.StoryPublished', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `not-waiting`, `before-last-step` */
export function decline(
  state: StoryState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof storyDeclined>[] {
  const now = drafted(state);
  inOrderOfDates(now, given);
  const { organisation, unit } = now;
  return [{ type: 'members.StoryDeclined', data: { organisation, unit, ground }, ...onRecord(now, given), ground }];
}

/** At will: without a ground. @throws Rejection `unknown`, `nothing-to-withdraw`, `before-last-step` */
export function withdraw(state: StoryState, given: Deciding): readonly DecidedAs<typeof storyWithdrawn>[] {
  if (state.status === 'none') throw storyRules.broken('unknown');
  if (state.status !== 'drafted' && state.status !== 'published') {
    throw storyRules.broken('nothing-to-withdraw', { params: { status: state.status } });
  }
  inOrderOfDates(state, given);
  const { organisation, unit } = state;
  return [{ type: 'members.StoryWithdrawn', data: { organisation, unit }, ...onRecord(state, given) }];
}

/** @throws Rejection `unknown`, `not-waiting` */
function drafted(state: StoryState): Drafted {
  if (state.status === 'none') throw storyRules.broken('unknown');
  if (state.status !== 'drafted') throw storyRules.broken('not-waiting', { params: { status: state.status } });
  return state;
}

/** @throws Rejection `before-last-step` */
function inOrderOfDates({ lastStepOn: since }: { readonly lastStepOn: string }, { effectiveOn }: Deciding): void {
  if (effectiveOn < since) throw storyRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since } });
}

function onRecord(
  { organisation, unit, themes }: Pick<Drafted, 'organisation' | 'unit' | 'themes'>,
  { effectiveOn }: Deciding,
) {
  return { effectiveOn, tags: tags(orgTag(organisation), unitTag(unit), ...themes.map(themeTag)) };
}

export type StoryCommand =
  | { readonly name: 'draft'; readonly of: DraftStory; readonly facts: StoryFacts }
  | { readonly name: 'publish'; readonly of: PublishStory; readonly facts: StoryWordsFacts }
  | { readonly name: 'decline'; readonly of: { readonly ground: string } }
  | { readonly name: 'withdraw' };

export function decide(command: StoryCommand, state: StoryState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'draft':
      return draft(state, command.of, command.facts, given);
    case 'publish':
      return publish(state, command.of, command.facts, given);
    case 'decline':
      return decline(state, command.of, given);
    case 'withdraw':
      return withdraw(state, given);
    default:
      return unreachable(command);
  }
}
