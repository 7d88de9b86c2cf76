import { EXPERIMENT_RESULTS, INNOVATION_STAGES } from '@baraza/contracts';
import { type Deciding, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { bodies, lived, people, someLife } from '../testing/record.ts';
import { allKnown, aProposal, PRODUCT } from './innovation.builders.ts';
import { decide, type InnovationCommand } from './innovation.decider.ts';
import { innovation, type InnovationState } from './innovation.state.ts';

const words = { evidence: 'In words.', links: [] };
type Asked =
  InnovationCommand | { readonly name: 'report-the-last'; readonly result: (typeof EXPERIMENT_RESULTS)[number] };
const anyCommand: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({
    name: fc.constant('propose' as const),
    of: fc.constant(aProposal),
    facts: fc.constantFrom(allKnown, { ...allKnown, organisations: [bodies.farmers] }),
  }),
  {
    arbitrary: fc.record({
      name: fc.constant('move' as const),
      of: fc.constantFrom(...INNOVATION_STAGES).map((to) => ({ to, ...words })),
    }),
    weight: 6,
  },
  fc.constant({
    name: 'begin-experiment' as const,
    of: { hypothesis: 'It works.', measure: 'Who comes back.', until: '2030-01-01' },
  }),
  fc.record({
    name: fc.constant('report-the-last' as const),
    result: fc.constantFrom(...EXPERIMENT_RESULTS),
  }),
  fc.record({
    name: fc.constant('share' as const),
    of: fc.constant({ products: [PRODUCT] }),
    facts: fc.constantFrom({ published: [PRODUCT] }, { published: [] }),
  }),
  fc.constant({ name: 'stop' as const, of: { ground: 'did-not-work', lesson: 'In words.' } }),
);

/** The id of an experiment is made when it is begun: a report names the last one. */
function decideAsked(asked: Asked, state: InnovationState, given: Deciding) {
  if (asked.name !== 'report-the-last') return decide(asked, state, given);
  const experiments = state.status === 'none' ? [] : state.experiments;
  const experiment = experiments.at(-1)?.experiment ?? PRODUCT;
  const of = { experiment, result: asked.result, finding: 'In words.' };
  return decide({ name: 'report-experiment', of }, state, given);
}
/** One that works, as far as it had come: random commands alone seldom get far. */
const straight: readonly Asked[] = [
  { name: 'propose', of: aProposal, facts: allKnown },
  { name: 'begin-experiment', of: { hypothesis: 'It works.', measure: 'Who comes back.', until: '2030-01-01' } },
  { name: 'report-the-last', result: 'supported' },
  ...INNOVATION_STAGES.slice(1).map((to) => ({ name: 'move' as const, of: { to, ...words } })),
];
const someSteps = fc
  .tuple(fc.nat(straight.length), someLife(anyCommand, { most: 40 }))
  .map(([far, steps]) => [
    ...straight.slice(0, far).map((command) => ({ command, person: people.officer, days: 1 })),
    ...steps,
  ]);
type Steps = Parameters<typeof lived<Asked, never, never>>[1];
const live = (steps: Steps) => lived(innovation, steps, decideAsked);

describe('any life of an innovation', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { events, state } = live(steps);
        expect(fold(innovation, events)).toEqual(state);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(innovation);
    fc.assert(
      fc.property(someSteps, (steps) => watch.follow(live(steps).events)),
      { numRuns: 2_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('is never past its proof of concept without an experiment that supported it', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const state of live(steps).states) {
          if (!['transition-to-scale', 'scaling', 'sustained'].includes(state.status)) continue;
          const { experiments } = state as Exclude<InnovationState, { status: 'none' }>;
          expect(experiments.some(({ reported }) => reported?.result === 'supported')).toBe(true);
        }
      }),
    );
  });
});
