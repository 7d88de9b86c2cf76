import {
  surveyCancelled,
  surveyClosed,
  surveyCounted,
  surveyFindingPublished,
  surveyOpened,
  surveyPlanned,
  surveyResultsPublished,
  trustResultsPublished,
  trustRoundCancelled,
  trustRoundClosed,
  trustRoundCounted,
  trustRoundOpened,
  trustRoundPlanned,
} from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { membersOf } from '../rights/levels.pure.ts';
import { SURVEY_STATUSES, surveyColumns, surveyFilters, type SurveyRow } from './survey-register.read-model.ts';

const surveys = handlersOf<SurveyRow>((event) => entityIdOf(event, 'survey'));
const rounds = handlersOf<SurveyRow>((event) => entityIdOf(event, 'trust-round'));

const status = (now: (typeof SURVEY_STATUSES)[number]) => ({ set: { status: now } });

/** What a survey is from its plan on, and from its publishing on for those who hear of nothing before. */
const ofSurvey = (data: {
  readonly title: string;
  readonly unit: string;
  readonly opensOn: string;
  readonly until: string;
  readonly questions: readonly unknown[];
}) => ({
  ...{ name: data.title, kind: 'survey' as const, unit: data.unit, opensOn: data.opensOn, until: data.until },
  ...{ questions: data.questions.length, themes: [] },
  // It is open to each member that it asks.
  organisations: [membersOf(data.unit)],
});
const ofRound = (data: { readonly unit: string; readonly year: number; readonly questions: readonly unknown[] }) => ({
  ...{ name: `Trust round ${data.year}`, kind: 'trust-round' as const, unit: data.unit },
  ...{ questions: data.questions.length, themes: [], organisations: [] },
});

export const surveyRegister: Register<SurveyRow> = {
  name: 'surveys',
  model: 'survey-register',
  version: 1,
  handlers: [
    surveys.when(surveyPlanned, (data) => ({ begins: true, set: { ...ofSurvey(data), status: 'planned' } })),
    surveys.when(surveyOpened, () => status('open')),
    surveys.when(surveyClosed, ({ taken }) => ({ set: { status: 'closed', taken } })),
    surveys.when(surveyCounted, () => status('counted')),
    surveys.when(surveyCancelled, ({ ground }) => ({ set: { status: 'cancelled', ground } })),
    surveys.when(surveyResultsPublished, (data, { effectiveOn }) => ({
      begins: true,
      set: {
        ...ofSurvey(data),
        ...{ status: 'published', publishedOn: effectiveOn, taken: data.participation[0]!.taken },
      },
    })),
    surveys.when(surveyFindingPublished, ({ promise }) => ({
      set: { findings: 1, promises: promise === undefined ? 0 : 1 },
    })),
    rounds.when(trustRoundPlanned, (data) => ({
      begins: true,
      set: {
        ...ofRound(data),
        ...{ status: 'planned', opensOn: data.opensOn, until: data.until },
        ...{ taken: null, ground: null, publishedOn: null },
      },
    })),
    rounds.when(trustRoundOpened, () => status('open')),
    rounds.when(trustRoundClosed, ({ taken }) => ({ set: { status: 'closed', taken } })),
    rounds.when(trustRoundCounted, () => status('counted')),
    rounds.when(trustRoundCancelled, ({ ground }) => ({ set: { status: 'cancelled', ground } })),
    rounds.when(trustResultsPublished, (data, { effectiveOn }) => ({
      begins: true,
      set: { ...ofRound(data), status: 'published', publishedOn: effectiveOn, taken: data.taken },
    })),
  ],
  /** Each finding is one more. */
  merge: (row, set) => ({
    ...{ taken: null, ground: null, publishedOn: null, opensOn: null, until: null },
    ...row,
    ...set,
    findings: (row.findings ?? 0) + (set.findings ?? 0),
    promises: (row.promises ?? 0) + (set.promises ?? 0),
  }),
  statuses: SURVEY_STATUSES,
  columns: surveyColumns,
  filters: surveyFilters,
  words: ({ name, kind, unit }) => [name, kind, unit].join(' '),
  entityOf: (id) => id,
};

export const surveyRegisterProjection = registerProjection(surveyRegister);
