import type { DataOf, HappenedOf, programmeRecommended, recommendationContracts } from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type RecommendationEvent = HappenedOf<(typeof recommendationContracts)[number]>;
export type Recommended = DataOf<typeof programmeRecommended>;

interface Known {
  readonly recommended: Recommended;
  readonly recommendedOn: CivilDate;
  readonly lastStepOn: CivilDate;
}
export type RecommendationState =
  | { readonly status: 'none' }
  | (Known & { readonly status: 'open' | 'lapsed' })
  | (Known & { readonly status: 'taken-up'; readonly enrolment: string })
  | (Known & { readonly status: 'declined'; readonly ground: string });

function evolve(state: RecommendationState, event: RecommendationEvent): RecommendationState {
  const on = event.effectiveOn;
  if (event.type === 'capacity.ProgrammeRecommended') {
    return { status: 'open', recommended: event.data, recommendedOn: on, lastStepOn: on };
  }
  if (state.status !== 'open') throw new Error(`${event.type} of a recommendation that is '${state.status}'`);
  const { recommended, recommendedOn } = state;
  const known: Known = { recommended, recommendedOn, lastStepOn: on };
  switch (event.type) {
    case 'capacity.RecommendationTakenUp':
      return { ...known, status: 'taken-up', enrolment: event.data.enrolment };
    case 'capacity.RecommendationDeclined':
      return { ...known, status: 'declined', ground: event.data.ground };
    case 'capacity.RecommendationLapsed':
      return { ...known, status: 'lapsed' };
    default:
      return unreachable(event);
  }
}

/** A programme pointed out to an organisation, once. Stream `recommendation-<uuid>`, its id made of both. */
export const recommendation: Aggregate<RecommendationState, RecommendationEvent> = {
  name: 'recommendation',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.ProgrammeRecommended', 'open'],
    ['open', 'capacity.RecommendationTakenUp', 'taken-up'],
    ['open', 'capacity.RecommendationDeclined', 'declined'],
    ['open', 'capacity.RecommendationLapsed', 'lapsed'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none'
      ? undefined
      : { unit: state.recommended.unit, organisations: [state.recommended.organisation] },
};
