import * as outcome from './decision-outcome.events.ts';
import * as voting from './decision-voting.events.ts';
import * as proposal from './decision.events.ts';

export {
  campaignProposed,
  decisionAmended,
  decisionDiscussionOpened,
  decisionProposed,
  decisionWithdrawn,
} from './decision.events.ts';
export * from './decision-voting.events.ts';
export * from './decision-outcome.events.ts';
export {
  CoalitionTerms,
  coalitionTerms,
  DECIDED_ON_KINDS,
  DecidedCampaign,
  DecidedOn,
  DECISION_OUTCOMES,
  DECISION_RULES,
  DECISION_SUBJECTS,
  FIRST_COALITION_TERMS,
  Quorum,
  REVIEW_RESULTS,
  decisionRuleFor,
  SECRET_VOTE_FROM,
  VOTE_CHOICES,
  VOTE_VOID_CAUSES,
  VOTERS_MAX,
  type DecisionOutcome,
  type DecisionRule,
  type DecisionSubject,
  type ReviewResult,
  type VoteChoice,
  type VoteVoidCause,
} from './decision.schemas.ts';

/** Every event of a decision, from the proposal to its review. */
export const decisionContracts = [
  proposal.decisionProposed,
  proposal.campaignProposed,
  proposal.decisionAmended,
  proposal.decisionDiscussionOpened,
  proposal.decisionWithdrawn,
  voting.votingOpened,
  voting.voteCast,
  voting.decisionBallotTaken,
  voting.voteVoided,
  voting.voteRestored,
  voting.votingClosed,
  outcome.decisionTaken,
  outcome.campaignDecided,
  outcome.minorityStatementEntered,
  outcome.decisionStatementDrafted,
  outcome.decisionStatementDeclined,
  outcome.decisionStatementPublished,
  outcome.decisionReviewFellDue,
  outcome.decisionReviewed,
] as const;
