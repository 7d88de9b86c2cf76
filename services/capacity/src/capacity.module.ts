import { Calendar } from '@baraza/service-kit';
import { Module } from '@nestjs/common';
import { ActivityController } from './activity/activity.controller.ts';
import { AdoptionController } from './adoption/adoption.controller.ts';
import { adoption } from './adoption/adoption.state.ts';
import { AgreeingController } from './assessment/agreeing.controller.ts';
import { AssessmentController } from './assessment/assessment.controller.ts';
import { AssessmentFacts } from './assessment/assessment.facts.ts';
import { CertificateController } from './certificate/certificate.controller.ts';
import { CohortController } from './cohort/cohort.controller.ts';
import { EnrolmentDecidingController } from './enrolment/deciding.controller.ts';
import { EnrolmentController } from './enrolment/enrolment.controller.ts';
import { enrolment } from './enrolment/enrolment.state.ts';
import { EnrolmentLearningController } from './enrolment/learning.controller.ts';
import { GrantController } from './grant/grant.controller.ts';
import { grant } from './grant/grant.state.ts';
import { ImprovementPlanController } from './improvement-plan/improvement-plan.controller.ts';
import { improvementPlan } from './improvement-plan/improvement-plan.state.ts';
import { InnovationController } from './innovation/innovation.controller.ts';
import { InstrumentController } from './instrument/instrument.controller.ts';
import { KnownInstruments, KnownInstrumentsController } from './instrument/known-instruments.ts';
import { KnowledgeProductController } from './knowledge-product/knowledge-product.controller.ts';
import { KnowledgeProductWriting } from './knowledge-product/knowledge-product.writing.ts';
import { KnownFiles, KnownFilesController } from './known-files/known-files.ts';
import { LeadershipTransitionController } from './leadership-transition/leadership-transition.controller.ts';
import { leadershipTransition } from './leadership-transition/leadership-transition.state.ts';
import { SettlingInController } from './leadership-transition/settling-in.controller.ts';
import { LearningExchangeController } from './learning-exchange/learning-exchange.controller.ts';
import { MentoringController } from './mentoring/mentoring.controller.ts';
import { AppointInTransitionWhenOfficeTaken } from './policies/appoint-in-transition-when-office-taken.policy.ts';
import { CancelCohortsWhenProgrammeCancelled } from './policies/cancel-cohorts-when-programme-cancelled.policy.ts';
import { CloseRecommendationWhenAnswered } from './policies/close-recommendation-when-answered.policy.ts';
import { EndEnrolmentsWhenCohortIsOver } from './policies/end-enrolments-when-cohort-is-over.policy.ts';
import { GiveFreedPlaceToFirstWhoWaits } from './policies/give-freed-place-to-first-who-waits.policy.ts';
import { HoldEnrolmentsWhenMembershipEnds } from './policies/hold-enrolments-when-membership-ends.policy.ts';
import { RecommendProgrammeWhenAssessmentShowsANeed } from './policies/recommend-programme-when-assessment-shows-a-need.policy.ts';
import { ProgrammeController } from './programme/programme.controller.ts';
import { KnowledgeSuggestionController } from './knowledge-suggestion/knowledge-suggestion.controller.ts';
import { SuggestKnowledgeProductWhenOutcomeSubstantiated } from './policies/suggest-knowledge-product-when-outcome-substantiated.policy.ts';
import { RecommendationController } from './recommendation/recommendation.controller.ts';
import { SessionController } from './session/session.controller.ts';
import { SuccessionPlanController } from './succession-plan/succession-plan.controller.ts';
import { successionPlan } from './succession-plan/succession-plan.state.ts';

/** Capacity development: what strengthens the members of the forum. */
@Module({
  controllers: [
    ProgrammeController,
    GrantController,
    ActivityController,
    CohortController,
    EnrolmentController,
    EnrolmentDecidingController,
    EnrolmentLearningController,
    SessionController,
    CertificateController,
    HoldEnrolmentsWhenMembershipEnds,
    GiveFreedPlaceToFirstWhoWaits,
    EndEnrolmentsWhenCohortIsOver,
    CancelCohortsWhenProgrammeCancelled,
    InstrumentController,
    AssessmentController,
    AgreeingController,
    ImprovementPlanController,
    RecommendationController,
    RecommendProgrammeWhenAssessmentShowsANeed,
    CloseRecommendationWhenAnswered,
    KnowledgeSuggestionController,
    SuggestKnowledgeProductWhenOutcomeSubstantiated,
    KnownInstrumentsController,
    KnownFilesController,
    SuccessionPlanController,
    LeadershipTransitionController,
    SettlingInController,
    AppointInTransitionWhenOfficeTaken,
    InnovationController,
    AdoptionController,
    KnowledgeProductController,
    MentoringController,
    LearningExchangeController,
  ],
  providers: [KnownInstruments, KnownFiles, AssessmentFacts, KnowledgeProductWriting],
})
export class CapacityModule {
  constructor(calendar: Calendar) {
    calendar.keep(grant, enrolment, improvementPlan, successionPlan, leadershipTransition, adoption);
  }
}
