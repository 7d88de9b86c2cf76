import {
  complianceProofSubmitted,
  complianceProofVerified,
  type DataOf,
  deputationEnded,
  deputationMade,
  membershipAdmitted,
  membershipApplied,
  membershipDeferralEnded,
  membershipDeferred,
  membershipEndorsed,
  membershipMoved,
  membershipScreened,
  noticeDelivered,
  noticeFailed,
  noticePrepared,
  noticePrinted,
  noticeSent,
  programmeOpened,
  programmePlanned,
  programmeStarted,
  roleGranted,
  roleRevoked,
  rulesAdopted,
  rulesProposed,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const membership = '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d';
const whose = { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', category: 'full', unit: 'UG-402' };
const persons = { applied: 'p-applied', screened: 'p-screened', endorsed: 'p-endorsed' };
const by = (person: string, on: string) => ({
  effectiveOn: on,
  meta: { actor: { person, roles: ['secretariat' as const] } },
});

const applied = happened(membershipApplied, membership, whose, by(persons.applied, '2026-03-02'));
const screened = (finding: 'met' | 'not-met', on = '2026-03-03', endorsersRequired = 2) =>
  happened(
    membershipScreened,
    membership,
    { ...whose, items: [{ item: 'constitution', finding }], endorsersRequired },
    by(persons.screened, on),
  );
const endorsed = (endorser: string, on: string) =>
  happened(
    membershipEndorsed,
    membership,
    { ...whose, endorser, endorserMembership: endorser },
    by(persons.endorsed, on),
  );
const one = '0e1f2a3b-4c5d-4e6f-8a7b-8c9d0e1f2a3b';
const other = '1e1f2a3b-4c5d-4e6f-8a7b-8c9d0e1f2a3b';

/** What is open after these events, by kind: since when, and until when. */
const open = (...events: readonly GivenEvent[]) =>
  [...documentsOf(worklistProjection, events).values()].flatMap((doc) =>
    doc.items.map(({ kind, since, due }) => ({ kind, since, ...(due === null ? {} : { due }) })),
  );
const documents = (...events: readonly GivenEvent[]) => [...documentsOf(worklistProjection, events).values()];

describe('an application', () => {
  it('waits to be checked, then for each endorsement it needs, then for the decision', () => {
    expect(open(applied)).toEqual([{ kind: 'application-to-screen', since: '2026-03-02' }]);
    expect(open(applied, screened('met'))).toEqual([{ kind: 'application-to-endorse', since: '2026-03-03' }]);
    const first = [applied, screened('met'), endorsed(one, '2026-03-04')];
    expect(open(...first)).toEqual([{ kind: 'application-to-endorse', since: '2026-03-03' }]);
    expect(documents(...first)[0]!.items[0]!.notFor).toEqual([one]);
    const [doc] = documents(...first, endorsed(other, '2026-03-05'));
    expect(doc!.items).toMatchObject([{ kind: 'application-to-decide', since: '2026-03-05' }]);
    expect(doc!.items[0]!.notBy).toEqual(Object.values(persons));
  });

  it('waits to be checked again where something is not met, and keeps the endorsements it had', () => {
    const lacking = [applied, screened('met'), endorsed(one, '2026-03-04'), screened('not-met', '2026-03-05')];
    expect(open(...lacking)).toEqual([{ kind: 'application-with-gaps', since: '2026-03-05' }]);
    expect(open(...lacking, endorsed(other, '2026-03-06'))).toMatchObject([{ kind: 'application-with-gaps' }]);
    expect(open(...lacking, endorsed(other, '2026-03-06'), screened('met', '2026-03-07'))).toMatchObject([
      { kind: 'application-to-decide' },
    ]);
  });

  it('waits for nobody where no member can stand up for it but the decision', () => {
    expect(open(applied, screened('met', '2026-03-03', 0))).toMatchObject([{ kind: 'application-to-decide' }]);
  });

  it('follows its organisation while it is open, and is gone with the decision', () => {
    const moved = happened(membershipMoved, membership, { ...whose, unit: 'UG-411' });
    expect(documents(applied, moved)[0]).toMatchObject({ unit: 'UG-411', items: [{ kind: 'application-to-screen' }] });
    const admitted = happened(membershipAdmitted, membership, { ...membershipAdmitted.example, ...whose } as DataOf<
      typeof membershipAdmitted
    >);
    expect(documents(applied, admitted, moved)).toEqual([]);
  });
});

it('a deferred application waits to be checked again by its date, and for endorsements where it lacks them', () => {
  const deferred = (missing: readonly string[]) =>
    happened(membershipDeferred, membership, { ...whose, missing: [...missing], until: '2026-06-30' });
  expect(open(applied, screened('met'), deferred(['constitution']))).toMatchObject([
    { kind: 'application-deferred', due: '2026-06-30' },
  ]);
  const lacking = [applied, screened('met'), deferred(['endorsements'])];
  expect(open(...lacking).map(({ kind }) => kind)).toEqual(['application-deferred', 'application-to-endorse']);
  expect(open(...lacking, happened(membershipDeferralEnded, membership, whose))).toEqual([]);
});

describe('what is to be looked at by somebody else', () => {
  it('a proof waits with its type until it was looked at, and not for whoever handed it in', () => {
    const proof = 'a1b2c3d4-0000-4000-8000-000000000001';
    const submitted = happened(
      complianceProofSubmitted,
      proof,
      complianceProofSubmitted.example,
      by('p', '2026-03-02'),
    );
    expect(documents(submitted)[0]!.items).toMatchObject([
      { kind: 'proof-to-verify', notBy: ['p'], detail: { field: 'proofType', code: 'ngo-permit' } },
    ]);
    expect(documents(submitted, happened(complianceProofVerified, proof, complianceProofVerified.example))).toEqual([]);
  });

  it('rules that were put forward wait for another than who did', () => {
    const proposed = happened(rulesProposed, 'main', rulesProposed.example, by('p', '2026-03-02'));
    expect(documents(proposed)[0]!.items).toMatchObject([{ kind: 'rules-to-adopt', notBy: ['p'] }]);
    expect(documents(proposed, happened(rulesAdopted, 'main', rulesAdopted.example))).toEqual([]);
  });

  it('a role that ends is shown from thirty days before, and not to whoever holds it', () => {
    const granted = happened(roleGranted, 'g', { ...roleGranted.example, until: '2026-04-30' });
    expect(documents(granted)[0]!.items).toMatchObject([
      { kind: 'role-ending', due: '2026-04-30', from: '2026-03-31', notBy: [roleGranted.example.person] },
    ]);
    const { until: _, ...forGood } = roleGranted.example;
    expect(open(happened(roleGranted, 'h', forGood))).toEqual([]);
    expect(documents(granted, happened(roleRevoked, 'g', roleRevoked.example))).toEqual([]);
  });
});

it('a deputation waits with the office, and its decision for the person who was deputed', () => {
  const { entity, person } = deputationMade.example;
  const made = happened(deputationMade, 'd', { ...deputationMade.example, task: 'decide-complaint' });
  expect(documents(made)[0]!.items).toMatchObject([
    { kind: 'deputation-open', only: null, person, due: '2026-06-30' },
    { kind: 'deputed-to-decide', only: person, at: entity.id, due: '2026-06-30' },
  ]);
  expect(documents(made, happened(deputationEnded, 'd', deputationEnded.example))).toEqual([]);
});

describe('a notice', () => {
  const id = 'a1b2c3d4-0000-4000-8000-000000000002';
  const prepared = happened(noticePrepared, id, {
    ...noticePrepared.example,
    needsProof: true,
    by: '2026-03-16',
  });

  it('waits to be printed where it did not arrive, then for the proof that it has', () => {
    expect(open(prepared)).toEqual([]);
    const failed = happened(noticeFailed, id, noticeFailed.example);
    expect(open(prepared, failed)).toMatchObject([{ kind: 'notice-to-print', due: '2026-03-16' }]);
    const printed = happened(noticePrinted, id, noticePrinted.example);
    expect(open(prepared, failed, printed)).toMatchObject([
      { kind: 'notice-undelivered', due: '2026-03-16' },
      { kind: 'notice-to-acknowledge' },
    ]);
    expect(documents(prepared, failed, printed, happened(noticeDelivered, id, noticeDelivered.example))).toEqual([]);
  });

  it('that needs no proof waits for nobody once it was sent', () => {
    const plain = happened(noticePrepared, id, { ...noticePrepared.example, needsProof: false });
    expect(open(plain, happened(noticeSent, id, noticeSent.example))).toEqual([]);
  });
});

it('a programme waits for each of its dates in turn', () => {
  const id = 'a1b2c3d4-0000-4000-8000-000000000003';
  const period = { from: '2026-04-01', until: '2026-09-30' };
  const planned = happened(programmePlanned, id, {
    ...programmePlanned.example,
    period,
  } as DataOf<typeof programmePlanned>);
  const opened = happened(programmeOpened, id, { ...programmeOpened.example, period } as DataOf<
    typeof programmeOpened
  >);
  const started = happened(programmeStarted, id, programmeStarted.example);
  expect(open(planned)).toMatchObject([{ kind: 'programme-to-open', due: '2026-04-01' }]);
  expect(open(planned, opened)).toMatchObject([{ kind: 'programme-to-start', due: '2026-04-01' }]);
  expect(open(planned, opened, started)).toMatchObject([{ kind: 'programme-to-complete', due: '2026-09-30' }]);
});
