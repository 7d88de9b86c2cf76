import { ACTIVITY_KINDS, type PeopleCount } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';
import { peopleColumns } from '../registers/people-columns.ts';

/** What somebody of the forum did with its members or for them. What came of it, in words, stands in no register. */
export interface ActivityRow extends RegisterRow {
  readonly kind: string;
  readonly place: string | null;
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly people: PeopleCount;
  readonly cost: { readonly minor: number; readonly currency: string } | null;
  /** Out of which it was paid, and what it was part of. */
  readonly grant: string | null;
  readonly programme: string | null;
  readonly cohort: string | null;
  readonly campaign: string | null;
  readonly ground: string | null;
}

export const ACTIVITY_ROW_STATUSES = ['recorded', 'struck'] as const;

export const activityColumns: readonly Column<ActivityRow>[] = [
  column('name', 'name', { sortable: true }),
  column('kind', 'code', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('place', 'text', { detail: true }),
  column('from', 'date', { sortable: true }),
  column('until', 'date', { detail: true }),
  column('themes', 'codes', { detail: true }),
  column('organisations', 'entities'),
  ...peopleColumns<ActivityRow>(),
  column('cost', 'money'),
  column('grant', 'entity', { detail: true }),
  column('programme', 'entity', { detail: true }),
  column('cohort', 'entity', { detail: true }),
  column('campaign', 'entity', { detail: true }),
  column('status', 'code', { sortable: true }),
  column('ground', 'code', { detail: true }),
];

export const activityFilters: readonly Filter<ActivityRow>[] = [
  { name: 'kind', values: ACTIVITY_KINDS, value: ({ kind }) => kind },
];
