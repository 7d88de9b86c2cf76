import {
  type DataOf,
  type EventContract,
  struggleClosed,
  struggleJoined,
  struggleNotVerified,
  struggleParted,
  struggleReported,
  struggleResolved,
  struggleTakenUp,
  struggleVerified,
  struggleWordsDrafted,
  struggleWordsPublished,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const ORGANISATION = '10000000-0000-4000-8000-000000000001';
const step = (contract: EventContract, by = 'somebody'): GivenEvent =>
  happened(contract, 'entity', contract.example, {
    effectiveOn: '2026-03-02',
    meta: { actor: { person: by, roles: ['unit-officer' as const] } },
    tags: ['unit:UG-402'],
  });
const reported = (reportedBy: DataOf<typeof struggleReported>['reportedBy']): GivenEvent => ({
  ...step(struggleReported, 'the clerk'),
  data: { ...struggleReported.example, reportedBy },
});
const doc = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()][0];
const kinds = (...events: readonly GivenEvent[]) => doc(...events)?.items.map(({ kind }) => kind) ?? [];
const aReport = reported({ kind: 'organisation', id: ORGANISATION });

it('a report waits until its day to be verified, by others than who took it down or made it', () => {
  expect(doc(aReport)?.items).toMatchObject([
    { kind: 'struggle-to-verify', due: '2026-03-16', notBy: ['the clerk'], notFor: [ORGANISATION] },
  ]);
  expect(doc(reported({ kind: 'community' }))?.items).toMatchObject([{ notFor: [] }]);
  expect(kinds(aReport, step(struggleNotVerified))).toEqual([]);
  expect(kinds(aReport, step(struggleClosed))).toEqual([]);
});

it('what was verified waits to be taken up, of somebody protected too, unless it goes with another', () => {
  expect(doc(aReport, step(struggleVerified))?.items).toMatchObject([
    { kind: 'struggle-to-take-up', due: '2026-05-04' },
  ]);
  expect(kinds(step(struggleVerified))).toEqual(['struggle-to-take-up']);
  const joined = [aReport, step(struggleVerified), step(struggleJoined)];
  expect(kinds(...joined)).toEqual([]);
  expect(doc(...joined, step(struggleParted))?.items).toMatchObject([
    { kind: 'struggle-to-take-up', due: '2026-06-01' },
  ]);
  expect(kinds(aReport, step(struggleVerified), step(struggleTakenUp))).toEqual([]);
});

it('words wait for somebody else than who put them forward, beside what else waits and after the end', () => {
  const drafted = [aReport, step(struggleVerified), step(struggleWordsDrafted, 'the drafter')];
  expect(doc(...drafted)?.items).toMatchObject([
    { kind: 'struggle-to-take-up' },
    { kind: 'struggle-words-to-publish', notBy: ['the drafter'] },
  ]);
  expect(kinds(...drafted, step(struggleWordsPublished))).toEqual(['struggle-to-take-up']);
  expect(kinds(...drafted, step(struggleResolved))).toEqual(['struggle-words-to-publish']);
  expect(kinds(...drafted, step(struggleResolved), step(struggleWordsPublished))).toEqual([]);
});
