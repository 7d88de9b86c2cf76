import {
  appealDecided,
  appealDecisionConfirmed,
  appealDecisionProposed,
  appealLodged,
  complaintDecided,
  complaintDecisionConfirmed,
  complaintDecisionProposed,
  complaintDecisionServed,
  complaintDismissed,
  complaintNoticeIssued,
  complaintNoticeServed,
  complaintRaised,
  complaintReplyPeriodEnded,
  type EventContract,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const complaint = '2a3b4c5d-6e7f-4809-9a1b-2c3d4e5f6071';
const complainant = complaintRaised.example.complainant;

/** The contract's own example, done by somebody on the case. */
const step = (contract: EventContract, by = 'the office'): GivenEvent =>
  happened(contract, complaint, contract.example, { meta: { actor: { person: by, roles: ['conduct-committee'] } } });
const raised = step(complaintRaised, 'who raised it');
const noticed = [raised, step(complaintNoticeIssued), step(complaintNoticeServed)];
const heard = [...noticed, step(complaintReplyPeriodEnded)];
const decided = [
  ...heard,
  step(complaintDecisionProposed, 'first judge'),
  step(complaintDecisionConfirmed, 'second judge'),
  step(complaintDecided, 'second judge'),
];

const open = (events: readonly GivenEvent[]) =>
  [...documentsOf(worklistProjection, events).values()].flatMap(({ items }) => items);

it('a complaint waits for its notice, and for the proof that it arrived, with others than who complained', () => {
  const others = { notBy: ['who raised it'], notFor: [complainant] };
  expect(open([raised])).toMatchObject([{ kind: 'complaint-to-notice', ...others }]);
  expect(open(noticed.slice(0, 2))).toMatchObject([{ kind: 'complaint-to-serve', ...others }]);
});

it('then for the reply of the member, by its last day, and then for the committee, by its own', () => {
  const { replyBy, decideBy } = complaintNoticeServed.example;
  expect(open(noticed)).toMatchObject([{ kind: 'complaint-to-answer', due: replyBy }]);
  expect(open(heard)).toMatchObject([
    { kind: 'complaint-to-decide', due: decideBy, notBy: ['who raised it'], notFor: [complainant] },
  ]);
});

it('each concurs in a decision once, and whoever concurred is not asked again until another is proposed', () => {
  const proposed = [...heard, step(complaintDecisionProposed, 'first judge')];
  const confirming = (events: readonly GivenEvent[]) =>
    open(events).find(({ kind }) => kind === 'decision-to-confirm')?.notBy;
  expect(confirming(proposed)).toEqual(['who raised it', 'first judge']);
  const concurred = [...proposed, step(complaintDecisionConfirmed, 'second judge')];
  expect(confirming(concurred)).toEqual(['who raised it', 'first judge', 'second judge']);
  expect(confirming([...concurred, step(complaintDecisionProposed, 'third judge')])).toEqual([
    'who raised it',
    'third judge',
  ]);
});

it('a dismissal can be proposed before the member was told, and the notice still waits', () => {
  const early = [raised, step(complaintDecisionProposed, 'first judge')];
  expect(open(early).map(({ kind }) => kind)).toEqual(['complaint-to-notice', 'decision-to-confirm']);
  expect(open([...early, step(complaintDismissed)])).toEqual([]);
});

it('an appeal waits for others than those who decided, and each of them concurs once', () => {
  const judges = ['who raised it', 'first judge', 'second judge'];
  expect(open(decided)).toMatchObject([{ kind: 'decision-to-serve' }]);
  const served = [...decided, step(complaintDecisionServed)];
  expect(open(served)).toMatchObject([{ kind: 'decision-to-appeal', due: complaintDecisionServed.example.appealBy }]);
  const appealed = [...served, step(appealLodged, 'a representative')];
  expect(open(appealed)).toMatchObject([
    { kind: 'appeal-to-decide', due: appealLodged.example.decideBy, notBy: judges },
  ]);
  const proposed = [...appealed, step(appealDecisionProposed, 'third judge')];
  expect(open(proposed).at(-1)).toMatchObject({
    kind: 'appeal-decision-to-confirm',
    notBy: [...judges, 'third judge'],
  });
  const concurred = [...proposed, step(appealDecisionConfirmed, 'fourth judge')];
  expect(open(concurred).at(-1)!.notBy).toEqual([...judges, 'third judge', 'fourth judge']);
  expect(open([...concurred, step(appealDecided)])).toEqual([]);
});
