import { fold, given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import { hold, proposeReport, publishReport } from './convening.meeting.pure.ts';
import { conveningRules } from './convening.rules.ts';
import { convening, hasDecided } from './convening.state.ts';
import {
  aCalledConvening,
  aConveningToReport,
  aConveningWithDueRecord,
  aHeldConvening,
  anInvitingConvening,
  aReportedConvening,
  attendance,
  members,
  REPORT,
  where,
} from './convenings.fixture.ts';

const { rules } = conveningRules;
const onTheDay = { effectiveOn: '2026-03-28' };
const later = { effectiveOn: '2026-04-02', today: '2026-04-02' };
const inviting = given(convening, ...anInvitingConvening());
const toReport = given(convening, ...aConveningToReport());
const publishing = (who: string, report = REPORT, namesNoPrivatePerson = true, proposed: string | undefined = REPORT) =>
  toReport.when((state, now) => publishReport(state, { report, namesNoPrivatePerson }, { proposed }, now), {
    ...later,
    ...by(who),
  });

describe('a convening that meets', () => {
  it('is on record with who was there, how many people, and whether they were enough', () => {
    inviting
      .when((state, now) => hold(state, { present: [bodies.first, bodies.applicant], attendance }, now), onTheDay)
      .then(
        {
          type: 'members.ConveningAttendanceTaken',
          data: { ...where, organisations: [bodies.first, bodies.applicant] },
          tags: ['unit:UG-402', `org:${bodies.first}`, `org:${bodies.applicant}`],
        },
        { type: 'members.ConveningPeopleCounted', data: { ...where, attendance } },
        {
          type: 'members.ConveningHeld',
          data: { ...where, membersInvited: 3, membersPresent: 1, membersNeeded: 2, quorate: false },
        },
      );
    inviting
      .when((state, now) => hold(state, { present: [bodies.first, bodies.second], attendance }, now), onTheDay)
      .then({}, {}, { data: { membersPresent: 2, membersNeeded: 2, quorate: true } });
  });

  it('decides nothing where no member was invited, or nobody came', () => {
    given(convening, ...aCalledConvening())
      .when((state, now) => hold(state, { present: [], attendance }, now), onTheDay)
      .then({}, { data: { membersInvited: 0, membersNeeded: 1, quorate: false } });
    expect(hasDecided(fold(convening, aHeldConvening(false)))).toBe(false);
    expect(hasDecided(fold(convening, aHeldConvening()))).toBe(true);
  });

  it('is put on record of its own day even after it was asked for', () => {
    given(convening, ...aConveningWithDueRecord())
      .when((state, now) => hold(state, { present: members, attendance }, now), onTheDay)
      .then({}, {}, { data: { quorate: true } });
  });

  it(rules['not-met-yet'].title, () => {
    inviting
      .when((state, now) => hold(state, { present: members, attendance }, now), { effectiveOn: '2026-03-27' })
      .thenRefused('convening.not-met-yet', { pointer: '/effectiveOn' });
  });

  it('counts as present whom it invited', () => {
    inviting
      .when((state, now) => hold(state, { present: [members[0]!, people.board], attendance }, now), onTheDay)
      .thenRefused('convening.not-invited', { pointer: '/present/1' });
  });

  it(rules['fewer-people-than-organisations'].title, () => {
    const two = { women: 1, men: 1, youth: 0, personsWithDisabilities: 0, total: 2 };
    inviting
      .when((state, now) => hold(state, { present: members, attendance: two }, now), onTheDay)
      .thenRefused('convening.fewer-people-than-organisations', { pointer: '/attendance/total' });
  });
});

describe('the report of a convening', () => {
  it('is put forward, kept apart, and put forward anew', () => {
    for (const before of [aHeldConvening(), aConveningToReport()]) {
      given(convening, ...before)
        .when((state, now) => proposeReport(state, { report: REPORT, about: [] }, now), later)
        .then({ type: 'members.ConveningReportProposed', data: { ...where, report: { value: REPORT, about: [] } } });
    }
  });

  it('is published by a second person, in clear', () => {
    publishing(people.secretariat).then({ type: 'members.ConveningReported', data: { ...where, report: REPORT } });
  });

  it(rules['not-held'].title, () => {
    inviting
      .when((state, now) => proposeReport(state, { report: REPORT }, now), later)
      .thenRefused('convening.not-held');
  });

  it(rules['reported-already'].title, () => {
    given(convening, ...aReportedConvening())
      .when((state, now) => proposeReport(state, { report: REPORT }, now), later)
      .thenRefused('convening.reported-already');
  });

  it(rules['no-report-proposed'].title, () => {
    given(convening, ...aHeldConvening())
      .when(
        (state, now) => publishReport(state, { report: REPORT, namesNoPrivatePerson: true }, { proposed: REPORT }, now),
        later,
      )
      .thenRefused('convening.no-report-proposed');
  });

  it(rules['published-by-proposer'].title, () => {
    publishing(people.officer).thenRefused('convening.published-by-proposer');
  });

  it(rules['not-the-text'].title, () => {
    publishing(people.secretariat, `${REPORT} And more.`).thenRefused('convening.not-the-text', { pointer: '/report' });
    publishing(people.secretariat, REPORT, true, 'Another, put forward since.').thenRefused('convening.not-the-text');
  });

  it(rules['not-confirmed'].title, () => {
    publishing(people.secretariat, REPORT, false).thenRefused('convening.not-confirmed', {
      pointer: '/namesNoPrivatePerson',
    });
  });
});
