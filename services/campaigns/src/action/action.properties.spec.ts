import { everyContract } from '@baraza/contracts';
import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { lived, someLife } from '../testing/record.ts';
import type { ActionCommand } from './action.commands.pure.ts';
import { decide } from './action.decider.ts';
import { action } from './action.state.ts';
import { aPlan, facts, launched, who } from './actions.fixture.ts';

const planning: ActionCommand = { name: 'plan', of: { ...aPlan, place: 'The hall' }, facts };
const someOn = fc.constantFrom('2026-01-20', '2026-06-01', '2027-03-01', '2029-01-01');
const someFacts = fc.constantFrom(
  facts,
  facts,
  { ...facts, answersForKnown: false },
  { ...facts, campaign: undefined },
);
const someCampaign = fc.constantFrom(launched, launched, { ...launched, status: 'draft' as const }, undefined);
const ground = 'rains';
const command: fc.Arbitrary<ActionCommand> = fc.oneof(
  fc.record({ name: fc.constant('plan' as const), of: someOn.map((on) => ({ ...aPlan, on })), facts: someFacts }),
  fc.record({
    name: fc.constant('plan-anew' as const),
    of: someOn.map((on) => ({ kind: 'march' as const, on, risks: 'Rain' })),
    facts: someFacts,
  }),
  fc.record({ name: fc.constant('postpone' as const), of: someOn.map((on) => ({ on, ground })) }),
  fc.record({
    name: fc.constant('hold' as const),
    of: fc.constantFrom({ people: who }, { people: who, reach: 40 }),
    campaign: someCampaign,
  }),
  fc.record({
    name: fc.constant('correct-count' as const),
    of: fc.constantFrom({ people: who, ground }, { people: { ...who, total: 140 }, reach: 9, ground }),
  }),
  fc.constant({ name: 'cancel' as const, of: { ground } }),
  fc.constant({ name: 'ban' as const, of: { by: 'An office', ground } }),
  fc.constant({ name: 'end-ban' as const, of: { how: 'run-out' as const } }),
);
const life = someLife(command).map((steps) => [
  { command: planning, person: steps[0]?.person ?? 'x', days: 0 },
  ...steps,
]);

describe('any life of an action', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { events, state } = lived(action, steps, decide);
        expect(fold(action, events)).toEqual(state);
      }),
    );
  });

  it('tells nobody outside of it before it was held, forbidden or given up', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { events } = lived(action, steps, decide);
        const told = events.find(({ type }) => everyContract.latest(type)!.audience !== 'sealed');
        const releases = ['campaigns.ActionHeld', 'campaigns.ActionBanned', 'campaigns.ActionCancelled'];
        expect(told === undefined || releases.includes(told.type)).toBe(true);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(action);
    fc.assert(
      fc.property(life, (steps) => watch.follow(lived(action, steps, decide).events)),
      { numRuns: 1_500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
