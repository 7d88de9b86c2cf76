import {
  jointActionCompleted,
  jointActionPlanned,
  jointActionStopped,
  taskAdded,
  taskBlocked,
  taskClaimed,
  taskDone,
  taskDropped,
  taskFellDue,
  taskReleased,
  taskUnblocked,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { participantsOf } from '../rights/levels.pure.ts';
import {
  JOINT_ACTION_ROW_STATUSES,
  jointActionColumns,
  type JointActionRow,
  type TaskRow,
} from './joint-action-register.read-model.ts';

const { when } = handlersOf<JointActionRow>((event) => entityIdOf(event, 'joint-action'));

/** Tasks change one by one; with the first that is taken on, it is under way. */
const merge: Merge<JointActionRow> = (row, set) => {
  const tasks = { ...row.tasks };
  for (const [id, change] of Object.entries(set.tasks ?? {})) tasks[id] = { ...tasks[id], ...change };
  const isBegun = row.status === 'planned' && Object.values(set.tasks ?? {}).some(({ by }) => (by ?? null) !== null);
  return { ...row, ...set, tasks, ...(isBegun ? { status: 'under-way' } : {}) };
};

const ofTask = (task: string, change: Partial<TaskRow>) => ({ set: { tasks: { [task]: change } } });

export const jointActionRegister: Register<JointActionRow> = {
  name: 'joint-actions',
  model: 'joint-action-register',
  version: 1,
  handlers: [
    when(jointActionPlanned, ({ coalition, unit, themes, alert, decision, what }, { effectiveOn }) => ({
      begins: true,
      set: {
        // What is to be done is in words of the vault: it has no name that all may read.
        name: `Joint action, ${themes.join(', ').replaceAll('-', ' ')}`,
        ...{ coalition, unit, themes, status: 'planned', organisations: [participantsOf(coalition)] },
        ...{ alert: alert ?? null, decision: decision ?? null, what, plannedOn: effectiveOn },
        ...{ tasks: {}, endedOn: null, ground: null },
      },
    })),
    when(taskAdded, ({ task, dueOn }) => ofTask(task, { status: 'open', dueOn, by: null })),
    when(taskClaimed, ({ task, organisation }) => ofTask(task, { status: 'claimed', by: organisation })),
    when(taskBlocked, ({ task }) => ofTask(task, { status: 'blocked' })),
    when(taskUnblocked, ({ task }) => ofTask(task, { status: 'claimed' })),
    when(taskReleased, ({ task }) => ofTask(task, { status: 'open', by: null })),
    when(taskDone, ({ task, organisation }) => ofTask(task, { status: 'done', by: organisation })),
    when(taskDropped, ({ task }) => ofTask(task, { status: 'dropped' })),
    when(taskFellDue, ({ task, dueOn }) => ofTask(task, { dueOn, isOverdue: true })),
    when(jointActionCompleted, (_, { effectiveOn }) => ({ set: { status: 'completed', endedOn: effectiveOn } })),
    when(jointActionStopped, ({ ground }, { effectiveOn }) => ({
      set: { status: 'stopped', endedOn: effectiveOn, ground },
    })),
  ],
  merge,
  statuses: JOINT_ACTION_ROW_STATUSES,
  columns: jointActionColumns,
  filters: [],
  personal: ['what'],
  isNameless: true,
  words: ({ name, unit }) => [name, unit].join(' '),
  entityOf: (id) => id,
};

export const jointActionRegisterProjection = registerProjection(jointActionRegister);
