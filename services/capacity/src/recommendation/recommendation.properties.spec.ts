import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { lived, someLife } from '../testing/record.ts';
import { decide, type RecommendationCommand } from './recommendation.decider.ts';
import { recommendation } from './recommendation.state.ts';
import { ENROLMENT, recommended } from './recommendations.fixture.ts';

const command = fc.constantFrom<RecommendationCommand>(
  { kind: 'recommend', body: recommended, isOpen: true },
  { kind: 'recommend', body: recommended, isOpen: false },
  { kind: 'take-up', body: { enrolment: ENROLMENT } },
  { kind: 'decline', body: { ground: 'no-time-now' } },
  { kind: 'lapse' },
);
const life = someLife(command, { most: 8 });

describe('any life of a recommendation', () => {
  it('answers every command with events that fit their contract or a refusal, is the fold of its events, and ends once', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { events, state } = lived(recommendation, steps, decide);
        expect(fold(recommendation, events)).toEqual(state);
        expect(events.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(recommendation);
    fc.assert(
      fc.property(life, (steps) => watch.follow(lived(recommendation, steps, decide).events)),
      { numRuns: 300, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
