/** Codes that commands may name, and that are the same in every forum. */

/** Why what is known of an organisation is changed. */
export const CORRECTION_REASONS = ['recorded-wrongly', 'renamed', 'moved', 're-registered', 'changed'] as const;

/** Why an organisation is closed. One recorded in error gives its registration number back. */
export const CLOSING_GROUNDS = ['dissolved', 'ceased-activity', 'recorded-in-error'] as const;

/** What a person is to an organisation. */
export const OFFICES = ['chair', 'executive-director', 'secretary', 'treasurer', 'focal-person', 'other'] as const;

/** The offices of an organisation whose holders are on record, from when to when. */
export const HELD_OFFICES = ['chair', 'vice-chair', 'executive-director', 'secretary', 'treasurer'] as const;

/** Why somebody holds an office no more, in words that judge nobody. A term recorded in error was never held. */
export const OFFICE_LEAVING_GROUNDS = ['term-ended', 'stepped-down', 'replaced', 'recorded-in-error'] as const;

/** The yearly budget, in US dollars at the rate of the day on which it is told. */
export const BUDGET_BANDS = ['none', 'under-10k', '10k-50k', '50k-250k', '250k-1m', 'over-1m'] as const;

/** Paid staff. */
export const STAFF_BANDS = ['volunteers-only', '1-5', '6-20', '21-50', 'over-50'] as const;

/** Why two organisations are taken for one, and why they are not after all. */
export const MERGING_GROUNDS = ['same-organisation', 'registered-twice', 'organisations-united'] as const;
export const PARTING_GROUNDS = ['merged-in-error', 'parted-again'] as const;

/** Why a proof of standing is not accepted, and why one that was in force is no more. */
export const PROOF_REFUSAL_GROUNDS = [
  'illegible',
  'incomplete',
  'of-another-organisation',
  'not-genuine',
  'out-of-date',
] as const;
export const PROOF_REVOCATION_GROUNDS = ['withdrawn-by-issuer', 'not-genuine', 'verified-in-error'] as const;

export const ERASURE_REQUESTERS = ['data-subject', 'legal-guardian', 'court', 'regulator', 'forum'] as const;
export { ERASURE_BASES } from '@baraza/contracts';

/** By what way a payment comes. */
export const PAYMENT_METHODS: readonly string[] = ['bank-transfer', 'mobile-money', 'cash', 'cheque', 'card'];

/** Why credit is given back. */
export const REFUND_GROUNDS: readonly string[] = ['overpaid', 'paid-twice', 'membership-ended'];

/** Why a payment did not stand. One entered in error gives its reference back. */
export const ENTERED_IN_ERROR = 'entered-in-error';
export const REVERSAL_GROUNDS: readonly string[] = ['bounced', ENTERED_IN_ERROR, 'charged-back'];

/** Why a waiver is not granted; those on which it is asked for are the rules'. */
export const WAIVER_REFUSAL_GROUNDS: readonly string[] = ['means-available', 'ground-not-shown', 'asked-too-late'];
export const WRITE_OFF_GROUNDS: readonly string[] = ['uncollectable', 'dissolved', 'immaterial'];
export const CANCELLATION_GROUNDS: readonly string[] = ['issued-in-error', 'membership-ended', 'replaced'];
export const SCHEDULE_ENDING_GROUNDS = ['replaced', 'adopted-in-error'] as const;

/** Why a membership is renewed for a term, or reinstated after it lapsed. */
export const RENEWAL_GROUNDS = ['dues-settled', 'board-decision'] as const;
export const REINSTATEMENT_GROUNDS = ['dues-settled', 'board-decision'] as const;
/** Why a suspension ends before its time. */
export const SUSPENSION_LIFTING_GROUNDS = ['remedied', 'board-decision'] as const;

/** Why the forum offers a service no more. */
export const SERVICE_WITHDRAWAL_GROUNDS = ['no-funds', 'not-asked-for', 'offered-by-others', 'replaced'] as const;
/** Why what a member asks for is declined. */
export const REQUEST_DECLINING_GROUNDS = [
  'outside-the-service',
  'asked-already',
  'no-means',
  'offered-by-others',
  'more-was-needed-to-know',
] as const;
/** Why a member takes back what it asked for, and what it disputes. */
export const REQUEST_WITHDRAWAL_GROUNDS = ['no-longer-needed', 'found-elsewhere', 'asked-in-error'] as const;
export const DISPUTING_GROUNDS = [
  'nothing-received',
  'not-what-was-asked',
  'incomplete',
  'too-late-to-help',
  'ground-not-true',
] as const;
/** Why a dispute comes to nothing. */
export const DISPUTE_DISMISSAL_GROUNDS = ['delivered-as-asked', 'rightly-declined'] as const;
/** Why a convening is put off, and why it or an election is called off. */
export const POSTPONING_GROUNDS = ['no-venue', 'no-funds', 'insecurity', 'bereavement', 'clash-of-dates'] as const;
export const CONVENING_CANCELLING_GROUNDS = [...POSTPONING_GROUNDS, 'called-in-error', 'overtaken-by-events'] as const;

/** Why a convening gives a resolution more time. */
export const RESCHEDULING_GROUNDS = [
  'funds-came-late',
  'waits-for-another',
  'more-than-was-thought',
  'insecurity',
] as const;

/** Why a survey or a trust round is called off before its end. */
export const SURVEY_CANCELLATION_GROUNDS = ['planned-in-error', 'not-secret-any-more', 'overtaken'] as const;
/** Why what somebody wrote down of a survey is not published as it stands. */
export const FINDING_DECLINING_GROUNDS = [
  'names-a-person',
  'not-shown-by-the-answers',
  'promise-cannot-be-kept',
] as const;

/** Why an election is called off, and what comes of an appeal against a refused candidacy. */
export const ASSEMBLY_CANCELLING_GROUNDS = ['no-quorum', 'called-in-error', 'insecurity', 'ballots-lost'] as const;
export const REVIEW_OUTCOMES = ['upheld', 'overturned'] as const;

/** Why a goal of the change agenda is revised, and what was reported of it put right. */
export const GOAL_REVISION_GROUNDS = [
  'better-data',
  'more-time-needed',
  'more-can-be-reached',
  'no-longer-measured',
] as const;
export const ACTUAL_CORRECTION_GROUNDS = [
  'counted-twice',
  'counted-too-little',
  'written-wrongly',
  'better-data',
] as const;
