import type {
  DataOf,
  DecidedAs,
  InstrumentDomain,
  InstrumentItem,
  instrumentPublished,
  instrumentTranslated,
  instrumentWithdrawn,
  ScoringMode,
} from '@baraza/contracts';
import { type CivilDate, type Deciding, unreachable } from '@baraza/domain';
import { instrumentRules } from './instrument.rules.ts';
import { type InstrumentState, newestOf, type Published, wordsOf } from './instrument.state.ts';

/** How long a version may be, in bytes of JSON: the rest of an entry of the record is who, when and by which command. */
export const LONGEST_VERSION = 60_000;

/** What a version says. */
export interface Questionnaire {
  readonly title: string;
  readonly scoring: ScoringMode;
  readonly language: string;
  readonly domains: InstrumentDomain[];
}
export interface Translate {
  readonly language: string;
  readonly isDraft: boolean;
  readonly words: DataOf<typeof instrumentTranslated>['words'];
}
/** A questionnaire that ships with the product, with its words in other languages. */
export interface Shipped extends Questionnaire {
  readonly code: string;
  readonly translations: readonly Translate[];
}
export interface InstrumentFacts {
  readonly code: string;
  /** The forum's root. */
  readonly unit: string;
}

type VersionPublished = DecidedAs<typeof instrumentPublished>;
type Translated = DecidedAs<typeof instrumentTranslated>;

/** @throws Rejection `published-already`, and what `revise` throws of the words */
export function publish(
  state: InstrumentState,
  command: Questionnaire,
  facts: InstrumentFacts,
  given: Deciding,
): readonly VersionPublished[] {
  if (state.status !== 'none') throw instrumentRules.broken('published-already', { pointer: '/code' });
  return [nextVersion(state, command, facts, given)];
}

/** The next version. Nothing where it says what the newest says. @throws Rejection */
export function revise(
  state: InstrumentState,
  command: Questionnaire,
  facts: InstrumentFacts,
  given: Deciding,
): readonly VersionPublished[] {
  const known = inUse(state);
  notBefore(known.lastStepOn, given);
  return saysTheSame(known, command) ? [] : [nextVersion(known, command, facts, given)];
}

/**
 * Puts what ships with the product into use: as a first version, or as the next where the product's has changed. Nothing
 * where all of it is in use.
 * @throws Rejection
 */
export function adopt(
  state: InstrumentState,
  shipped: Shipped | undefined,
  scoring: ScoringMode | undefined,
  facts: InstrumentFacts,
  given: Deciding,
): readonly (VersionPublished | Translated)[] {
  if (shipped === undefined) throw instrumentRules.broken('not-shipped');
  if (state.status === 'withdrawn') throw instrumentRules.broken('withdrawn');
  const { title, language, domains, translations } = shipped;
  const asked = { title, language, domains, scoring: scoring ?? shipped.scoring };
  const known = state.status === 'none' ? undefined : state;
  if (known !== undefined) notBefore(known.lastStepOn, given);
  const isNew = known === undefined || !saysTheSame(known, asked);
  const version = isNew ? nextVersion(state, asked, facts, given) : undefined;
  const number = version?.data.version ?? newestOf(known!).version;
  return [
    ...(version === undefined ? [] : [version]),
    ...translations
      .filter((one) => isNew || known!.translations[one.language] === undefined)
      .map((one) => translated(one, number, facts, given)),
  ];
}

/** @throws Rejection `not-in-use`, `withdrawn`, `own-language`, `word-unknown` */
export function translate(
  state: InstrumentState,
  command: Translate,
  facts: InstrumentFacts,
  given: Deciding,
): readonly Translated[] {
  const known = inUse(state);
  notBefore(known.lastStepOn, given);
  const { language, isDraft, words } = command;
  const newest = newestOf(known);
  if (language === newest.language) throw instrumentRules.broken('own-language', { pointer: '/language' });
  const said = wordsOf(newest);
  const wrong = words.findIndex(
    ({ of }, index) => !said.has(of) || words.findIndex((other) => other.of === of) !== index,
  );
  if (wrong >= 0) {
    throw instrumentRules.broken('word-unknown', { pointer: `/words/${wrong}/of`, params: { of: words[wrong]!.of } });
  }
  const before = known.translations[language];
  const isKnown = before?.isDraft === isDraft && words.every(({ of, text }) => before.words[of] === text);
  return isKnown ? [] : [translated(command, newest.version, facts, given)];
}

/** Nothing where it was withdrawn already. @throws Rejection */
export function withdraw(
  state: InstrumentState,
  command: { readonly ground: string },
  facts: InstrumentFacts,
  given: Deciding,
): readonly DecidedAs<typeof instrumentWithdrawn>[] {
  if (state.status === 'withdrawn') return [];
  const known = inUse(state);
  notBefore(known.lastStepOn, given);
  const { ground } = command;
  const which = { code: facts.code, version: newestOf(known).version, unit: known.unit };
  return [{ type: 'capacity.InstrumentWithdrawn', data: { ...which, ground }, ground, ...onRecord(facts, given) }];
}

