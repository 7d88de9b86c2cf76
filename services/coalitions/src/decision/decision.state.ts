import type {
  DataOf,
  DecidedCampaign,
  decisionContracts,
  decisionProposed,
  decisionTaken,
  HappenedOf,
  VoteChoice,
  VoteVoidCause,
} from '@baraza/contracts';
import type { Aggregate, CivilDate, PersonalRef } from '@baraza/domain';
import { calendar } from './decision.calendar.pure.ts';
import { evolve } from './decision.evolve.pure.ts';

export type DecisionEvent = HappenedOf<(typeof decisionContracts)[number]>;
export type Outcome = Omit<
  DataOf<typeof decisionTaken>,
  'coalition' | 'unit' | 'themes' | 'subject' | 'terms' | 'about'
>;

/** Who may vote: an active seat when the vote was opened. */
export interface Voter {
  readonly seat: string;
  readonly organisation: string;
  /** Why it counts no more, while that is so. */
  readonly void?: VoteVoidCause;
}
export interface OpenVote {
  readonly choice: VoteChoice;
  readonly objection?: PersonalRef;
  readonly on: CivilDate;
}
export interface MinorityStatement {
  readonly seat: string;
  readonly organisation: string;
  readonly statement: PersonalRef;
  readonly on: CivilDate;
}
/** The exact text that waits for somebody else to publish it. */
export interface StatementDraft {
  readonly draft: string;
  readonly statement: PersonalRef;
  readonly by: string;
}

export interface Known extends DataOf<typeof decisionProposed> {
  readonly campaign?: DecidedCampaign;
  readonly proposedOn: CivilDate;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
export interface WithVote {
  readonly openedOn: CivilDate;
  readonly closesOn: CivilDate;
  readonly roll: readonly Voter[];
  /** By seat; empty in a secret vote. */
  readonly votes: Readonly<Record<string, OpenVote>>;
  /** The seats that have taken part. */
  readonly taken: readonly string[];
}
export interface WithOutcome {
  readonly takenOn: CivilDate;
  readonly outcome: Outcome;
  readonly minority: readonly MinorityStatement[];
  readonly draft?: StatementDraft;
  /** What was published of it. */
  readonly statement?: { readonly text: string; readonly on: CivilDate };
  /** When it is to be looked at again, and whether that day has come. */
  readonly nextReviewOn?: CivilDate;
  readonly reviewDue: boolean;
}

export type Proposed = { readonly status: 'proposed' | 'discussed' } & Known;
export type Voting = { readonly status: 'voting' } & Known & WithVote;
export type Closed = { readonly status: 'closed' } & Known & WithVote;
export type Taken = { readonly status: 'taken' } & Known & WithVote & WithOutcome;
/** Adopted once, and in force no more. */
export type Over = { readonly status: 'over'; readonly replacedBy?: string } & Known & WithVote & WithOutcome;
export type Withdrawn = {
  readonly status: 'withdrawn';
  readonly ground: string;
  readonly withdrawnOn: CivilDate;
} & Known;

export type DecisionState = { readonly status: 'none' } | Proposed | Voting | Closed | Taken | Over | Withdrawn;
export type KnownDecision = Exclude<DecisionState, { readonly status: 'none' }>;

export const DECISION_STATUSES = [
  'none',
  'proposed',
  'discussed',
  'voting',
  'closed',
  'taken',
  'over',
  'withdrawn',
] as const satisfies readonly DecisionState['status'][];

const BEFORE_THE_VOTE = ['proposed', 'discussed'] as const;
const ONCE_TAKEN = ['taken', 'over'] as const;

/** Something that a coalition decides. Stream `decision-<uuid>`. Its participants find it, wherever they belong. */
export const decision: Aggregate<DecisionState, DecisionEvent> = {
  name: 'decision',
  service: 'coalitions',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'coalitions.DecisionProposed', 'proposed'],
    ['proposed', 'coalitions.CampaignProposed', 'same'],
    [BEFORE_THE_VOTE, 'coalitions.DecisionAmended', 'same'],
    ['proposed', 'coalitions.DecisionDiscussionOpened', 'discussed'],
    ['discussed', 'coalitions.VotingOpened', 'voting'],
    ['voting', 'coalitions.VoteCast', 'same'],
    ['voting', 'coalitions.DecisionBallotTaken', 'same'],
    ['voting', 'coalitions.VoteVoided', 'same'],
    ['voting', 'coalitions.VoteRestored', 'same'],
    ['voting', 'coalitions.VotingClosed', 'closed'],
    ['closed', 'coalitions.DecisionTaken', 'taken'],
    ['taken', 'coalitions.CampaignDecided', 'same'],
    [ONCE_TAKEN, 'coalitions.MinorityStatementEntered', 'same'],
    [ONCE_TAKEN, 'coalitions.DecisionStatementDrafted', 'same'],
    [ONCE_TAKEN, 'coalitions.DecisionStatementDeclined', 'same'],
    [ONCE_TAKEN, 'coalitions.DecisionStatementPublished', 'same'],
    ['taken', 'coalitions.DecisionReviewFellDue', 'same'],
    ['taken', 'coalitions.DecisionReviewed', ['taken', 'over']],
    [['proposed', 'discussed', 'voting'], 'coalitions.DecisionWithdrawn', 'withdrawn'],
  ],
  stateVersion: 1,
  evolve,
  scope(state) {
    if (state.status === 'none') return undefined;
    const roll = 'roll' in state ? state.roll.map(({ organisation }) => organisation) : [];
    return { unit: state.unit, organisations: [...new Set([state.by, ...roll])] };
  },
  calendar,
};
