import type { DecidedAs, profileDeclined, profileDrafted, profilePublished, profileWithdrawn } from '@baraza/contracts';
import { type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import { orgTag, tags, themeTag, unitTag } from '../tags.pure.ts';
import { profileRules } from './profile.rules.ts';
import type { ProfileDraft, ProfileState, Published, Unpublished } from './profile.state.ts';

export interface DraftProfile {
  readonly organisation: string;
  readonly about: string;
  readonly aboutPersons?: readonly string[] | undefined;
  readonly themes: readonly string[];
  readonly links: readonly string[];
}
/** Whom a profile is of, as it stands now; undefined: no member. */
export interface ProfileFacts {
  readonly member: { readonly name: string; readonly unit: string } | undefined;
}
export interface PublishProfile {
  readonly draft: string;
  /** Exactly what was put forward. */
  readonly about: string;
}
export interface PublishingFacts extends ProfileFacts {
  /** What was put forward, as it lies in the vault; undefined where it was erased. */
  readonly drafted: string | undefined;
}
export interface DeclineProfile {
  readonly draft: string;
  readonly ground: string;
}

/**
 * The organisation's representative consents by asking for it; an officer has its consent in writing.
 * @throws Rejection `drafted-already`, `not-a-member`, `link-unreadable`
 */
export function draftFirst(
  state: ProfileState,
  command: DraftProfile,
  facts: ProfileFacts,
  given: Deciding,
): readonly DecidedAs<typeof profileDrafted>[] {
  if (state.status !== 'none') throw profileRules.broken('drafted-already', { pointer: '/organisation' });
  return drafted(command, facts, given);
}

/** @throws Rejection `unknown`, `before-last-step`, `not-a-member`, `link-unreadable` */
export function draftAgain(
  state: ProfileState,
  command: Omit<DraftProfile, 'organisation'>,
  facts: ProfileFacts,
  given: Deciding,
): readonly DecidedAs<typeof profileDrafted>[] {
  const { organisation } = known(state, given);
  return drafted({ ...command, organisation }, facts, given);
}

/** @throws Rejection `unknown`, `before-last-step`, `not-drafted`, `own-words`, `words-gone`, `other-words`, `not-a-member` */
export function publish(
  state: ProfileState,
  command: PublishProfile,
  { drafted: waiting, member }: PublishingFacts,
  given: Deciding,
): readonly DecidedAs<typeof profilePublished>[] {
  const now = known(state, given);
  const { draft, themes, links, by } = standing(now, command.draft);
  const { organisation } = now;
  const { person, organisation: own } = given.actor;
  if (by === person || own === organisation) throw profileRules.broken('own-words');
  if (waiting === undefined) throw profileRules.broken('words-gone', { pointer: '/draft' });
  const { about } = command;
  if (about !== waiting) throw profileRules.broken('other-words', { pointer: '/about' });
  if (member === undefined) throw profileRules.broken('not-a-member');
  const { name, unit } = member;
  const data = { organisation, draft, name, unit, about, themes: [...themes], links: [...links] };
  const tagged = tags(orgTag(organisation), unitTag(unit), ...themes.map(themeTag));
  return [{ type: 'members.ProfilePublished', data, effectiveOn: given.effectiveOn, tags: tagged }];
}

/** @throws Rejection `unknown`, `before-last-step`, `not-drafted` */
export function decline(
  state: ProfileState,
  { draft, ground }: DeclineProfile,
  given: Deciding,
): readonly DecidedAs<typeof profileDeclined>[] {
  const now = known(state, given);
  standing(now, draft);
  const { organisation } = now;
  const record = { effectiveOn: given.effectiveOn, tags: tags(orgTag(organisation)), ground };
  return [{ type: 'members.ProfileDeclined', data: { organisation, draft, ground }, ...record }];
}

/** At will: without a ground. @throws Rejection `unknown`, `before-last-step`, `nothing-to-withdraw` */
export function withdraw(state: ProfileState, given: Deciding): readonly DecidedAs<typeof profileWithdrawn>[] {
  const now = known(state, given);
  if (now.status !== 'published' && now.drafted === undefined) throw profileRules.broken('nothing-to-withdraw');
  const { organisation } = now;
  const record = { effectiveOn: given.effectiveOn, tags: tags(orgTag(organisation)) };
  return [{ type: 'members.ProfileWithdrawn', data: { organisation }, ...record }];
}

function drafted(
  { organisation, about, aboutPersons, themes, links }: DraftProfile,
  { member }: ProfileFacts,
  given: Deciding,
): readonly DecidedAs<typeof profileDrafted>[] {
  if (member === undefined) throw profileRules.broken('not-a-member', { pointer: '/organisation' });
  const wrong = links.findIndex((link) => !/^https?:\/\//.test(link));
  if (wrong >= 0) throw profileRules.broken('link-unreadable', { pointer: `/links/${wrong}` });
  const consent = given.actor.organisation === organisation ? ('representative' as const) : ('in-writing' as const);
  const data = {
    ...{ organisation, draft: given.id('draft'), consent },
    about: freeText(given.id('about'), about, aboutPersons),
    ...{ themes: [...themes], links: [...links] },
  };
  const tagged = tags(orgTag(organisation), unitTag(member.unit));
  return [{ type: 'members.ProfileDrafted', data, effectiveOn: given.effectiveOn, tags: tagged }];
}

/** @throws Rejection `unknown`, `before-last-step` */
function known(state: ProfileState, { effectiveOn }: Deciding): Unpublished | Published {
  if (state.status === 'none') throw profileRules.broken('unknown');
  const since = state.lastStepOn;
  if (effectiveOn < since)
    throw profileRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since } });
  return state;
}

/** @throws Rejection `not-drafted` */
function standing({ drafted: waiting }: Unpublished | Published, draft: string): ProfileDraft {
  if (waiting?.draft !== draft) throw profileRules.broken('not-drafted', { pointer: '/draft' });
  return waiting;
}

export type ProfileCommand =
  | { readonly name: 'draft-first'; readonly of: DraftProfile; readonly facts: ProfileFacts }
  | { readonly name: 'draft-again'; readonly of: Omit<DraftProfile, 'organisation'>; readonly facts: ProfileFacts }
  | { readonly name: 'publish'; readonly of: PublishProfile; readonly facts: PublishingFacts }
  | { readonly name: 'decline'; readonly of: DeclineProfile }
  | { readonly name: 'withdraw' };

export function decide(command: ProfileCommand, state: ProfileState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'draft-first':
      return draftFirst(state, command.of, command.facts, given);
    case 'draft-again':
      return draftAgain(state, command.of, command.facts, given);
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
