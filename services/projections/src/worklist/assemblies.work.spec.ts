import {
  assemblyCalled,
  assemblyCancelled,
  candidacyAccepted,
  candidacyAppealed,
  candidacyEntered,
  candidacyRefusalUpheld,
  candidacyRefused,
  electedTermEnded,
  electionClosed,
  electionOpened,
  electionResultDeclared,
  type EventContract,
  nominationsClosed,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, more: object = {}): GivenEvent =>
  happened(contract, 'entity', { ...(contract.example as object), ...more } as never, { effectiveOn: '2026-03-20' });
const docs = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()];
const open = (...events: readonly GivenEvent[]) => docs(...events).flatMap(({ items }) => items);
const kinds = (...events: readonly GivenEvent[]) => open(...events).map(({ kind }) => kind);
const called = step(assemblyCalled);
const another = { candidacy: '8192a3b4-c5d6-4e7f-8091-2b3c4d5e6f70' };

it('candidacies wait to be judged as long as there is one, and appeals for another look', () => {
  const two = [called, step(candidacyEntered), step(candidacyEntered, another)];
  expect(open(...two)).toMatchObject([{ kind: 'candidacies-to-judge', due: '2026-04-18' }]);
  expect(docs(...two)).toMatchObject([{ organisation: null }]);
  expect(kinds(...two, step(candidacyAccepted))).toEqual(['candidacies-to-judge']);
  const judged = [...two, step(candidacyAccepted), step(candidacyRefused, another)];
  expect(kinds(...judged)).toEqual([]);
  expect(kinds(...judged, step(candidacyAppealed, another))).toEqual(['candidacy-appeals-to-judge']);
  expect(kinds(...judged, step(candidacyAppealed, another), step(candidacyRefusalUpheld, another))).toEqual([]);
});

it('the vote waits to be opened on its day, closed, and its results declared body by body', () => {
  const nominated = [called, step(nominationsClosed)];
  expect(open(...nominated)).toMatchObject([{ kind: 'vote-to-open', from: '2026-04-18', due: '2026-04-18' }]);
  const opened = [...nominated, step(electionOpened)];
  expect(kinds(...opened)).toEqual(['vote-to-close']);
  const papers = electionClosed.example.papers.flatMap((paper) => [paper, { ...paper, body: 'committee' }]);
  const closed = [...opened, step(electionClosed, { papers })];
  expect(open(...closed)).toMatchObject([
    { kind: 'result-to-declare', detail: { field: 'body', code: 'board' } },
    { kind: 'result-to-declare', detail: { field: 'body', code: 'committee' } },
  ]);
  const declared = [...closed, step(electionResultDeclared)];
  expect(open(...declared)).toMatchObject([
    { kind: 'result-to-declare', detail: { code: 'committee' } },
    { kind: 'election-to-call', due: '2029-04-30', from: '2028-11-01', detail: { code: 'board' } },
  ]);
  const both = [...declared, step(electionResultDeclared, { body: 'committee' })];
  expect(kinds(...both)).toEqual(['election-to-call', 'election-to-call']);
  expect(open(...both, step(electedTermEnded))).toMatchObject([{ detail: { code: 'committee' } }]);
});

it('nothing waits of what was called off', () => {
  expect(kinds(called, step(candidacyEntered), step(assemblyCancelled))).toEqual([]);
});
