import type {
  DecidedAs,
  Edition,
  knowledgeProductDrafted,
  knowledgeProductDropped,
  knowledgeProductPublished,
  knowledgeProductSuperseded,
  knowledgeProductTranslated,
  knowledgeProductUsed,
  knowledgeProductWithdrawn,
  PeopleCount,
} from '@baraza/contracts';
import { type Deciding, freeText, unreachable } from '@baraza/domain';
import { mayTellOf } from '../acting-for.pure.ts';
import { knowledgeProductRules as rules } from './knowledge-product.rules.ts';
import {
  type Draft,
  type InPrint,
  type KnowledgeProductState,
  type Product,
  tagsOfProduct,
  type Use,
} from './knowledge-product.state.ts';

export interface DraftProduct extends Product {
  /** The words in which it is to be announced. */
  readonly summary: string;
}
/** Of what a draft names: what the forum knows, and what is in use. */
export interface DraftFacts {
  readonly unitKnown: boolean;
  readonly organisations: readonly string[];
  readonly themes: readonly string[];
}
export interface PublishProduct {
  readonly summary: string;
  readonly replaces?: string;
}
export interface PublishFacts {
  /** The words of the draft, as they are kept; undefined where they were erased. */
  readonly drafted: string | undefined;
  /** The id of this product, and whether the one that it replaces is published. */
  readonly id: string;
  readonly replacedIsPublished: boolean;
}
export interface UseProduct {
  readonly organisation: string;
  readonly use: Use['use'];
  readonly people?: PeopleCount;
  readonly note?: string;
  readonly about?: readonly string[];
}
export interface Ground {
  readonly ground: string;
}

export function draft(
  state: KnowledgeProductState,
  command: DraftProduct,
  facts: DraftFacts,
  given: Deciding,
): readonly DecidedAs<typeof knowledgeProductDrafted>[] {
  if (state.status !== 'none') throw rules.broken('drafted-already', { pointer: '/id' });
  const { kind, unit, themes, organisations, licence, editions, learnedFrom, summary } = command;
  if (!facts.unitKnown) throw rules.broken('unit-unknown', { pointer: '/unit' });
  const stranger = organisations.findIndex((one) => !facts.organisations.includes(one));
  if (stranger >= 0) throw rules.broken('organisation-unknown', { pointer: `/organisations/${stranger}` });
  const strange = themes.findIndex((one) => !facts.themes.includes(one));
  if (strange >= 0) throw rules.broken('theme-unknown', { pointer: `/themes/${strange}` });
  const languages = editions.map(({ language }) => language);
  const twice = languages.findIndex((one, index) => languages.indexOf(one) !== index);
  if (twice >= 0) throw rules.broken('language-twice', { pointer: `/editions/${twice}/language` });
  return [
    {
      type: 'capacity.KnowledgeProductDrafted',
      data: {
        ...{ kind, unit, themes, organisations, licence, editions, learnedFrom },
        summary: freeText(given.id('summary'), summary),
      },
      effectiveOn: given.effectiveOn,
      tags: tagsOfProduct(command),
    },
  ];
}

/** By somebody else, who sends back the very words, and so confirms that they name no private person. */
export function publish(
  state: KnowledgeProductState,
  { summary, replaces }: PublishProduct,
  { drafted, id, replacedIsPublished }: PublishFacts,
  given: Deciding,
): readonly DecidedAs<typeof knowledgeProductPublished>[] {
  const { product, draftedBy } = aDraft(state, given);
  if (draftedBy === given.actor.person) throw rules.broken('own-draft');
  if (drafted === undefined) throw rules.broken('words-gone');
  if (drafted !== summary) throw rules.broken('other-words', { pointer: '/summary' });
  if (replaces === id) throw rules.broken('replaces-itself', { pointer: '/replaces' });
  if (replaces !== undefined && !replacedIsPublished) {
    throw rules.broken('replaced-unpublished', { pointer: '/replaces' });
  }
  const data = { ...product, summary, ...(replaces === undefined ? {} : { replaces }) };
  return [{ type: 'capacity.KnowledgeProductPublished', data, ...alike(product, given) }];
}

export function drop(
  state: KnowledgeProductState,
  { ground }: Ground,
  given: Deciding,
): readonly DecidedAs<typeof knowledgeProductDropped>[] {
  const { product } = aDraft(state, given);
  return [{ type: 'capacity.KnowledgeProductDropped', data: { ground }, ...alike(product, given), ground }];
}

