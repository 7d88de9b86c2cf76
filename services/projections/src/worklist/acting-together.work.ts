import {
  alertActionBegun,
  alertClosed,
  alertPositionTaken,
  alertRaised,
  jointActionCompleted,
  jointActionPlanned,
  jointActionStopped,
  taskDone,
  taskDropped,
  taskFellDue,
} from '@baraza/contracts';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';

/** An alert waits for its answer by the day that was set; once the coalition acts, for somebody to say what became of it. */
const alertWork: readonly WorkStep[] = [
  after(alertRaised, ({ data }) => ({ items: [item('alert-to-answer', { due: data.answerBy })] })),
  ...[alertPositionTaken, alertActionBegun].map((contract) =>
    meanwhile(contract, () => ({ items: [item('alert-to-close')] })),
  ),
  ...over(alertClosed),
];

/** A task waits for the office only once its day has passed: until then it is its participant's. */
const jointActionWork: readonly WorkStep[] = [
  after(jointActionPlanned, () => ({ items: [] })),
  meanwhile(taskFellDue, ({ data, before }) => ({
    items: [...before.items, item('task-overdue', { due: data.dueOn, part: data.task })],
  })),
  ...[taskDone, taskDropped].map((contract) =>
    meanwhile(contract, ({ data, before }) => ({ items: before.items.filter(({ part }) => part !== data.task) })),
  ),
  ...over(jointActionCompleted, jointActionStopped),
];

export const actingTogetherWork: readonly WorkStep[] = [...alertWork, ...jointActionWork];
