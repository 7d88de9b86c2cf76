import { derivedId } from '@baraza/contracts';
import { fitting } from '@baraza/contracts/testing';
import { addDays, aMoment, type CivilDate, type Deciding, DiagramWatch, fold, Life } from '@baraza/domain';
import fc from 'fast-check';
import { anOfficer, aRepresentativeOf } from '../coalition/coalition.builders.ts';
import { BEGUN_ON, CIRCLE, fitting as fittingFacts, inBushenyi, ORGANISERS, people } from './replication.builders.ts';
import { decide, type ReplicationCommand } from './replication.decider.ts';
import { replication, stepsLeft } from './replication.state.ts';

const others = { ...people, women: 9, total: 13 };
const circle = fc.constantFrom(CIRCLE, CIRCLE.replace(/1$/, '2'));
const stepName = fc.constantFrom('listen', 'form-circles', 'dance');
const ground = 'some-ground';
const often: readonly fc.Arbitrary<ReplicationCommand>[] = [
  fc.record({
    name: fc.constant('adapt' as const),
    of: fc.record({ step: stepName, leftOut: fc.boolean(), ground: fc.constant(ground), what: fc.constant('Words.') }),
  }),
  stepName.map((step) => ({ name: 'do-step', of: { step, note: 'Words.' } })),
  circle.map((one) => ({ name: 'form-circle', of: { circle: one, people } })),
  circle.map((one) => ({ name: 'count-circle', of: { circle: one, people: others } })),
  circle.map((one) => ({ name: 'dissolve-circle', of: { circle: one, ground } })),
];
const step = fc.record({
  command: fc.oneof(...often.map((arbitrary) => ({ weight: 3, arbitrary })), {
    weight: 1,
    arbitrary: fc.constant<ReplicationCommand>({ name: 'end', of: { ground, lesson: 'Words.' } }),
  }),
  who: fc.constantFrom(anOfficer, aRepresentativeOf(ORGANISERS)),
  later: fc.integer({ min: 0, max: 5 }),
  back: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }) }),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const someLife = fc.array(step, { maxLength: 20, size: 'max' });

function live(steps: readonly Step[]) {
  const life = new Life(replication, fitting);
  let day: CivilDate = BEGUN_ON;
  const begin: Step = {
    command: { name: 'begin', of: inBushenyi, facts: fittingFacts },
    ...{ who: anOfficer, later: 0, back: 0 },
  };
  [begin, ...steps].forEach(({ command, who, later, back }, index) => {
    day = addDays(day, later);
    const given: Deciding = {
      ...aMoment,
      now: `${day}T09:00:00.000Z`,
      today: day,
      effectiveOn: addDays(day, -back),
      actor: who,
      id: (what) => derivedId(String(index), what),
    };
    life.take(given, (state, now) => decide(command, state, now), given.effectiveOn);
  });
  return life;
}

describe('any life of a replication', () => {
  it('throws nothing but a Rejection, and its state is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(replication, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(replication);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 600, seed: 5 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('runs once no step is left, and not before', () => {
    let ran = 0;
    fc.assert(
      fc.property(someLife, (steps) => {
        const life = live(steps);
        if (life.state.status === 'begun') expect(stepsLeft(life.state)).not.toEqual([]);
        for (const state of life.states) {
          if (state.status !== 'running') continue;
          ran += 1;
          expect(stepsLeft(state)).toEqual([]);
        }
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(ran).toBeGreaterThan(50);
  });
});
