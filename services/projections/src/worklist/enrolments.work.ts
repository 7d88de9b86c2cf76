import {
  cohortBegan,
  cohortCancelled,
  cohortEnded,
  cohortPlanned,
  type Enrolled,
  enrolmentAbsenceFlagged,
  enrolmentApplied,
  enrolmentAttendanceNoted,
  enrolmentBegun,
  enrolmentCancelled,
  enrolmentCompleted,
  enrolmentDeclined,
  enrolmentDismissed,
  enrolmentSelected,
  enrolmentWaitListed,
  enrolmentWithdrawn,
  followUpFellDue,
  followUpReported,
  followUpWaived,
  grantAwarded,
  grantClosed,
  grantReportPostponed,
  grantReportSubmitted,
  sessionCancelled,
  sessionHeld,
  sessionMoved,
  sessionPlanned,
} from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem } from './worklist.read-model.ts';

/** How long before its last day a report to a funder is shown to whoever writes it. */
const DAYS_BEFORE = 30;

const organisationOf = (enrolled: Enrolled): string | null =>
  enrolled.kind === 'person' ? null : enrolled.organisation;
const barred = (enrolled: Enrolled): readonly string[] => (enrolled.kind === 'person' ? [] : [enrolled.organisation]);
const without = (items: readonly OpenItem[], part: string): readonly OpenItem[] =>
  items.filter((one) => one.part !== part);

/** An application until it is decided, then those who stay away; what came of a course when it is to be asked. */
const enrolmentWork: readonly WorkStep[] = [
  after(enrolmentApplied, ({ data: { enrolled, track }, by }) => ({
    organisation: organisationOf(enrolled),
    persons: [by],
    items: [item('enrolment-to-decide', { notFor: barred(enrolled), detail: { field: 'track', code: track } })],
  })),
  ...[enrolmentSelected, enrolmentWaitListed, enrolmentBegun].map((contract) =>
    meanwhile(contract, () => ({ items: [] })),
  ),
  meanwhile(enrolmentAbsenceFlagged, ({ data: { participant, enrolled }, before }) => ({
    items: [
      ...without(before.items, participant),
      item('absences-to-look-into', { part: participant, person: participant, notFor: barred(enrolled) }),
    ],
  })),
  meanwhile(enrolmentAttendanceNoted, ({ data: { marks }, before }) => ({
    items: marks
      .filter(({ mark }) => mark === 'present')
      .reduce((items, { participant }) => without(items, participant), before.items),
  })),
  ...over(enrolmentCompleted, enrolmentDeclined, enrolmentWithdrawn, enrolmentDismissed, enrolmentCancelled),
  after(followUpFellDue, ({ data: { enrolled, level, dueOn }, before }) => ({
    organisation: organisationOf(enrolled),
    items: [
      ...without(before.items, level),
      item('follow-up-to-report', {
        ...{ due: dueOn, part: level, notFor: barred(enrolled) },
        detail: { field: 'level', code: level },
      }),
    ],
  })),
  meanwhile(followUpReported, ({ data, before }) => ({ items: without(before.items, data.level) })),
  meanwhile(followUpWaived, ({ data, before }) => ({ items: without(before.items, data.level) })),
];

/** A cohort's way to its end, by its dates, and each of its meetings. */
const cohortWork: readonly WorkStep[] = [
  after(cohortPlanned, ({ data }) => ({
    dueNext: data.until,
    items: [item('cohort-to-begin', { due: data.from, from: data.applyBy ?? data.from })],
  })),
  meanwhile(cohortBegan, ({ before }) => ({
    items: [item('cohort-to-end', { due: before.dueNext, from: before.dueNext })],
  })),
  ...over(cohortEnded, cohortCancelled),
  after(sessionPlanned, ({ data }) => ({ items: [item('session-to-hold', { due: data.on, from: data.on })] })),
  meanwhile(sessionMoved, ({ data }) => ({ items: [item('session-to-hold', { due: data.on, from: data.on })] })),
  ...over(sessionHeld, sessionCancelled),
];

const toReport = (report: string, dueOn: CivilDate) =>
  item('grant-report-to-submit', {
    ...{ due: dueOn, from: addDays(dueOn, -DAYS_BEFORE), part: report },
    detail: { field: 'report', code: report },
  });

/** Each report that a funder is to have, until it is handed in. */
const grantWork: readonly WorkStep[] = [
  after(grantAwarded, ({ data: { reports } }) => ({ items: reports.map(({ code, dueOn }) => toReport(code, dueOn)) })),
  meanwhile(grantReportPostponed, ({ data: { report, dueOn }, before }) => ({
    items: [...without(before.items, report), toReport(report, dueOn)],
  })),
  meanwhile(grantReportSubmitted, ({ data, before }) => ({ items: without(before.items, data.report) })),
  ...over(grantClosed),
];

export const courseWork: readonly WorkStep[] = [...enrolmentWork, ...cohortWork, ...grantWork];
