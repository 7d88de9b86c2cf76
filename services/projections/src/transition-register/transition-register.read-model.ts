import { TRANSITION_KINDS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A change of leader. Who goes and who comes stands in its trail, for those who may know. */
export interface TransitionRow extends RegisterRow {
  readonly organisation: string;
  readonly office: string;
  readonly kind: string;
  readonly beganOn: CivilDate;
  readonly leavesOn: CivilDate | null;
  readonly stalledOn: CivilDate | null;
  readonly appointedOn: CivilDate | null;
  /** The first day of the new leader in office. */
  readonly officeFrom: CivilDate | null;
  readonly settlingOn: CivilDate | null;
  /** The last day of the settling in. */
  readonly until: CivilDate | null;
  /** By its code: whether a follow-up is due and has not been reported on. */
  readonly followUps: Readonly<Record<string, boolean>>;
  /** By its code: whether a thing on the list has been handed over. */
  readonly handover: Readonly<Record<string, boolean>>;
  readonly settledOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
}

export const TRANSITION_STATUSES = [
  'preparing',
  'searching',
  'interim',
  'appointed',
  'settling',
  'settled',
  'ended',
] as const;

const counted = (of: Readonly<Record<string, boolean>>, wanted: boolean): number =>
  Object.values(of).filter((is) => is === wanted).length;

export const transitionColumns: readonly Column<TransitionRow>[] = [
  column('name', 'name', { sortable: true }),
  column('organisation', 'entity'),
  column('office', 'code', { detail: true }),
  column('kind', 'code', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('stalledOn', 'date', { sortable: true }),
  column('beganOn', 'date', { sortable: true }),
  column('leavesOn', 'date', { detail: true }),
  column('appointedOn', 'date', { sortable: true }),
  column('officeFrom', 'date', { detail: true }),
  column('settlingOn', 'date', { detail: true }),
  column('until', 'date', { detail: true }),
  { name: 'followUpsDue', kind: 'count', sortable: true, value: (row) => counted(row.followUps, true) },
  { name: 'handedOver', kind: 'count', detail: true, value: (row) => counted(row.handover, true) },
  { name: 'toHandOver', kind: 'count', detail: true, value: (row) => counted(row.handover, false) },
  column('settledOn', 'date'),
  column('endedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const transitionFilters: readonly Filter<TransitionRow>[] = [
  { name: 'kind', values: TRANSITION_KINDS, value: (row) => row.kind },
  { name: 'stalled', values: ['yes', 'no'], value: (row) => (row.stalledOn === null ? 'no' : 'yes') },
];
