import type { Deciding } from '@baraza/domain';
import { cohortRules } from './cohort.rules.ts';
import type { CohortPlan, CohortState, KnownCohort, PlannedCohort, RunningCohort } from './cohort.state.ts';

export function known(state: CohortState): KnownCohort {
  if (state.status === 'none') throw cohortRules.broken('unknown');
  return state;
}

export function notOver(state: CohortState): PlannedCohort | RunningCohort {
  const now = known(state);
  if (now.status === 'ended' || now.status === 'cancelled') {
    throw cohortRules.broken('over', { params: { status: now.status } });
  }
  return now;
}

export function inOrderOfDates({ since }: KnownCohort, given: Deciding): void {
  if (given.effectiveOn >= since) return;
  throw cohortRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since } });
}

export const whoseOf = ({ programme, unit }: Pick<CohortPlan, 'programme' | 'unit'>) => ({ programme, unit });

export function tagsOf({ programme, unit }: Pick<CohortPlan, 'programme' | 'unit'>): readonly string[] {
  return [`unit:${unit}`, `programme:${programme}`];
}
