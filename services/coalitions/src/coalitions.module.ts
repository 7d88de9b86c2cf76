import { BallotsModule, Calendar } from '@baraza/service-kit';
import { Module } from '@nestjs/common';
import { AlertController } from './alert/alert.controller.ts';
import { alert } from './alert/alert.state.ts';
import { BlueprintController } from './blueprint/blueprint.controller.ts';
import { BlueprintWriting } from './blueprint/blueprint.writing.ts';
import { CoalitionController } from './coalition/coalition.controller.ts';
import { coalition } from './coalition/coalition.state.ts';
import { InCoalition } from './coalition/in-coalition.ts';
import { CoalitionLifeController } from './coalition/life.controller.ts';
import { PromisesOfCoalitionsController } from './coalition/promises-of-coalitions.controller.ts';
import { PromisesOfCoalitions } from './coalition/promises-of-coalitions.ts';
import { SeatsController } from './coalition/seats.controller.ts';
import { CommitmentController } from './commitment/commitment.controller.ts';
import { commitment } from './commitment/commitment.state.ts';
import { CommitmentWriting } from './commitment/commitment.writing.ts';
import { CommitmentOutcomeController } from './commitment/outcome.controller.ts';
import { HealthRoundController } from './health-round/health-round.controller.ts';
import { healthRound } from './health-round/health-round.state.ts';
import { KnownQuestionnaires, KnownQuestionnairesController } from './health-round/known-questionnaires.ts';
import { JointActionController } from './joint-action/joint-action.controller.ts';
import { jointAction } from './joint-action/joint-action.state.ts';
import { TasksController } from './joint-action/tasks.controller.ts';
import { AnswerAlertWhenCoalitionDecides } from './policies/answer-alert-when-coalition-decides.policy.ts';
import { MakeCommitmentWhenDemandAccepted } from './policies/make-commitment-when-demand-accepted.policy.ts';
import { MakeCommitmentWhenResolutionAdopted } from './policies/make-commitment-when-resolution-adopted.policy.ts';
import { MakeCommitmentWhenSurveyFindingPublished } from './policies/make-commitment-when-survey-finding-published.policy.ts';
import { RaiseAlertWhenStruggleVerified } from './policies/raise-alert-when-struggle-verified.policy.ts';
import { DecisionBallots } from './decision/decision.ballots.ts';
import { DecisionController } from './decision/decision.controller.ts';
import { decision } from './decision/decision.state.ts';
import { DecisionWriting } from './decision/decision.writing.ts';
import { DecisionOutcomeController } from './decision/outcome.controller.ts';
import { DecisionVotingController } from './decision/voting.controller.ts';
import { AdoptTermsWhenDecided } from './policies/adopt-terms-when-decided.policy.ts';
import { CloseAlertWhenStruggleJoined } from './policies/close-alert-when-struggle-joined.policy.ts';
import { CountASecretVoteWhenItIsClosed } from './policies/count-a-secret-vote-when-it-is-closed.policy.ts';
import { SettleWhatIsOpenWhenCoalitionWoundDown } from './policies/settle-what-is-open-when-coalition-wound-down.policy.ts';
import { StartTheClockOfARemovalWhenItsNoticeArrives } from './policies/start-the-clock-of-a-removal-when-its-notice-arrives.policy.ts';
import { SuspendSeatsWhenMembershipEnds } from './policies/suspend-seats-when-membership-ends.policy.ts';
import { KnownSourcesController } from './known-sources/known-sources.controller.ts';
import { KnownSources } from './known-sources/known-sources.ts';
import { ReplicationController } from './replication/replication.controller.ts';
import { ReplicationFacts } from './replication/replication.facts.ts';
import { VoidVotesWhenSeatsRest } from './policies/void-votes-when-seats-rest.policy.ts';

/** Infrastructure for social justice: who acts together, and who promised what to whom. */
@Module({
  imports: [BallotsModule],
  controllers: [
    CoalitionController,
    CoalitionLifeController,
    SeatsController,
    PromisesOfCoalitionsController,
    DecisionController,
    DecisionVotingController,
    DecisionOutcomeController,
    CommitmentController,
    CommitmentOutcomeController,
    AlertController,
    KnownSourcesController,
    JointActionController,
    TasksController,
    HealthRoundController,
    KnownQuestionnairesController,
    BlueprintController,
    ReplicationController,
    StartTheClockOfARemovalWhenItsNoticeArrives,
    SuspendSeatsWhenMembershipEnds,
    VoidVotesWhenSeatsRest,
    AdoptTermsWhenDecided,
    CountASecretVoteWhenItIsClosed,
    SettleWhatIsOpenWhenCoalitionWoundDown,
    MakeCommitmentWhenResolutionAdopted,
    MakeCommitmentWhenSurveyFindingPublished,
    RaiseAlertWhenStruggleVerified,
    AnswerAlertWhenCoalitionDecides,
    CloseAlertWhenStruggleJoined,
    MakeCommitmentWhenDemandAccepted,
  ],
  providers: [
    CommitmentWriting,
    KnownSources,
    InCoalition,
    PromisesOfCoalitions,
    DecisionWriting,
    DecisionBallots,
    BlueprintWriting,
    ReplicationFacts,
    KnownQuestionnaires,
  ],
})
export class CoalitionsModule {
  constructor(calendar: Calendar) {
    calendar.keep(coalition, decision, commitment, alert, jointAction, healthRound);
  }
}
