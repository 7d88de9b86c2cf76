import type {
  assessmentContracts,
  assessmentPlanned,
  assessmentRatingGiven,
  assessmentRatingsClosed,
  assessmentScored,
  assessmentScoreAgreed,
  DataOf,
  HappenedOf,
  ItemLevel,
} from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, unreachable } from '@baraza/domain';

export type AssessmentEvent = HappenedOf<(typeof assessmentContracts)[number]>;
export type AssessmentPlan = DataOf<typeof assessmentPlanned>;
export type Sheet = Pick<DataOf<typeof assessmentRatingGiven>, 'rater' | 'ratings'>;
export type Spread = DataOf<typeof assessmentRatingsClosed>['spread'];
export type EvidenceFile = DataOf<typeof assessmentScoreAgreed>['evidence'][number];
export type Scores = Pick<DataOf<typeof assessmentScored>, 'levels' | 'domains' | 'comparison'>;

/** What a reviewer came to, where it is another level: for the organisation to agree, or to show more. */
export interface Question {
  readonly levels: readonly ItemLevel[];
  readonly reasons: PersonalRef;
}
/** Where the organisation says it stands in one domain. */
export interface Agreed extends Pick<
  DataOf<typeof assessmentScoreAgreed>,
  'levels' | 'notApplicable' | 'justification' | 'evidence'
> {
  readonly isVerified: boolean;
  readonly question?: Question;
}

interface Known {
  readonly plan: AssessmentPlan;
  readonly plannedBy: string;
  readonly plannedOn: CivilDate;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
interface WithRatings extends Known {
  readonly sheets: number;
  readonly spread: Spread;
  /** By domain. */
  readonly scores: Readonly<Record<string, Agreed>>;
}

/** Individual ratings are being given; each is kept apart until all are closed, and shown to nobody. */
export type Planned = { readonly status: 'planned'; readonly ratings: Readonly<Record<string, Sheet>> } & Known;
export type Agreeing = { readonly status: 'agreeing' } & WithRatings;
export type InReview = { readonly status: 'in-review' } & WithRatings;
export type Verified = { readonly status: 'verified' } & WithRatings;
export type Completed = {
  readonly status: 'completed';
  readonly completedOn: CivilDate;
  readonly result?: Scores;
} & WithRatings;
export type Abandoned = { readonly status: 'abandoned'; readonly ground: string } & Known;

export type KnownAssessment = Planned | Agreeing | InReview | Verified | Completed | Abandoned;
export type AssessmentState = { readonly status: 'none' } | KnownAssessment;

function evolve(state: AssessmentState, event: AssessmentEvent): AssessmentState {
  const on = event.effectiveOn;
  if (event.type === 'capacity.AssessmentPlanned') {
    return {
      ...{ status: 'planned', plan: event.data, ratings: {} },
      ...{ plannedBy: event.actor, plannedOn: on, lastStepOn: on },
    };
  }
  if (state.status === 'none') throw impossible(state, event);
  switch (event.type) {
    case 'capacity.AssessmentRatingGiven': {
      if (state.status !== 'planned') throw impossible(state, event);
      const { sheet, rater, ratings } = event.data;
      return { ...state, ratings: { ...state.ratings, [sheet]: { rater, ratings } }, lastStepOn: on };
    }
    case 'capacity.AssessmentRatingsClosed': {
      if (state.status !== 'planned') throw impossible(state, event);
      const { sheets, spread } = event.data;
      return { ...known(state), status: 'agreeing', sheets, spread, scores: {}, lastStepOn: on };
    }
    case 'capacity.AssessmentScoreAgreed': {
      if (state.status !== 'agreeing' && state.status !== 'in-review') throw impossible(state, event);
      const { domain, levels, notApplicable, justification, evidence } = event.data;
      const agreed = { levels, notApplicable, justification, evidence, isVerified: false };
      return { ...state, scores: { ...state.scores, [domain]: agreed }, lastStepOn: on };
    }
    case 'capacity.AssessmentSubmitted':
      if (state.status !== 'agreeing') throw impossible(state, event);
      return { ...state, status: 'in-review', lastStepOn: on };
    case 'capacity.AssessmentDomainVerified': {
      if (state.status !== 'in-review') throw impossible(state, event);
      const { question: _, ...agreed } = state.scores[event.data.domain]!;
      const scores = { ...state.scores, [event.data.domain]: { ...agreed, isVerified: true } };
      return { ...state, scores, lastStepOn: on };
    }
    case 'capacity.AssessmentDomainQuestioned': {
      if (state.status !== 'in-review') throw impossible(state, event);
      const { domain, levels, reasons } = event.data;
      const questioned = { ...state.scores[domain]!, isVerified: false, question: { levels, reasons } };
      return { ...state, scores: { ...state.scores, [domain]: questioned }, lastStepOn: on };
    }
    case 'capacity.AssessmentVerified':
      if (state.status !== 'in-review') throw impossible(state, event);
      return { ...state, status: 'verified', lastStepOn: on };
    case 'capacity.AssessmentCompleted':
      if (state.status !== 'agreeing' && state.status !== 'verified') throw impossible(state, event);
      return { ...state, status: 'completed', completedOn: on, lastStepOn: on };
    case 'capacity.AssessmentScored': {
      if (state.status !== 'completed') throw impossible(state, event);
      const { levels, domains, comparison } = event.data;
      return { ...state, result: { levels, domains, ...(comparison === undefined ? {} : { comparison }) } };
    }
    case 'capacity.AssessmentAbandoned':
      if (state.status === 'completed' || state.status === 'abandoned') throw impossible(state, event);
      return { ...known(state), status: 'abandoned', ground: event.data.ground, lastStepOn: on };
    default:
      return unreachable(event);
  }
}

const known = ({ plan, plannedBy, plannedOn, lastStepOn }: Known): Known => ({
  plan,
  plannedBy,
  plannedOn,
  lastStepOn,
});

function impossible(state: AssessmentState, event: AssessmentEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}

const OPEN = ['planned', 'agreeing', 'in-review', 'verified'] as const;

/** An organisation looks at itself. Stream `assessment-<uuid>`. */
export const assessment: Aggregate<AssessmentState, AssessmentEvent> = {
  name: 'assessment',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.AssessmentPlanned', 'planned'],
    ['planned', 'capacity.AssessmentRatingGiven', 'same'],
    ['planned', 'capacity.AssessmentRatingsClosed', 'agreeing'],
    [['agreeing', 'in-review'], 'capacity.AssessmentScoreAgreed', 'same'],
    ['agreeing', 'capacity.AssessmentSubmitted', 'in-review'],
    ['in-review', 'capacity.AssessmentDomainVerified', 'same'],
    ['in-review', 'capacity.AssessmentDomainQuestioned', 'same'],
    ['in-review', 'capacity.AssessmentVerified', 'verified'],
    [['agreeing', 'verified'], 'capacity.AssessmentCompleted', 'completed'],
    ['completed', 'capacity.AssessmentScored', 'same'],
    [OPEN, 'capacity.AssessmentAbandoned', 'abandoned'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.plan.unit, organisations: [state.plan.organisation] },
};
