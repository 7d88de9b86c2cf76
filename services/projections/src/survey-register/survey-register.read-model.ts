import { type CivilDate, shownCount } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

export const SURVEY_KINDS = ['survey', 'trust-round'] as const;

/** A round of questions, to members or to the public and duty-bearers. Of what was answered nothing stands here. */
export interface SurveyRow extends RegisterRow {
  readonly kind: (typeof SURVEY_KINDS)[number];
  /** Null to those who hear of a trust round only when it is published. */
  readonly opensOn: CivilDate | null;
  readonly until: CivilDate | null;
  readonly questions: number;
  /** How many took part, once that is over. */
  readonly taken: number | null;
  readonly publishedOn: CivilDate | null;
  /** Findings that are published, and how many of them promise something. */
  readonly findings: number;
  readonly promises: number;
  readonly ground: string | null;
}

export const SURVEY_STATUSES = ['planned', 'open', 'closed', 'counted', 'published', 'cancelled'] as const;

/** A figure about people: rounded to fives as everywhere. */
const taken: Column<SurveyRow> = {
  name: 'taken',
  kind: 'count',
  value: (row) => (row.taken === null ? null : (shownCount(row.taken) ?? null)),
};

export const surveyColumns: readonly Column<SurveyRow>[] = [
  column('name', 'name', { sortable: true }),
  column('kind', 'code', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('opensOn', 'date', { sortable: true }),
  column('until', 'date', { sortable: true }),
  column('questions', 'count', { detail: true }),
  taken,
  column('publishedOn', 'date', { sortable: true }),
  column('findings', 'count'),
  column('promises', 'count', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const surveyFilters: readonly Filter<SurveyRow>[] = [
  { name: 'kind', values: SURVEY_KINDS, value: ({ kind }) => kind },
];
