import type { COMPLAINT_SOURCES, SERVICE_PROOFS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { AppealOutcome, ConductDecision, Procedure } from './complaint.state.ts';

/** The commands on a complaint, each with the facts that were looked up for it. */

/** A free text of a case, and the persons it is about: the erasure of one of them takes it too. */
export interface Statement {
  readonly text: string;
  readonly about?: readonly string[] | undefined;
}

export interface RaiseComplaint {
  readonly organisation: string;
  readonly grounds: readonly string[];
  readonly source: (typeof COMPLAINT_SOURCES)[number];
  readonly complainant?: string | undefined;
  readonly narrative: Statement;
}
export interface RaisingFacts {
  /** The membership complained of; undefined where the organisation is no member. */
  readonly member: { readonly membership: string; readonly unit: string } | undefined;
  readonly complainantIsMember: boolean;
  /** Whether whoever raises it acts for the member that complains. */
  readonly actsForComplainant: boolean;
  /** Of the rules in force on the date of the command. */
  readonly grounds: readonly string[];
  readonly procedure: Procedure;
}

/** Whether whoever acts is a party to the case. */
export interface Partiality {
  /** They act for the member complained of, or stand on its record as one of its people. */
  readonly isOfMember: boolean;
  /** They act for the member that complains, or stand on its record. */
  readonly isOfComplainant: boolean;
}
export interface JudgingFacts extends Partiality {
  /** The deputation that makes them eligible for this one decision, where one does. */
  readonly deputation?: string | undefined;
  /** Whether the membership can still be suspended or ended. */
  readonly membershipIsOpen: boolean;
}

export interface IssueNotice {
  readonly grounds: readonly string[];
  readonly notice: Statement;
}
export interface NoticeFacts extends Partiality {
  readonly grounds: readonly string[];
}
export interface Serve {
  readonly proof: (typeof SERVICE_PROOFS)[number];
  /** The notice on whose delivery it rests. */
  readonly delivery?: string | undefined;
}
export interface GiveReply {
  readonly reply: Statement;
}
export interface ProposeDecision {
  readonly decision: ConductDecision;
  readonly until?: CivilDate | undefined;
  readonly grounds: readonly string[];
  readonly reasons: Statement;
}
export interface Confirm {
  readonly proposal: string;
}
export interface LodgeAppeal {
  readonly appeal: Statement;
}
export interface ProposeAppealDecision {
  readonly outcome: AppealOutcome;
  readonly reasons: Statement;
}

export type ComplaintCommand =
  | { readonly name: 'raise'; readonly of: RaiseComplaint; readonly facts: RaisingFacts }
  | { readonly name: 'issue-notice'; readonly of: IssueNotice; readonly facts: NoticeFacts }
  | { readonly name: 'serve-notice'; readonly of: Serve; readonly facts: Partiality }
  | { readonly name: 'reply'; readonly of: GiveReply; readonly facts: Partiality }
  | { readonly name: 'withdraw'; readonly facts: Partiality }
  | { readonly name: 'propose'; readonly of: ProposeDecision; readonly facts: JudgingFacts }
  | { readonly name: 'confirm'; readonly of: Confirm; readonly facts: JudgingFacts }
  | { readonly name: 'serve-decision'; readonly of: Serve; readonly facts: Partiality }
  | { readonly name: 'appeal'; readonly of: LodgeAppeal; readonly facts: Partiality }
  | { readonly name: 'propose-on-appeal'; readonly of: ProposeAppealDecision; readonly facts: JudgingFacts }
  | { readonly name: 'confirm-on-appeal'; readonly of: Confirm; readonly facts: JudgingFacts };
