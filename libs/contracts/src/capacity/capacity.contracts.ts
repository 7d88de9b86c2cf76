import type { EventContract } from '../define-event.ts';
import { activityContracts } from './activity.events.ts';
import { adoptionContracts } from './adoption.events.ts';
import { assessmentContracts } from './assessment.events.ts';
import { certificateContracts } from './certificate.events.ts';
import { cohortContracts } from './cohort.events.ts';
import { enrolmentLearningContracts } from './enrolment-learning.events.ts';
import { enrolmentStepContracts } from './enrolment.events.ts';
import { grantContracts } from './grant.events.ts';
import { improvementPlanContracts } from './improvement-plan.events.ts';
import { innovationContracts } from './innovation.events.ts';
import { instrumentContracts } from './instrument.events.ts';
import { knowledgeProductContracts } from './knowledge-product.events.ts';
import { knowledgeSuggestionContracts } from './knowledge-suggestion.events.ts';
import { leadershipTransitionContracts } from './leadership-transition.events.ts';
import { learningExchangeContracts } from './learning-exchange.events.ts';
import { mentoringContracts } from './mentoring.events.ts';
import { programmeTermsContracts } from './programme-terms.events.ts';
import * as programme from './programme.events.ts';
import { recommendationContracts } from './recommendation.events.ts';
import { sessionContracts } from './session.events.ts';
import { successionPlanContracts } from './succession-plan.events.ts';

export * from './activity.events.ts';
export * from './adoption.events.ts';
export * from './assessment.events.ts';
export * from './certificate.events.ts';
export * from './cohort.events.ts';
export * from './enrolment-learning.events.ts';
export * from './enrolment.events.ts';
export * from './enrolment.schemas.ts';
export * from './grant.events.ts';
export * from './improvement-plan.events.ts';
export * from './innovation.events.ts';
export * from './instrument.events.ts';
export * from './knowledge-product.events.ts';
export * from './knowledge-suggestion.events.ts';
export * from './leadership-settling.events.ts';
export * from './leadership-transition.events.ts';
export * from './learning-exchange.events.ts';
export * from './mentoring.events.ts';
export * from './programme-terms.events.ts';
export * from './programme.events.ts';
export * from './recommendation.events.ts';
export * from './session.events.ts';
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
  ...knowledgeSuggestionContracts,
  ...mentoringContracts,
  ...learningExchangeContracts,
  ...programmeTermsContracts,
  ...grantContracts,
  ...activityContracts,
  ...cohortContracts,
  ...enrolmentStepContracts,
  ...enrolmentLearningContracts,
  ...sessionContracts,
  ...certificateContracts,
];
