import type { Decided } from '@baraza/domain';
import { type AlsoIn, alsoIn, type Decision } from '@baraza/service-kit';
import { freePlace, joinWaiting, leaveWaiting, returnToWaiting, takePlace } from '../cohort/cohort.roster.ts';
import { cohort } from '../cohort/cohort.state.ts';
import { beginWithCohort } from './enrolment.deciding.ts';
import { enrolment, type EnrolmentState } from './enrolment.state.ts';

/** What a step of an enrolment means for the places of its cohort, in the same append. */

const inCohort = (
  state: EnrolmentState,
  id: string,
  decide: typeof takePlace | typeof freePlace | typeof joinWaiting | typeof leaveWaiting,
): readonly AlsoIn[] =>
  state.status === 'none' ? [] : [alsoIn(cohort, state.cohort, (of, given) => decide(of, id, given))];

export const takingPlace = (state: EnrolmentState, id: string, events: readonly Decided[]): Decision => ({
  events,
  also: events.length === 0 ? [] : inCohort(state, id, takePlace),
});

export const waiting = (state: EnrolmentState, id: string, events: readonly Decided[]): Decision => ({
  events,
  also: inCohort(state, id, joinWaiting),
});

/** It has no place any more, and waits for none: whichever it was. */
export const leaving = (state: EnrolmentState, id: string, events: readonly Decided[]): Decision => ({
  events,
  also:
    events.length === 0 || state.status === 'none'
      ? []
      : [alsoIn(cohort, state.cohort, (of, given) => [...freePlace(of, id, given), ...leaveWaiting(of, id, given)])],
});

/** Whoever rests waits for no place meanwhile; a place that they have they keep. */
export const resting = (state: EnrolmentState, id: string, events: readonly Decided[]): Decision => ({
  events,
  also: events.length === 0 ? [] : inCohort(state, id, leaveWaiting),
});

export const goingOn = (state: EnrolmentState, id: string, events: readonly Decided[]): Decision => ({
  events,
  also:
    state.status === 'on-hold' &&
    state.heldAs === 'wait-listed' &&
    events.some(({ type }) => type === 'capacity.EnrolmentResumed')
      ? inCohort(state, id, returnToWaiting)
      : [],
});

/** All who have a place begin with their cohort. */
export const beginAll = (enrolments: readonly string[]): readonly AlsoIn[] =>
  enrolments.map((id) => alsoIn(enrolment, id, beginWithCohort));
