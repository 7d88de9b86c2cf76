import {
  candidacyAppealed,
  candidacyEntered,
  candidacyRefusalOverturned,
  candidacyRefusalUpheld,
  candidacyRefused,
  derivedId,
  electedSeatVacated,
  type EventContract,
  noticeDelivered,
  noticePrepared,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { dueProcessProjection } from './due-process.projection.ts';
import { caseKey } from './due-process.read-model.ts';
import { judged } from './judged-case.pure.ts';

const assembly = derivedId('due process', 'assembly');
const [member, officer, other] = ['member', 'officer', 'other'].map((name) => derivedId('due process', name)) as [
  string,
  string,
  string,
];
const { candidacy } = candidacyRefused.example;

function by(person: string, contract: EventContract, on: string, more: object = {}): GivenEvent {
  return happened(contract, assembly, { ...(contract.example as object), ...more } as never, {
    effectiveOn: on,
    meta: { actor: { person, roles: ['unit-officer'] } },
  });
}
const entered = by(member, candidacyEntered, '2026-03-20');
const refused = by(officer, candidacyRefused, '2026-04-06', { appealBy: '2026-04-13' });
const appealed = by(member, candidacyAppealed, '2026-04-08');
const casesOf = (events: readonly GivenEvent[], asOf = '2026-12-31') =>
  judged(documentsOf(dueProcessProjection, events).get(caseKey('auditor', 'assembly', candidacy))!, {
    asOf,
    knownAt: 1_000,
  }).map(({ decision, state, steps }) => [decision, state, steps.map((one) => `${one.step} ${one.state}`)]);

/** A notice, and the proof that it arrived. */
const told = (template: string, on: string): GivenEvent[] =>
  [noticePrepared, noticeDelivered].map((contract) =>
    happened(
      contract,
      derivedId('notice', template),
      {
        ...(contract.example as object),
        ...{ about: { kind: 'candidacy', id: candidacy }, template, by: on, needsProof: true },
      } as never,
      { effectiveOn: on },
    ),
  );

describe('a candidacy that was refused', () => {
  const begun = [entered, refused, ...told('candidacy-refused', '2026-04-06')];

  it('is open while it may be appealed for, and in order when that time was let pass', () => {
    const steps = (appeal: string) => ['candidacy done', 'decision done', 'told done', `appeal ${appeal}`];
    expect(casesOf(begun, '2026-04-13')).toEqual([['candidacy-refused', 'open', steps('open')]]);
    expect(casesOf(begun)).toEqual([['candidacy-refused', 'in-order', steps('let-pass')]]);
  });

  it('is amiss where the member was never told', () => {
    expect(casesOf([entered, refused])).toMatchObject([['candidacy-refused', 'missing', {}]]);
  });

  it('is looked at again by another than refused it, who tells of it', () => {
    const steps = (...rest: string[]) => ['candidacy done', 'decision done', 'told done', 'appeal done', ...rest];
    expect(casesOf([...begun, appealed])).toEqual([['candidacy-refused', 'open', steps('appeal-decision open')]]);
    for (const [contract, template] of [
      [candidacyRefusalUpheld, 'candidacy-refusal-upheld'],
      [candidacyRefusalOverturned, 'candidacy-refusal-overturned'],
    ] as const) {
      const after = told(template, '2026-04-11');
      expect(casesOf([...begun, appealed, by(other, contract, '2026-04-10'), ...after])).toEqual([
        ['candidacy-refused', 'in-order', steps('appeal-decision done', 'told done')],
      ]);
      expect(casesOf([...begun, appealed, by(officer, contract, '2026-04-10'), ...after])).toEqual([
        ['candidacy-refused', 'missing', steps('appeal-decision wrong', 'told done')],
      ]);
    }
  });

  it('is a case of its own, beside others of the assembly', () => {
    const another = derivedId('due process', 'another candidacy');
    const documents = documentsOf(dueProcessProjection, [
      entered,
      refused,
      by(member, candidacyEntered, '2026-03-21', { candidacy: another }),
    ]);
    expect(documents.get(caseKey('auditor', 'assembly', another))).toMatchObject({ entity: assembly, marks: [{}] });
    expect(documents.get(caseKey('auditor', 'assembly', candidacy))).toMatchObject({
      entity: assembly,
      marks: [{}, {}],
    });
  });
});

describe('a seat that became free', () => {
  it('was taken where somebody was removed, and not where they stepped down', () => {
    const vacated = (ground: string) => by(officer, electedSeatVacated, '2027-01-10', { ground, candidacy });
    expect(casesOf([entered, vacated('removed-by-resolution')], '2027-12-31')).toEqual([
      ['seat-removed', 'in-order', ['candidacy done', 'decision done']],
    ]);
    expect(casesOf([entered, vacated('stepped-down')], '2027-12-31')).toEqual([]);
  });
});
