import type { CivilDate, PersonalRef } from '@baraza/domain';
import { column, type Column, personalColumn, type RegisterRow } from '../registers/register.ts';

/** A part of it. To those who may know of it only once it is taken on, it begins then. */
export interface TaskRow {
  readonly status: 'open' | 'claimed' | 'blocked' | 'done' | 'dropped';
  readonly dueOn: CivilDate | null;
  readonly isOverdue: boolean;
  readonly by: string | null;
}

/** What a coalition does together, and who does what of it. */
export interface JointActionRow extends RegisterRow {
  readonly coalition: string;
  readonly alert: string | null;
  readonly decision: string | null;
  /** What is to be done, in the vault: opened for a page to those who may. */
  readonly what: PersonalRef | string | null;
  readonly plannedOn: CivilDate;
  /** By its id. */
  readonly tasks: Readonly<Record<string, Partial<TaskRow>>>;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
}

export const JOINT_ACTION_ROW_STATUSES = ['planned', 'under-way', 'completed', 'stopped'] as const;

const all = ({ tasks }: JointActionRow): readonly Partial<TaskRow>[] => Object.values(tasks);
const counted = (row: JointActionRow, ...statuses: readonly TaskRow['status'][]): number =>
  all(row).filter(({ status }) => status !== undefined && statuses.includes(status)).length;
const acting = (row: JointActionRow): readonly string[] => [...new Set(all(row).flatMap(({ by }) => by ?? []))].sort();

export const jointActionColumns: readonly Column<JointActionRow>[] = [
  column('name', 'name', { sortable: true }),
  column('coalition', 'entity'),
  column('unit', 'unit', { sortable: true }),
  column('themes', 'codes', { detail: true }),
  personalColumn('what'),
  column('status', 'code', { sortable: true }),
  column('plannedOn', 'date', { sortable: true }),
  column('alert', 'entity', { detail: true }),
  column('decision', 'entity', { detail: true }),
  { name: 'tasks', kind: 'count', sortable: true, value: (row) => all(row).length - counted(row, 'dropped') },
  { name: 'tasksTaken', kind: 'count', value: (row) => counted(row, 'claimed', 'blocked') },
  { name: 'tasksBlocked', kind: 'count', detail: true, value: (row) => counted(row, 'blocked') },
  { name: 'tasksDone', kind: 'count', sortable: true, value: (row) => counted(row, 'done') },
  {
    name: 'tasksOverdue',
    kind: 'count',
    value: (row) =>
      all(row).filter(({ isOverdue, status }) => isOverdue === true && status !== 'done' && status !== 'dropped')
        .length,
  },
  { name: 'participantsActing', kind: 'count', sortable: true, value: (row) => acting(row).length },
  { name: 'doneBy', kind: 'entities', detail: true, value: acting },
  column('endedOn', 'date', { sortable: true, detail: true }),
  column('ground', 'code', { detail: true }),
];
