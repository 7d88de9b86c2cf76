import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, moment, people } from '../testing/record.ts';
import { add, remove } from './granting-officers.decider.ts';
import { grantingOfficers, officersIn } from './granting-officers.state.ts';

/** A grant is one person's; one of them holds two. */
const officers = [
  { grant: bodies.applicant, person: people.secretariat },
  { grant: bodies.first, person: people.board },
  { grant: bodies.second, person: people.officer },
  { grant: bodies.third, person: people.officer },
];
const someLife = fc.array(
  fc.record({ decide: fc.constantFrom(add, add, remove), officer: fc.constantFrom(...officers) }),
  { maxLength: 20 },
);

function live(steps: readonly { decide: typeof add | typeof remove; officer: { grant: string; person: string } }[]) {
  const life = aLife(grantingOfficers);
  for (const { decide, officer } of steps) {
    life.take(moment(people.secretariat, '2026-03-02'), (state, given) => decide(state, officer, given));
  }
  return life;
}

describe('any life of the list of who grants every role', () => {
  it('is the fold of its events, and once there were two officers there are never fewer', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state, states } = live(steps);
        expect(fold(grantingOfficers, events)).toEqual(state);
        const persons = states.map((one) => new Set(officersIn(one).map(({ person }) => person)).size);
        const enough = persons.findIndex((count) => count >= 2);
        if (enough >= 0) expect(Math.min(...persons.slice(enough))).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(grantingOfficers);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 200, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
