import {
  certificateIssued,
  certificateRevoked,
  derivedId,
  enrolmentApplied,
  enrolmentDeclined,
  enrolmentDismissed,
  enrolmentSelected,
  type EventContract,
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
const applied = by(other, enrolmentApplied, '2026-03-02');
const selected = by(officer, enrolmentSelected, '2026-03-05');

it('an application that was declined is in order where somebody else than asked for it decided', () => {
  expect(casesOf('enrolment', applied, by(officer, enrolmentDeclined, '2026-03-10'))).toEqual([
    ['enrolment-declined', 'in-order', ['application done', 'decision done']],
  ]);
  expect(casesOf('enrolment', applied, by(other, enrolmentDeclined, '2026-03-10'))).toEqual([
    ['enrolment-declined', 'missing', ['application done', 'decision wrong']],
  ]);
});

it('a place that was taken away had been given first', () => {
  const dismissed = by(officer, enrolmentDismissed, '2026-04-10');
  expect(casesOf('enrolment', applied, selected, dismissed)).toEqual([
    ['enrolment-dismissed', 'in-order', ['application done', 'place-given done', 'decision done']],
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
