import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** Money of a funder: what is set aside of it, what is spent, and which reports are owed. Amounts are in the minor unit. */
export interface GrantRow extends RegisterRow {
  readonly funder: string;
  readonly reference: string | null;
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly currency: string | undefined;
  readonly amount: number;
  /** What each allocation sets aside; nothing where it was released. */
  readonly allocations: Readonly<Record<string, number>>;
  /** What each activity cost; nothing where it was struck. */
  readonly spending: Readonly<Record<string, number>>;
  /** Until when each report is owed; null where it was handed in. */
  readonly reports: Readonly<Record<string, CivilDate | null>>;
  readonly closedOn: CivilDate | null;
  readonly ground: string | null;
}

export const GRANT_ROW_STATUSES = ['awarded', 'closed'] as const;

const sum = (amounts: Readonly<Record<string, number>> = {}): number =>
  Object.values(amounts).reduce((all, amount) => all + amount, 0);

const money = (name: string, minor: (row: GrantRow) => number): Column<GrantRow> => ({
  name,
  kind: 'money',
  value: (row) => (row.currency === undefined ? null : { minor: minor(row), currency: row.currency }),
});

const owed = ({ reports = {} }: Pick<GrantRow, 'reports'>): readonly CivilDate[] =>
  Object.values(reports)
    .filter((dueOn) => dueOn !== null)
    .sort();

export const grantColumns: readonly Column<GrantRow>[] = [
  column('name', 'name', { sortable: true }),
  column('funder', 'entity'),
  column('reference', 'text', { detail: true }),
  column('unit', 'unit', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('from', 'date', { sortable: true, detail: true }),
  column('until', 'date', { sortable: true }),
  money('amount', ({ amount }) => amount),
  money('allocated', ({ allocations }) => sum(allocations)),
  money('spent', ({ spending }) => sum(spending)),
  { name: 'reportsOwed', kind: 'count', sortable: true, value: (row) => owed(row).length },
  { name: 'nextReportBy', kind: 'date', sortable: true, value: (row) => owed(row)[0] ?? null },
  column('closedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const grantFilters: readonly Filter<GrantRow>[] = [];
