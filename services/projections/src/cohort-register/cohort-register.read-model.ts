import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** Who goes through a programme together: how many places there are, and how many are taken. */
export interface CohortRow extends RegisterRow {
  readonly programme: string;
  readonly places: number;
  /** Enrolments that have a place, and that wait for one; no more is told of them here. */
  readonly taken: Readonly<Record<string, boolean>>;
  readonly waiting: Readonly<Record<string, boolean>>;
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly applyBy: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
}

export const COHORT_ROW_STATUSES = ['planned', 'running', 'ended', 'cancelled'] as const;

/** What is never known at a level is nothing there, and no number. */
const held = (enrolments: Readonly<Record<string, boolean>> = {}): number | null => {
  const all = Object.values(enrolments);
  return all.length === 0 ? null : all.filter(Boolean).length;
};

export const cohortColumns: readonly Column<CohortRow>[] = [
  column('name', 'name', { sortable: true }),
  column('programme', 'entity'),
  column('unit', 'unit', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('from', 'date', { sortable: true }),
  column('until', 'date', { sortable: true }),
  column('applyBy', 'date', { sortable: true }),
  column('places', 'count', { sortable: true }),
  { name: 'taken', kind: 'count', value: ({ taken }) => held(taken) },
  { name: 'waiting', kind: 'count', value: ({ waiting }) => held(waiting) },
  column('endedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const cohortFilters: readonly Filter<CohortRow>[] = [];
