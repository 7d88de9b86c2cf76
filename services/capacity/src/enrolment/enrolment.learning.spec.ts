import { FIRST_TERMS } from '@baraza/contracts';
import { derivedId } from '@baraza/contracts';
import { given } from '@baraza/domain';
import { bodies, happened, people } from '../testing/record.ts';
import {
  active,
  anApplication,
  completed,
  completionFacts,
  noted,
  NEXT,
  onHold,
  selected,
  SESSION,
  two,
  whose,
} from './enrolment.builders.ts';
import { reportFollowUp, waiveFollowUp } from './enrolment.follow-ups.ts';
import { complete, noteAttendance, test } from './enrolment.learning.ts';
import { enrolmentRules } from './enrolment.rules.ts';
import { enrolment, type EnrolmentEvent } from './enrolment.state.ts';

const { rules } = enrolmentRules;
const after = (past: readonly EnrolmentEvent[]) => given(enrolment, ...past);
const ids = { id: (name: string) => derivedId('spec', name) };

describe('attendance', () => {
  const noting = (
    past: readonly EnrolmentEvent[],
    mark: 'present' | 'excused' | 'unexcused',
    { session = NEXT, on = '2026-03-02', participant = people.leader as string } = {},
  ) =>
    after(past).when((state, now) =>
      noteAttendance(state, { session, on, marks: [{ participant, mark }] }, FIRST_TERMS.attendance, now),
    );

  it('is noted for those who take part, rest, or went through to the end', () => {
    for (const past of [active(), onHold(active()), completed()]) {
      noting(past, 'present').then({ type: 'capacity.EnrolmentAttendanceNoted', data: { session: NEXT } });
    }
  });

  it(rules['not-taking-part'].title, () => {
    for (const past of [anApplication(), selected(), onHold(selected())]) {
      noting(past, 'present').thenRefused('enrolment.not-taking-part');
      after(past)
        .when((state, now) => test(state, { before: 40, after: 75 }, now))
        .thenRefused('enrolment.not-taking-part');
    }
  });

  it('is of its own participants only', () => {
    noting(active(), 'present', { participant: people.officer }).thenRefused('enrolment.participant-unknown');
  });

  it('a row of absences without excuse is flagged, when it is long enough, and whenever it grows', () => {
    const flagged = (absences: number) => [
      { type: 'capacity.EnrolmentAttendanceNoted' as const },
      { type: 'capacity.EnrolmentAbsenceFlagged' as const, data: { participant: people.leader, absences } },
    ];
    const once = [...active(), noted(SESSION, '2026-02-10', 'unexcused')];
    noting(active(), 'unexcused').then({ type: 'capacity.EnrolmentAttendanceNoted' });
    noting(once, 'unexcused').then(...flagged(2));
    noting([...once, noted('a', '2026-02-12', 'unexcused')], 'unexcused').then(...flagged(3));
  });

  it('an excuse neither ends the row nor makes it longer, and whoever comes ends it', () => {
    const once = [...active(), noted(SESSION, '2026-02-10', 'unexcused')];
    noting([...once, noted('a', '2026-02-12', 'excused')], 'unexcused').then(
      { type: 'capacity.EnrolmentAttendanceNoted' },
      { type: 'capacity.EnrolmentAbsenceFlagged' },
    );
    noting(once, 'excused').then({ type: 'capacity.EnrolmentAttendanceNoted' });
    noting([...once, noted('a', '2026-02-12', 'present')], 'unexcused').then({
      type: 'capacity.EnrolmentAttendanceNoted',
    });
  });

  it('goes by the dates of the sessions, not by when they were put on record', () => {
    const past = [...active(), noted(SESSION, '2026-02-20', 'unexcused'), noted('b', '2026-02-25', 'unexcused')];
    noting(past, 'unexcused', { on: '2026-02-10' }).then(
      { type: 'capacity.EnrolmentAttendanceNoted' },
      { type: 'capacity.EnrolmentAbsenceFlagged', data: { absences: 3 } },
    );
  });

  it('noted again takes the place of what was noted, and the same again is nothing to do', () => {
    const past = [...active(), noted(SESSION, '2026-02-10', 'unexcused')];
    noting(past, 'unexcused', { session: SESSION, on: '2026-02-10' }).thenNothing();
    noting(past, 'excused', { session: SESSION, on: '2026-02-10' }).then({
      type: 'capacity.EnrolmentAttendanceNoted',
    });
  });
});

