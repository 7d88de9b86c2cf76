import {
  certificateIssued,
  certificateRevoked,
  derivedId,
  enrolmentApplied,
  enrolmentCancelled,
  enrolmentDeclined,
  enrolmentDismissed,
  enrolmentSelected,
  type EventContract,
  noticePrepared,
  noticePrinted,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { dueProcessProjection } from './due-process.projection.ts';
import { caseKey } from './due-process.read-model.ts';
import { judged } from './judged-case.pure.ts';

const enrolment = derivedId('due process', 'enrolment');
const [officer, other] = ['officer', 'other'].map((name) => derivedId('due process', name)) as [string, string];
const by = (person: string, contract: EventContract, on: string): GivenEvent =>
  happened(contract, enrolment, contract.example, {
    effectiveOn: on,
    meta: { actor: { person, roles: ['programme-officer'] } },
  });
const docOf = (aggregate: string, events: readonly GivenEvent[]) =>
  documentsOf(dueProcessProjection, events).get(caseKey('auditor', aggregate, enrolment))!;
const casesOf = (aggregate: string, ...events: readonly GivenEvent[]) =>
  judged(docOf(aggregate, events), { asOf: '2026-12-31', knownAt: 1_000 }).map(({ decision, state, steps }) => [
    decision,
    state,
    steps.map((one) => `${one.step} ${one.state}`),
  ]);
/** The organisation is told by a letter. */
const told = (template: string, on: string) =>
  [noticePrepared, noticePrinted].map((contract) =>
    happened(
      contract,
      derivedId('due process', template),
      { ...contract.example, about: { kind: 'enrolment', id: enrolment }, template, by: on } as never,
      { effectiveOn: on },
    ),
  );
const applied = by(other, enrolmentApplied, '2026-03-02');
const selected = by(officer, enrolmentSelected, '2026-03-05');

it('an application that was declined is in order where somebody else than asked for it decided', () => {
  const declined = (person: string) => [applied, by(person, enrolmentDeclined, '2026-03-10')];
  const letter = told('enrolment-declined', '2026-03-12');
  expect(casesOf('enrolment', ...declined(officer), ...letter)).toEqual([
    ['enrolment-declined', 'in-order', ['application done', 'decision done', 'told done']],
  ]);
  expect(casesOf('enrolment', ...declined(other), ...letter)).toEqual([
    ['enrolment-declined', 'missing', ['application done', 'decision wrong', 'told done']],
  ]);
  expect(casesOf('enrolment', ...declined(officer))[0]![2]).toContain('told missing');
});

it('what a person of no organisation is told, no notice tells', () => {
  const enrolled = { kind: 'person' as const, person: other };
  const asked = happened(enrolmentApplied, enrolment, { ...enrolmentApplied.example, enrolled }, applied);
  expect(casesOf('enrolment', asked, by(officer, enrolmentDeclined, '2026-03-10'))).toEqual([
    ['enrolment-declined', 'in-order', ['application done', 'decision done']],
  ]);
});

it('a course that is called off takes the places in it, and says so', () => {
  const cancelled = by(officer, enrolmentCancelled, '2026-03-20');
  expect(casesOf('enrolment', applied, selected, cancelled, ...told('enrolment-cancelled', '2026-03-22'))).toEqual([
    ['enrolment-cancelled', 'in-order', ['application done', 'decision done', 'told done']],
  ]);
});

it('a place that was taken away had been given first', () => {
  const dismissed = by(officer, enrolmentDismissed, '2026-04-10');
  expect(casesOf('enrolment', applied, selected, dismissed, ...told('enrolment-dismissed', '2026-04-12'))).toEqual([
    ['enrolment-dismissed', 'in-order', ['application done', 'place-given done', 'decision done', 'told done']],
  ]);
  expect(casesOf('enrolment', applied, dismissed)[0]![2]).toContain('place-given missing');
  expect(casesOf('enrolment', applied, selected)).toEqual([]);
});

it('a certificate that was revoked had been made out', () => {
  const issued = by(officer, certificateIssued, '2026-04-10');
  expect(casesOf('certificate', issued, by(officer, certificateRevoked, '2026-05-10'))).toEqual([
    ['certificate-revoked', 'in-order', ['certificate-made-out done', 'decision done']],
  ]);
});

it('is found with the organisation that it is of', () => {
  const { organisation } = enrolmentApplied.example.enrolled as { organisation: string };
  expect(docOf('enrolment', [applied, by(officer, enrolmentDeclined, '2026-03-10')])).toMatchObject({ organisation });
  expect(docOf('certificate', [by(officer, certificateIssued, '2026-04-10')])).toMatchObject({ organisation });
});
