import {
  type DataOf,
  knowledgeProductDrafted,
  knowledgeProductDropped,
  knowledgeProductPublished,
  knowledgeProductSuperseded,
  knowledgeProductTranslated,
  knowledgeProductUsed,
  knowledgeProductWithdrawn,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  KNOWLEDGE_PRODUCT_STATUSES,
  knowledgeProductColumns,
  knowledgeProductFilters,
  type KnowledgeProductRow,
} from './knowledge-product-register.read-model.ts';

const { when } = handlersOf<KnowledgeProductRow>((event) => entityIdOf(event, 'knowledge-product'));

type Editions = DataOf<typeof knowledgeProductDrafted>['editions'];
const byLanguage = (editions: Editions) =>
  Object.fromEntries(editions.map(({ language, title, web }) => [language, { title, web: web ?? null }]));

/** Editions and uses come one by one. */
const merge: Merge<KnowledgeProductRow> = (row, set) => ({
  ...row,
  ...set,
  editions: { ...row.editions, ...set.editions },
  uses: { ...row.uses, ...set.uses },
});

export const knowledgeProductRegister: Register<KnowledgeProductRow> = {
  name: 'knowledge-products',
  model: 'knowledge-product-register',
  version: 1,
  handlers: [
    when(knowledgeProductDrafted, ({ kind, unit, themes, organisations, licence, editions }) => ({
      begins: true,
      set: {
        ...{ name: editions[0]!.title, kind, unit, themes, organisations, licence, status: 'draft' },
        ...{ editions: byLanguage(editions), summary: null, publishedOn: null, uses: {}, endedOn: null, ground: null },
      },
    })),
    // To the public it begins here: of the draft they have seen nothing.
    when(knowledgeProductPublished, ({ kind, unit, themes, organisations, licence, editions, summary }, event) => ({
      begins: true,
      set: {
        ...{ name: editions[0]!.title, kind, unit, themes, organisations, licence, status: 'published' },
        ...{ editions: byLanguage(editions), summary, publishedOn: event.effectiveOn, uses: {} },
      },
    })),
    when(knowledgeProductTranslated, ({ edition }) => ({ set: { editions: byLanguage([edition]) } })),
    when(knowledgeProductUsed, ({ organisation }, { id }) => ({ set: { uses: { [id]: organisation } } })),
    when(knowledgeProductSuperseded, (_, { effectiveOn }) => ({ set: { status: 'superseded', endedOn: effectiveOn } })),
    when(knowledgeProductWithdrawn, ({ ground }, { effectiveOn }) => ({
      set: { status: 'withdrawn', endedOn: effectiveOn, ground },
    })),
    when(knowledgeProductDropped, ({ ground }, { effectiveOn }) => ({
      set: { status: 'dropped', endedOn: effectiveOn, ground },
    })),
  ],
  merge,
  statuses: KNOWLEDGE_PRODUCT_STATUSES,
  columns: knowledgeProductColumns,
  filters: knowledgeProductFilters,
  words: ({ editions }) =>
    Object.values(editions)
      .map(({ title }) => title)
      .join(' '),
  entityOf: (id) => id,
};

export const knowledgeProductRegisterProjection = registerProjection(knowledgeProductRegister);
