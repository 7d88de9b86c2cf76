import {
  derivedId,
  enrolmentApplied,
  enrolmentBegun,
  enrolmentCompleted,
  enrolmentSelected,
  type EventContract,
  PROGRAMME_TRACKS,
  serviceRequestConfirmed,
  serviceRequestDelivered,
  serviceRequestDisputed,
  serviceRequested,
} from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import type { RecordedFact } from '@baraza/read-models';
import { Veil } from '@baraza/service-kit';
import fc from 'fast-check';
import { CAPACITY_MEASURES } from './capacity-dashboard/capacity-dashboard.read-model.ts';
import { capacityProjection } from './capacity-dashboard/capacity-dashboard.projection.ts';
import { servedProjection } from './servicing-dashboard/requests-served.projection.ts';
import { SERVED_MEASURES } from './servicing-dashboard/requests-served.read-model.ts';
import { type GivenEvent, happened, projected, recorded } from './testing/given-events.ts';

const hidden = derivedId('protected-figures', 'hidden');
const protection = derivedId('protected-figures', 'protection');
const veil = new Veil(1, [{ organisation: hidden, protection, unit: 'UG-402' }]);

/** What may be known of a life: how often it was answered in which quarter, in time or late, and how many people took part. */
interface Told {
  readonly answers: readonly { readonly quarter: number; readonly isLate: boolean }[];
  readonly enrolments: readonly { readonly quarters: readonly [number, number]; readonly people: number }[];
}
const told = fc.record({
  answers: fc.array(fc.record({ quarter: fc.nat(3), isLate: fc.boolean() }), { maxLength: 4 }),
  enrolments: fc.array(
    fc.record({
      quarters: fc.tuple(fc.nat(1), fc.integer({ min: 2, max: 3 })),
      people: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 3 },
  ),
});

/** All that else there is to a life, and may be found by nobody. */
interface Untold {
  readonly places: readonly string[];
  readonly services: readonly string[];
  readonly programmes: readonly string[];
  readonly tracks: readonly string[];
  readonly days: readonly number[];
  readonly ratings: readonly number[];
  readonly isDisputed: readonly boolean[];
}
const some = <One>(one: fc.Arbitrary<One>) => fc.array(one, { minLength: 4, maxLength: 4 });
const untold: fc.Arbitrary<Untold> = fc.record({
  places: some(fc.constantFrom('UG-402', 'UG-402-KYEIZOOBA', 'UG-402-NYABUBARE', 'UG-402-RUHUMURO')),
  services: some(fc.constantFrom('legal-support', 'meeting-room', 'mediation')),
  programmes: some(fc.constantFrom(...['one', 'another', 'a third'].map((name) => derivedId('programme', name)))),
  tracks: some(fc.constantFrom(...PROGRAMME_TRACKS)),
  days: some(fc.nat(80)),
  ratings: some(fc.integer({ min: 1, max: 5 })),
  isDisputed: some(fc.boolean()),
});

const firstOf = (quarter: number): CivilDate => `2025-${String(1 + 3 * quarter).padStart(2, '0')}-01`;
const at = <One>(list: readonly One[], nth: number): One => list[nth % list.length]!;

function lived({ answers, enrolments }: Told, of: Untold): readonly GivenEvent[] {
  const step = (contract: EventContract, name: string, effectiveOn: CivilDate, data: object): GivenEvent =>
    happened(contract, derivedId('life', name), { ...(contract.example as object), ...data } as never, { effectiveOn });
  const requests = answers.flatMap(({ quarter, isLate }, nth) => {
    const name = `request ${nth}`;
    const on = addDays(firstOf(quarter), at(of.days, nth));
    const [unit, code] = [at(of.places, nth), at(of.services, nth)];
    const whose = { organisation: hidden, unit, code, service: derivedId('service', unit, code) };
    const deliverBy = addDays(on, isLate ? -1 - at(of.days, nth + 1) : at(of.days, nth + 1));
    return [
      step(serviceRequested, name, addDays(on, -at(of.days, nth + 2) - 1), { ...whose, deliverBy }),
      step(serviceRequestDelivered, name, on, whose),
      step(serviceRequestConfirmed, name, on, { ...whose, rating: at(of.ratings, nth) }),
      ...(at(of.isDisputed, nth) ? [step(serviceRequestDisputed, name, addDays(on, 3), whose)] : []),
    ];
  });
  const taking = enrolments.flatMap(({ quarters: [first, last], people: total }, nth) => {
    const name = `enrolment ${nth}`;
    const people = { women: total, men: 0, youth: 0, personsWithDisabilities: 0, total };
    const whose = {
      ...{ enrolled: { kind: 'organisation', organisation: hidden }, programme: at(of.programmes, nth) },
      ...{ home: at(of.places, nth), unit: at(of.places, nth + 1), track: at(of.tracks, nth), people },
    };
    const [begin, end] = [firstOf(first), firstOf(last)].map((day, side) => addDays(day, at(of.days, nth + side)));
    return [
      step(enrolmentApplied, name, begin!, whose),
      step(enrolmentSelected, name, begin!, whose),
      step(enrolmentBegun, name, begin!, whose),
      step(enrolmentCompleted, name, end!, whose),
    ];
  });
  return [...requests, ...taking];
}

function factsOf(life: readonly GivenEvent[]): readonly RecordedFact[] {
  const seen = recorded(life).map((event) => veil.show(event, 'figures'));
  return [servedProjection, capacityProjection].flatMap((one) => [...projected<never>(one as never, seen).facts]);
}

/** What can be told of closed quarters: the sums of facts that are alike. */
function quartersOf(facts: readonly RecordedFact[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { measure, dimensions, effectiveOn, amount } of facts) {
    const quarter = Math.ceil(Number(effectiveOn.slice(5, 7)) / 3);
    const key = JSON.stringify([measure, quarter, Object.entries(dimensions).sort()]);
    sums[key] = (sums[key] ?? 0) + amount;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

describe('what a protected organisation asked for and took part in', () => {
  it('is in no figure that is told by the day, with the events it is the sum of', () => {
    const byTheDay: readonly string[] = [...SERVED_MEASURES, ...CAPACITY_MEASURES];
    fc.assert(
      fc.property(told, untold, (life, rest) => {
        expect(factsOf(lived(life, rest)).filter(({ measure }) => byTheDay.includes(measure))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is told of closed quarters alike, whichever service and programme it was, and when and wherever in the district', () => {
    let counted = 0;
    fc.assert(
      fc.property(told, untold, untold, (life, rest, otherwise) => {
        const quarters = quartersOf(factsOf(lived(life, rest)));
        expect(quartersOf(factsOf(lived(life, otherwise)))).toEqual(quarters);
        counted += Object.keys(quarters).length;
      }),
      { numRuns: 300 },
    );
    expect(counted).toBeGreaterThan(500);
  });

  it('counts there: every answer, and the people at every stage', () => {
    fc.assert(
      fc.property(told, untold, (life, rest) => {
        const facts = factsOf(lived(life, rest));
        const sum = (measure: string, where: object = {}): number =>
          facts
            .filter((fact) => fact.measure === measure)
            .filter(({ dimensions }) => Object.entries(where).every(([name, value]) => dimensions[name] === value))
            .reduce((total, { amount }) => total + amount, 0);
        expect(sum('unseen-late', { unit: 'UG-402' })).toBe(life.answers.filter(({ isLate }) => isLate).length);
        expect(sum('unseen-in-time', { unit: 'UG-402' })).toBe(life.answers.filter(({ isLate }) => !isLate).length);
        const people = life.enrolments.reduce((total, one) => total + one.people, 0);
        for (const stage of ['applied', 'selected', 'begun', 'completed']) {
          expect(sum('people', { stage, group: 'total', unit: '' })).toBe(people);
        }
      }),
      { numRuns: 100 },
    );
  });
});
