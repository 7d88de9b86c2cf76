import { ASSESSMENT_ROUNDS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** That an organisation was assessed, by what and when. Its scores are its own: they stand in no register. */
export interface AssessmentRow extends RegisterRow {
  readonly organisation: string;
  readonly instrument: string;
  readonly version: number;
  readonly round: string;
  readonly scoring: string;
  readonly programme: string | null;
  readonly plannedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly completedOn: CivilDate | null;
  readonly ground: string | null;
}

export const ASSESSMENT_STATUSES = ['planned', 'agreeing', 'in-review', 'verified', 'completed', 'abandoned'] as const;

export const assessmentColumns: readonly Column<AssessmentRow>[] = [
  column('name', 'name', { sortable: true }),
  column('organisation', 'entity'),
  column('instrument', 'code', { sortable: true, detail: true }),
  column('version', 'count', { detail: true }),
  column('round', 'code', { sortable: true }),
  column('scoring', 'code', { detail: true }),
  column('unit', 'unit', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('programme', 'entity', { detail: true }),
  column('plannedOn', 'date', { sortable: true }),
  column('dueOn', 'date', { sortable: true }),
  column('completedOn', 'date', { sortable: true }),
  column('ground', 'code', { detail: true }),
];

export const assessmentFilters: readonly Filter<AssessmentRow>[] = [
  { name: 'round', values: ASSESSMENT_ROUNDS, value: ({ round }) => round },
];
