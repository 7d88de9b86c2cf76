import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { bodies, lived, someLife } from '../testing/record.ts';
import { allKnown, asDrafted, OLDER, toDraft, WORDS } from './knowledge-product.builders.ts';
import { decide, type KnowledgeProductCommand } from './knowledge-product.decider.ts';
import { knowledgeProduct } from './knowledge-product.state.ts';

const anyCommand: fc.Arbitrary<KnowledgeProductCommand> = fc.oneof(
  fc.record({
    name: fc.constant('draft' as const),
    of: fc.constant(toDraft),
    facts: fc.constantFrom(allKnown, { ...allKnown, unitKnown: false }),
  }),
  fc.record({
    name: fc.constant('publish' as const),
    of: fc.constantFrom({ summary: WORDS }, { summary: WORDS, replaces: OLDER }, { summary: 'Other words.' }),
    facts: fc.constant(asDrafted),
  }),
  fc.record({
    name: fc.constant('translate' as const),
    of: fc.constantFrom('en', 'nyn', 'fr').map((language) => ({ edition: { language, title: 'In one language' } })),
  }),
  fc.constant({ name: 'supersede' as const, of: { by: OLDER } }),
  fc.constantFrom(
    { name: 'withdraw' as const, of: { ground: 'out-of-date' } },
    { name: 'drop' as const, of: { ground: 'names-private-persons' } },
  ),
  fc.record({
    name: fc.constant('use' as const),
    of: fc.constant({ organisation: bodies.women, use: 'training' as const, note: 'In words.' }),
    facts: fc.record({ isKnown: fc.boolean() }),
  }),
);
const someSteps = someLife(anyCommand);
type Steps = Parameters<typeof lived<KnowledgeProductCommand, never, never>>[1];
const live = (steps: Steps) => lived(knowledgeProduct, steps, decide);

describe('any life of a knowledge product', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { events, state } = live(steps);
        expect(fold(knowledgeProduct, events)).toEqual(state);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(knowledgeProduct);
    fc.assert(
      fc.property(someSteps, (steps) => watch.follow(live(steps).events)),
      { numRuns: 500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('is never published by whoever drafted it', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const [drafted, published] = live(steps).events;
        if (published?.type === 'capacity.KnowledgeProductPublished') {
          expect(published.actor).not.toBe(drafted!.actor);
        }
      }),
    );
  });
});
