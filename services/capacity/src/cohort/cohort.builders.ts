import { happened } from '../testing/record.ts';
import type { PlanCohort } from './cohort.decider.ts';
import type { CohortEvent } from './cohort.state.ts';

/** States for specs, made of events. Fixed values. */
export const PROGRAMME = 'a1c3e5f7-1b2d-4f6a-9c8e-0d1f2a3b4c05';
export const COHORT = '1d3f5a7c-9b2e-4d6f-8a0c-2e4b6d8f0a1c';
export const ONE = '6b8d0f2a-4c5e-4a7b-9d1f-3e5a7c9b1d21';
export const TWO = '6b8d0f2a-4c5e-4a7b-9d1f-3e5a7c9b1d22';
export const THREE = '6b8d0f2a-4c5e-4a7b-9d1f-3e5a7c9b1d23';

const whose = { programme: PROGRAMME, unit: 'UG-402' };

export const toPlan: PlanCohort = {
  ...whose,
  name: 'First cohort, Bushenyi',
  places: 2,
  from: '2026-03-16',
  until: '2026-08-28',
};
export const planFacts = { programme: { unit: 'WAN', isOver: false }, unitWithin: true };

export const aPlannedCohort = (places = 2): CohortEvent[] => [
  happened('capacity.CohortPlanned', { ...toPlan, ...whose, places } as never),
];
export const taken = (enrolment: string): CohortEvent => happened('capacity.CohortPlaceTaken', { ...whose, enrolment });
export const freed = (enrolment: string): CohortEvent => happened('capacity.CohortPlaceFreed', { ...whose, enrolment });
export const waitsFor = (enrolment: string, number: number): CohortEvent =>
  happened('capacity.CohortWaitingJoined', { ...whose, enrolment, number });
export const waitsNoMore = (enrolment: string): CohortEvent =>
  happened('capacity.CohortWaitingLeft', { ...whose, enrolment });
export const aRunningCohort = (): CohortEvent[] => [
  ...aPlannedCohort(),
  taken(ONE),
  happened('capacity.CohortBegan', whose),
];
export const anEndedCohort = (): CohortEvent[] => [...aRunningCohort(), happened('capacity.CohortEnded', whose)];
export const aCancelledCohort = (): CohortEvent[] => [
  ...aPlannedCohort(),
  happened('capacity.CohortCancelled', { ...whose, ground: 'too-few-applied' }),
];
