import type { EventContract } from '../define-event.ts';
import { assessmentContracts } from './assessment.events.ts';
import { improvementPlanContracts } from './improvement-plan.events.ts';
import { instrumentContracts } from './instrument.events.ts';
import { adoptionContracts } from './adoption.events.ts';
import { innovationContracts } from './innovation.events.ts';
import { knowledgeProductContracts } from './knowledge-product.events.ts';
import { leadershipTransitionContracts } from './leadership-transition.events.ts';
import { learningExchangeContracts } from './learning-exchange.events.ts';
import { mentoringContracts } from './mentoring.events.ts';
import { successionPlanContracts } from './succession-plan.events.ts';
import * as programme from './programme.events.ts';
import { recommendationContracts } from './recommendation.events.ts';

export * from './assessment.events.ts';
export * from './improvement-plan.events.ts';
export * from './instrument.events.ts';
export * from './programme.events.ts';
export * from './recommendation.events.ts';
export * from './adoption.events.ts';
export * from './innovation.events.ts';
export * from './knowledge-product.events.ts';
export * from './leadership-settling.events.ts';
export * from './leadership-transition.events.ts';
export * from './learning-exchange.events.ts';
export * from './mentoring.events.ts';
export * from './succession-plan.events.ts';

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
  ...successionPlanContracts,
  ...leadershipTransitionContracts,
  ...innovationContracts,
  ...adoptionContracts,
  ...knowledgeProductContracts,
  ...mentoringContracts,
  ...learningExchangeContracts,
];
