import type { PeopleCount } from '@baraza/contracts';
import { type CivilDate, shownCount } from '@baraza/domain';
import { column, type Column, type RegisterRow } from '../registers/register.ts';

/** How an organisation organises citizens of a place after a blueprint. */
export interface ReplicationRow extends RegisterRow {
  readonly blueprint: string;
  readonly version: number;
  readonly organisation: string;
  /** The replication that it was learned from. */
  readonly copiedFrom: string | null;
  readonly begunOn: CivilDate;
  readonly steps: readonly string[];
  readonly stepsDone: readonly string[];
  readonly leftOut: readonly string[];
  readonly adaptations: number;
  /** By circle: those who belong to it; nobody once it is dissolved. */
  readonly circles: Readonly<Record<string, PeopleCount | null>>;
  readonly runningSince: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
}

export const REPLICATION_ROW_STATUSES = ['begun', 'running', 'ended'] as const;

const meeting = ({ circles }: ReplicationRow): readonly PeopleCount[] =>
  Object.values(circles).filter((people) => people !== null);
/** In fives, as everywhere where people are counted. */
const people = (row: ReplicationRow, of: keyof PeopleCount): number | null =>
  shownCount(meeting(row).reduce((so, count) => so + count[of], 0)) ?? null;

export const replicationColumns: readonly Column<ReplicationRow>[] = [
  column('name', 'name', { sortable: true }),
  column('blueprint', 'entity'),
  column('version', 'count', { sortable: true }),
  column('organisation', 'entity'),
  column('unit', 'unit', { sortable: true }),
  column('themes', 'codes', { detail: true }),
  column('status', 'code', { sortable: true }),
  column('begunOn', 'date', { sortable: true }),
  column('copiedFrom', 'entity', { detail: true }),
  { name: 'stepsToDo', kind: 'count', value: ({ steps, leftOut }) => steps.length - leftOut.length },
  { name: 'stepsDone', kind: 'count', sortable: true, value: ({ stepsDone }) => stepsDone.length },
  column('adaptations', 'count', { sortable: true }),
  { name: 'circles', kind: 'count', sortable: true, value: (row) => meeting(row).length },
  { name: 'citizensOrganised', kind: 'count', value: (row) => people(row, 'total') },
  { name: 'women', kind: 'count', detail: true, value: (row) => people(row, 'women') },
  { name: 'youth', kind: 'count', detail: true, value: (row) => people(row, 'youth') },
  {
    name: 'personsWithDisabilities',
    kind: 'count',
    detail: true,
    value: (row) => people(row, 'personsWithDisabilities'),
  },
  column('runningSince', 'date', { sortable: true, detail: true }),
  column('endedOn', 'date', { sortable: true, detail: true }),
  column('ground', 'code', { detail: true }),
];
