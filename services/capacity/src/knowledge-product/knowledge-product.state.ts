import type {
  DataOf,
  Edition,
  HappenedOf,
  knowledgeProductContracts,
  knowledgeProductDrafted,
  knowledgeProductUsed,
} from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, unreachable } from '@baraza/domain';

export type KnowledgeProductEvent = HappenedOf<(typeof knowledgeProductContracts)[number]>;
/** What it is, apart from the words in which it is announced. */
export type Product = Omit<DataOf<typeof knowledgeProductDrafted>, 'summary'>;
export type Use = DataOf<typeof knowledgeProductUsed> & { readonly on: CivilDate };

interface Known {
  readonly product: Product;
  readonly draftedOn: CivilDate;
  readonly draftedBy: string;
  readonly lastStepOn: CivilDate;
}
interface Published extends Known {
  readonly publishedOn: CivilDate;
  readonly summary: string;
  readonly replaces?: string;
  readonly uses: readonly Use[];
}
interface Ended {
  readonly endedOn: CivilDate;
  readonly ground: string;
}
export type Draft = Known & { readonly status: 'draft'; readonly words: PersonalRef };
export type InPrint = Published & { readonly status: 'published' };
export type KnowledgeProductState =
  | { readonly status: 'none' }
  | Draft
  | (Known & Ended & { readonly status: 'dropped' })
  | InPrint
  | (Published & { readonly status: 'superseded'; readonly endedOn: CivilDate; readonly supersededBy: string })
  | (Published & Ended & { readonly status: 'withdrawn' });

export const KNOWLEDGE_PRODUCT_STATUSES = ['draft', 'published', 'superseded', 'withdrawn', 'dropped'] as const;

/** A guide, a tool or a case. Stream `knowledge-product-<uuid>`. Published ones are everybody's to read. */
export const knowledgeProduct: Aggregate<KnowledgeProductState, KnowledgeProductEvent> = {
  name: 'knowledge-product',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.KnowledgeProductDrafted', 'draft'],
    ['draft', 'capacity.KnowledgeProductPublished', 'published'],
    ['draft', 'capacity.KnowledgeProductDropped', 'dropped'],
    ['published', 'capacity.KnowledgeProductTranslated', 'same'],
    ['published', 'capacity.KnowledgeProductUsed', 'same'],
    ['published', 'capacity.KnowledgeProductSuperseded', 'superseded'],
    ['published', 'capacity.KnowledgeProductWithdrawn', 'withdrawn'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.product.unit, organisations: state.product.organisations },
};

function evolve(state: KnowledgeProductState, event: KnowledgeProductEvent): KnowledgeProductState {
  const on = event.effectiveOn;
  if (event.type === 'capacity.KnowledgeProductDrafted') {
    const { summary: words, ...product } = event.data;
    return { status: 'draft', product, words, draftedOn: on, draftedBy: event.actor, lastStepOn: on };
  }
  if (event.type === 'capacity.KnowledgeProductPublished' || event.type === 'capacity.KnowledgeProductDropped') {
    if (state.status !== 'draft') throw impossible(state, event);
    const { words: _, ...draft } = state;
    if (event.type === 'capacity.KnowledgeProductDropped') {
      return { ...draft, status: 'dropped', lastStepOn: on, endedOn: on, ground: event.data.ground };
    }
    const { summary, replaces } = event.data;
    return {
      ...{ ...draft, status: 'published', lastStepOn: on, publishedOn: on, summary, uses: [] },
      ...(replaces === undefined ? {} : { replaces }),
    };
  }
  if (state.status !== 'published') throw impossible(state, event);
  const known = { ...state, lastStepOn: on };
  switch (event.type) {
    case 'capacity.KnowledgeProductTranslated':
      return { ...known, product: withEdition(state.product, event.data.edition) };
    case 'capacity.KnowledgeProductUsed':
      return { ...known, uses: [...state.uses, { ...event.data, on }] };
    case 'capacity.KnowledgeProductSuperseded':
      return { ...known, status: 'superseded', endedOn: on, supersededBy: event.data.by };
    case 'capacity.KnowledgeProductWithdrawn':
      return { ...known, status: 'withdrawn', endedOn: on, ground: event.data.ground };
    default:
      return unreachable(event);
  }
}

const withEdition = (product: Product, edition: Edition): Product => ({
  ...product,
  editions: [...product.editions, edition],
});

function impossible(state: KnowledgeProductState, event: KnowledgeProductEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}

export const tagsOfProduct = ({
  unit,
  organisations,
  themes,
}: {
  readonly unit: string;
  readonly organisations: readonly string[];
  readonly themes: readonly string[];
}): readonly string[] => [
  `unit:${unit}`,
  ...organisations.map((organisation) => `org:${organisation}`),
  ...themes.map((theme) => `theme:${theme}`),
];