export type InstrumentCommand =
  | { readonly kind: 'publish' | 'revise'; readonly body: Questionnaire }
  | { readonly kind: 'adopt'; readonly shipped: Shipped | undefined; readonly scoring?: ScoringMode }
  | { readonly kind: 'translate'; readonly body: Translate }
  | { readonly kind: 'withdraw'; readonly body: { readonly ground: string } };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: InstrumentCommand, state: InstrumentState, facts: InstrumentFacts, given: Deciding) {
  switch (command.kind) {
    case 'publish':
      return publish(state, command.body, facts, given);
    case 'revise':
      return revise(state, command.body, facts, given);
    case 'adopt':
      return adopt(state, command.shipped, command.scoring, facts, given);
    case 'translate':
      return translate(state, command.body, facts, given);
    case 'withdraw':
      return withdraw(state, command.body, facts, given);
    default:
      return unreachable(command);
  }
}

function nextVersion(
  state: InstrumentState,
  { title, scoring, language, domains }: Questionnaire,
  facts: InstrumentFacts,
  given: Deciding,
): VersionPublished {
  assertCodes(domains);
  const versions = state.status === 'none' ? [] : state.versions;
  for (const version of versions) assertSameWords(version.domains, domains);
  const unit = state.status === 'none' ? facts.unit : state.unit;
  const data = { code: facts.code, version: versions.length + 1, unit, title, scoring, language, domains };
  if (new TextEncoder().encode(JSON.stringify(data)).length > LONGEST_VERSION) {
    throw instrumentRules.broken('too-long', { pointer: '/domains', params: { bytes: LONGEST_VERSION } });
  }
  return { type: 'capacity.InstrumentPublished', data, ...onRecord(facts, given) };
}

function translated(
  { language, isDraft, words }: Translate,
  version: number,
  facts: InstrumentFacts,
  given: Deciding,
): Translated {
  const data = { code: facts.code, version, unit: facts.unit, language, isDraft, words };
  return { type: 'capacity.InstrumentTranslated', data, ...onRecord(facts, given) };
}

/** An item is found by its code alone, so that it may not stand in two domains either. */
function assertCodes(domains: readonly InstrumentDomain[]): void {
  const [seenDomains, seenItems] = [new Set<string>(), new Set<string>()];
  domains.forEach(({ code, items }, at) => {
    if (seenDomains.has(code)) throw instrumentRules.broken('code-twice', { pointer: `/domains/${at}/code` });
    seenDomains.add(code);
    items.forEach((item, index) => {
      if (seenItems.has(item.code)) {
        throw instrumentRules.broken('code-twice', { pointer: `/domains/${at}/items/${index}/code` });
      }
      seenItems.add(item.code);
    });
  });
}

/** The same code means the same question in every version, for ever. */
function assertSameWords(before: readonly InstrumentDomain[], now: readonly InstrumentDomain[]): void {
  const known = new Map(before.flatMap(({ code, items }) => items.map((item) => [item.code, { domain: code, item }])));
  now.forEach(({ code, items }, at) =>
    items.forEach((item, index) => {
      const old = known.get(item.code);
      if (old === undefined || (old.domain === code && asksTheSame(old.item, item))) return;
      const params = { item: item.code };
      throw instrumentRules.broken('item-reworded', { pointer: `/domains/${at}/items/${index}`, params });
    }),
  );
}

const asksTheSame = (one: InstrumentItem, other: InstrumentItem): boolean =>
  one.title === other.title && one.levels.every((text, index) => text === other.levels[index]);

function saysTheSame(known: Published, { title, scoring, language, domains }: Questionnaire): boolean {
  const { title: t, scoring: s, language: l, domains: d } = newestOf(known);
  return JSON.stringify([t, s, l, comparable(d)]) === JSON.stringify([title, scoring, language, comparable(domains)]);
}

const comparable = (domains: readonly InstrumentDomain[]) =>
  domains.map(({ code, title, tracks, items }) => [
    ...[code, title, tracks],
    ...items.map((item) => [item.code, item.title, item.levels]),
  ]);

function inUse(state: InstrumentState): Published {
  if (state.status === 'none') throw instrumentRules.broken('not-in-use');
  if (state.status === 'withdrawn') throw instrumentRules.broken('withdrawn');
  return state;
}

function notBefore(lastStepOn: CivilDate, given: Deciding): void {
  if (given.effectiveOn >= lastStepOn) return;
  throw instrumentRules.broken('before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
}

const onRecord = ({ code, unit }: InstrumentFacts, given: Deciding) => ({
  effectiveOn: given.effectiveOn,
  tags: [`unit:${unit}`, `instrument:${code}`],
});
