import { Type, type Static } from 'typebox';
import { PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';

export const closed = { additionalProperties: false } as const;

/** What a coalition can decide on. */
export const DECISION_SUBJECTS = [
  'terms',
  'position',
  'campaign',
  'joint-action',
  'seat',
  'wind-down',
  'commitment',
  'other',
] as const;
export type DecisionSubject = (typeof DECISION_SUBJECTS)[number];

/**
 * How votes become an outcome. By consent a proposal stands unless somebody disagrees; by consensus more agree than
 * disagree, those who disagree are recorded with their objection, and anybody may block; by majority and by two-thirds
 * votes are counted, and nobody blocks.
 */
export const DECISION_RULES = ['consent', 'consensus', 'majority', 'two-thirds'] as const;
export type DecisionRule = (typeof DECISION_RULES)[number];

export const VOTE_CHOICES = ['agree', 'abstain', 'disagree', 'block'] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];

export const DECISION_OUTCOMES = ['adopted', 'not-adopted', 'no-quorum', 'blocked'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** Why a vote counts no more: what became of the seat. */
export const VOTE_VOID_CAUSES = ['seat-suspended', 'seat-ended'] as const;
export type VoteVoidCause = (typeof VOTE_VOID_CAUSES)[number];

/** What a review of a decision came to. */
export const REVIEW_RESULTS = ['upheld', 'changed', 'ended'] as const;
export type ReviewResult = (typeof REVIEW_RESULTS)[number];

/** With as many voters as this, and as many ballots, a secret vote hides who voted what. */
export const SECRET_VOTE_FROM = 5;
/** As many as fit into one event. */
export const VOTERS_MAX = 400;

/** Of those on the roll, so many must take part: `n` of every `of`. */
export const Quorum = Type.Object(
  {
    n: Type.Integer({ minimum: 1, maximum: 100 }),
    of: Type.Integer({ minimum: 1, maximum: 100 }),
  },
  { additionalProperties: false, description: 'Of those who may vote, `n` of every `of` must take part' },
);
export type Quorum = Static<typeof Quorum>;

/** How a coalition decides, and when it has fallen asleep. */
export const coalitionTerms = {
  rule: Type.Enum(DECISION_RULES),
  /** Where another rule holds for what is decided on. */
  otherRules: Type.Array(
    Type.Object({ subject: Type.Enum(DECISION_SUBJECTS), rule: Type.Enum(DECISION_RULES) }, closed),
    { maxItems: DECISION_SUBJECTS.length },
  ),
  quorum: Quorum,
  votingDays: Type.Integer({ minimum: 1, maximum: 90 }),
  secret: Type.Boolean(),
  dormantAfterDays: Type.Integer({ minimum: 30, maximum: 1_095 }),
};
export const CoalitionTerms = Type.Object(coalitionTerms, closed);
export type CoalitionTerms = Static<typeof CoalitionTerms>;

/** How a coalition decides until it has terms of reference of its own. */
export const FIRST_COALITION_TERMS: CoalitionTerms = {
  rule: 'consensus',
  otherRules: [],
  quorum: { n: 1, of: 2 },
  votingDays: 14,
  secret: false,
  dormantAfterDays: 365,
};

/** The rule by which a coalition decides on this. */
export function decisionRuleFor({ rule, otherRules }: CoalitionTerms, subject: DecisionSubject): DecisionRule {
  return otherRules.find((other) => other.subject === subject)?.rule ?? rule;
}

/** The campaign that a coalition decides on: what its draft will say. */
export const DecidedCampaign = Type.Object(
  {
    title: PublicText(160),
    cause: PublicText(500),
    unit: UnitCode,
    lead: Type.String({ ...Uuid, description: 'The participant that leads it' }),
    themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
    struggles: Type.Array(Uuid, { maxItems: 20, uniqueItems: true, description: 'The struggles it grows from' }),
  },
  closed,
);
export type DecidedCampaign = Static<typeof DecidedCampaign>;

/** What a decision is about, where that is something on record: an alert, a seat, a commitment, a joint action. */
export const DECIDED_ON_KINDS = [
  'alert',
  'joint-action',
  'organisation',
  'commitment',
  'struggle',
  'campaign',
] as const;
export const DecidedOn = Type.Object({ kind: Type.Enum(DECIDED_ON_KINDS), id: Uuid }, closed);
export type DecidedOn = Static<typeof DecidedOn>;
