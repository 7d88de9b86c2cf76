import type { AssessmentRound, DataOf, assessmentRatingGiven, ItemLevel } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { AssessmentPlan, AssessmentState, EvidenceFile } from './assessment.state.ts';

export interface PlanAssessment {
  readonly organisation: string;
  readonly instrument: string;
  readonly round: AssessmentRound;
  readonly dueOn: CivilDate;
  /** Whoever plans it, where it is left out. */
  readonly facilitator?: string;
  readonly baseline?: string;
  readonly programme?: string;
}
export interface PlanFacts {
  /** Where the organisation stands; undefined where it is not known or not open. */
  readonly unit: string | undefined;
  /** The newest version; undefined where the instrument is not in use. */
  readonly instrument: Pick<AssessmentPlan, 'version' | 'scoring' | 'domains'> | undefined;
  /** The assessment that was named as the baseline. */
  readonly baseline?: AssessmentState;
  readonly programmeKnown: boolean;
}

export interface GiveRating {
  /** The same sheet again takes the place of the first; a new one where it is left out. */
  readonly sheet?: string;
  readonly rater: DataOf<typeof assessmentRatingGiven>['rater'];
  readonly ratings: ItemLevel[];
}

export interface AgreeScore {
  readonly domain: string;
  readonly levels: ItemLevel[];
  readonly notApplicable: string[];
  readonly justification: string;
  readonly evidence: readonly string[];
}
export interface EvidenceFacts {
  readonly files: ReadonlyMap<string, EvidenceFile>;
}

export interface OfDomain {
  readonly domain: string;
}
export interface QuestionDomain extends OfDomain {
  readonly levels: ItemLevel[];
  readonly reasons: string;
}

export type AssessmentCommand =
  | { readonly kind: 'plan'; readonly body: PlanAssessment; readonly facts: PlanFacts }
  | { readonly kind: 'give-rating'; readonly body: GiveRating }
  | { readonly kind: 'close-ratings' }
  | { readonly kind: 'agree-score'; readonly body: AgreeScore; readonly facts: EvidenceFacts }
  | { readonly kind: 'submit' }
  | { readonly kind: 'verify-domain'; readonly body: OfDomain }
  | { readonly kind: 'question-domain'; readonly body: QuestionDomain }
  | { readonly kind: 'complete'; readonly baseline?: AssessmentState }
  | { readonly kind: 'abandon'; readonly body: { readonly ground: string } };
