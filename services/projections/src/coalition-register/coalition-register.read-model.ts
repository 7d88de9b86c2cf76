import { COALITION_KINDS, COALITION_STAGES } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

export interface SeatRow {
  readonly role: string;
  readonly status: 'invited' | 'asked' | 'active' | 'suspended' | 'ended';
}

export interface CoalitionRow extends RegisterRow {
  readonly kind: string;
  readonly purpose: string;
  readonly stage: string;
  /** Of the change agenda. */
  readonly goals: readonly string[];
  readonly dormantSince: CivilDate | null;
  readonly formedOn: CivilDate;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
  /** By organisation: its latest seat. */
  readonly seats: Readonly<Record<string, SeatRow>>;
}

export const COALITION_STATUSES = ['active', 'dormant', 'wound-down'] as const;

/** The organisations whose seat is in one of these states. */
export function seated(row: CoalitionRow, ...statuses: readonly SeatRow['status'][]): readonly string[] {
  return Object.entries(row.seats ?? {})
    .filter(([, seat]) => statuses.includes(seat.status))
    .map(([organisation]) => organisation)
    .sort();
}

export const coalitionColumns: readonly Column<CoalitionRow>[] = [
  column('name', 'name', { sortable: true }),
  column('kind', 'code', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('themes', 'codes'),
  column('purpose', 'text', { detail: true }),
  column('status', 'code', { sortable: true }),
  column('stage', 'code', { sortable: true }),
  column('goals', 'entities', { detail: true, of: 'agenda-goal' }),
  column('dormantSince', 'date', { detail: true }),
  { name: 'seats', kind: 'count', sortable: true, value: (row) => seated(row, 'active').length },
  { name: 'suspended', kind: 'count', value: (row) => seated(row, 'suspended').length },
  { name: 'participants', kind: 'entities', detail: true, value: (row) => seated(row, 'active') },
  column('formedOn', 'date', { sortable: true }),
  column('endedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const coalitionFilters: readonly Filter<CoalitionRow>[] = [
  { name: 'kind', values: COALITION_KINDS, value: (row) => row.kind },
  { name: 'stage', values: COALITION_STAGES, value: (row) => row.stage },
];
