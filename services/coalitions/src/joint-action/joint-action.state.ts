import type { DataOf, HappenedOf, jointActionContracts, jointActionPlanned } from '@baraza/contracts';
import type { Aggregate, CivilDate, EntityCalendar, PersonalRef } from '@baraza/domain';
import { addDays } from '@baraza/domain';
import { evolve } from './joint-action.evolve.pure.ts';

export type JointActionEvent = HappenedOf<(typeof jointActionContracts)[number]>;
export type Plan = Omit<DataOf<typeof jointActionPlanned>, 'what'>;

/** The participant that has taken a task on. */
export interface TakenBy {
  readonly seat: string;
  readonly organisation: string;
  readonly on: CivilDate;
}
interface AnyTask {
  readonly task: string;
  readonly what: PersonalRef;
  readonly dueOn: CivilDate;
  /** The day it fell due, where it was not done by then. */
  readonly fellDueOn?: CivilDate;
}
export type OpenTask = AnyTask & { readonly status: 'open' };
export type ClaimedTask = AnyTask & { readonly status: 'claimed'; readonly by: TakenBy };
export type BlockedTask = AnyTask & {
  readonly status: 'blocked';
  readonly by: TakenBy;
  readonly ground: string;
  readonly narrative?: PersonalRef;
};
export type DoneTask = AnyTask & {
  readonly status: 'done';
  readonly by: TakenBy;
  readonly doneOn: CivilDate;
  readonly note?: PersonalRef;
};
export type DroppedTask = AnyTask & { readonly status: 'dropped'; readonly ground: string };
export type Task = OpenTask | ClaimedTask | BlockedTask | DoneTask | DroppedTask;

export const TASK_STATUSES = ['open', 'claimed', 'blocked', 'done', 'dropped'] as const;

export interface Known extends Plan {
  readonly what: PersonalRef;
  readonly plannedOn: CivilDate;
  /** In the order in which they were put up. */
  readonly tasks: readonly Task[];
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
export type Planned = { readonly status: 'planned' } & Known;
/** A participant has taken a task on. */
export type UnderWay = { readonly status: 'under-way' } & Known;
export type Open = Planned | UnderWay;
export type Completed = {
  readonly status: 'completed';
  readonly endedOn: CivilDate;
  readonly note?: PersonalRef;
} & Known;
export type Stopped = {
  readonly status: 'stopped';
  readonly endedOn: CivilDate;
  readonly ground: string;
  readonly narrative?: PersonalRef;
} & Known;
export type JointActionState = { readonly status: 'none' } | Open | Completed | Stopped;

export const JOINT_ACTION_STATUSES = ['planned', 'under-way', 'completed', 'stopped'] as const;

export const isLeft = (task: Task): task is OpenTask | ClaimedTask | BlockedTask =>
  task.status === 'open' || task.status === 'claimed' || task.status === 'blocked';

/** The tasks whose last day comes first, of those that nobody has done and of which the calendar has not said so yet. */
function nextDue(state: JointActionState): readonly Task[] {
  if (state.status !== 'planned' && state.status !== 'under-way') return [];
  const waiting = state.tasks.filter((task) => isLeft(task) && task.fellDueOn === undefined);
  const first = waiting.map(({ dueOn }) => dueOn).sort()[0];
  return waiting.filter(({ dueOn }) => dueOn === first);
}

const calendar: EntityCalendar<JointActionState, JointActionEvent> = {
  next(state) {
    const [first] = nextDue(state);
    return first && { rule: 'joint-action.task-falls-due', rank: 50, on: addDays(first.dueOn, 1) };
  },
  take(state, { on }) {
    if (state.status === 'none') throw new Error('no task falls due of what nobody planned');
    return nextDue(state).map(({ task, dueOn }) => ({
      type: 'coalitions.TaskFellDue',
      data: { task, dueOn },
      effectiveOn: on,
      tags: tagsOfJointAction(state),
    }));
  },
};

/** What a trail finds it by: its unit, its themes, its coalition, and what it answers. */
export function tagsOfJointAction({ coalition, unit, themes, alert, decision }: Plan): readonly string[] {
  return [
    `unit:${unit}`,
    ...themes.map((theme) => `theme:${theme}`),
    `coalition:${coalition}`,
    ...(alert === undefined ? [] : [`alert:${alert}`]),
    ...(decision === undefined ? [] : [`decision:${decision}`]),
  ];
}

const OPEN = ['planned', 'under-way'] as const;

/** What a coalition does together. Stream `joint-action-<uuid>`. Its participants find it, wherever they belong. */
export const jointAction: Aggregate<JointActionState, JointActionEvent> = {
  name: 'joint-action',
  service: 'coalitions',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'coalitions.JointActionPlanned', 'planned'],
    [OPEN, 'coalitions.TaskAdded', 'same'],
    ['planned', 'coalitions.TaskClaimed', 'under-way'],
    ['under-way', 'coalitions.TaskClaimed', 'same'],
    ['under-way', 'coalitions.TaskBlocked', 'same'],
    ['under-way', 'coalitions.TaskUnblocked', 'same'],
    ['under-way', 'coalitions.TaskReleased', 'same'],
    ['under-way', 'coalitions.TaskDone', 'same'],
    [OPEN, 'coalitions.TaskDropped', 'same'],
    [OPEN, 'coalitions.TaskFellDue', 'same'],
    ['under-way', 'coalitions.JointActionCompleted', 'completed'],
    [OPEN, 'coalitions.JointActionStopped', 'stopped'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
  calendar,
};
