import type { Actor, CivilDate, Happened } from '@baraza/domain';
import type { ReportingFacts, ReportStruggle } from './struggle.commands.pure.ts';
import type { StruggleEvent } from './struggle.state.ts';

/** Struggles made of events, for specs: each continues the one before. Fixed values. */

export const CBO = '10000000-0000-4000-8000-000000000001';
export const MOVEMENT = '10000000-0000-4000-8000-000000000002';
export const ITSELF = '70000000-0000-4000-8000-000000000001';
export const ANOTHER = '70000000-0000-4000-8000-000000000002';
export const CAMPAIGN = '71000000-0000-4000-8000-000000000001';
export const PSEUDONYM = '72000000-0000-4000-8000-000000000001';
export const VIOLATION = '73000000-0000-4000-8000-000000000001';
export const persons = {
  clerk: '00000000-0000-4000-8000-000000000101',
  officer: '00000000-0000-4000-8000-000000000102',
  member: '00000000-0000-4000-8000-000000000103',
  desk: '00000000-0000-4000-8000-0000000000de',
} as const;

/** Who took the report down, another officer, and somebody who acts for the organisation that reported. */
export const theClerk: Actor = { person: persons.clerk, roles: ['unit-officer'] };
export const anOfficer: Actor = { person: persons.officer, roles: ['secretariat'] };
export const ofTheCbo: Actor = { person: persons.member, roles: ['campaign-lead'], organisation: CBO };
export const theDesk: Actor = { person: persons.desk, roles: [] };

export const known: ReportingFacts = { unitKnown: true, reporterKnown: true };
export const stockOut = {
  unit: 'UG-402',
  kind: 'service-failure',
  themes: ['social-justice'],
  since: '2026-01-12',
  affected: { women: 24, men: 18, youth: 15, personsWithDisabilities: 2, total: 43 },
  reportedBy: { kind: 'organisation', id: CBO },
  account: { text: 'Patients buy their drugs in town.' },
} as const satisfies ReportStruggle;

export const REPORTED_ON = '2026-02-02';
export const VERIFY_BY = '2026-02-16';
export const VERIFIED_ON = '2026-02-10';
export const TAKE_UP_BY = '2026-04-11';
export const DRAFT = '30000000-0000-4000-8000-000000000002';
const text = {
  subject: '40000000-0000-4000-8000-000000000001',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const { account: _account, ...said } = stockOut;
const identity = { unit: stockOut.unit, kind: stockOut.kind, themes: [...stockOut.themes] };

function happened<Type extends string, Data>(
  type: Type,
  data: Data,
  effectiveOn: CivilDate,
  actor: string = persons.officer,
): Happened<Type, Data> {
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}

export const aReport = (): StruggleEvent[] => [
  happened(
    'campaigns.StruggleReported',
    { ...said, themes: [...said.themes], account: text, verifyBy: VERIFY_BY },
    REPORTED_ON,
    persons.clerk,
  ),
];
export const aCommunitysReport = (): StruggleEvent[] => [
  happened(
    'campaigns.StruggleReported',
    { ...identity, reportedBy: { kind: 'community' as const }, verifyBy: VERIFY_BY },
    REPORTED_ON,
    persons.clerk,
  ),
];
export const aProtectedReport = (): StruggleEvent[] => [
  happened(
    'campaigns.ProtectedStruggleReported',
    {
      district: 'UG-402',
      kind: 'corruption' as const,
      themes: ['governance'],
      pseudonym: PSEUDONYM,
      verifyBy: VERIFY_BY,
    },
    REPORTED_ON,
    persons.desk,
  ),
];
const verification = (of: typeof identity | { unit: string; kind: 'corruption'; themes: string[] }) =>
  happened('campaigns.StruggleVerified', { ...of, how: 'site-visit' as const, takeUpBy: TAKE_UP_BY }, VERIFIED_ON);
export const aVerified = (): StruggleEvent[] => [...aReport(), verification(identity)];
export const aVerifiedProtected = (): StruggleEvent[] => [
  ...aProtectedReport(),
  verification({ unit: 'UG-402', kind: 'corruption', themes: ['governance'] }),
];
export const aNotVerified = (): StruggleEvent[] => [
  ...aReport(),
  happened('campaigns.StruggleNotVerified', { ground: 'no-trace-on-site' }, VERIFIED_ON),
];
export const joined = (): StruggleEvent => happened('campaigns.StruggleJoined', { to: ANOTHER }, '2026-02-12');
export const aJoined = (): StruggleEvent[] => [...aVerified(), joined()];
export const anotherJoined = (): StruggleEvent =>
  happened('campaigns.AnotherStruggleJoined', { struggle: ANOTHER }, '2026-02-12');
export const aTakenUp = (): StruggleEvent[] => [
  ...aVerified(),
  happened('campaigns.StruggleTakenUp', { campaign: CAMPAIGN }, '2026-02-14'),
];
export const aResolved = (): StruggleEvent[] => [
  ...aTakenUp(),
  happened('campaigns.StruggleResolved', {}, '2026-02-20'),
];
export const aClosed = (): StruggleEvent[] => [
  ...aReport(),
  happened('campaigns.StruggleClosed', { ground: 'affected-moved-away' }, '2026-02-20'),
];
export const wordsDrafted = (): StruggleEvent =>
  happened('campaigns.StruggleWordsDrafted', { draft: DRAFT, text }, '2026-02-13', persons.clerk);
export const violationRecorded = (): StruggleEvent =>
  happened(
    'campaigns.ViolationRecorded',
    { violation: VIOLATION, act: 'arbitrary-arrest', roles: ['victim' as const] },
    '2026-02-13',
    persons.desk,
  );