describe('completing', () => {
  const completing = (past: readonly EnrolmentEvent[], command = {}, facts = {}) =>
    after(past).when((state, now) => complete(state, command, { ...completionFacts, ...facts }, now), ids);

  it('makes certificates out for who was enrolled and who took part, and fixes when it is asked what came of it', () => {
    completing([...active(), noted(SESSION, '2026-02-10', 'present')]).then({
      type: 'capacity.EnrolmentCompleted',
      data: {
        attendedPercent: 100,
        certificates: [{ holder: whose.enrolled }, { holder: { kind: 'participant', person: people.leader } }] as never,
        followUps: [
          { level: 'behaviour', dueOn: '2026-08-29' },
          { level: 'results', dueOn: '2027-03-02' },
        ],
      },
    });
  });

  it('whoever of the participants attended too little has no certificate', () => {
    const both = [people.leader, people.successor].map((participant) => ({ participant }));
    const marks = [
      { participant: people.leader, mark: 'present' as const },
      { participant: people.successor, mark: 'unexcused' as const },
    ];
    const past = [
      ...active({ participants: both, people: two }),
      happened('capacity.EnrolmentAttendanceNoted', { ...whose, session: SESSION, on: '2026-02-10', marks }),
    ] as EnrolmentEvent[];
    completing(past).then({
      data: {
        attendedPercent: 50,
        certificates: [{ holder: whose.enrolled }, { holder: { kind: 'participant', person: people.leader } }] as never,
      },
    });
  });

  it(rules['not-active'].title, () => {
    for (const past of [selected(), onHold(active()), completed()]) {
      completing(past).thenRefused('enrolment.not-active');
    }
  });

  it(rules['attended-too-little'].title, () => {
    const came = [1, 2, 3, 4].map((day) => noted(`came-${day}`, `2026-02-0${day + 2}`, 'present'));
    const stayed = noted('stayed', '2026-02-09', 'unexcused');
    completing([...active(), ...came, stayed]).then({ data: { attendedPercent: 80 } });
    completing([...active(), ...came.slice(1), stayed]).thenRefused('enrolment.attended-too-little');
  });

  describe('a campaign-launch programme', () => {
    const launch = { track: 'campaign-launch' };
    const assignment = {
      ...{ title: 'Clean water', cause: 'Boreholes stand dry', unit: 'UG-402', themes: ['social-justice'] },
    };

    it('leaves the campaign that was worked out to be drafted', () => {
      completing(active(launch), { assignment }).then(
        { type: 'capacity.EnrolmentCompleted' },
        {
          type: 'capacity.CampaignAssignmentHandedIn',
          data: { organisation: bodies.farmers, title: 'Clean water', campaignUnit: 'UG-402' },
        },
      );
    });

    it(rules['assignment-missing'].title, () => {
      completing(active(launch)).thenRefused('enrolment.assignment-missing', { pointer: '/assignment' });
    });

    it(rules['assignment-of-another-track'].title, () => {
      completing(active(), { assignment }).thenRefused('enrolment.assignment-of-another-track');
      const person = { kind: 'person', person: people.leader };
      completing(active({ ...launch, enrolled: person }), { assignment }).thenRefused(
        'enrolment.assignment-of-another-track',
      );
      completing(active({ ...launch, enrolled: person })).then({
        data: { certificates: [{ holder: { kind: 'person', person: people.leader } }] as never },
      });
    });

    it(rules['assignment-unit-unknown'].title, () => {
      completing(active(launch), { assignment }, { assignmentUnitKnown: false }).thenRefused(
        'enrolment.assignment-unit-unknown',
      );
    });
  });
});

describe('what came of it', () => {
  const reporting = (past: readonly EnrolmentEvent[], level: 'behaviour' | 'results' = 'behaviour') =>
    after(past).when((state, now) => reportFollowUp(state, { level, finding: 'mostly' }, now));

  it('is reported, when it has fallen due or before', () => {
    reporting(completed()).then({
      type: 'capacity.FollowUpReported',
      data: { level: 'behaviour', dueOn: '2026-08-01', finding: 'mostly' },
    });
    const due = happened('capacity.FollowUpFellDue', { ...whose, level: 'behaviour' as const, dueOn: '2026-08-01' });
    reporting([...completed(), due]).then({ type: 'capacity.FollowUpReported' });
  });

  it(rules['not-completed'].title, () => {
    for (const past of [active(), selected()]) reporting(past).thenRefused('enrolment.not-completed');
  });

  it(rules['followed-up'].title, () => {
    const waived = happened('capacity.FollowUpWaived', {
      ...{ ...whose, level: 'behaviour' as const, dueOn: '2026-08-01', ground: 'organisation-dissolved' },
    });
    const past = [...completed(), waived];
    reporting(past).thenRefused('enrolment.followed-up', { pointer: '/level' });
    after(past)
      .when((state, now) => waiveFollowUp(state, { level: 'behaviour', ground: 'no-longer-there' }, now))
      .thenRefused('enrolment.followed-up');
    reporting(past, 'results').then({ type: 'capacity.FollowUpReported' });
  });

  it('is not asked, on a ground', () => {
    after(completed())
      .when((state, now) => waiveFollowUp(state, { level: 'results', ground: 'organisation-dissolved' }, now))
      .then({ type: 'capacity.FollowUpWaived', data: { dueOn: '2027-02-02' }, ground: 'organisation-dissolved' });
  });

  it('what was known before and after is put on record', () => {
    after(active())
      .when((state, now) => test(state, { module: 'board-roles', before: 40, after: 75 }, now))
      .then({ type: 'capacity.EnrolmentLearningTested', data: { module: 'board-roles', before: 40, after: 75 } });
  });
});
