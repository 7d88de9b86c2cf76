import {
  commitmentAccepted,
  commitmentDateDeclined,
  commitmentDateProposed,
  commitmentFellDue,
  commitmentKept,
  commitmentMade,
  commitmentRenegotiated,
  commitmentReportContested,
  commitmentReportedDone,
  commitmentTakenOver,
  commitmentWordsDrafted,
  commitmentWordsPublished,
  type DataOf,
  type EventContract,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const [MEMBER, OTHER] = ['10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000002'] as const;
const DUE = '2026-09-30';
const details = (by: string, effectiveOn: string) => ({
  effectiveOn,
  meta: { actor: { person: by, roles: ['unit-officer' as const] } },
});
const made = (more: Partial<DataOf<typeof commitmentMade>> = {}): GivenEvent =>
  happened(commitmentMade, 'entity', { ...commitmentMade.example, ...more }, details('the maker', '2026-03-02'));
const step = (contract: EventContract, by = 'somebody', effectiveOn = '2026-04-01'): GivenEvent =>
  happened(contract, 'entity', contract.example, details(by, effectiveOn));
const doc = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()][0];
const kinds = (...events: readonly GivenEvent[]) => doc(...events)?.items.map(({ kind }) => kind);

const toOne = { promisee: { kind: 'organisation', id: MEMBER } } as const;
const between = { promisor: { kind: 'organisation', id: OTHER }, ...toOne } as const;
const fellDue = step(commitmentFellDue, 'calendar', '2026-10-01');

it('a promise of the forum waits for the office from a month before its last day', () => {
  expect(doc(made())?.items).toMatchObject([{ kind: 'forum-promise-to-keep', due: DUE, from: '2026-08-31' }]);
  expect(kinds(made(), fellDue)).toEqual(['promise-overdue']);
});

it('a promise to an organisation waits to be accepted by it, and then to be kept by its promisor', () => {
  expect(doc(made(between))).toMatchObject({
    organisation: MEMBER,
    items: [
      { kind: 'promise-to-accept', notFor: [OTHER] },
      { kind: 'promise-to-keep', notFor: [MEMBER] },
    ],
  });
  expect(doc(made(between), step(commitmentAccepted))).toMatchObject({
    organisation: OTHER,
    items: [{ kind: 'promise-to-keep', due: DUE }],
  });
});

it('a promise that was taken over waits for who took it over, and is judged by others than that', () => {
  const THIRD = '10000000-0000-4000-8000-000000000003';
  const data = { ...commitmentTakenOver.example, promisor: { kind: 'organisation' as const, id: THIRD } };
  const over = happened(commitmentTakenOver, 'entity', data, details('calendar', '2026-04-02'));
  expect(doc(made(between), over)).toMatchObject({
    organisation: MEMBER,
    items: [{ kind: 'promise-to-accept', notFor: [THIRD] }, { kind: 'promise-to-keep' }],
  });
  expect(doc(made(between), step(commitmentAccepted), over)).toMatchObject({
    organisation: THIRD,
    items: [{ kind: 'promise-to-keep', notFor: [MEMBER] }],
  });
  expect(doc(made(between), step(commitmentAccepted), over, fellDue)?.items).toMatchObject([
    { kind: 'promise-overdue', notFor: [THIRD] },
  ]);
  expect(doc(made(between), step(commitmentAccepted), fellDue, over)?.items).toMatchObject([
    { kind: 'promise-overdue', notFor: [THIRD] },
  ]);
});

it('what is said to be kept waits for others than those who made it or said so', () => {
  const reported = [made(toOne), step(commitmentReportedDone, 'the teller')];
  expect(doc(...reported)).toMatchObject({
    organisation: MEMBER,
    items: [
      { kind: 'promise-to-accept' },
      { kind: 'promise-to-confirm', notBy: ['the maker', 'the teller'], due: DUE },
    ],
  });
  expect(kinds(...reported, fellDue)).toEqual(['promise-to-accept', 'promise-to-confirm']);
  expect(kinds(...reported, step(commitmentReportContested))).toEqual(['promise-to-accept', 'forum-promise-to-keep']);
  const late = step(commitmentReportContested, 'somebody', '2026-10-05');
  expect(kinds(...reported, fellDue, late)).toEqual(['promise-to-accept', 'promise-overdue']);
});

it('what has fallen due waits for somebody to say what became of it, and then nothing waits', () => {
  expect(doc(made(between), step(commitmentAccepted), fellDue)).toMatchObject({
    organisation: MEMBER,
    items: [{ kind: 'promise-overdue', due: DUE, notFor: [OTHER] }],
  });
  expect(kinds(made(), fellDue, step(commitmentKept))).toEqual([]);
});

it('another date waits for the side that did not ask, and sets the promise a new day', () => {
  const asked = [made(between), step(commitmentAccepted), step(commitmentDateProposed, 'who asked')];
  expect(doc(...asked)).toMatchObject({
    organisation: MEMBER,
    items: [
      { kind: 'promise-to-keep' },
      { kind: 'promise-date-to-answer', notBy: ['the maker', 'who asked'], notFor: [OTHER] },
    ],
  });
  expect(kinds(...asked, step(commitmentDateDeclined))).toEqual(['promise-to-keep']);
  const later = commitmentRenegotiated.example.dueOn;
  expect(doc(made(), fellDue, step(commitmentDateProposed), step(commitmentRenegotiated))?.items).toMatchObject([
    { kind: 'forum-promise-to-keep', due: later },
  ]);
});

it('words that were put forward wait for another officer, whatever became of the promise', () => {
  const drafted = [made(), step(commitmentKept), step(commitmentWordsDrafted, 'who drafted')];
  expect(doc(...drafted)?.items).toMatchObject([{ kind: 'promise-words-to-publish', notBy: ['who drafted'] }]);
  expect(kinds(...drafted, step(commitmentWordsPublished))).toEqual([]);
});
