import { unreachable } from '@baraza/domain';
import type { JointActionEvent, JointActionState, Open, TakenBy, Task } from './joint-action.state.ts';

export function evolve(state: JointActionState, event: JointActionEvent): JointActionState {
  const on = event.effectiveOn;
  if (event.type === 'coalitions.JointActionPlanned') {
    return { status: 'planned', ...event.data, plannedOn: on, tasks: [], lastStepOn: on };
  }
  if (state.status !== 'planned' && state.status !== 'under-way') throw impossible(state, event);
  const known = { ...state, lastStepOn: on };
  switch (event.type) {
    case 'coalitions.TaskAdded':
      return { ...known, tasks: [...state.tasks, { status: 'open', ...event.data }] };
    case 'coalitions.TaskClaimed': {
      const { seat, organisation } = event.data;
      return { ...withTask(known, event, (task) => claimed(task, { seat, organisation, on })), status: 'under-way' };
    }
    case 'coalitions.TaskBlocked': {
      const { ground, narrative } = event.data;
      const why = { ground, ...(narrative === undefined ? {} : { narrative }) };
      return withTask(known, event, (task) => ({ ...claimed(task, byOf(task)), status: 'blocked', ...why }));
    }
    case 'coalitions.TaskUnblocked':
      return withTask(known, event, (task) => claimed(task, byOf(task)));
    case 'coalitions.TaskReleased':
      return withTask(known, event, (task) => ({ status: 'open', ...itself(task) }));
    case 'coalitions.TaskDone': {
      const { note } = event.data;
      const done = { status: 'done' as const, doneOn: on, ...(note === undefined ? {} : { note }) };
      return withTask(known, event, (task) => ({ ...claimed(task, byOf(task)), ...done }));
    }
    case 'coalitions.TaskDropped':
      return withTask(known, event, (task) => ({ status: 'dropped', ...itself(task), ground: event.data.ground }));
    case 'coalitions.TaskFellDue':
      return withTask(known, event, (task) => ({ ...task, fellDueOn: on }));
    case 'coalitions.JointActionCompleted':
      return { ...known, status: 'completed', endedOn: on, ...event.data };
    case 'coalitions.JointActionStopped':
      return { ...known, status: 'stopped', endedOn: on, ...event.data };
    default:
      return unreachable(event);
  }
}

function withTask(
  state: Open,
  { data }: { readonly data: { readonly task: string } },
  change: (task: Task) => Task,
): Open {
  if (!state.tasks.some(({ task }) => task === data.task)) throw new Error(`${data.task} was never put up`);
  return { ...state, tasks: state.tasks.map((one) => (one.task === data.task ? change(one) : one)) };
}

const claimed = (task: Task, by: TakenBy) => ({ status: 'claimed' as const, ...itself(task), by });

function itself({ task, what, dueOn, fellDueOn }: Task) {
  return { task, what, dueOn, ...(fellDueOn === undefined ? {} : { fellDueOn }) };
}

function byOf(task: Task): TakenBy {
  if ('by' in task) return task.by;
  throw new Error(`nobody has taken ${task.task} on`);
}

function impossible(state: JointActionState, event: JointActionEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
