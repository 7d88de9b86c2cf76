import {
  alertActionBegun,
  alertClosed,
  alertPositionTaken,
  alertRaised,
  decisionReviewed,
  decisionReviewFellDue,
  decisionStatementDeclined,
  decisionStatementDrafted,
  decisionStatementPublished,
  decisionTaken,
  jointActionCompleted,
  jointActionPlanned,
  jointActionStopped,
  taskDone,
  taskDropped,
  taskFellDue,
} from '@baraza/contracts';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem } from './worklist.read-model.ts';

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

const without = (items: readonly OpenItem[], kind: OpenItem['kind']): readonly OpenItem[] =>
  items.filter((one) => one.kind !== kind);

/** What was decided waits for whoever publishes what another has said of it, and, when its day has come, to be looked at again. */
const decisionWork: readonly WorkStep[] = [
  after(decisionTaken, () => ({ items: [] })),
  after(decisionStatementDrafted, ({ before, by }) => ({
    items: [
      ...without(before.items, 'decision-statement-to-publish'),
      item('decision-statement-to-publish', { notBy: [by] }),
    ],
  })),
  ...[decisionStatementPublished, decisionStatementDeclined].map((contract) =>
    meanwhile(contract, ({ before }) => ({ items: without(before.items, 'decision-statement-to-publish') })),
  ),
  after(decisionReviewFellDue, ({ data, before }) => ({
    items: [...without(before.items, 'decision-to-review'), item('decision-to-review', { due: data.reviewOn })],
  })),
  meanwhile(decisionReviewed, ({ before }) => ({ items: without(before.items, 'decision-to-review') })),
];

export const actingTogetherWork: readonly WorkStep[] = [...decisionWork, ...alertWork, ...jointActionWork];
