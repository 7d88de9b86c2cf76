import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { bodies, lived, someLife } from '../testing/record.ts';
import { known, people, toPlan } from './learning-exchange.builders.ts';
import { decide, type LearningExchangeCommand } from './learning-exchange.decider.ts';
import { learningExchange, takingPart } from './learning-exchange.state.ts';

const organisation = fc.constantFrom(bodies.farmers, bodies.women, bodies.youth);
const anyCommand: fc.Arbitrary<LearningExchangeCommand> = fc.oneof(
  fc.record({
    name: fc.constant('plan' as const),
    of: fc.constantFrom<string | undefined>(bodies.farmers, undefined).map((host) => {
      const { host: _, ...rest } = toPlan;
      return { ...rest, from: '2026-01-01', ...(host === undefined ? {} : { host }) };
    }),
    facts: fc.constant(known),
  }),
  fc.record({
    name: fc.constant('join' as const),
    of: fc.record({ organisation }),
    facts: fc.record({ isKnown: fc.boolean() }),
  }),
  fc.record({ name: fc.constant('leave' as const), of: fc.record({ organisation }) }),
  fc.record({
    name: fc.constant('meet' as const),
    of: fc.record({
      organisations: fc.subarray([bodies.farmers, bodies.women, bodies.youth], { minLength: 1 }),
      people: fc.constant(people),
    }),
  }),
  fc.constant({
    name: 'conclude' as const,
    of: { lesson: 'In words.', products: [] },
    facts: { known: [] },
  }),
  fc.constant({ name: 'cancel' as const, of: { ground: 'no-funds' } }),
);
const someSteps = someLife(anyCommand);
type Steps = Parameters<typeof lived<LearningExchangeCommand, never, never>>[1];
const live = (steps: Steps) => lived(learningExchange, steps, decide);

describe('any life of a learning exchange', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { events, state } = live(steps);
        expect(fold(learningExchange, events)).toEqual(state);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(learningExchange);
    fc.assert(
      fc.property(someSteps, (steps) => watch.follow(live(steps).events)),
      { numRuns: 1_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('never counts an organisation twice among those who take part', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { state } = live(steps);
        const there = state.status === 'none' ? [] : takingPart(state);
        expect(new Set(there).size).toBe(there.length);
      }),
    );
  });
});
