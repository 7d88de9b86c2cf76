import {
  cohortBegan,
  cohortEnded,
  cohortPlanned,
  enrolmentAbsenceFlagged,
  enrolmentApplied,
  enrolmentAttendanceNoted,
  enrolmentBegun,
  enrolmentCompleted,
  enrolmentSelected,
  enrolmentWaitListed,
  type EventContract,
  followUpFellDue,
  followUpReported,
  followUpWaived,
  grantAwarded,
  grantClosed,
  grantReportFellDue,
  grantReportPostponed,
  grantReportSubmitted,
  sessionHeld,
  sessionMoved,
  sessionPlanned,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const step = (contract: EventContract, more: object = {}): GivenEvent =>
  happened(contract, 'entity', { ...(contract.example as object), ...more } as never, {
    effectiveOn: '2026-03-02',
    meta: { actor: { person: 'an officer', roles: ['programme-officer'] } },
  });
const doc = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()][0];
const open = (...events: readonly GivenEvent[]) => doc(...events)?.items ?? [];
const kinds = (...events: readonly GivenEvent[]) => open(...events).map(({ kind }) => kind);

const applied = step(enrolmentApplied);
const { organisation } = enrolmentApplied.example.enrolled as { organisation: string };

it('an application waits for others than who applied, until it is decided or put on the list', () => {
  expect(doc(applied)).toMatchObject({
    organisation,
    items: [{ kind: 'enrolment-to-decide', notFor: [organisation], detail: { code: 'internal-governance' } }],
  });
  for (const decided of [enrolmentSelected, enrolmentWaitListed]) expect(kinds(applied, step(decided))).toEqual([]);
});

it('whoever stays away several times in a row is looked into, until they come again', () => {
  const away = [applied, step(enrolmentSelected), step(enrolmentBegun), step(enrolmentAbsenceFlagged)];
  const { participant } = enrolmentAbsenceFlagged.example;
  expect(open(...away, step(enrolmentAbsenceFlagged))).toMatchObject([
    { kind: 'absences-to-look-into', person: participant },
  ]);
  const marked = (mark: string) => step(enrolmentAttendanceNoted, { marks: [{ participant, mark }] });
  expect(kinds(...away, marked('excused'))).toEqual(['absences-to-look-into']);
  expect(kinds(...away, marked('present'))).toEqual([]);
});

it('what came of a course waits level by level from the day it is to be asked', () => {
  const completed = [applied, step(enrolmentSelected), step(enrolmentBegun), step(enrolmentCompleted)];
  expect(kinds(...completed)).toEqual([]);
  const due = [...completed, step(followUpFellDue), step(followUpFellDue, { level: 'results', dueOn: '2027-08-28' })];
  expect(doc(...due)).toMatchObject({
    organisation,
    items: [
      { kind: 'follow-up-to-report', part: 'behaviour', due: '2027-02-24', notFor: [organisation] },
      { kind: 'follow-up-to-report', part: 'results', due: '2027-08-28' },
    ],
  });
  expect(open(...due, step(followUpReported))).toMatchObject([{ part: 'results' }]);
  expect(kinds(...due, step(followUpReported), step(followUpWaived))).toEqual([]);
});

it('a cohort waits to begin when applications have ended, and to end on its last day', () => {
  const planned = step(cohortPlanned);
  expect(open(planned)).toMatchObject([{ kind: 'cohort-to-begin', due: '2026-04-13', from: '2026-03-31' }]);
  expect(open(planned, step(cohortBegan))).toMatchObject([{ kind: 'cohort-to-end', due: '2026-08-28' }]);
  expect(kinds(planned, step(cohortBegan), step(cohortEnded))).toEqual([]);
});

it('a session waits on its day, wherever it was moved to', () => {
  const planned = step(sessionPlanned);
  expect(open(planned)).toMatchObject([{ kind: 'session-to-hold', due: '2026-04-14', from: '2026-04-14' }]);
  expect(open(planned, step(sessionMoved))).toMatchObject([{ due: '2026-04-21' }]);
  expect(kinds(planned, step(sessionMoved), step(sessionHeld))).toEqual([]);
});

it('each report to a funder waits from a month before its last day, until it is handed in', () => {
  const awarded = step(grantAwarded);
  const asDue = { kind: 'grant-report-to-submit', due: '2027-01-31', from: '2027-01-01', part: 'year-one' };
  expect(open(awarded)).toMatchObject([asDue]);
  expect(open(awarded, step(grantReportFellDue))).toMatchObject([asDue]);
  expect(open(awarded, step(grantReportPostponed))).toMatchObject([{ due: '2027-03-31', from: '2027-03-01' }]);
  expect(kinds(awarded, step(grantReportSubmitted))).toEqual([]);
  expect(kinds(awarded, step(grantClosed))).toEqual([]);
});
