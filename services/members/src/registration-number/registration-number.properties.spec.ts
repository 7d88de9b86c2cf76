import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, moment, people } from '../testing/record.ts';
import { release, reserve } from './registration-number.decider.ts';
import { registrationNumber } from './registration-number.state.ts';

const registration = { registrar: 'UG-RSB', number: '80020000001234' };
const someLife = fc.array(
  fc.record({
    decide: fc.constantFrom(reserve, release),
    organisation: fc.constantFrom(bodies.first, bodies.second),
  }),
  { maxLength: 15 },
);

function live(steps: readonly { decide: typeof reserve | typeof release; organisation: string }[]) {
  const life = aLife(registrationNumber);
  for (const { decide, organisation } of steps) {
    const holder = { organisation, unit: 'UG-402', registration };
    life.take(moment(people.officer, '2026-03-02'), (state, given) => decide(state, holder, given));
  }
  return life;
}

describe('any life of a registration number', () => {
  it('is the fold of its events, and is given up only by the organisation that holds it', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(registrationNumber, events)).toEqual(state);
        events.forEach(({ type, data }, index) => {
          expect(type === 'members.RegistrationNumberReserved').toBe(index % 2 === 0);
          if (index % 2 === 1) expect(data.organisation).toBe(events[index - 1]!.data.organisation);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(registrationNumber);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 200, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
