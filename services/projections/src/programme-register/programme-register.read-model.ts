import { PROGRAMME_TRACKS } from '@baraza/contracts';
import type { CivilDate, Money } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

export interface ProgrammeRow extends RegisterRow {
  readonly track: string;
  /** Where it works. */
  readonly units: readonly string[];
  readonly languages: readonly string[];
  readonly budget: Money | null;
  /** To whom it is open. */
  readonly whom: readonly string[];
  /** The dates it is planned for. */
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly startedOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
  /** How many campaigns are to be drafted out of it; null until it is completed. */
  readonly assignments: number | null;
}

export const PROGRAMME_STATUSES = ['planned', 'open', 'running', 'completed', 'cancelled'] as const;

export const programmeColumns: readonly Column<ProgrammeRow>[] = [
  column('name', 'name', { sortable: true }),
  column('track', 'code', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('units', 'units', { detail: true }),
  column('themes', 'codes'),
  column('languages', 'codes', { detail: true }),
  column('status', 'code', { sortable: true }),
  column('from', 'date', { sortable: true }),
  column('until', 'date', { sortable: true }),
  column('startedOn', 'date', { detail: true }),
  column('endedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
  column('whom', 'codes'),
  column('budget', 'money', { detail: true }),
  column('assignments', 'count', { detail: true }),
  { name: 'partners', kind: 'entities', detail: true, value: (row) => row.organisations ?? [] },
];

export const programmeFilters: readonly Filter<ProgrammeRow>[] = [
  { name: 'track', values: PROGRAMME_TRACKS, value: (row) => row.track },
];
