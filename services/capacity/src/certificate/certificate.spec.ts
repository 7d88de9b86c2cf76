import { CERTIFICATE_CODE, derivedId } from '@baraza/contracts';
import { DiagramWatch, fold, given } from '@baraza/domain';
import fc from 'fast-check';
import { bodies, by, happened, lived, people, someLife } from '../testing/record.ts';
import { certificateCodeOf, readCertificateCode } from './certificate-code.pure.ts';
import { type CertificateCommand, decide, issue, revoke } from './certificate.decider.ts';
import { certificateRules } from './certificate.rules.ts';
import { certificate, type CertificateEvent, type Issued } from './certificate.state.ts';

const { rules } = certificateRules;
const issued: Issued = {
  enrolment: '6b8d0f2a-4c5e-4a7b-9d1f-3e5a7c9b1d20',
  programme: 'a1c3e5f7-1b2d-4f6a-9c8e-0d1f2a3b4c05',
  unit: 'UG-402',
  holder: { kind: 'organisation', organisation: bodies.farmers },
  title: 'Strong boards for Bushenyi',
  track: 'internal-governance',
  completedOn: '2026-02-02',
};
const anIssue = (): CertificateEvent[] => [happened('capacity.CertificateIssued', issued)];
const ground = { ground: 'issued-in-error' };
const revoking = (past: readonly CertificateEvent[], more: object = {}) =>
  given(certificate, ...past).when((state, now) => revoke(state, ground, now), more);

describe('a certificate', () => {
  it('is made out for whoever completed a programme', () => {
    given(certificate)
      .when((state, now) => issue(state, issued, now))
      .then({ type: 'capacity.CertificateIssued', data: issued });
  });

  it(rules['issued-once'].title, () => {
    given(certificate, ...anIssue())
      .when((state, now) => issue(state, issued, now))
      .thenRefused('certificate.issued-once');
  });

  it('is revoked on a ground', () => {
    revoking(anIssue()).then({ type: 'capacity.CertificateRevoked', data: ground, ground: 'issued-in-error' });
  });

  it(rules.unknown.title, () => {
    revoking([]).thenRefused('certificate.unknown');
  });

  it(rules['revoked-already'].title, () => {
    const { enrolment, programme, unit, holder } = issued;
    const revoked = happened('capacity.CertificateRevoked', { enrolment, programme, unit, holder, ...ground });
    revoking([...anIssue(), revoked]).thenRefused('certificate.revoked-already');
  });

  it(rules['own-organisation'].title, () => {
    revoking(anIssue(), by(people.leader, 'programme-officer', bodies.farmers)).thenRefused(
      'certificate.own-organisation',
    );
    revoking(anIssue(), by(people.leader, 'programme-officer', bodies.women)).then({
      type: 'capacity.CertificateRevoked',
    });
  });

  it(rules['before-issue'].title, () => {
    revoking(anIssue(), { effectiveOn: '2026-02-01' }).thenRefused('certificate.before-issue');
    revoking(anIssue(), { effectiveOn: '2026-02-02' }).then({ type: 'capacity.CertificateRevoked' });
  });

  it('in any life answers with events of its contract or a refusal, and goes by its diagram', () => {
    const anyCommand: fc.Arbitrary<CertificateCommand> = fc.constantFrom(
      { name: 'issue' as const, of: issued },
      { name: 'revoke' as const, of: { ...ground, narrative: 'A mistake.' } },
    );
    const watch = new DiagramWatch(certificate);
    fc.assert(
      fc.property(someLife(anyCommand), (steps) => {
        const { events, state } = lived(certificate, steps, decide);
        expect(fold(certificate, events)).toEqual(state);
        watch.follow(events);
      }),
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});

describe('the code of a certificate', () => {
  it('is of its form, the same for one id, and another for another', () => {
    const codes = Array.from({ length: 500 }, (_, index) => certificateCodeOf(derivedId('code', String(index))));
    expect(codes.every((code) => new RegExp(CERTIFICATE_CODE).test(code))).toBe(true);
    expect(new Set(codes).size).toBe(500);
    expect(certificateCodeOf(derivedId('code', '0'))).toBe(codes[0]);
  });

  it('uses every sign in every place: no part of it can be left out', () => {
    const codes = Array.from({ length: 3_000 }, (_, index) => certificateCodeOf(derivedId('sign', String(index))));
    for (let place = 0; place < 19; place += 1) {
      expect(new Set(codes.map((code) => code[place])).size).toBe(place % 5 === 4 ? 1 : 32);
    }
  });

  it('is read as it may have been typed', () => {
    for (const typed of ['7K3M-9QXW-2B4D-0T11', '7k3m9qxw2b4dotil', ' 7K3M 9QXW 2B4D OTLI ']) {
      expect(readCertificateCode(typed)).toBe('7K3M-9QXW-2B4D-0T11');
    }
  });
});
