import { GRANTED_ROLES } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** Who holds which role, where, from when until when. */
export interface RoleGrantRow extends RegisterRow {
  readonly role: string;
  /** By their random id: on a page by name, for those who may read it. */
  readonly person: string;
  /** For which the role is held; null: for the forum. */
  readonly organisation: string | null;
  readonly since: CivilDate;
  /** The last day on which it is held; null where none is set. */
  readonly until: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
}

export const ROLE_GRANT_ROW_STATUSES = ['granted', 'ended', 'revoked'] as const;

export const roleGrantColumns: readonly Column<RoleGrantRow>[] = [
  column('name', 'name', { sortable: true }),
  column('role', 'code', { sortable: true, detail: true }),
  column('person', 'personal'),
  column('unit', 'unit', { sortable: true }),
  column('organisation', 'entity'),
  column('status', 'code', { sortable: true }),
  column('since', 'date', { sortable: true }),
  column('until', 'date', { sortable: true }),
  column('endedOn', 'date', { sortable: true }),
  column('ground', 'code', { detail: true }),
];

export const roleGrantFilters: readonly Filter<RoleGrantRow>[] = [
  { name: 'role', values: GRANTED_ROLES, value: ({ role }) => role },
];
