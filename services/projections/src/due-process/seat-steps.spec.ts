import {
  derivedId,
  type EventContract,
  noticeDelivered,
  noticePrepared,
  removalDecided,
  removalDropped,
  removalNoticeServed,
  removalProposed,
  removalReplyGiven,
  seatSuspended,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { dueProcessProjection } from './due-process.projection.ts';
import { caseKey } from './due-process.read-model.ts';
import { judged } from './judged-case.pure.ts';

const coalition = derivedId('due process', 'coalition');
const [proposer, judge] = ['proposer', 'judge'].map((name) => derivedId('due process', name)) as [string, string];
const { organisation } = removalProposed.example;

function by(person: string, contract: EventContract, on: string, more: object = {}): GivenEvent {
  return happened(contract, coalition, { ...(contract.example as object), organisation, ...more } as never, {
    effectiveOn: on,
    meta: { actor: { person, roles: ['coalition-convenor'] } },
  });
}

/** A notice of it, and the proof that it arrived. */
const told = (template: string, on: string): GivenEvent[] =>
  [noticePrepared, noticeDelivered].map((contract) =>
    happened(
      contract,
      derivedId('notice', template),
      {
        ...(contract.example as object),
        ...{ organisation, about: { kind: 'coalition', id: coalition }, template, by: on, needsProof: true },
      } as never,
      { effectiveOn: on },
    ),
  );
const docOf = (events: readonly GivenEvent[], whose = organisation) =>
  documentsOf(dueProcessProjection, events).get(caseKey('auditor', 'coalition', `${coalition}/${whose}`))!;
const casesOf = (events: readonly GivenEvent[], asOf = '2026-12-31') =>
  judged(docOf(events), { asOf, knownAt: 1_000 }).map(({ decision, state, steps }) => [
    ...[decision, state],
    steps.map((one) => `${one.step} ${one.state}`),
  ]);

const proposed = by(proposer, removalProposed, '2026-03-02');
const served = by(judge, removalNoticeServed, '2026-03-04', { servedOn: '2026-03-04', replyBy: '2026-03-18' });
const replied = by(proposer, removalReplyGiven, '2026-03-10');
const removed = by(judge, removalDecided, '2026-03-20');

describe('a participant that was removed', () => {
  const after = told('removal-decided', '2026-03-21');
  const steps = (arrival: string, hearing: string, decision = 'done') => [
    ...['removal-proposed done', `notice-arrival ${arrival}`, `hearing ${hearing}`],
    ...[`decision ${decision}`, 'told done'],
  ];

  it('is in order where it was told and heard, or let its time to reply pass', () => {
    expect(casesOf([proposed, served, replied, removed, ...after])).toEqual([
      ['participant-removed', 'in-order', steps('done', 'done')],
    ]);
    expect(casesOf([proposed, served, removed, ...after])).toEqual([
      ['participant-removed', 'in-order', steps('done', 'let-pass')],
    ]);
    expect(casesOf([proposed, replied, removed, ...after])).toEqual([
      ['participant-removed', 'in-order', steps('done', 'done')],
    ]);
  });

  it('is amiss where it was never told, was judged by whoever proposed it, or heard only in a case before', () => {
    expect(casesOf([proposed, removed, ...after])).toEqual([
      ['participant-removed', 'missing', steps('missing', 'missing')],
    ]);
    expect(casesOf([proposed, served, replied, by(proposer, removalDecided, '2026-03-20'), ...after])).toEqual([
      ['participant-removed', 'missing', steps('done', 'done', 'wrong')],
    ]);
    const dropped = by(judge, removalDropped, '2026-03-12');
    const again = by(proposer, removalProposed, '2026-03-14');
    expect(casesOf([proposed, served, replied, dropped, again, removed, ...after])).toEqual([
      ['participant-removed', 'missing', steps('missing', 'missing')],
    ]);
  });

  it('stays open until it is told of the decision, and is late after that', () => {
    expect(casesOf([proposed, served, replied, removed], '2026-03-20')).toMatchObject([
      ['participant-removed', 'open', {}],
    ]);
    expect(casesOf([proposed, served, replied, removed])).toMatchObject([['participant-removed', 'missing', {}]]);
  });

  it('is a case of its own, of the organisation whose seat it was', () => {
    const other = derivedId('due process', 'another participant');
    const documents = [proposed, by(proposer, removalProposed, '2026-03-03', { organisation: other })];
    expect(docOf(documents)).toMatchObject({ entity: coalition, organisation, marks: [{}] });
    expect(docOf(documents, other)).toMatchObject({ entity: coalition, organisation: other, marks: [{}] });
  });
});

describe('a seat that was suspended', () => {
  it('is a case where it was decided, and none where a membership rests', () => {
    const decided = by(judge, seatSuspended, '2026-03-20', { cause: { kind: 'decision', ground: 'absent' } });
    expect(casesOf([decided, ...told('seat-suspended', '2026-03-21')])).toEqual([
      ['seat-suspended', 'in-order', ['decision done', 'told done']],
    ]);
    expect(docOf([by(judge, seatSuspended, '2026-03-20')])).toBeUndefined();
  });
});
