import { aDocument, bodies, happened, people } from '../testing/record.ts';
import type { DraftFacts, DraftProduct, PublishFacts } from './knowledge-product.decider.ts';
import type { KnowledgeProductEvent } from './knowledge-product.state.ts';

/** Knowledge products made of events, for specs. */
export const PRODUCT = 'd3e4f506-1728-4394-8a5b-6c7d8e9fa0b1';
export const OLDER = 'd3e4f506-1728-4394-8a5b-6c7d8e9fa0b2';
export const WORDS = 'How savings groups of a parish read the budget of their district.';
const product = {
  kind: 'guide' as const,
  unit: 'UG-402',
  themes: ['governance'],
  organisations: [bodies.farmers],
  licence: 'CC-BY-SA-4.0' as const,
  editions: [{ language: 'en', title: 'Reading the district budget together', web: 'https://forum.example/budget' }],
  learnedFrom: [],
};
export const toDraft: DraftProduct = { ...product, summary: WORDS };
export const allKnown: DraftFacts = { unitKnown: true, organisations: [bodies.farmers], themes: ['governance'] };
export const asDrafted: PublishFacts = { drafted: WORDS, id: PRODUCT, replacedIsPublished: true };

export const aDraft = (): KnowledgeProductEvent[] => [
  happened('capacity.KnowledgeProductDrafted', { ...product, summary: aDocument }, '2026-02-02', people.officer),
];
export const aPublished = (): KnowledgeProductEvent[] => [
  ...aDraft(),
  happened('capacity.KnowledgeProductPublished', { ...product, summary: WORDS }, '2026-02-10'),
];
