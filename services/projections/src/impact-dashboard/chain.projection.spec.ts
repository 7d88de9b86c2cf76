import {
  commitmentMade,
  demandAnswered,
  demandDelivered,
  demandRenegotiated,
  evidenceChecked,
  evidenceSupportEnded,
  evidenceSupportNamed,
  evidenceTaken,
  evidenceWithdrawn,
  outcomeFormulated,
  protectedEvidenceTaken,
} from '@baraza/contracts';
import { rowAt } from '../history/history.pure.ts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { Chain, type ChainNode } from './chain.pure.ts';
import { chainProjection } from './chain.projection.ts';
import { mergeChain } from './chain.read-model.ts';

const [OUTCOME, EVIDENCE] = ['9c8d7e6f-5a4b-4c3d-8e2f-1a0b9c8d7e6f', '1c8d7e6f-5a4b-4c3d-8e2f-1a0b9c8d7e60'];
const formulated = happened(outcomeFormulated, OUTCOME, outcomeFormulated.example);
const supports = { kind: 'outcome' as const, id: OUTCOME };
const taken = happened(evidenceTaken, EVIDENCE, { ...evidenceTaken.example, supports: [supports] });

/** The chain as those see it who read all that the events tell. */
function chainOf(...events: readonly GivenEvent[]): Chain {
  const docs = [...documentsOf(chainProjection, events).values()].filter(({ level }) => level === 'internal');
  return new Chain(
    docs.flatMap(({ id, changes }) => {
      const row = rowAt(changes, {}, mergeChain);
      return row?.kind === undefined ? [] : [{ ...row, id } as ChainNode];
    }),
  );
}

describe('evidence on the chain', () => {
  it('leads to the outcome that it supports, as long as it does, and says what became of it', () => {
    expect(chainOf(formulated, taken).ledTo(OUTCOME)).toMatchObject([
      { id: EVIDENCE, kind: 'evidence', status: 'held' },
    ]);
    expect(
      chainOf(formulated, taken, happened(evidenceChecked, EVIDENCE, { intact: false })).find(EVIDENCE),
    ).toMatchObject({ status: 'altered' });
    expect(
      chainOf(formulated, taken, happened(evidenceWithdrawn, EVIDENCE, evidenceWithdrawn.example)).ledTo(OUTCOME),
    ).toMatchObject([{ id: EVIDENCE, status: 'withdrawn' }]);
    const ended = happened(evidenceSupportEnded, EVIDENCE, { supports, ground: 'of-another-place' });
    expect(chainOf(formulated, taken, ended).ledTo(OUTCOME)).toEqual([]);
  });

  it('is named later, too; of what somebody protected gave there is nothing', () => {
    const named = happened(evidenceSupportNamed, EVIDENCE, { supports });
    const before = happened(evidenceTaken, EVIDENCE, evidenceTaken.example);
    expect(chainOf(formulated, before, named).ledTo(OUTCOME)).toMatchObject([{ id: EVIDENCE }]);
    const hidden = happened(protectedEvidenceTaken, EVIDENCE, protectedEvidenceTaken.example);
    expect(chainOf(formulated, hidden, named).ledTo(OUTCOME)).toEqual([]);
  });
});

it('a demand that was accepted in part stays so when both sides agree on another day for what was promised', () => {
  const DEMAND = '2d8d7e6f-5a4b-4c3d-8e2f-1a0b9c8d7e61';
  const answered = happened(demandAnswered, DEMAND, { ...demandAnswered.example, answer: 'partly' });
  const begun = [happened(demandDelivered, DEMAND, demandDelivered.example), answered];
  const renegotiated = happened(demandRenegotiated, DEMAND, demandRenegotiated.example);
  expect(chainOf(...begun, renegotiated).find(DEMAND)).toMatchObject({ status: 'partly' });
});

it('hangs a promise that arose from a decision on the coalition that decided', () => {
  const [PROMISE, COALITION] = ['3e9e8f70-6b5c-4d4e-9f30-2b1c0d9e8f72', '4f0f9081-7c6d-4e5f-8041-3c2d1e0f9083'];
  const arisingFrom = { kind: 'decision' as const, id: PROMISE, within: COALITION };
  const made = happened(commitmentMade, PROMISE, { ...commitmentMade.example, arisingFrom });
  expect(chainOf(made).find(PROMISE)).toMatchObject({ from: { own: [COALITION] } });
});
