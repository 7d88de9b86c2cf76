import { DUTY_BEARER_LEVELS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A demand that was put before it, as far as it has come. */
export type DemandStage =
  'delivered' | 'silent' | 'refused' | 'promised' | 'implemented' | 'reneged' | 'excused' | 'withdrawn';

/** An office that owes something to rights-holders, and what was demanded of it. Never who holds it. */
export interface DutyBearerRow extends RegisterRow {
  /** Of which level of public life it is. */
  readonly officeLevel: string;
  readonly duties: readonly string[];
  /** The public body, where the forum knows it. */
  readonly organisation: string | null;
  readonly namedOn: CivilDate;
  readonly retiredOn: CivilDate | null;
  readonly ground: string | null;
  /** The office that took its duties over. */
  readonly succeededBy: string | null;
  /** By its id. */
  readonly demands: Readonly<Record<string, DemandStage>>;
}

export const DUTY_BEARER_ROW_STATUSES = ['named', 'retired'] as const;

const counted = ({ demands }: DutyBearerRow, ...stages: readonly DemandStage[]): number =>
  Object.values(demands).filter((stage) => stages.length === 0 || stages.includes(stage)).length;

export const dutyBearerColumns: readonly Column<DutyBearerRow>[] = [
  column('name', 'name', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('officeLevel', 'code', { sortable: true }),
  column('duties', 'codes'),
  column('organisation', 'entity'),
  column('status', 'code', { sortable: true }),
  { name: 'demands', kind: 'count', sortable: true, value: (row) => counted(row) },
  { name: 'demandsUnanswered', kind: 'count', sortable: true, value: (row) => counted(row, 'silent') },
  { name: 'demandsRefused', kind: 'count', detail: true, value: (row) => counted(row, 'refused') },
  { name: 'promisesOpen', kind: 'count', value: (row) => counted(row, 'promised') },
  { name: 'promisesKept', kind: 'count', value: (row) => counted(row, 'implemented') },
  { name: 'promisesBroken', kind: 'count', sortable: true, value: (row) => counted(row, 'reneged') },
  column('namedOn', 'date', { sortable: true }),
  column('retiredOn', 'date', { sortable: true, detail: true }),
  column('ground', 'code', { detail: true }),
  column('succeededBy', 'entity', { detail: true, of: 'duty-bearer' }),
];

export const dutyBearerFilters: readonly Filter<DutyBearerRow>[] = [
  { name: 'officeLevel', values: DUTY_BEARER_LEVELS, value: (row) => row.officeLevel },
];
