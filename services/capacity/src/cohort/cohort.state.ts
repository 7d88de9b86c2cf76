import type { cohortContracts, cohortPlanned, DataOf, HappenedOf } from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type CohortEvent = HappenedOf<(typeof cohortContracts)[number]>;
export type CohortPlan = DataOf<typeof cohortPlanned>;

/** An enrolment that waits for a place, behind those whose number is lower. */
export interface Waiting {
  readonly enrolment: string;
  readonly number: number;
}

interface Known extends CohortPlan {
  /** The enrolments that have a place. */
  readonly taken: readonly string[];
  /** The first who waits stands first. */
  readonly waiting: readonly Waiting[];
  /** The number of everybody who ever waited: whoever comes back has their old one. */
  readonly numbers: Readonly<Record<string, number>>;
  /** The date of its last step. */
  readonly since: CivilDate;
}

export const COHORT_STATUSES = ['none', 'planned', 'running', 'ended', 'cancelled'] as const;

export type PlannedCohort = Known & { readonly status: 'planned' };
export type RunningCohort = Known & { readonly status: 'running' };
export type EndedCohort = Known & { readonly status: 'ended' };
export type CancelledCohort = Known & { readonly status: 'cancelled'; readonly ground: string };
export type KnownCohort = PlannedCohort | RunningCohort | EndedCohort | CancelledCohort;
export type CohortState = { readonly status: 'none' } | KnownCohort;

function evolve(state: CohortState, event: CohortEvent): CohortState {
  const since = event.effectiveOn;
  if (event.type === 'capacity.CohortPlanned') {
    return { status: 'planned', ...event.data, taken: [], waiting: [], numbers: {}, since };
  }
  if (state.status === 'none') throw new Error(`${event.type} in a cohort that was never planned`);
  switch (event.type) {
    case 'capacity.CohortPlacesChanged':
      return { ...state, places: event.data.places };
    case 'capacity.CohortPlaceTaken':
      return { ...withoutWaiting(state, event.data.enrolment), taken: [...state.taken, event.data.enrolment] };
    case 'capacity.CohortPlaceFreed':
      return { ...state, taken: state.taken.filter((one) => one !== event.data.enrolment) };
    case 'capacity.CohortWaitingJoined': {
      const { enrolment, number } = event.data;
      const waiting = [...state.waiting, { enrolment, number }].sort((one, other) => one.number - other.number);
      return { ...state, waiting, numbers: { ...state.numbers, [enrolment]: number } };
    }
    case 'capacity.CohortWaitingLeft':
      return withoutWaiting(state, event.data.enrolment);
    case 'capacity.CohortReactionReported':
      return state;
    case 'capacity.CohortBegan':
      return { ...state, status: 'running', since };
    case 'capacity.CohortEnded':
      return { ...state, status: 'ended', since };
    case 'capacity.CohortCancelled':
      return { ...state, status: 'cancelled', ground: event.data.ground, since };
    default:
      return unreachable(event);
  }
}

function withoutWaiting<State extends KnownCohort>(state: State, enrolment: string): State {
  return { ...state, waiting: state.waiting.filter((one) => one.enrolment !== enrolment) };
}

/** Those who go through a programme together. Stream `cohort-<uuid>`. */
export const cohort: Aggregate<CohortState, CohortEvent> = {
  name: 'cohort',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.CohortPlanned', 'planned'],
    [['planned', 'running'], 'capacity.CohortPlacesChanged', 'same'],
    [['planned', 'running'], 'capacity.CohortPlaceTaken', 'same'],
    [['planned', 'running'], 'capacity.CohortWaitingJoined', 'same'],
    [['planned', 'running', 'ended', 'cancelled'], 'capacity.CohortPlaceFreed', 'same'],
    [['planned', 'running', 'ended', 'cancelled'], 'capacity.CohortWaitingLeft', 'same'],
    ['planned', 'capacity.CohortBegan', 'running'],
    [['running', 'ended'], 'capacity.CohortReactionReported', 'same'],
    ['running', 'capacity.CohortEnded', 'ended'],
    [['planned', 'running'], 'capacity.CohortCancelled', 'cancelled'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};
