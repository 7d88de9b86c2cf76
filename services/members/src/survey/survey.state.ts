import type {
  DataOf,
  HappenedOf,
  surveyAnswered,
  surveyContracts,
  surveyCounted,
  surveyPlanned,
} from '@baraza/contracts';
import type { surveyAnswersCounted, surveyResponseTaken } from '@baraza/contracts';
import { addDays, type Aggregate, type CivilDate, type EntityCalendar, type PersonalRef } from '@baraza/domain';
import { evolve } from './survey.evolve.pure.ts';
import { tagsOfSurvey } from './survey.tags.pure.ts';

export type SurveyEvent = HappenedOf<(typeof surveyContracts)[number]>;

export type SurveyPlan = DataOf<typeof surveyPlanned>;
export type Question = SurveyPlan['questions'][number];
/** A member that took part, and what its answer may be counted under. */
export type Taken = DataOf<typeof surveyResponseTaken>;
export type NamedAnswer = DataOf<typeof surveyAnswered>['answers'][number];
export type CountedTable = DataOf<typeof surveyAnswersCounted>;
export type Participation = DataOf<typeof surveyCounted>['participation'];

interface Known {
  readonly plan: SurveyPlan;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
interface Taking extends Known {
  /** In the order in which they took part. Of an anonymous survey nothing else is known of them here. */
  readonly taken: readonly Taken[];
  /** Of a survey by name: what each organisation answered last. */
  readonly answers: Readonly<Record<string, readonly NamedAnswer[]>>;
}
interface Counting extends Taking {
  readonly closedOn: CivilDate;
  readonly texts: readonly {
    readonly question: string;
    readonly part: number;
    readonly texts: readonly PersonalRef[];
  }[];
  readonly tables: readonly CountedTable[];
}
interface WithCount extends Counting {
  readonly participation: Participation;
  readonly found: number;
  readonly withheld: boolean;
}
export interface Finding {
  readonly finding: string;
  readonly status: 'proposed' | 'declined' | 'published';
  readonly proposedBy: string;
  readonly themes: readonly string[];
  readonly question?: string;
  readonly words: PersonalRef;
  readonly promise?: { readonly words: PersonalRef; readonly dueOn: CivilDate };
}

export type Planned = { readonly status: 'planned' } & Known;
export type Open = { readonly status: 'open' } & Taking;
/** Its last day is past, and its answers are on their way into the record. */
export type Closed = { readonly status: 'closed' } & Counting;
export type Counted = { readonly status: 'counted' } & WithCount;
export type Published = { readonly status: 'published'; readonly findings: readonly Finding[] } & WithCount;
export type Cancelled = { readonly status: 'cancelled'; readonly ground: string } & Known;

export type SurveyState = { readonly status: 'none' } | Planned | Open | Closed | Counted | Published | Cancelled;

export const SURVEY_STATUSES = [
  'none',
  'planned',
  'open',
  'closed',
  'counted',
  'published',
  'cancelled',
] as const satisfies readonly SurveyState['status'][];

const OPENS = 'survey.opens';
const CLOSES = 'survey.closes';

/** It opens and closes by itself. What was answered is counted by a policy: the calendar knows nothing of the box. */
const calendar: EntityCalendar<SurveyState, SurveyEvent> = {
  next(state) {
    if (state.status === 'planned') return { rule: OPENS, rank: 10, on: state.plan.opensOn };
    if (state.status === 'open') return { rule: CLOSES, rank: 20, on: addDays(state.plan.until, 1) };
    return undefined;
  },
  take(state, { rule, on }) {
    if (state.status === 'planned') {
      return [{ type: 'members.SurveyOpened', data: {}, effectiveOn: on, tags: tagsOfSurvey(state.plan) }];
    }
    if (state.status !== 'open') throw new Error(`${rule} of a survey that is ${state.status}`);
    const data = { taken: state.taken.length };
    return [{ type: 'members.SurveyClosed', data, effectiveOn: on, tags: tagsOfSurvey(state.plan) }];
  },
};

export const survey: Aggregate<SurveyState, SurveyEvent> = {
  name: 'survey',
  service: 'members',
  diagram: [
    ['none', 'members.SurveyPlanned', 'planned'],
    ['planned', 'members.SurveyOpened', 'open'],
    ['open', 'members.SurveyResponseTaken', 'same'],
    ['open', 'members.SurveyAnswered', 'same'],
    ['open', 'members.SurveyClosed', 'closed'],
    [['planned', 'open'], 'members.SurveyCancelled', 'cancelled'],
    ['closed', 'members.SurveyTextsReleased', 'same'],
    ['closed', 'members.SurveyAnswersCounted', 'same'],
    ['closed', 'members.SurveyCounted', 'counted'],
    ['counted', 'members.SurveyResultsPublished', 'published'],
    ['published', 'members.SurveyFindingProposed', 'same'],
    ['published', 'members.SurveyFindingDeclined', 'same'],
    ['published', 'members.SurveyFindingPublished', 'same'],
  ],
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.plan.unit, organisations: [] }),
  calendar,
};

/** The survey as members that it asks see it: open to those who act for one of these organisations. */
export function surveyOpenTo(organisations: readonly string[]): Aggregate<SurveyState, SurveyEvent> {
  return {
    ...survey,
    scope: (state) => (state.status === 'none' ? undefined : { unit: state.plan.unit, organisations }),
  };
}
