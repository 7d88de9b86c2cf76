import { LINKAGE_KINDS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A bridge between a member and another organisation, and what came of it. */
export interface LinkageRow extends RegisterRow {
  readonly kind: string;
  /** The member it begins with, and whom it bridges to. */
  readonly member: string;
  readonly partner: string;
  readonly proposedOn: CivilDate;
  readonly linkedOn: CivilDate | null;
  /** Its last day; null: it goes on until it is ended. */
  readonly until: CivilDate | null;
  /** The side that is to answer, to a proposal or to a renewal. */
  readonly waitsFor: string | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
  /** What came of it, as each side told it last. */
  readonly told: Readonly<Record<string, string>>;
}

export const LINKAGE_ROW_STATUSES = ['proposed', 'linked', 'declined', 'ran-out', 'ended'] as const;

export const linkageColumns: readonly Column<LinkageRow>[] = [
  column('name', 'name', { sortable: true }),
  column('kind', 'code', { sortable: true, detail: true }),
  column('member', 'entity'),
  column('partner', 'entity'),
  column('unit', 'unit', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('proposedOn', 'date', { sortable: true, detail: true }),
  column('linkedOn', 'date', { sortable: true }),
  column('until', 'date', { sortable: true }),
  column('waitsFor', 'entity'),
  column('endedOn', 'date', { sortable: true, detail: true }),
  column('ground', 'code', { detail: true }),
  { name: 'result', kind: 'codes', value: ({ told }) => [...new Set(Object.values(told))] },
];

export const linkageFilters: readonly Filter<LinkageRow>[] = [
  { name: 'kind', values: LINKAGE_KINDS, value: ({ kind }) => kind },
];
