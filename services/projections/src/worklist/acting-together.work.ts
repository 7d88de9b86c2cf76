import {
  alertAcknowledged,
  alertActionBegun,
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
  jointActionCompleted,
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
import { after, item, meanwhile, over, plus, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem, WorkDoc } from './worklist.read-model.ts';

const without = (items: readonly OpenItem[], kind: OpenItem['kind']): readonly OpenItem[] =>
  items.filter((one) => one.kind !== kind);

/** Each participant is asked for itself: this one has answered. */
const answeredBy = (items: readonly OpenItem[], kind: OpenItem['kind'], organisation: string): readonly OpenItem[] =>
  items.map((one) => (one.kind === kind ? { ...one, answered: plus(one.answered ?? [], organisation) } : one));

/** Of what is voted on, those whose vote counts are asked. */
const askedAnew = (items: readonly OpenItem[], anew: (asked: readonly string[]) => readonly string[]) =>
  items.map((one) => (one.asked === undefined ? one : { ...one, asked: anew(one.asked) }));

/**
 * An alert waits for its answer by the day that was set, and for each participant to say that it has heard it; once the coalition
 * acts, for somebody to say what became of it.
 */
const alertWork: readonly WorkStep[] = [
  after(alertRaised, ({ data }) => ({
    organisation: null,
    items: [item('alert-to-answer', { due: data.answerBy }), item('alert-to-hear')],
  })),
  meanwhile(alertAcknowledged, ({ data, before }) => ({
    organisation: null,
    items: answeredBy(before.items, 'alert-to-hear', data.organisation),
  })),
  ...[alertPositionTaken, alertActionBegun].map((contract) =>
    meanwhile(contract, () => ({ items: [item('alert-to-close')] })),
  ),
  ...over(alertClosed),
];

const isOverdue = ({ kind }: OpenItem): boolean => kind === 'task-overdue';
/** What waits of one task, and what of the others. */
const split = ({ items }: WorkDoc, task: string) => ({
  its: items.filter(({ part }) => part === task),
  others: items.filter(({ part }) => part !== task),
});

/** A task waits for whoever takes it on, and then for that participant; for those who lead, too, once its day has passed. */
const jointActionWork: readonly WorkStep[] = [
  after(jointActionPlanned, () => ({ organisation: null, items: [] })),
  meanwhile(taskAdded, ({ data: { task, dueOn }, before }) => ({
    items: [...before.items, item('task-to-take-on', { part: task, due: dueOn })],
  })),
  meanwhile(taskClaimed, ({ data: { task, organisation }, before }) => {
    const { its, others } = split(before, task);
    const kind = its.some(isOverdue) ? 'task-overdue' : 'task-to-do';
    const taken = item(kind, { part: task, due: its[0]?.due ?? null, of: organisation });
    return { organisation: null, items: [...others, taken] };
  }),
  meanwhile(taskReleased, ({ data: { task }, before }) => {
    const { its, others } = split(before, task);
    const again = { part: task, due: its[0]?.due ?? null };
    const late = its.some(isOverdue) ? [item('task-overdue', again)] : [];
    return { organisation: null, items: [...others, item('task-to-take-on', again), ...late] };
  }),
  meanwhile(taskFellDue, ({ data: { task, dueOn }, before }) => {
    const { its, others } = split(before, task);
    const of = its.find((one) => one.of !== undefined)?.of;
    const open = its.filter(({ kind }) => kind === 'task-to-take-on');
    const late = item('task-overdue', { part: task, due: dueOn, ...(of === undefined ? {} : { of }) });
    return { items: [...others, ...open, late] };
  }),
  ...[taskDone, taskDropped].map((contract) =>
    meanwhile(contract, ({ data: { task }, before }) => ({ organisation: null, items: split(before, task).others })),
  ),
  ...over(jointActionCompleted, jointActionStopped),
];

/** What is voted on waits for each participant on the roll that has not taken part yet; in secret, it takes a ballot. */
const votingWork: readonly WorkStep[] = [
  after(decisionProposed, ({ data: { secret, subject } }) => ({
    ...{ organisation: null, isSecret: secret },
    items: [item('decision-to-discuss', { detail: { field: 'subject', code: subject } })],
  })),
  meanwhile(decisionDiscussionOpened, ({ before }) => ({
    items: [item('decision-to-put-to-vote', { detail: before.items[0]?.detail ?? null })],
  })),
  meanwhile(votingOpened, ({ data: { closesOn, roll }, before }) => {
    const kind = before.isSecret === true ? 'ballot-to-give' : 'vote-to-cast';
    const asked = roll.map(({ organisation }) => organisation);
    return { items: [item(kind, { due: closesOn, asked, detail: before.items[0]?.detail ?? null })] };
  }),
  ...([[voteCast, 'vote-to-cast'] as const, [decisionBallotTaken, 'ballot-to-give'] as const] as const).map(
    ([contract, kind]) =>
      meanwhile(contract, ({ data, before }) => ({
        organisation: null,
        items: answeredBy(before.items, kind, data.organisation),
      })),
  ),
  meanwhile(voteVoided, ({ data, before }) => ({
    organisation: null,
    items: askedAnew(before.items, (asked) => asked.filter((one) => one !== data.organisation)),
  })),
  meanwhile(voteRestored, ({ data, before }) => ({
    organisation: null,
    items: askedAnew(before.items, (asked) => plus(asked, data.organisation)),
  })),
  meanwhile(votingClosed, () => ({ items: [] })),
  ...over(decisionWithdrawn),
];

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

export const actingTogetherWork: readonly WorkStep[] = [
  ...votingWork,
  ...decisionWork,
  ...alertWork,
  ...jointActionWork,
];
