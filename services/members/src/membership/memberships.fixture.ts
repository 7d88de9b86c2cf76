import { FIRST_RULES } from '../rules/rule-set.pure.ts';
import { aPersonalRef, bodies, happened, people } from '../testing/record.ts';
import type { Finding, MembershipEvent } from './membership.state.ts';

/** Memberships made of events, for specs: each continues the one before. */

export const UNIT = 'UG-402';
/** By the rules that a forum begins with. */
export const admission = {
  basis: 'application' as const,
  newUntil: '2026-08-20',
  termUntil: '2027-02-21',
  graceUntil: '2027-05-22',
};
const whose = { organisation: bodies.applicant, category: 'full', unit: UNIT };

export const findings = (notMet: readonly string[] = []): Finding[] =>
  FIRST_RULES.admission.checklist.map((item) => ({ item, finding: notMet.includes(item) ? 'not-met' : 'met' }));

export const anApplication = (): MembershipEvent[] => [
  happened('members.MembershipApplied', whose, '2026-02-01', people.applicant),
];

export const aScreenedApplication = (
  screening: { notMet?: readonly string[]; endorsersRequired?: number } = {},
): MembershipEvent[] => [
  ...anApplication(),
  happened(
    'members.MembershipScreened',
    { ...whose, items: findings(screening.notMet), endorsersRequired: screening.endorsersRequired ?? 2 },
    '2026-02-08',
    people.officer,
  ),
];

export const endorsedBy = (endorser: string): MembershipEvent =>
  happened(
    'members.MembershipEndorsed',
    { ...whose, endorser, endorserMembership: endorser.replace('10000000', '20000000') },
    '2026-02-15',
    people.endorser,
  );

export const anEndorsedApplication = (): MembershipEvent[] => [
  ...aScreenedApplication(),
  endorsedBy(bodies.first),
  endorsedBy(bodies.second),
];

export const anAdmittedMembership = (): MembershipEvent[] => [
  ...anEndorsedApplication(),
  happened('members.MembershipAdmitted', { ...whose, ...admission }, '2026-02-22', people.board),
];

export const aRejectedApplication = (): MembershipEvent[] => [
  ...aScreenedApplication({ notMet: ['legal-standing'] }),
  happened(
    'members.MembershipRejected',
    { ...whose, grounds: 'checklist-not-met', narrative: aPersonalRef('30000000-0000-4000-8000-000000000001') },
    '2026-02-22',
    people.board,
  ),
];

export const aWithdrawnApplication = (): MembershipEvent[] => [
  ...anApplication(),
  happened('members.MembershipWithdrawn', whose, '2026-02-03', people.applicant),
];

export const aResignedMembership = (): MembershipEvent[] => [
  ...anAdmittedMembership(),
  happened('members.MembershipResigned', whose, '2026-02-28', people.applicant),
];
