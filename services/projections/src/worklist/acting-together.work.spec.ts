import {
  alertAcknowledged,
  alertActionBegun,
  alertAnswerFellDue,
  alertClosed,
  alertPositionTaken,
  alertRaised,
  decisionBallotTaken,
  decisionDiscussionOpened,
  decisionProposed,
  decisionReviewed,
  decisionReviewFellDue,
  decisionStatementDeclined,
  decisionStatementDrafted,
  decisionStatementPublished,
  decisionTaken,
  decisionWithdrawn,
  derivedId,
  type EventContract,
  jointActionPlanned,
  jointActionStopped,
  taskAdded,
  taskClaimed,
  taskDone,
  taskDropped,
  taskFellDue,
  taskReleased,
  voteCast,
  voteRestored,
  voteVoided,
  votingClosed,
  votingOpened,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, more: object = {}): GivenEvent =>
  happened(contract, 'entity', { ...(contract.example as object), ...more });
const ofAnother = [{ seat: derivedId('votes', 'seat'), organisation: derivedId('votes', 'another') }];
const doc = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()][0];

it('an alert waits for an answer by its day, whoever has heard it and however late it is', () => {
  const { answerBy, unit, coalition } = alertRaised.example;
  for (const events of [[], [step(alertAcknowledged)], [step(alertAnswerFellDue)]]) {
    expect(doc(step(alertRaised), ...events)).toMatchObject({
      ...{ unit, coalition, organisation: null },
      items: [{ kind: 'alert-to-answer', due: answerBy }, { kind: 'alert-to-hear' }],
    });
  }
});

it('an alert waits for each participant to hear it, until the coalition has answered', () => {
  const { organisation } = alertAcknowledged.example;
  const heard = doc(step(alertRaised), step(alertAcknowledged), step(alertAcknowledged, { organisation: 'another' }));
  expect(heard?.items[1]).toMatchObject({ kind: 'alert-to-hear', due: null, answered: [organisation, 'another'] });
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

it('a proposal waits to be discussed, then for the vote, then for each on the roll that has not voted', () => {
  const { coalition, unit, subject } = decisionProposed.example;
  const detail = { field: 'subject', code: subject };
  const proposed = [step(decisionProposed)];
  expect(doc(...proposed)).toMatchObject({
    ...{ coalition, unit, organisation: null },
    items: [{ kind: 'decision-to-discuss', detail }],
  });
  const discussed = [...proposed, step(decisionDiscussionOpened)];
  expect(doc(...discussed)?.items).toMatchObject([{ kind: 'decision-to-put-to-vote', detail }]);
  const { closesOn, roll } = votingOpened.example;
  const asked = roll.map(({ organisation }) => organisation);
  const opened = [...discussed, step(votingOpened)];
  expect(doc(...opened)?.items).toMatchObject([{ kind: 'vote-to-cast', due: closesOn, asked, detail }]);
  expect(doc(...opened, step(voteCast), step(voteCast))).toMatchObject({
    ...{ organisation: null, items: [{ kind: 'vote-to-cast', answered: [voteCast.example.organisation] }] },
  });
  expect(doc(...opened, step(votingClosed))?.items).toEqual([]);
  for (const before of [proposed, discussed, opened]) expect(doc(...before, step(decisionWithdrawn))).toBeUndefined();
});

it('a vote that is void is asked for no more, until it is restored, and one that was cast before counts again', () => {
  for (const [secret, cast] of [[false, voteCast] as const, [true, decisionBallotTaken] as const]) {
    const { organisation } = voteVoided.example;
    const roll = [{ seat: voteVoided.example.seat, organisation }, ...ofAnother];
    const opened = [
      ...[step(decisionProposed, { secret }), step(decisionDiscussionOpened), step(votingOpened, { roll })],
    ];
    const another = ofAnother[0]!.organisation;
    expect(doc(...opened, step(voteVoided))).toMatchObject({ organisation: null, items: [{ asked: [another] }] });
    const restored = doc(...opened, step(cast), step(voteVoided), step(voteRestored));
    expect(restored).toMatchObject({
      organisation: null,
      items: [{ asked: [another, organisation], answered: [organisation] }],
    });
    expect(doc(...opened, step(voteVoided), step(votingClosed), step(voteRestored))?.items).toEqual([]);
  }
});

it('a secret vote waits for ballots', () => {
  const opened = [step(decisionProposed, { secret: true }), step(decisionDiscussionOpened), step(votingOpened)];
  expect(doc(...opened)?.items).toMatchObject([{ kind: 'ballot-to-give' }]);
  expect(doc(...opened, step(decisionBallotTaken))?.items).toMatchObject([
    { kind: 'ballot-to-give', answered: [decisionBallotTaken.example.organisation] },
  ]);
});

it('a task waits for whoever takes it on, then for that participant, and for others again once it is given back', () => {
  const added = [step(jointActionPlanned), step(taskAdded)];
  const { task, dueOn } = taskAdded.example;
  const open = { kind: 'task-to-take-on', part: task, due: dueOn };
  expect(doc(...added)).toMatchObject({ coalition: jointActionPlanned.example.coalition, items: [open] });
  const { organisation } = taskClaimed.example;
  const claimed = doc(...added, step(taskClaimed));
  expect(claimed).toMatchObject({ organisation: null, items: [{ kind: 'task-to-do', due: dueOn, of: organisation }] });
  expect(claimed?.items).toHaveLength(1);
  expect(doc(...added, step(taskClaimed), step(taskReleased))).toMatchObject({ organisation: null, items: [open] });
});

it('a task that is past its day waits for those who lead, too, until it is done or dropped', () => {
  const begun = [step(jointActionPlanned), step(taskAdded), step(taskClaimed)];
  const { task, dueOn } = taskFellDue.example;
  const { organisation } = taskClaimed.example;
  const other = '5e6f7081-92a3-4b4c-9d5e-6f708192a3b5';
  const overdue = [...begun, step(taskFellDue), step(taskAdded, { task: other }), step(taskFellDue, { task: other })];
  const itsOwn = { kind: 'task-overdue', part: task, due: dueOn, of: organisation };
  const ofOther = [
    { kind: 'task-to-take-on', part: other },
    { kind: 'task-overdue', part: other },
  ];
  expect(doc(...overdue)?.items).toMatchObject([itsOwn, ...ofOther]);
  for (const end of [taskDone, taskDropped]) {
    expect(doc(...overdue, step(end))?.items).toMatchObject(ofOther);
  }
  expect(doc(...overdue, step(taskReleased))?.items).toMatchObject([
    ...ofOther,
    { kind: 'task-to-take-on', part: task },
    { kind: 'task-overdue', part: task },
  ]);
  expect(doc(...overdue, step(taskReleased), step(taskClaimed))?.items.at(-1)).toMatchObject(itsOwn);
  expect(doc(...overdue, step(jointActionStopped))).toBeUndefined();
});
