import type { CommitmentEvidence } from '@baraza/contracts';
import type { Actor, CivilDate, Happened } from '@baraza/domain';
import type { MakeCommitment, MakingFacts, Sides } from './commitment.commands.pure.ts';
import type { CommitmentEvent } from './commitment.state.ts';

/** Promises made of events, for specs: each continues the one before. Fixed values. */

export const MEMBER = '10000000-0000-4000-8000-000000000001';
export const OTHER = '10000000-0000-4000-8000-000000000002';
export const THIRD = '10000000-0000-4000-8000-000000000003';
export const persons = {
  maker: '00000000-0000-4000-8000-000000000101',
  officer: '00000000-0000-4000-8000-000000000102',
  member: '00000000-0000-4000-8000-000000000103',
  other: '00000000-0000-4000-8000-000000000104',
  lead: '00000000-0000-4000-8000-000000000105',
} as const;

export const theMaker: Actor = { person: persons.maker, roles: ['secretariat'] };
export const anotherOfficer: Actor = { person: persons.officer, roles: ['unit-officer'] };
export const ofMember: Actor = { person: persons.member, roles: ['member-representative'], organisation: MEMBER };
export const ofOther: Actor = { person: persons.other, roles: ['member-representative'], organisation: OTHER };
export const aLead: Actor = { person: persons.lead, roles: ['campaign-lead'] };

export const neither: Sides = { forPromisor: false, forPromisee: false };
export const forPromisor: Sides = { forPromisor: true, forPromisee: false };
export const forPromisee: Sides = { forPromisor: false, forPromisee: true };

export const noEvidence: CommitmentEvidence = { files: [], links: [] };
export const DIGEST = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
export const MADE_ON = '2026-02-01';
export const DUE_ON = '2026-03-31';
export const FELL_DUE_ON = '2026-04-01';
export const PROPOSAL = '30000000-0000-4000-8000-000000000001';
export const DRAFT = '30000000-0000-4000-8000-000000000002';
const text = {
  subject: '40000000-0000-4000-8000-000000000001',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

/** The forum’s to one of its members. */
export const toMember = {
  unit: 'UG-402',
  themes: ['governance'],
  promisor: { kind: 'forum' },
  promisee: { kind: 'organisation', id: MEMBER },
  promise: 'A helpdesk.',
  dueOn: DUE_ON,
  arisingFrom: { kind: 'own-accord' },
} as const satisfies MakeCommitment;
/** A member’s to another. */
export const betweenMembers = {
  ...toMember,
  promisor: { kind: 'organisation', id: OTHER },
} as const satisfies MakeCommitment;
export const dutyBearers = {
  ...toMember,
  promisor: { kind: 'duty-bearer', name: 'Bushenyi District Water Office' },
  promisee: { kind: 'citizens' },
} as const satisfies MakeCommitment;
export const facts: MakingFacts = { unitKnown: true, known: [MEMBER, OTHER], source: toMember.arisingFrom };

function happened<Type extends string, Data>(
  type: Type,
  data: Data,
  effectiveOn: CivilDate,
  actor: string,
): Happened<Type, Data> {
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}

const { promise: _, ...inClear } = toMember;

export const aPromise = (): CommitmentEvent[] => [
  happened(
    'coalitions.CommitmentMade',
    { ...inClear, themes: [...inClear.themes], direction: 'forum-to-members' as const, promise: text },
    MADE_ON,
    persons.maker,
  ),
];
export const aPromiseBetweenMembers = (): CommitmentEvent[] => [
  happened(
    'coalitions.CommitmentMade',
    {
      ...inClear,
      themes: [],
      promisor: betweenMembers.promisor,
      direction: 'member-to-member' as const,
      promise: text,
    },
    MADE_ON,
    persons.other,
  ),
];
export const aDutyBearersPromise = (): CommitmentEvent[] => [
  happened(
    'coalitions.CommitmentMade',
    {
      ...inClear,
      themes: [],
      promisor: dutyBearers.promisor,
      promisee: dutyBearers.promisee,
      direction: 'duty-bearer-to-citizens' as const,
      promise: text,
    },
    MADE_ON,
    persons.maker,
  ),
];
export const anAcceptedPromise = (): CommitmentEvent[] => [
  ...aPromise(),
  happened('coalitions.CommitmentAccepted', {}, '2026-02-05', persons.member),
];
export const reported = (on: CivilDate = '2026-02-20', by: string = persons.maker): CommitmentEvent =>
  happened('coalitions.CommitmentReportedDone', { doneOn: on, evidence: noEvidence }, on, by);
export const aReportedPromise = (): CommitmentEvent[] => [...anAcceptedPromise(), reported()];
export const fellDue = (): CommitmentEvent =>
  happened('coalitions.CommitmentFellDue', { dueOn: DUE_ON }, FELL_DUE_ON, 'calendar');
export const anOverduePromise = (): CommitmentEvent[] => [...anAcceptedPromise(), fellDue()];
export const dateProposed = (side: 'promisor' | 'promisee' = 'promisor', by: string = persons.maker): CommitmentEvent =>
  happened(
    'coalitions.CommitmentDateProposed',
    { proposal: PROPOSAL, side, ground: 'funds-late', dueOn: '2026-06-30' },
    '2026-02-25',
    by,
  );
export const aKeptPromise = (): CommitmentEvent[] => [
  ...aReportedPromise(),
  happened(
    'coalitions.CommitmentKept',
    { doneOn: '2026-02-20', onTime: true, evidence: noEvidence },
    '2026-02-25',
    persons.member,
  ),
];
export const wordsDrafted = (): CommitmentEvent =>
  happened('coalitions.CommitmentWordsDrafted', { draft: DRAFT, text }, '2026-02-26', persons.maker);
