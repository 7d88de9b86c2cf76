import { units } from '../organisation/organisations.fixture.ts';
import { aPersonalRef, bodies, happened, people } from '../testing/record.ts';
import type { CallConvening, CallingFacts } from './convening.commands.pure.ts';
import type { ConveningEvent } from './convening.state.ts';

/** Convenings made of events, for specs. */

export const where = { unit: 'UG-402' };
export const aCall: CallConvening = {
  ...where,
  title: 'District convening 2026',
  mode: 'in-person',
  on: '2026-03-28',
  venue: 'District council hall',
  quorumPercent: 50,
};
export const callingFacts: CallingFacts = { unit: units.get('UG-402') };
export const attendance = { women: 12, men: 9, youth: 7, personsWithDisabilities: 2, total: 21 };
export const members = [bodies.first, bodies.second, bodies.third];
export const REPORT = 'Members heard what became of the resolutions of 2025.';

export const aCalledConvening = (): ConveningEvent[] => [
  happened(
    'members.ConveningCalled',
    { ...where, title: aCall.title, mode: 'in-person' as const, on: '2026-03-28', quorumPercent: 50 },
    '2026-02-20',
    people.officer,
  ),
];
export const anInvitingConvening = (): ConveningEvent[] => [
  ...aCalledConvening(),
  happened(
    'members.ConveningInvitationsSent',
    { ...where, as: 'member' as const, organisations: members, on: '2026-03-28' },
    '2026-02-21',
  ),
  happened(
    'members.ConveningInvitationsSent',
    { ...where, as: 'guest' as const, organisations: [bodies.applicant], on: '2026-03-28' },
    '2026-02-21',
  ),
];
export const aConveningWithDueRecord = (): ConveningEvent[] => [
  ...anInvitingConvening(),
  happened('members.ConveningRecordFellDue', { ...where, on: '2026-03-28' }, '2026-04-04'),
];
export const aHeldConvening = (quorate = true): ConveningEvent[] => [
  ...anInvitingConvening(),
  happened('members.ConveningAttendanceTaken', { ...where, organisations: members }, '2026-03-28'),
  happened('members.ConveningPeopleCounted', { ...where, attendance }, '2026-03-28'),
  happened(
    'members.ConveningHeld',
    { ...where, membersInvited: 3, membersPresent: 3, membersNeeded: quorate ? 2 : 4, quorate },
    '2026-03-28',
  ),
];
export const aConveningToReport = (): ConveningEvent[] => [
  ...aHeldConvening(),
  happened(
    'members.ConveningReportProposed',
    { ...where, report: aPersonalRef('20000000-0000-4000-8000-000000000001') },
    '2026-03-30',
    people.officer,
  ),
];
export const aReportedConvening = (): ConveningEvent[] => [
  ...aConveningToReport(),
  happened('members.ConveningReported', { ...where, report: REPORT }, '2026-04-01', people.secretariat),
];
