import {
  appealDecided,
  appealLodged,
  appealPeriodEnded,
  complaintDecided,
  complaintDecisionServed,
  complaintNoticeIssued,
  complaintNoticeServed,
  complaintRaised,
  complaintReplyGiven,
  complaintReplyPeriodEnded,
  complianceProofRevoked,
  complianceProofSubmitted,
  complianceProofVerified,
  derivedId,
  type EventContract,
  invoiceIssued,
  invoiceReminderFellDue,
  membershipAdmitted,
  membershipApplied,
  membershipGraceBegan,
  membershipLapsed,
  membershipRejected,
  membershipScreened,
  noticeDelivered,
  noticePrepared,
  noticePrinted,
  noticeSent,
  roleGranted,
  roleRevoked,
} from '@baraza/contracts';
import { type Details, documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { dueProcessProjection } from './due-process.projection.ts';
import { caseKey, type CaseLevel } from './due-process.read-model.ts';
import { judged } from './judged-case.pure.ts';

const [complaint, membership, invoice, proof, grant, notice] = ['complaint', 'm', 'i', 'p', 'g', 'n'].map((name) =>
  derivedId('due process', name),
) as [string, string, string, string, string, string];
const [officer, other, third, fourth] = ['officer', 'other', 'third', 'fourth'].map((name) =>
  derivedId('due process', name),
) as [string, string, string, string];
const against = {
  organisation: complaintRaised.example.organisation,
  membership,
  unit: 'UG-402',
};
const procedure = { rules: 1, replyDays: 14, decideDays: 30, appealDays: 30, suspensionDays: 180, panel: 2 };
const document = complaintRaised.example.narrative;
const whose = { organisation: against.organisation, category: 'full', unit: 'UG-402' };

/** An event that happened on a day, by a person; by a policy where none is named. */
function by<C extends EventContract>(
  person: string | undefined,
  contract: C,
  entity: string,
  data: Parameters<typeof happened<C>>[2],
  on: string,
): GivenEvent {
  const details: Details = {
    effectiveOn: on,
    meta:
      person === undefined
        ? { policy: 'members.calendar' }
        : { actor: { person, roles: ['conduct-committee' as const] } },
  };
  return happened(contract, entity, data, details);
}

const raised = by(
  officer,
  complaintRaised,
  complaint,
  { ...against, grounds: ['misuse-of-funds'], source: 'officer', narrative: document, procedure },
  '2026-03-01',
);
const noticed = by(
  officer,
  complaintNoticeIssued,
  complaint,
  { ...against, grounds: ['misuse-of-funds'], notice: document, raisedOn: '2026-03-01', procedure },
  '2026-03-03',
);
const served = by(
  undefined,
  complaintNoticeServed,
  complaint,
  { ...against, servedOn: '2026-03-05', replyBy: '2026-03-19', decideBy: '2026-04-18', proof: 'signed-for' },
  '2026-03-05',
);
const replied = by(officer, complaintReplyGiven, complaint, { ...against, reply: document }, '2026-03-10');
const unanswered = by(undefined, complaintReplyPeriodEnded, complaint, against, '2026-03-20');
const decidedBy = (panel: readonly string[], on: string) =>
  by(
    other,
    complaintDecided,
    complaint,
    {
      ...{ ...against, proposal: notice, measure: 'suspension', until: '2026-09-30', grounds: ['misuse-of-funds'] },
      panel: panel.map((person) => ({ person })),
    },
    on,
  );
const decided = decidedBy([officer, other], '2026-04-01');
const arrived = by(
  undefined,
  complaintDecisionServed,
  complaint,
  { ...against, servedOn: '2026-04-03', appealBy: '2026-05-03', proof: 'acknowledged' },
  '2026-04-03',
);
const appealed = by(
  officer,
  appealLodged,
  complaint,
  { ...against, appeal: document, decideBy: '2026-06-01' },
  '2026-04-20',
);
const appealDecidedBy = (panel: readonly string[], on: string) =>
  by(
    third,
    appealDecided,
    complaint,
    { ...against, proposal: notice, outcome: 'decision-upheld', panel: panel.map((person) => ({ person })) },
    on,
  );

const cases = (events: readonly GivenEvent[], of: string, asOf = '2027-01-01', level: CaseLevel = 'internal') => {
  const doc = documentsOf(dueProcessProjection, events).get(caseKey(level, of.split('/')[0]!, of.split('/')[1]!));
  return doc === undefined ? [] : judged(doc, { asOf, knownAt: 1_000 });
};
const states = (...given: Parameters<typeof cases>) => {
  const [found] = cases(...given);
  return Object.fromEntries((found?.steps ?? []).map(({ step, state }) => [step, state]));
};
const ofComplaint = `complaint/${complaint}`;
const ofMembership = `membership/${membership}`;

describe('a measure against a member', () => {
  it('is in order when it was told, heard, decided by enough in time, told again, and not appealed against', () => {
    const over = by(undefined, appealPeriodEnded, complaint, against, '2026-05-04');
    const [found] = cases([raised, noticed, served, replied, decided, arrived, over], ofComplaint);
    expect(found).toMatchObject({ decision: 'suspension', on: '2026-04-01', state: 'in-order' });
    expect(found!.steps.map(({ step, state, on, due }) => [step, state, on, due])).toEqual([
      ['complaint', 'done', '2026-03-01', undefined],
      ['notice', 'done', '2026-03-03', undefined],
      ['notice-arrival', 'done', '2026-03-05', undefined],
      ['hearing', 'done', '2026-03-10', '2026-03-19'],
      ['decision', 'done', '2026-04-01', '2026-04-18'],
      ['decision-arrival', 'done', '2026-04-03', undefined],
      ['appeal', 'let-pass', '2026-05-04', '2026-05-03'],
    ]);
    expect(found!.steps[4]).toMatchObject({ by: [officer, other], grounds: ['misuse-of-funds'] });
  });

  it('shows what is missing: no notice, no arrival, no hearing', () => {
    expect(states([raised, decided], ofComplaint)).toMatchObject({
      notice: 'missing',
      'notice-arrival': 'missing',
      hearing: 'missing',
    });
    expect(cases([raised, noticed, served, decidedBy([officer, other], '2026-03-12')], ofComplaint)[0]).toMatchObject({
      state: 'missing',
    });
  });

  it('a member that lets its time pass has been heard', () => {
    expect(states([raised, noticed, served, unanswered, decided], ofComplaint)['hearing']).toBe('let-pass');
  });

  it('shows what came late, and what fewer decided than the rules ask', () => {
    const late = [raised, noticed, served, replied, decidedBy([officer, other], '2026-04-19')];
    expect([states(late, ofComplaint)['decision'], cases(late, ofComplaint)[0]!.state]).toEqual(['late', 'late']);
    const alone = [raised, noticed, served, replied, decidedBy([officer], '2026-04-01')];
    expect(cases(alone, ofComplaint)[0]!.steps[4]).toMatchObject({ state: 'wrong', fault: 'panel-too-small' });
  });

  it('an appeal is decided in time, by others than those who decided', () => {
    const before = [raised, noticed, served, replied, decided, arrived, appealed];
    const step = (events: readonly GivenEvent[], asOf?: string) =>
      cases(events, ofComplaint, asOf)[0]!.steps.find(({ step: name }) => name === 'appeal-decision');
    expect(step(before, '2026-06-01')).toMatchObject({ state: 'open', due: '2026-06-01' });
    expect(step(before, '2026-06-02')).toMatchObject({ state: 'missing' });
    expect(step([...before, appealDecidedBy([third, fourth], '2026-05-20')])).toMatchObject({ state: 'done' });
    expect(step([...before, appealDecidedBy([third, fourth], '2026-06-02')])).toMatchObject({ state: 'late' });
    expect(step([...before, appealDecidedBy([third, other], '2026-05-20')])).toMatchObject({
      state: 'wrong',
      fault: 'same-persons',
    });
  });

  it('is of no case before it was decided, and as known then', () => {
    const events = [raised, noticed, served, replied, decided];
    expect(cases(events, ofComplaint, '2026-03-31')).toEqual([]);
    const doc = documentsOf(dueProcessProjection, events).get(caseKey('internal', 'complaint', complaint))!;
    expect(judged(doc, { asOf: '2027-01-01', knownAt: 4 })).toEqual([]);
  });

  it('names to auditors, and to the member, nobody who complained', () => {
    const [found] = cases([raised, noticed, served, replied, decided], ofComplaint, '2027-01-01', 'auditor');
    expect(found!.steps[0]).toMatchObject({
      step: 'complaint',
      state: 'done',
      on: '2026-03-01',
      by: [],
      event: undefined,
    });
  });
});

describe('an application that was turned down', () => {
  const applied = by(officer, membershipApplied, membership, whose, '2026-01-01');
  const items = [{ item: 'constitution', finding: 'not-met' as const }];
  const checked = by(officer, membershipScreened, membership, { ...whose, items, endorsersRequired: 2 }, '2026-01-10');
  const rejectedBy = (person: string) =>
    by(
      person,
      membershipRejected,
      membership,
      { ...whose, grounds: 'checklist-not-met', narrative: document },
      '2026-02-01',
    );
  const about = { organisation: whose.organisation, unit: 'UG-402', about: { kind: 'membership', id: membership } };
  const template = { ...about, template: 'application-rejected' };
  const prepared = (needsProof: boolean) =>
    by(
      undefined,
      noticePrepared,
      notice,
      { ...template, channel: 'email', language: 'en', by: '2026-02-15', needsProof },
      '2026-02-01',
    );
  const sent = by(undefined, noticeSent, notice, { ...template, channel: 'email', person: other }, '2026-02-02');
  const delivered = by(undefined, noticeDelivered, notice, { ...template, proof: 'signed-for' }, '2026-02-20');

  it('was checked, decided by somebody who had no part in it, and told', () => {
    const events = [applied, checked, rejectedBy(other), prepared(false), sent];
    expect(cases(events, ofMembership)[0]).toMatchObject({
      decision: 'rejection',
      state: 'in-order',
      grounds: ['checklist-not-met'],
    });
    const printed = by(officer, noticePrinted, notice, template, '2026-02-03');
    expect(states([applied, checked, rejectedBy(other), prepared(false), printed], ofMembership)['told']).toBe('done');
    expect(states([applied, rejectedBy(other)], ofMembership)).toMatchObject({ check: 'missing', told: 'missing' });
    expect(states([applied, checked, rejectedBy(officer)], ofMembership)['decision']).toBe('wrong');
  });

  it('counts as told when that arrived where it must be proved, and in time', () => {
    const before = [applied, checked, rejectedBy(other), prepared(true), sent];
    expect(states(before, ofMembership, '2026-02-15')['told']).toBe('open');
    expect(states(before, ofMembership, '2026-02-16')['told']).toBe('missing');
    expect(states([...before, delivered], ofMembership)['told']).toBe('late');
  });
});

describe('a lapse', () => {
  const billed = { ...whose, membership };
  const term = { termUntil: '2025-12-31', graceUntil: '2026-03-31' };
  const admitted = by(
    officer,
    membershipAdmitted,
    membership,
    { ...whose, basis: 'brought-in', newUntil: '2025-06-30', ...term },
    '2025-01-01',
  );
  const amount = { minor: 100, currency: 'UGX' };
  const asked = by(
    undefined,
    invoiceIssued,
    invoice,
    { ...billed, term: { from: '2026-01-01', until: '2026-12-31' }, amount, dueOn: '2026-01-31', remindOn: [] },
    '2025-12-01',
  );
  const reminded = by(
    undefined,
    invoiceReminderFellDue,
    invoice,
    { ...billed, outstanding: amount, dueOn: '2026-01-31' },
    '2026-02-07',
  );
  const grace = by(undefined, membershipGraceBegan, membership, { ...whose, graceUntil: '2026-03-31' }, '2026-01-01');
  const lapsedOn = (on: string) => by(undefined, membershipLapsed, membership, whose, on);

  it('came after a demand, a reminder and days of grace to their end', () => {
    const events = [admitted, asked, grace, reminded, lapsedOn('2026-04-01')];
    expect(states(events, ofMembership, '2026-04-10')).toEqual({
      'dues-asked': 'done',
      reminder: 'done',
      grace: 'done',
      lapse: 'done',
      told: 'open',
    });
    expect(states([admitted, grace, lapsedOn('2026-03-31')], ofMembership)).toMatchObject({
      'dues-asked': 'missing',
      reminder: 'missing',
      lapse: 'wrong',
    });
  });
});

it('a proof is revoked after it was found true, by somebody else than who handed it in', () => {
  const of = { organisation: whose.organisation, unit: 'UG-402', proofType: 'ngo-permit' };
  const submitted = by(officer, complianceProofSubmitted, proof, { ...of, expiringDays: 60, files: [] }, '2026-01-01');
  const verified = by(other, complianceProofVerified, proof, of, '2026-01-10');
  const revokedBy = (person: string) =>
    by(person, complianceProofRevoked, proof, { ...of, ground: 'withdrawn-by-issuer' }, '2026-02-01');
  const ofProof = `compliance-proof/${proof}`;
  expect(cases([submitted, verified, revokedBy(other)], ofProof)[0]!.state).toBe('in-order');
  expect(states([submitted, verified, revokedBy(officer)], ofProof)['decision']).toBe('wrong');
  expect(states([submitted, revokedBy(other)], ofProof)['proof-verified']).toBe('missing');
});

it('a role is taken from who was granted it, on a ground', () => {
  const held = { person: other, role: 'unit-officer' as const, unit: 'UG-402' };
  const granted = by(officer, roleGranted, grant, held, '2026-01-01');
  const revoked = by(officer, roleRevoked, grant, { ...held, ground: 'left-the-office' }, '2026-02-01');
  const [found] = cases([granted, revoked], `role-grant/${grant}`);
  expect(found).toMatchObject({ decision: 'role-revoked', state: 'in-order', grounds: ['left-the-office'] });
  expect(found!.steps[1]).toMatchObject({ by: [officer], roles: ['conduct-committee'] });
});
