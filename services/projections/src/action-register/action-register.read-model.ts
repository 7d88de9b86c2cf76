import { ACTION_KINDS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** What a campaign did, was kept from doing, or gave up. What is planned is sealed: not here. */
export interface ActionRow extends RegisterRow {
  readonly kind: string;
  readonly campaign: string;
  readonly lead: string;
  readonly heldOn: CivilDate | null;
  readonly total: number | null;
  readonly women: number | null;
  readonly youth: number | null;
  readonly personsWithDisabilities: number | null;
  readonly reach: number | null;
  /** By which office it was forbidden. */
  readonly bannedBy: string | null;
  readonly bannedOn: CivilDate | null;
  readonly ground: string | null;
}

export const ACTION_ROW_STATUSES = ['planned', 'banned', 'held', 'cancelled'] as const;

export const actionColumns: readonly Column<ActionRow>[] = [
  column('name', 'name', { sortable: true }),
  column('kind', 'code', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('campaign', 'entity'),
  column('lead', 'entity', { detail: true }),
  column('themes', 'codes'),
  column('status', 'code', { sortable: true }),
  column('heldOn', 'date', { sortable: true }),
  column('total', 'count', { sortable: true }),
  column('women', 'count'),
  column('youth', 'count'),
  column('personsWithDisabilities', 'count'),
  column('reach', 'count'),
  column('bannedBy', 'text', { detail: true }),
  column('bannedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const actionFilters: readonly Filter<ActionRow>[] = [
  { name: 'kind', values: ACTION_KINDS, value: (row) => row.kind },
];
