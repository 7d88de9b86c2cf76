import { aMoment, calendarUntil, fold, given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import type { SubmissionFacts, SubmitProof } from './compliance-proof.commands.pure.ts';
import { refuse, revoke, submit, verify } from './compliance-proof.decider.ts';
import { complianceProofRules } from './compliance-proof.rules.ts';
import { complianceProof, type ComplianceProofEvent } from './compliance-proof.state.ts';
import {
  aFile,
  anExpiringProof,
  aSubmission,
  aSubmittedProof,
  aVerifiedProof,
  facts,
  whose,
} from './compliance-proofs.fixture.ts';

const { rules } = complianceProofRules;
const submitting = (more: Partial<SubmitProof> = {}, known: Partial<SubmissionFacts> = {}) =>
  given(complianceProof).when((state, now) => submit(state, { ...aSubmission, ...more }, { ...facts, ...known }, now));
const submitted = given(complianceProof, ...aSubmittedProof());
const verified = given(complianceProof, ...aVerifiedProof());

describe('handing a proof in', () => {
  it('says whose standing it proves, where, until when, by which files', () => {
    submitting().then({
      type: 'members.ComplianceProofSubmitted',
      data: { ...whose, number: 'NGOB/P/2025/0311', validUntil: '2026-06-30', expiringDays: 90, files: [aFile] },
      tags: [`org:${bodies.applicant}`, 'unit:UG-402'],
    });
  });

  it('may hold in another unit than the organisation’s own, and without an end', () => {
    submitting({ unit: 'UG-411', validUntil: undefined }).then({ data: { unit: 'UG-411' } });
  });

  it(rules['already-submitted'].title, () => {
    submitted
      .when((state, now) => submit(state, aSubmission, facts, now))
      .thenRefused('compliance-proof.already-submitted', { pointer: '/id' });
  });

  it(rules['organisation-unknown'].title, () => {
    submitting({}, { organisationUnit: undefined }).thenRefused('compliance-proof.organisation-unknown');
  });

  it(rules['unit-unknown'].title, () => {
    submitting({ unit: 'UG-999' }, { unit: undefined }).thenRefused('compliance-proof.unit-unknown', {
      pointer: '/unit',
    });
  });

  it(rules['type-unknown'].title, () => {
    submitting({ proofType: 'horoscope' }).thenRefused('compliance-proof.type-unknown', { pointer: '/proofType' });
  });

  it(rules['issued-later'].title, () => {
    submitting({ issuedOn: '2026-03-03' }).thenRefused('compliance-proof.issued-later', { pointer: '/issuedOn' });
  });

  it(rules['ends-before-it-begins'].title, () => {
    submitting({ validUntil: '2025-06-30' }).thenRefused('compliance-proof.ends-before-it-begins');
  });

  it(rules['file-unknown'].title, () => {
    submitting({ files: [aFile.file, bodies.first] }).thenRefused('compliance-proof.file-unknown', {
      pointer: '/files/1',
    });
  });
});

describe('a proof that waits', () => {
  it('is verified by somebody else, who fixes when it expires', () => {
    submitted.when(verify, by(people.officer)).then({
      type: 'members.ComplianceProofVerified',
      data: { ...whose, expiringOn: '2026-04-01', expiresOn: '2026-07-01' },
    });
  });

  it('verified late, it is expiring at once', () => {
    submitted
      .when(verify, { ...by(people.officer), effectiveOn: '2026-05-20' })
      .then({ data: { expiringOn: '2026-05-20', expiresOn: '2026-07-01' } });
  });

  it('without an end it never expires', () => {
    const forGood = aSubmittedProof().map((event) => {
      const { validUntil: _, ...data } = event.data as { validUntil?: string };
      return { ...event, data } as ComplianceProofEvent;
    });
    given(complianceProof, ...forGood)
      .when(verify, by(people.officer))
      .then({ data: whose });
    expect(complianceProof.calendar!.next(fold(complianceProof, forGood))).toBeUndefined();
  });

  it('is refused with a ground, and reasons in the vault', () => {
    submitted
      .when((state, now) => refuse(state, { ground: 'illegible', narrative: 'A blot.' }, now), by(people.officer))
      .then({
        type: 'members.ComplianceProofRefused',
        data: { ground: 'illegible', narrative: { subject: 'id-of-narrative', value: 'A blot.' } },
        ground: 'illegible',
      });
  });

  it(rules['verified-by-submitter'].title, () => {
    submitted.when(verify, by(people.applicant)).thenRefused('compliance-proof.verified-by-submitter');
    submitted
      .when((state, now) => refuse(state, { ground: 'illegible' }, now), by(people.applicant))
      .thenRefused('compliance-proof.verified-by-submitter');
  });

  it(rules['own-proof'].title, () => {
    submitted
      .when(verify, by(people.officer, 'unit-officer', bodies.applicant))
      .thenRefused('compliance-proof.own-proof');
  });

  it(rules['not-waiting'].title, () => {
    verified.when(verify, by(people.board)).thenRefused('compliance-proof.not-waiting');
  });

  it(rules['dated-before-last-step'].title, () => {
    submitted
      .when(verify, { ...by(people.officer), effectiveOn: '2026-01-31' })
      .thenRefused('compliance-proof.dated-before-last-step', { pointer: '/effectiveOn' });
  });

  it(rules['not-submitted'].title, () => {
    given(complianceProof).when(verify).thenRefused('compliance-proof.not-submitted');
    given(complianceProof)
      .when((state, now) => revoke(state, { ground: 'not-genuine' }, now))
      .thenRefused('compliance-proof.not-submitted');
  });
});

describe('a proof in force', () => {
  it.each([
    ['verified', aVerifiedProof()],
    ['expiring', anExpiringProof()],
  ])('is revoked with a ground (%s)', (_, past) => {
    given(complianceProof, ...past)
      .when((state, now) => revoke(state, { ground: 'withdrawn-by-issuer' }, now), { effectiveOn: '2026-05-01' })
      .then({ type: 'members.ComplianceProofRevoked', data: { ...whose, ground: 'withdrawn-by-issuer' } });
  });

  it(rules['not-in-force'].title, () => {
    submitted
      .when((state, now) => revoke(state, { ground: 'not-genuine' }, now))
      .thenRefused('compliance-proof.not-in-force');
  });

  const until = (past: readonly ComplianceProofEvent[], date: string) =>
    calendarUntil(complianceProof, fold(complianceProof, past), date, aMoment).map(({ step, state }) => [
      step.rule,
      step.on,
      state.status,
    ]);

  it('shows as expiring when its time comes, and holds no more after its last day', () => {
    expect(until(aVerifiedProof(), '2026-03-31')).toEqual([]);
    expect(until(aVerifiedProof(), '2026-06-30')).toEqual([['compliance-proof.expiring', '2026-04-01', 'expiring']]);
    expect(until(aVerifiedProof(), '2026-07-01')).toEqual([
      ['compliance-proof.expiring', '2026-04-01', 'expiring'],
      ['compliance-proof.expired', '2026-07-01', 'expired'],
    ]);
  });

  it('one that nobody verified in time only runs out', () => {
    expect(until(aSubmittedProof(), '2026-12-31')).toEqual([['compliance-proof.expired', '2026-07-01', 'expired']]);
    expect(until(aSubmittedProof('2020-01-01'), '2026-12-31')).toEqual([
      ['compliance-proof.expired', '2026-02-01', 'expired'],
    ]);
  });
});
