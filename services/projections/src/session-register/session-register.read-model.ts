import { type PeopleCount, SESSION_MODES } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { peopleColumns } from '../registers/people-columns.ts';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A meeting of a cohort, and how many came. Who came stands with each enrolment. */
export interface SessionRow extends RegisterRow {
  readonly programme: string;
  readonly cohort: string;
  readonly module: string | null;
  readonly mode: string;
  readonly place: string | null;
  readonly on: CivilDate;
  readonly people: PeopleCount | null;
  readonly present: number | null;
  readonly excused: number | null;
  readonly unexcused: number | null;
  readonly ground: string | null;
}

export const SESSION_ROW_STATUSES = ['planned', 'held', 'cancelled'] as const;

export const sessionColumns: readonly Column<SessionRow>[] = [
  column('name', 'name', { sortable: true }),
  column('programme', 'entity'),
  column('cohort', 'entity'),
  column('unit', 'unit', { sortable: true }),
  column('on', 'date', { sortable: true }),
  column('module', 'code', { detail: true }),
  column('mode', 'code', { detail: true }),
  column('place', 'text', { detail: true }),
  column('status', 'code', { sortable: true }),
  ...peopleColumns<SessionRow>(),
  column('present', 'count'),
  column('excused', 'count'),
  column('unexcused', 'count'),
  column('ground', 'code', { detail: true }),
];

export const sessionFilters: readonly Filter<SessionRow>[] = [
  { name: 'mode', values: SESSION_MODES, value: ({ mode }) => mode },
];
