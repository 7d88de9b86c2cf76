import { COALITION_KINDS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

export interface SeatRow {
  readonly role: string;
  readonly status: 'invited' | 'asked' | 'active' | 'suspended' | 'ended';
}

export interface CoalitionRow extends RegisterRow {
  readonly kind: string;
  readonly purpose: string;
  readonly formedOn: CivilDate;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
  /** By organisation: its latest seat. */
  readonly seats: Readonly<Record<string, SeatRow>>;
}

export const COALITION_STATUSES = ['active', 'wound-down'] as const;

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
  { name: 'seats', kind: 'count', sortable: true, value: (row) => seated(row, 'active').length },
  { name: 'suspended', kind: 'count', value: (row) => seated(row, 'suspended').length },
  { name: 'participants', kind: 'entities', detail: true, value: (row) => seated(row, 'active') },
  column('formedOn', 'date', { sortable: true }),
  column('endedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const coalitionFilters: readonly Filter<CoalitionRow>[] = [
  { name: 'kind', values: COALITION_KINDS, value: (row) => row.kind },
];
