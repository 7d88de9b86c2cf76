import {
  alertAcknowledged,
  alertActionBegun,
  alertAnswerFellDue,
  alertClosed,
  alertPositionTaken,
  alertRaised,
  decisionReviewed,
  decisionReviewFellDue,
  decisionStatementDeclined,
  decisionStatementDrafted,
  decisionStatementPublished,
  decisionTaken,
  type EventContract,
  jointActionPlanned,
  jointActionStopped,
  taskAdded,
  taskClaimed,
  taskDone,
  taskDropped,
  taskFellDue,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, more: object = {}): GivenEvent =>
  happened(contract, 'entity', { ...(contract.example as object), ...more });
const doc = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()][0];

it('an alert waits for an answer by its day, whoever has heard it and however late it is', () => {
  const { answerBy, unit } = alertRaised.example;
  for (const events of [[], [step(alertAcknowledged)], [step(alertAnswerFellDue)]]) {
    expect(doc(step(alertRaised), ...events)).toMatchObject({
      unit,
      items: [{ kind: 'alert-to-answer', due: answerBy }],
    });
  }
});

it('and for somebody to say what became of it, once the coalition has answered', () => {
  for (const answer of [alertPositionTaken, alertActionBegun]) {
    expect(doc(step(alertRaised), step(answer))?.items).toMatchObject([{ kind: 'alert-to-close', due: null }]);
  }
  expect(doc(step(alertRaised), step(alertActionBegun), step(alertClosed))).toBeUndefined();
});

it('a statement on a decision waits for somebody else than who put it forward', () => {
  const drafted = [step(decisionTaken), step(decisionStatementDrafted)];
  expect(doc(step(decisionTaken))?.items).toEqual([]);
  expect(doc(...drafted)).toMatchObject({
    unit: decisionTaken.example.unit,
    items: [{ kind: 'decision-statement-to-publish', notBy: [expect.any(String)] }],
  });
  expect(doc(...drafted, step(decisionStatementDrafted))?.items).toHaveLength(1);
  for (const end of [decisionStatementPublished, decisionStatementDeclined]) {
    expect(doc(...drafted, step(end))?.items).toEqual([]);
  }
});

it('a decision waits to be looked at again from the day that was set, whatever is published meanwhile', () => {
  const { reviewOn } = decisionReviewFellDue.example;
  const due = [step(decisionTaken), step(decisionReviewFellDue)];
  expect(doc(...due)?.items).toMatchObject([{ kind: 'decision-to-review', due: reviewOn }]);
  const published = [step(decisionStatementDrafted), step(decisionStatementPublished)];
  expect(doc(...due, ...published)?.items).toMatchObject([{ kind: 'decision-to-review' }]);
  expect(doc(...due, step(decisionReviewed))?.items).toEqual([]);
});

it('a task waits for the office once its day has passed, until it is done or dropped', () => {
  const begun = [step(jointActionPlanned), step(taskAdded), step(taskClaimed)];
  const { task, dueOn } = taskFellDue.example;
  const other = '5e6f7081-92a3-4b4c-9d5e-6f708192a3b5';
  expect(doc(...begun)?.items).toEqual([]);
  const overdue = [...begun, step(taskFellDue), step(taskFellDue, { task: other })];
  expect(doc(...overdue)).toMatchObject({
    unit: jointActionPlanned.example.unit,
    items: [
      { kind: 'task-overdue', part: task, due: dueOn },
      { kind: 'task-overdue', part: other },
    ],
  });
  for (const end of [taskDone, taskDropped]) {
    expect(doc(...overdue, step(end))?.items).toMatchObject([{ part: other }]);
  }
  expect(doc(...overdue, step(jointActionStopped))).toBeUndefined();
});
