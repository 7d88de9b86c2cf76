import type { civicSpaceContracts, CivicSpaceRating, DataOf, civicSpaceRated, HappenedOf } from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, unreachable } from '@baraza/domain';

export type CivicSpaceEvent = HappenedOf<(typeof civicSpaceContracts)[number]>;
export type RatingSource = DataOf<typeof civicSpaceRated>['sources'][number];

export interface Rating {
  readonly rating: CivicSpaceRating;
  readonly sources: readonly RatingSource[];
  readonly narrative?: PersonalRef;
}
/** A rating by which public pages would show more: it waits for somebody else. */
export interface RatingProposal extends Rating {
  readonly proposal: string;
  readonly by: string;
}
interface Known {
  readonly unit: string;
  readonly proposed?: RatingProposal;
  readonly lastStepOn: CivilDate;
}
export type Unrated = { readonly status: 'unrated' } & Known;
export type Rated = { readonly status: 'rated'; readonly ratedOn: CivilDate } & Known & Rating;
export type CivicSpaceState = { readonly status: 'none' } | Unrated | Rated;

/** How free people are to organise in a unit. Stream `civic-space-<unit code>`. */
export const civicSpace: Aggregate<CivicSpaceState, CivicSpaceEvent> = {
  name: 'civic-space',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.CivicSpaceRatingProposed', 'unrated'],
    [['unrated', 'rated'], 'campaigns.CivicSpaceRatingProposed', 'same'],
    [['unrated', 'rated'], 'campaigns.CivicSpaceRatingDeclined', 'same'],
    [['none', 'unrated', 'rated'], 'campaigns.CivicSpaceRated', 'rated'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};

function evolve(state: CivicSpaceState, event: CivicSpaceEvent): CivicSpaceState {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'campaigns.CivicSpaceRatingProposed': {
      const { unit, ...rest } = event.data;
      const proposed = { ...rest, by: event.actor };
      return state.status === 'none'
        ? { status: 'unrated', unit, proposed, lastStepOn: on }
        : { ...state, proposed, lastStepOn: on };
    }
    case 'campaigns.CivicSpaceRatingDeclined': {
      if (state.status === 'none') throw new Error(`${event.type} where nothing was proposed`);
      const { proposed: _, ...rest } = state;
      return { ...rest, lastStepOn: on };
    }
    case 'campaigns.CivicSpaceRated': {
      const { proposal: _, ...data } = event.data;
      return { status: 'rated', ...data, ratedOn: on, lastStepOn: on };
    }
    default:
      return unreachable(event);
  }
}
