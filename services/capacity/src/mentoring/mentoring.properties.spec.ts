import { type Deciding, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { lived, people, someLife } from '../testing/record.ts';
import { known, toAgree } from './mentoring.builders.ts';
import { decide, type MentoringCommand } from './mentoring.decider.ts';
import { mentoring, type MentoringState } from './mentoring.state.ts';

type Asked = MentoringCommand | { readonly name: 'complete-as-it-is' };
const anyCommand: fc.Arbitrary<Asked> = fc.oneof(
  fc.constant({ name: 'agree' as const, of: toAgree, facts: known }),
  fc.constant({ name: 'add-goal' as const, of: { text: 'To read a budget.' } }),
  fc.constant({ name: 'meet' as const, of: { mode: 'online' as const, minutes: 60 } }),
  fc.constant({ name: 'reflect' as const, of: { reflection: 'In words.' } }),
  fc.constant({ name: 'complete' as const, of: { goals: [] } }),
  fc.constant({ name: 'complete-as-it-is' as const }),
  fc.constant({ name: 'end' as const, of: { ground: 'mentee-moved' } }),
);

/** The ids of goals are made when they are set: completing tells of those there are. */
function decideAsked(asked: Asked, state: MentoringState, given: Deciding) {
  if (asked.name !== 'complete-as-it-is') return decide(asked, state, given);
  const goals = state.status === 'none' ? [] : state.goals;
  const of = { goals: goals.map(({ goal }) => ({ goal, outcome: 'reached' as const })) };
  return decide({ name: 'complete', of }, state, given);
}
const someSteps = someLife(anyCommand);
type Steps = Parameters<typeof lived<Asked, never, never>>[1];
const live = (steps: Steps) => lived(mentoring, steps, decideAsked);

describe('any life of a mentoring', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { events, state } = live(steps);
        expect(fold(mentoring, events)).toEqual(state);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(mentoring);
    fc.assert(
      fc.property(someSteps, (steps) => watch.follow(live(steps).events)),
      { numRuns: 1_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('holds no reflection but of the two', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const written = live(steps).events.filter(({ type }) => type === 'capacity.MentoringReflectionWritten');
        for (const { actor } of written) expect([people.leader, people.successor]).toContain(actor);
      }),
    );
  });
});
