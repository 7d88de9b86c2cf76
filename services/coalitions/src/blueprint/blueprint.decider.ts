import type {
  blueprintDraftDropped,
  blueprintDrafted,
  blueprintPublished,
  blueprintWithdrawn,
  DecidedAs,
} from '@baraza/contracts';
import { type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import { blueprintRules as rules } from './blueprint.rules.ts';
import { type BlueprintState, tagsOfVersion, type Version, versionsOf, type VersionDraft } from './blueprint.state.ts';

export interface DraftVersion extends Omit<Version, 'version'> {
  /** How it works, in words: a document of the vault until it is published. */
  readonly guide: string;
}
/** Of what a draft names: what the forum knows, and what is in use. */
export interface DraftFacts {
  readonly unitKnown: boolean;
  readonly organisations: readonly string[];
  readonly themes: readonly string[];
  /** Replications of this blueprint that have ended. */
  readonly replications: readonly string[];
}
export interface PublishVersion {
  /** Exactly the guide of the draft. */
  readonly guide: string;
}
export interface PublishFacts {
  /** The guide of the draft, as it is kept; undefined where it was erased. */
  readonly drafted: string | undefined;
}
export interface OnGround {
  readonly ground: string;
}

/** The first version. @throws Rejection `drafted-once`, or what makes it no version */
export function draft(
  state: BlueprintState,
  command: DraftVersion,
  facts: DraftFacts,
  given: Deciding,
): readonly DecidedAs<typeof blueprintDrafted>[] {
  if (state.status !== 'none') throw rules.broken('drafted-once', { pointer: '/id' });
  return [drafted(1, command, facts, given)];
}

/** The next version, in place of a draft of it that waits. @throws Rejection `not-published`, or what makes it no version */
export function draftNext(
  state: BlueprintState,
  command: Omit<DraftVersion, 'unit'>,
  facts: DraftFacts,
  given: Deciding,
): readonly DecidedAs<typeof blueprintDrafted>[] {
  if (state.status === 'none') throw rules.broken('unknown');
  // A first version that nobody has published yet can be written down anew.
  if (state.status !== 'published' && state.status !== 'draft') {
    throw rules.broken('not-published', { params: { status: state.status } });
  }
  inOrderOfDates(state, given);
  return [drafted(versionsOf(state).length + 1, { ...command, unit: state.unit }, facts, given)];
}

function drafted(
  version: number,
  command: DraftVersion,
  facts: DraftFacts,
  given: Deciding,
): DecidedAs<typeof blueprintDrafted> {
  const { title, unit, themes, organisations, languages, licence, steps, roles, materials, costs } = command;
  const { learnedFrom, guide } = command;
  if (!facts.unitKnown) throw rules.broken('unit-unknown', { pointer: '/unit' });
  const among = (known: readonly string[], named: readonly string[], rule: keyof typeof rules.rules, at: string) => {
    const strange = named.findIndex((one) => !known.includes(one));
    if (strange >= 0) throw rules.broken(rule, { pointer: `/${at}/${strange}` });
  };
  among(facts.organisations, organisations, 'organisation-unknown', 'organisations');
  among(facts.themes, themes, 'theme-unknown', 'themes');
  among(facts.replications, learnedFrom, 'replication-unfit', 'learnedFrom');
  ownCodes(
    steps.map(({ step }) => step),
    'steps',
  );
  ownCodes(
    roles.map(({ role }) => role),
    'roles',
  );
  const data: Version = {
    ...{ version, title, unit, themes, organisations, languages, licence },
    ...{ steps, roles, materials, costs, learnedFrom },
  };
  return {
    type: 'coalitions.BlueprintDrafted',
    data: { ...data, guide: freeText(given.id('guide'), guide) },
    effectiveOn: given.effectiveOn,
    tags: tagsOfVersion(data),
  };
}

/** @throws Rejection `code-twice` */
function ownCodes(codes: readonly string[], at: string): void {
  const twice = codes.findIndex((code, index) => codes.indexOf(code) !== index);
  if (twice >= 0) throw rules.broken('code-twice', { pointer: `/${at}/${twice}`, params: { code: codes[twice]! } });
}

/** By somebody else, who sends back the very guide, and so confirms that it names no private person. @throws Rejection */
export function publish(
  state: BlueprintState,
  { guide }: PublishVersion,
  { drafted: kept }: PublishFacts,
  given: Deciding,
): readonly DecidedAs<typeof blueprintPublished>[] {
  const { version, by } = waiting(state, given);
  if (by === given.actor.person) throw rules.broken('own-draft');
  if (kept === undefined) throw rules.broken('words-gone');
  if (kept !== guide) throw rules.broken('other-words', { pointer: '/guide' });
  const { effectiveOn } = given;
  return [
    { type: 'coalitions.BlueprintPublished', data: { ...version, guide }, effectiveOn, tags: tagsOfVersion(version) },
  ];
}

/** Whoever wrote it down may drop it. @throws Rejection `unknown`, `no-draft` */
export function dropDraft(
  state: BlueprintState,
  { ground }: OnGround,
  given: Deciding,
): readonly DecidedAs<typeof blueprintDraftDropped>[] {
  const { version } = waiting(state, given);
  const data = { version: version.version, ground };
  const { effectiveOn } = given;
  return [{ type: 'coalitions.BlueprintDraftDropped', data, effectiveOn, tags: tagsOfVersion(version), ground }];
}

/** Replications that have begun go on. @throws Rejection `unknown`, `not-published` */
export function withdraw(
  state: BlueprintState,
  { ground }: OnGround,
  given: Deciding,
): readonly DecidedAs<typeof blueprintWithdrawn>[] {
  if (state.status === 'none') throw rules.broken('unknown');
  if (state.status !== 'published') throw rules.broken('not-published', { params: { status: state.status } });
  inOrderOfDates(state, given);
  const tags = tagsOfVersion(state.versions.at(-1)!);
  const { effectiveOn } = given;
  return [{ type: 'coalitions.BlueprintWithdrawn', data: { ground }, effectiveOn, tags, ground }];
}

/** @throws Rejection `unknown`, `no-draft`, `before-last-step` */
function waiting(state: BlueprintState, given: Deciding): VersionDraft {
  if (state.status === 'none') throw rules.broken('unknown');
  if (!('draft' in state) || state.draft === undefined) {
    throw rules.broken('no-draft', { params: { status: state.status } });
  }
  inOrderOfDates(state, given);
  return state.draft;
}

/** @throws Rejection `before-last-step` */
function inOrderOfDates({ lastStepOn }: Exclude<BlueprintState, { status: 'none' }>, { effectiveOn }: Deciding): void {
  if (effectiveOn >= lastStepOn) return;
  throw rules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: lastStepOn } });
}

export type BlueprintCommand =
  | { readonly name: 'draft' | 'draft-next'; readonly of: DraftVersion; readonly facts: DraftFacts }
  | { readonly name: 'publish'; readonly of: PublishVersion; readonly facts: PublishFacts }
  | { readonly name: 'drop-draft' | 'withdraw'; readonly of: OnGround };

/** Any command on an organising blueprint, by its name. */
export function decide(command: BlueprintCommand, state: BlueprintState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'draft':
      return draft(state, command.of, command.facts, given);
    case 'draft-next':
      return draftNext(state, command.of, command.facts, given);
    case 'publish':
      return publish(state, command.of, command.facts, given);
    case 'drop-draft':
      return dropDraft(state, command.of, given);
    case 'withdraw':
      return withdraw(state, command.of, given);
    default:
      return unreachable(command);
  }
}
