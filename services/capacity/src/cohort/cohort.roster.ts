import type {
  cohortPlaceFreed,
  cohortPlaceTaken,
  cohortWaitingJoined,
  cohortWaitingLeft,
  DecidedAs,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { cohortRules } from './cohort.rules.ts';
import type { CohortState, PlannedCohort, RunningCohort } from './cohort.state.ts';
import { known, notOver, tagsOf, whoseOf } from './cohort.steps.pure.ts';

/** Who has a place and who waits. Written with the enrolment's own step, so that no place is given twice. */

/**
 * A free place goes to the first who waits; to somebody else only where nobody does.
 * @returns nothing where the enrolment has a place already
 * @throws Rejection `unknown`, `over`, `full`, `others-wait`
 */
export function takePlace(
  state: CohortState,
  enrolment: string,
  given: Deciding,
): readonly DecidedAs<typeof cohortPlaceTaken>[] {
  const now = notOver(state);
  if (now.taken.includes(enrolment)) return [];
  if (!hasFreePlace(now)) throw cohortRules.broken('full', { params: { places: now.places } });
  const [first] = now.waiting;
  if (first !== undefined && first.enrolment !== enrolment) {
    throw cohortRules.broken('others-wait', { params: { waiting: now.waiting.length } });
  }
  return [{ type: 'capacity.CohortPlaceTaken', ...rosterEvent(now, enrolment, given) }];
}

/** @returns nothing where the enrolment has no place */
export function freePlace(
  state: CohortState,
  enrolment: string,
  given: Deciding,
): readonly DecidedAs<typeof cohortPlaceFreed>[] {
  const now = known(state);
  if (!now.taken.includes(enrolment)) return [];
  return [{ type: 'capacity.CohortPlaceFreed', ...rosterEvent(now, enrolment, given) }];
}

/** @returns nothing where it waits already, or has a place. @throws Rejection `unknown`, `over`, `place-free` */
export function joinWaiting(
  state: CohortState,
  enrolment: string,
  given: Deciding,
): readonly DecidedAs<typeof cohortWaitingJoined>[] {
  const now = notOver(state);
  if (hasFreePlace(now) && now.waiting.length === 0) throw cohortRules.broken('place-free');
  return waits(now, enrolment, given);
}

/** Whoever waited before waits again, where they stood. @returns nothing where the cohort is over */
export function returnToWaiting(
  state: CohortState,
  enrolment: string,
  given: Deciding,
): readonly DecidedAs<typeof cohortWaitingJoined>[] {
  return state.status === 'planned' || state.status === 'running' ? waits(state, enrolment, given) : [];
}

/** @returns nothing where the enrolment does not wait */
export function leaveWaiting(
  state: CohortState,
  enrolment: string,
  given: Deciding,
): readonly DecidedAs<typeof cohortWaitingLeft>[] {
  const now = known(state);
  if (!now.waiting.some((one) => one.enrolment === enrolment)) return [];
  return [{ type: 'capacity.CohortWaitingLeft', ...rosterEvent(now, enrolment, given) }];
}

export function hasFreePlace({ taken, places }: PlannedCohort | RunningCohort): boolean {
  return taken.length < places;
}

function waits(
  now: PlannedCohort | RunningCohort,
  enrolment: string,
  given: Deciding,
): readonly DecidedAs<typeof cohortWaitingJoined>[] {
  if (now.taken.includes(enrolment) || now.waiting.some((one) => one.enrolment === enrolment)) return [];
  const number = now.numbers[enrolment] ?? Math.max(0, ...Object.values(now.numbers)) + 1;
  const { data, ...event } = rosterEvent(now, enrolment, given);
  return [{ type: 'capacity.CohortWaitingJoined', data: { ...data, number }, ...event }];
}

function rosterEvent(now: Parameters<typeof whoseOf>[0], enrolment: string, given: Deciding) {
  return {
    data: { ...whoseOf(now), enrolment },
    effectiveOn: given.effectiveOn,
    tags: [...tagsOf(now), `enrolment:${enrolment}`],
  };
}