export function translate(
  state: KnowledgeProductState,
  { edition }: { readonly edition: Edition },
  given: Deciding,
): readonly DecidedAs<typeof knowledgeProductTranslated>[] {
  const { product } = inPrint(state, given);
  if (product.editions.some(({ language }) => language === edition.language)) {
    throw rules.broken('language-twice', { pointer: '/language' });
  }
  return [{ type: 'capacity.KnowledgeProductTranslated', data: { edition }, ...alike(product, given) }];
}

/** Another has taken its place: in the same append as that one is published. */
export function supersede(
  state: KnowledgeProductState,
  { by }: { readonly by: string },
  given: Deciding,
): readonly DecidedAs<typeof knowledgeProductSuperseded>[] {
  const { product } = inPrint(state, given);
  return [{ type: 'capacity.KnowledgeProductSuperseded', data: { by }, ...alike(product, given) }];
}

export function withdraw(
  state: KnowledgeProductState,
  { ground }: Ground,
  given: Deciding,
): readonly DecidedAs<typeof knowledgeProductWithdrawn>[] {
  const { product } = inPrint(state, given);
  return [{ type: 'capacity.KnowledgeProductWithdrawn', data: { ground }, ...alike(product, given), ground }];
}

/** @param isKnown whether the forum knows the organisation, and it is open */
export function use(
  state: KnowledgeProductState,
  command: UseProduct,
  { isKnown }: { readonly isKnown: boolean },
  given: Deciding,
): readonly DecidedAs<typeof knowledgeProductUsed>[] {
  const { product } = inPrint(state, given);
  const { organisation, people, note, about } = command;
  if (!mayTellOf(organisation, given.actor)) throw rules.broken('uses-for-another', { pointer: '/organisation' });
  if (!isKnown) throw rules.broken('organisation-unknown', { pointer: '/organisation' });
  const data = {
    ...{ organisation, use: command.use },
    ...(people === undefined ? {} : { people }),
    ...(note === undefined ? {} : { note: freeText(given.id('note'), note, about) }),
  };
  const { effectiveOn, tags } = alike(product, given);
  return [
    { type: 'capacity.KnowledgeProductUsed', data, effectiveOn, tags: [...new Set([...tags, `org:${organisation}`])] },
  ];
}

function aDraft(state: KnowledgeProductState, given: Deciding): Draft {
  if (state.status === 'none') throw rules.broken('unknown');
  if (state.status !== 'draft') throw rules.broken('not-a-draft', { params: { status: state.status } });
  inOrderOfDates(state, given);
  return state;
}

function inPrint(state: KnowledgeProductState, given: Deciding): InPrint {
  if (state.status === 'none') throw rules.broken('unknown');
  if (state.status !== 'published') throw rules.broken('not-published', { params: { status: state.status } });
  inOrderOfDates(state, given);
  return state;
}

function inOrderOfDates({ lastStepOn }: Draft | InPrint, { effectiveOn }: Deciding): void {
  if (effectiveOn >= lastStepOn) return;
  throw rules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
}

const alike = (product: Product, { effectiveOn }: Deciding) => ({ effectiveOn, tags: tagsOfProduct(product) });

export type KnowledgeProductCommand =
  | { readonly name: 'draft'; readonly of: DraftProduct; readonly facts: DraftFacts }
  | { readonly name: 'publish'; readonly of: PublishProduct; readonly facts: PublishFacts }
  | { readonly name: 'translate'; readonly of: { readonly edition: Edition } }
  | { readonly name: 'supersede'; readonly of: { readonly by: string } }
  | { readonly name: 'withdraw' | 'drop'; readonly of: Ground }
  | { readonly name: 'use'; readonly of: UseProduct; readonly facts: { readonly isKnown: boolean } };

/** Any command on a knowledge product, by its name. */
export function decide(command: KnowledgeProductCommand, state: KnowledgeProductState, given: Deciding) {
  switch (command.name) {
    case 'draft':
      return draft(state, command.of, command.facts, given);
    case 'publish':
      return publish(state, command.of, command.facts, given);
    case 'translate':
      return translate(state, command.of, given);
    case 'supersede':
      return supersede(state, command.of, given);
    case 'withdraw':
      return withdraw(state, command.of, given);
    case 'drop':
      return drop(state, command.of, given);
    case 'use':
      return use(state, command.of, command.facts, given);
    default:
      return unreachable(command);
  }
}
