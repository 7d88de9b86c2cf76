import type {
  CoalitionTerms,
  DecidedCampaign,
  DecidedOn,
  DecisionSubject,
  ReviewResult,
  VoteChoice,
  VoteVoidCause,
} from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';

export interface ProposeDecision {
  readonly coalition: string;
  readonly subject: DecisionSubject;
  /** Of a decision on terms of reference: which version. */
  readonly terms?: number | undefined;
  readonly about?: DecidedOn | undefined;
  readonly campaign?: DecidedCampaign | undefined;
  /** In words: a document of the vault. */
  readonly proposal: string;
  readonly aboutPersons?: readonly string[] | undefined;
  /** The participant that proposes it. */
  readonly by: string;
  readonly reviewOn?: CivilDate | undefined;
}
export interface ProposingFacts {
  /** Of a campaign: whether the forum knows its unit, and it is the coalition's own or below it. */
  readonly campaignUnitWithin: boolean;
}
export interface AmendDecision {
  readonly proposal: string;
  readonly aboutPersons?: readonly string[] | undefined;
}
export interface OnGround {
  readonly ground: string;
}
export interface VotingFacts {
  /** Of organisations that were merged: the one that each goes on as. */
  readonly goOnAs: Readonly<Record<string, string>>;
}
export interface CastVote {
  readonly organisation: string;
  readonly choice: VoteChoice;
  /** Why it disagrees or blocks, in words. */
  readonly objection?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
/** What has become of a seat on the roll. */
export interface SeatOnRoll {
  readonly seat: string;
  readonly organisation: string;
}
export interface VoidVote extends SeatOnRoll {
  readonly cause: VoteVoidCause;
}
export interface EnterMinorityStatement {
  readonly organisation: string;
  readonly statement: string;
  readonly about?: readonly string[] | undefined;
}
export interface DraftStatement {
  readonly text: string;
  readonly about?: readonly string[] | undefined;
}
export interface PublishStatement {
  readonly draft: string;
  /** Exactly what was put forward. */
  readonly text: string;
}
export interface DeclineStatement extends OnGround {
  readonly draft: string;
}
export interface StatementFacts {
  /** What was put forward, as it lies in the vault; undefined where it was erased. */
  readonly drafted: string | undefined;
}
export interface ReviewDecision {
  readonly result: ReviewResult;
  /** Of one that holds on: a year from now where it is left out. */
  readonly reviewOn?: CivilDate | undefined;
  /** Of one that is changed: the decision in its place. */
  readonly replacedBy?: string | undefined;
  readonly note?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
export interface ReviewingFacts {
  /** Whether what takes its place is a decision that the same coalition has adopted. */
  readonly replacementKnown: boolean;
}
export type { CoalitionTerms };
