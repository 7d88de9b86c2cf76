import type { EventContract } from '../define-event.ts';
import { assessmentContracts } from './assessment.events.ts';
import { improvementPlanContracts } from './improvement-plan.events.ts';
import { instrumentContracts } from './instrument.events.ts';
import * as programme from './programme.events.ts';
import { recommendationContracts } from './recommendation.events.ts';

export * from './assessment.events.ts';
export * from './improvement-plan.events.ts';
export * from './instrument.events.ts';
export * from './programme.events.ts';
export * from './recommendation.events.ts';

/** Every event that `capacity` publishes, in all versions. */
export const capacityContracts: readonly EventContract[] = [
  programme.programmePlanned,
  programme.programmeOpened,
  programme.programmeStarted,
  programme.programmeCompleted,
  programme.launchAssignmentGiven,
  programme.programmeCancelled,
  ...instrumentContracts,
  ...assessmentContracts,
  ...improvementPlanContracts,
  ...recommendationContracts,
];
