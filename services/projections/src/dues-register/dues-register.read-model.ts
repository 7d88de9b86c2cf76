import { MEMBERSHIP_CATEGORIES } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** An invoice: what was asked of a member for a term, and what became of it. Amounts are in the currency's minor unit. */
export interface DuesRow extends RegisterRow {
  readonly organisation: string;
  readonly membership: string;
  readonly category: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly currency: string | undefined;
  readonly amount: number;
  readonly paid: number;
  readonly waived: number;
  readonly writtenOff: number;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly overdueOn: CivilDate | null;
  readonly settledOn: CivilDate | null;
  readonly ground: string | null;
}

export const DUES_STATUSES = ['open', 'overdue', 'settled', 'written-off', 'cancelled'] as const;

const money = (name: string, minor: (row: DuesRow) => number, more: { detail?: true } = {}): Column<DuesRow> => ({
  name,
  kind: 'money',
  ...more,
  // A trail asks of a row before it was there.
  value: (row) => (row.currency === undefined ? null : { minor: minor(row), currency: row.currency }),
});

/** What is still to be paid; of a cancelled one nothing is. */
const outstanding = ({ status, amount, paid, waived, writtenOff }: DuesRow): number =>
  status === 'cancelled' ? 0 : amount - paid - waived - writtenOff;

export const duesColumns: readonly Column<DuesRow>[] = [
  column('name', 'name', { sortable: true }),
  column('organisation', 'entity'),
  column('unit', 'unit', { sortable: true }),
  column('category', 'code', { sortable: true }),
  column('status', 'code', { sortable: true }),
  money('amount', (row) => row.amount),
  money('paid', (row) => row.paid),
  money('waived', (row) => row.waived, { detail: true }),
  money('writtenOff', (row) => row.writtenOff, { detail: true }),
  money('outstanding', outstanding),
  column('currency', 'text', { detail: true, sortable: true }),
  column('issuedOn', 'date', { sortable: true }),
  column('dueOn', 'date', { sortable: true }),
  column('overdueOn', 'date', { detail: true }),
  column('settledOn', 'date', { sortable: true }),
  column('from', 'date', { detail: true, sortable: true }),
  column('until', 'date', { detail: true }),
  column('membership', 'text', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const duesFilters: readonly Filter<DuesRow>[] = [
  { name: 'category', values: MEMBERSHIP_CATEGORIES, value: (row) => row.category },
];
