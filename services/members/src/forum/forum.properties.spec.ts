import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, moment, people } from '../testing/record.ts';
import { adoptFounders, found } from './forum.decider.ts';
import { forum } from './forum.state.ts';

const founding = {
  name: 'Western Ankole Civil Society Forum',
  sample: false,
  zone: 'Africa/Kampala',
  rootUnit: 'WAN',
  languages: ['en'],
};
const founder = fc.record({
  organisation: fc.constantFrom(bodies.first, bodies.second),
  category: fc.constant('full'),
});
const anyStep = fc.record({
  isFounded: fc.boolean(),
  founders: fc.array(founder, { minLength: 1, maxLength: 3 }),
  hasMembers: fc.boolean(),
});
const someLife = fc.array(anyStep, { maxLength: 10 });

function live(steps: readonly (typeof anyStep extends fc.Arbitrary<infer Step> ? Step : never)[]) {
  const life = aLife(forum);
  for (const [index, { isFounded, founders, hasMembers }] of steps.entries()) {
    const given = {
      ...moment(people.secretariat, '2026-03-02'),
      id: (name: string) => `3000000${index % 10}-0000-4000-8000-${String(name.length).padStart(12, '0')}`,
    };
    life.take(given, (state, now) =>
      isFounded
        ? found(state, founding, now)
        : adoptFounders(state, { resolution: 'fa-1', founders }, { hasMembers }, now),
    );
  }
  return life;
}

describe('any life of a forum', () => {
  it('is the fold of its events: founded once, with founders adopted once, each of them once', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(forum, events)).toEqual(state);
        const [first, second, ...more] = events;
        expect([first?.type ?? 'members.ForumFounded', more]).toEqual(['members.ForumFounded', []]);
        if (second === undefined) return;
        if (second.type !== 'members.FoundersAdopted') throw new Error(`${second.type} of a forum that is founded`);
        const founders = second.data.founders.map(({ organisation }) => organisation);
        expect(new Set(founders).size).toBe(founders.length);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(forum);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 200, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
