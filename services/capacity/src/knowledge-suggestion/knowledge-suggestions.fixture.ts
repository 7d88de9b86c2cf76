import { bodies, happened } from '../testing/record.ts';
import type { KnowledgeSuggestionEvent, Suggested } from './knowledge-suggestion.state.ts';

/** Suggestions made of events, for specs. */
export const PRODUCT = 'b1c2d3e4-f506-4718-8293-a4b5c6d7e8f9';
export const suggested: Suggested = {
  outcome: '8f9a0b1c-2d3e-4f40-8516-273849506172',
  ...{ unit: 'UG-402', organisation: bodies.women, themes: ['social-justice'] },
};
export const aSuggestion = (): KnowledgeSuggestionEvent[] => [
  happened('capacity.KnowledgeProductSuggested', suggested),
];
export const closed = {
  takenUp: (): KnowledgeSuggestionEvent[] => [
    ...aSuggestion(),
    happened('capacity.KnowledgeSuggestionTakenUp', { ...suggested, product: PRODUCT }),
  ],
  declined: (): KnowledgeSuggestionEvent[] => [
    ...aSuggestion(),
    happened('capacity.KnowledgeSuggestionDeclined', { ...suggested, ground: 'nothing-new' }),
  ],
  lapsed: (): KnowledgeSuggestionEvent[] => [
    ...aSuggestion(),
    happened('capacity.KnowledgeSuggestionLapsed', { ...suggested, because: 'corrected' as const }),
  ],
};
