import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** What the forum offers its members, and within how many days. */
export interface ServiceRow extends RegisterRow {
  readonly code: string;
  readonly acknowledgeDays: number;
  readonly deliverDays: number;
  readonly settleDays: number;
  readonly answerDays: number;
  readonly whoMayAsk: readonly string[];
  readonly offeredOn: CivilDate;
  readonly withdrawnOn: CivilDate | null;
  readonly ground: string | null;
}

export const SERVICE_STATUSES = ['offered', 'withdrawn'] as const;

export const serviceColumns: readonly Column<ServiceRow>[] = [
  column('name', 'name', { sortable: true }),
  column('code', 'code', { sortable: true, detail: true }),
  column('unit', 'unit', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('whoMayAsk', 'codes'),
  column('acknowledgeDays', 'count', { sortable: true }),
  column('deliverDays', 'count', { sortable: true }),
  column('settleDays', 'count', { detail: true }),
  column('answerDays', 'count', { detail: true }),
  column('offeredOn', 'date', { sortable: true }),
  column('withdrawnOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const serviceFilters: readonly Filter<ServiceRow>[] = [];
