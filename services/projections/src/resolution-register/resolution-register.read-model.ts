import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** What a convening decided, who carries it out, and how far it is. */
export interface ResolutionRow extends RegisterRow {
  readonly convening: string;
  readonly owner: string;
  /** The organisation that carries it out, where it is one. */
  readonly organisation: string | null;
  readonly promisee: string | null;
  readonly adoptedOn: CivilDate;
  readonly carryOutBy: CivilDate;
  readonly firstDueBy: CivilDate;
  readonly overdueOn: CivilDate | null;
  readonly percent: number;
  readonly text: string | null;
  readonly fulfilledOn: CivilDate | null;
  readonly timeliness: string | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
}

export const RESOLUTION_STATUSES = ['adopted', 'overdue', 'fulfilled', 'ended'] as const;
export const CARRIED_OUT_BY = ['forum', 'organisation'] as const;
export const TIMELINESS = ['in-time', 'late'] as const;

export const resolutionColumns: readonly Column<ResolutionRow>[] = [
  column('name', 'name', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('owner', 'code'),
  column('organisation', 'entity'),
  column('adoptedOn', 'date', { sortable: true }),
  column('carryOutBy', 'date', { sortable: true }),
  column('percent', 'count', { sortable: true }),
  column('text', 'text'),
  column('themes', 'codes', { detail: true }),
  column('convening', 'entity', { detail: true }),
  column('promisee', 'code', { detail: true }),
  column('firstDueBy', 'date', { detail: true }),
  column('overdueOn', 'date', { detail: true }),
  column('fulfilledOn', 'date', { detail: true }),
  column('timeliness', 'code', { detail: true }),
  column('endedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const resolutionFilters: readonly Filter<ResolutionRow>[] = [
  { name: 'owner', values: CARRIED_OUT_BY, value: ({ owner }) => owner },
  { name: 'timeliness', values: TIMELINESS, value: ({ timeliness }) => timeliness },
];
