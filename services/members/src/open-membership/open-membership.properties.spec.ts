import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, moment, people } from '../testing/record.ts';
import { bar, claim, free } from './open-membership.decider.ts';
import {
  claimOver,
  restDuplicate,
  shareWithSurvivor,
  unshareWithSurvivor,
  wakeDuplicate,
} from './open-membership.sharing.ts';
import { openMembership } from './open-membership.state.ts';

const whose = { organisation: bodies.applicant, unit: 'UG-402' };
const anyStep = fc.record({
  what: fc.constantFrom('claim', 'free', 'bar', 'rest', 'share', 'wake', 'unshare', 'claim over' as const),
  membership: fc.constantFrom(bodies.first, bodies.second),
  known: fc.constantFrom(bodies.first, bodies.second, undefined),
});
const someLife = fc.array(anyStep, { maxLength: 25 });

function live(steps: readonly (typeof anyStep extends fc.Arbitrary<infer Step> ? Step : never)[]) {
  const life = aLife(openMembership);
  for (const { what, membership, known } of steps) {
    const holder = { ...whose, membership };
    life.take(moment(people.officer, '2026-03-02'), (place, given) => {
      switch (what) {
        case 'claim':
          return claim(place, holder, given);
        case 'free':
          return free(place, holder, given);
        case 'bar':
          return bar(place, { ...whose, ground: 'dissolved' }, given);
        case 'rest':
          return restDuplicate(place, { ...whose, open: known }, given);
        case 'share':
          return shareWithSurvivor(place, whose, known, given);
        case 'wake':
          return wakeDuplicate(place, { ...whose, open: known }, given);
        case 'unshare':
          return unshareWithSurvivor(place, whose, known, given);
        case 'claim over':
          return claimOver(place, known, holder, given);
      }
    });
  }
  return life;
}

describe('any life of the place for an open membership', () => {
  it('is the fold of its events, and is held by one membership at a time', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(openMembership, events)).toEqual(state);
        events.forEach((event, index) => {
          if (event.type !== 'members.OpenMembershipClaimed') return;
          const next = events[index + 1];
          if (next === undefined) return;
          expect(next).toMatchObject({
            type: 'members.OpenMembershipFreed',
            data: { membership: event.data.membership },
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(openMembership);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
