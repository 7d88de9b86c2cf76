import { addDays, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import type { ServiceCommand } from './service.commands.pure.ts';
import { decide } from './service.decider.ts';
import { service } from './service.state.ts';
import { facts, terms } from './services.fixture.ts';

const promise = fc.record({
  acknowledgeDays: fc.integer({ min: 1, max: 30 }),
  deliverDays: fc.integer({ min: 1, max: 60 }),
  settleDays: fc.integer({ min: 1, max: 60 }),
});
const anyCommand: fc.Arbitrary<ServiceCommand> = fc.oneof(
  fc.record({
    name: fc.constant('offer' as const),
    of: promise.map((promised) => ({ ...terms, promise: promised })),
    facts: fc.constant(facts),
  }),
  fc.record({
    name: fc.constant('change' as const),
    of: fc.oneof(
      fc.record({ promise }),
      fc.record({ whoMayAsk: fc.subarray(['full', 'associate', 'honorary'], { minLength: 1 }) }),
    ),
    facts: fc.constant(facts),
  }),
  fc.record({ name: fc.constant('withdraw' as const), of: fc.constant({ ground: 'no-funds' }) }),
);
const someLife = fc.array(fc.record({ command: anyCommand, days: fc.integer({ min: -2, max: 30 }) }), {
  maxLength: 15,
});

function live(steps: readonly { command: ServiceCommand; days: number }[]) {
  const life = aLife(service);
  let date = '2026-01-01';
  for (const { command, days } of steps) {
    date = addDays(date, days);
    life.take(moment(people.secretariat, date), (state, given) => decide(command, state, given));
  }
  return life;
}

describe('any life of a service', () => {
  it('is the fold of its events, whose dates never go back, and promises nothing backwards', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(service, events)).toEqual(state);
        const dates = events.map((event) => event.effectiveOn);
        expect(dates).toEqual([...dates].sort());
        if (state.status === 'none') return;
        expect(state.terms.promise.deliverDays).toBeGreaterThanOrEqual(state.terms.promise.acknowledgeDays);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(service);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
