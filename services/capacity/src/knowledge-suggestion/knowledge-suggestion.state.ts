import type { DataOf, HappenedOf, knowledgeProductSuggested, knowledgeSuggestionContracts } from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type KnowledgeSuggestionEvent = HappenedOf<(typeof knowledgeSuggestionContracts)[number]>;
export type Suggested = DataOf<typeof knowledgeProductSuggested>;

interface Known {
  readonly suggested: Suggested;
  readonly suggestedOn: CivilDate;
  readonly lastStepOn: CivilDate;
}
export type KnowledgeSuggestionState =
  | { readonly status: 'none' }
  | (Known & { readonly status: 'open' | 'lapsed' })
  | (Known & { readonly status: 'taken-up'; readonly product: string })
  | (Known & { readonly status: 'declined'; readonly ground: string });

function evolve(state: KnowledgeSuggestionState, event: KnowledgeSuggestionEvent): KnowledgeSuggestionState {
  const on = event.effectiveOn;
  if (event.type === 'capacity.KnowledgeProductSuggested') {
    if (state.status !== 'none' && state.status !== 'lapsed') throw impossible(state, event);
    return { status: 'open', suggested: event.data, suggestedOn: on, lastStepOn: on };
  }
  if (state.status !== 'open') throw impossible(state, event);
  const { suggested, suggestedOn } = state;
  const known: Known = { suggested, suggestedOn, lastStepOn: on };
  switch (event.type) {
    case 'capacity.KnowledgeSuggestionTakenUp':
      return { ...known, status: 'taken-up', product: event.data.product };
    case 'capacity.KnowledgeSuggestionDeclined':
      return { ...known, status: 'declined', ground: event.data.ground };
    case 'capacity.KnowledgeSuggestionLapsed':
      return { ...known, status: 'lapsed' };
    default:
      return unreachable(event);
  }
}

/** An outcome that is worth writing down. Stream `knowledge-suggestion-<uuid>`, its id made of the outcome's. */
export const knowledgeSuggestion: Aggregate<KnowledgeSuggestionState, KnowledgeSuggestionEvent> = {
  name: 'knowledge-suggestion',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    [['none', 'lapsed'], 'capacity.KnowledgeProductSuggested', 'open'],
    ['open', 'capacity.KnowledgeSuggestionTakenUp', 'taken-up'],
    ['open', 'capacity.KnowledgeSuggestionDeclined', 'declined'],
    ['open', 'capacity.KnowledgeSuggestionLapsed', 'lapsed'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.suggested.unit, organisations: [state.suggested.organisation] },
};

function impossible(state: KnowledgeSuggestionState, event: KnowledgeSuggestionEvent): Error {
  return new Error(`${event.type} of a suggestion that is '${state.status}'`);
}
