import { ENROLLED_KINDS, PROGRAMME_TRACKS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** Who asked for a place in which cohort, and what became of it. Who takes part for them stands in no register. */
export interface EnrolmentRow extends RegisterRow {
  readonly kind: string;
  /** Null for a person of no organisation. */
  readonly organisation: string | null;
  readonly programme: string;
  readonly cohort: string;
  readonly track: string;
  readonly home: string;
  readonly participants: number;
  readonly appliedOn: CivilDate;
  readonly completedOn: CivilDate | null;
  readonly attendedPercent: number | null;
  /** Since when it rests; null where it does not. */
  readonly onHoldSince: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
}

/** What an enrolment is besides resting: whether it does, the date tells since when. */
export const ENROLMENT_ROW_STATUSES = [
  ...(['applied', 'wait-listed', 'selected', 'active', 'completed'] as const),
  ...(['declined', 'withdrawn', 'dismissed', 'cancelled'] as const),
] as const;

export const enrolmentColumns: readonly Column<EnrolmentRow>[] = [
  column('name', 'name', { sortable: true }),
  column('kind', 'code', { detail: true }),
  column('organisation', 'entity'),
  column('programme', 'entity'),
  column('cohort', 'entity', { detail: true }),
  column('track', 'code', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('home', 'unit', { detail: true }),
  column('status', 'code', { sortable: true }),
  column('onHoldSince', 'date', { sortable: true }),
  column('participants', 'count'),
  column('appliedOn', 'date', { sortable: true }),
  column('completedOn', 'date', { sortable: true }),
  column('attendedPercent', 'count', { detail: true }),
  column('endedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const enrolmentFilters: readonly Filter<EnrolmentRow>[] = [
  { name: 'track', values: PROGRAMME_TRACKS, value: ({ track }) => track },
  { name: 'kind', values: ENROLLED_KINDS, value: ({ kind }) => kind },
];
