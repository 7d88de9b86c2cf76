import {
  candidacyAppealed,
  candidacyEntered,
  candidacyRefusalOverturned,
  candidacyRefusalUpheld,
  candidacyRefused,
  derivedId,
  electedSeatVacated,
  type EventContract,
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

describe('a candidacy that was refused', () => {
  it('is open while it may be appealed for, and in order when that time was let pass', () => {
    const steps = (appeal: string) => ['candidacy done', 'decision done', `appeal ${appeal}`];
    expect(casesOf([entered, refused], '2026-04-13')).toEqual([['candidacy-refused', 'open', steps('open')]]);
    expect(casesOf([entered, refused])).toEqual([['candidacy-refused', 'in-order', steps('let-pass')]]);
  });

  it('is looked at again by another than refused it', () => {
    const steps = (last: string) => ['candidacy done', 'decision done', 'appeal done', `appeal-decision ${last}`];
    expect(casesOf([entered, refused, appealed])).toEqual([['candidacy-refused', 'open', steps('open')]]);
    for (const reviewed of [candidacyRefusalUpheld, candidacyRefusalOverturned]) {
      expect(casesOf([entered, refused, appealed, by(other, reviewed, '2026-04-10')])).toEqual([
        ['candidacy-refused', 'in-order', steps('done')],
      ]);
      expect(casesOf([entered, refused, appealed, by(officer, reviewed, '2026-04-10')])).toEqual([
        ['candidacy-refused', 'missing', steps('wrong')],
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
