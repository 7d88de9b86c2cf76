import type { CivilDate } from '@baraza/domain';
import type { UnitState } from '../unit/unit.state.ts';
import type { CountedTable, Participation, SurveyPlan } from './survey.state.ts';

/** The commands on a survey, each with the facts that were looked up for it. */

export type PlanSurvey = SurveyPlan;
export interface PlanFacts {
  /** The unit that the command names, as its stream tells it. */
  readonly unit: UnitState | undefined;
  /** The categories that the rules in force name. */
  readonly categories: readonly string[];
}

export interface CancelSurvey {
  readonly ground: string;
}

/** What a member says to one question, before its text is sealed. */
export interface GivenAnswer {
  readonly question: string;
  readonly score?: number | undefined;
  readonly option?: string | undefined;
  readonly text?: string | undefined;
}
export interface AnswerSurvey {
  readonly organisation: string;
  readonly answers: readonly GivenAnswer[];
}
export interface AnsweringFacts {
  /** The member that answers; undefined where the organisation is none. */
  readonly member:
    | {
        readonly membership: string;
        readonly category: string;
        readonly unit: string;
        readonly constituencies: readonly string[];
        readonly isSuspended: boolean;
      }
    | undefined;
  /** Whether it stands in the unit that is asked, or below it. */
  readonly isCovered: boolean;
}

export interface ReleaseTexts {
  readonly question: string;
  readonly part: number;
  readonly texts: readonly string[];
}
export interface CountSurvey {
  readonly tables: readonly CountedTable[];
  readonly participation: Participation;
  readonly found: number;
  readonly withheld: boolean;
}

export interface Words {
  readonly text: string;
  readonly about?: readonly string[] | undefined;
}
export interface ProposeFinding {
  readonly themes: readonly string[];
  readonly question?: string | undefined;
  readonly words: Words;
  readonly promise?: { readonly words: Words; readonly dueOn: CivilDate } | undefined;
}
export interface ProposalFacts {
  /** Those of the themes that are in use. */
  readonly themes: readonly string[];
}
export interface PublishFinding {
  readonly finding: string;
  readonly words: string;
  readonly promise?: string | undefined;
}
export interface FindingFacts {
  /** What was proposed, as the vault has it; undefined where it was erased. */
  readonly words: string | undefined;
  readonly promise: string | undefined;
}
export interface DeclineFinding {
  readonly finding: string;
  readonly ground: string;
}

export type SurveyCommand =
  | { readonly name: 'plan'; readonly of: PlanSurvey; readonly facts: PlanFacts }
  | { readonly name: 'cancel'; readonly of: CancelSurvey }
  | { readonly name: 'answer'; readonly of: AnswerSurvey; readonly facts: AnsweringFacts }
  | { readonly name: 'release-texts'; readonly of: ReleaseTexts }
  | { readonly name: 'count'; readonly of: CountSurvey }
  | { readonly name: 'publish-results' }
  | { readonly name: 'propose-finding'; readonly of: ProposeFinding; readonly facts: ProposalFacts }
  | { readonly name: 'publish-finding'; readonly of: PublishFinding; readonly facts: FindingFacts }
  | { readonly name: 'decline-finding'; readonly of: DeclineFinding };
