import { fitting } from '@baraza/contracts/testing';
import { derivedId } from '@baraza/contracts';
import {
  addDays,
  aMoment,
  assertCalendarLaw,
  type CivilDate,
  datesFrom,
  type Deciding,
  DiagramWatch,
  fold,
  Life,
} from '@baraza/domain';
import fc from 'fast-check';
import { theCoalition } from '../alert/alert.builders.ts';
import { anOfficer, aRepresentativeOf, seated, suspended, theConvenor } from '../coalition/coalition.builders.ts';
import { asked, halfYear, PLANNED_ON, rated } from './health-round.builders.ts';
import { decide, type HealthRoundCommand } from './health-round.decider.ts';
import { healthRound } from './health-round.state.ts';

const members = Array.from({ length: 8 }, (_, n) => derivedId('of the coalition', String(n)));
const whole = theCoalition(...members.map((organisation) => seated(organisation)));
const oneLess = theCoalition(...members.map((organisation) => seated(organisation)), suspended(members[0]!));
const level = fc.integer({ min: 1, max: 4 });

const step = fc.record({
  by: fc.constantFrom(...members),
  rating: fc.record({ quality: level, agility: fc.option(level, { nil: undefined }) }),
  cancels: fc.oneof({ weight: 30, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  of: fc.oneof({ weight: 9, arbitrary: fc.constant(whole) }, { weight: 1, arbitrary: fc.constant(oneLess) }),
  later: fc.integer({ min: 0, max: 4 }),
  back: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }) }),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const someLife = fc.array(step, { maxLength: 25, size: 'max' });

const command = ({ by, rating, cancels, of }: Step): HealthRoundCommand =>
  cancels
    ? { name: 'cancel', of: { ground: 'some-ground' }, in: of }
    : {
        name: 'rate',
        of: {
          organisation: by,
          ...rated(rating.quality, rating.agility === undefined ? [] : [{ item: 'agility', level: rating.agility }]),
        },
        in: of,
      };

function live(steps: readonly Step[]) {
  const life = new Life(healthRound, fitting);
  let day: CivilDate = PLANNED_ON;
  const plan = {
    asking: { name: 'plan', of: halfYear, in: whole, facts: asked } satisfies HealthRoundCommand,
    ...{ who: anOfficer, later: 0, back: 0 },
  };
  const all = steps.map((one) => ({
    asking: command(one),
    who: one.cancels ? theConvenor : aRepresentativeOf(one.by),
    later: one.later,
    back: one.back,
  }));
  [plan, ...all].forEach(({ asking, who, later, back }, index) => {
    day = addDays(day, later);
    const given: Deciding = {
      ...aMoment,
      now: `${day}T09:00:00.000Z`,
      today: day,
      effectiveOn: addDays(day, -back),
      actor: who,
      id: (what) => derivedId(String(index), what),
    };
    life.take(given, (state, now) => decide(asking, state, now), given.effectiveOn);
  });
  return life;
}

describe('any life of a health round', () => {
  it('throws nothing but a Rejection, and its state is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(healthRound, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(healthRound);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 500, seed: 5 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(90), { minLength: 1, maxLength: 6 }), (steps, days) => {
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(healthRound, state, datesFrom(PLANNED_ON, days))) taken.add(rule);
        }
      }),
      { numRuns: 60, seed: 20260302 },
    );
    expect([...taken]).toEqual(['health-round.closes']);
  });

  it('tells of nothing that fewer than five have rated, and counts each seat once', () => {
    let told = 0;
    fc.assert(
      fc.property(someLife, (steps) => {
        const raters = new Set<string>();
        const ofDomain = new Map<string, boolean>();
        for (const { type, data } of live(steps).events) {
          if (type === 'coalitions.HealthRatingGiven') {
            raters.add(data.seat);
            ofDomain.set(data.seat, data.items.length > 0);
          }
          if (type !== 'coalitions.HealthRoundClosed') continue;
          expect(data.rated).toBe(raters.size);
          expect(data.qualities.length).toBe(raters.size >= 5 ? 4 : 0);
          expect(data.domains.length).toBe([...ofDomain.values()].filter(Boolean).length >= 5 ? 1 : 0);
          told += data.domains.length;
        }
      }),
      { numRuns: 400, seed: 3 },
    );
    expect(told).toBeGreaterThan(5);
  });
});
