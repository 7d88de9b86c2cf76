import { addDays, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { lived, someLife } from '../testing/record.ts';
import type { ReportCardCommand } from './report-card.commands.pure.ts';
import { decide } from './report-card.decider.ts';
import { reportCard } from './report-card.state.ts';
import { aCard, facts, medicines, staff, water, who } from './report-cards.fixture.ts';

const drawing: ReportCardCommand = { name: 'draw-up', of: aCard, facts };
const ground = 'asked-by-communities';
const someIndicators = fc.constantFrom(
  [medicines, staff],
  [medicines, water],
  [staff],
  [{ ...medicines, title: 'Reworded' }, staff],
);
const someTime = fc
  .integer({ min: 0, max: 40 })
  .map((weeks) => addDays('2025-06-01', weeks * 14))
  .map((from) => ({ from, until: addDays(from, 13) }));
const command: fc.Arbitrary<ReportCardCommand> = fc.oneof(
  fc.record({
    name: fc.constant('draw-up' as const),
    of: fc.constant(aCard),
    facts: fc.constantFrom(facts, { ...facts, unitKnown: false }),
  }),
  fc.record({ name: fc.constant('revise' as const), of: someIndicators.map((indicators) => ({ indicators, ground })) }),
  {
    weight: 3,
    arbitrary: fc.record({
      name: fc.constant('open-round' as const),
      of: someTime.map((scored) => ({ scored, holdBy: '2029-01-01' })),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      name: fc.constant('score' as const),
      of: fc.record({
        community: fc.constantFrom('UG-402-A', 'UG-402-B'),
        scores: fc
          .subarray(['medicines-in-stock', 'staff-present', 'clean-water'], { minLength: 1 })
          .map((indicators) => indicators.map((indicator, index) => ({ indicator, score: index + 2 }))),
        people: fc.constant(who),
      }),
      facts: fc.constantFrom({ livesThere: true }, { livesThere: true }, { livesThere: false }),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ name: 'hold-round' as const }) },
  fc.constant({ name: 'abandon-round' as const, of: { ground } }),
  fc.constant({ name: 'publish' as const, of: { round: 'latest' } }),
  fc.constant({ name: 'retire' as const, of: { ground } }),
);
const life = someLife(command, { days: 20, most: 40 }).map((steps) => [
  { command: drawing, person: '00000000-0000-4000-8000-00000000000a', days: 0 },
  ...steps,
]);
/** A round is named by its id, which only the life itself knows. */
const decideNamed: typeof decide = (asked, state, given) => {
  if (asked.name !== 'publish' || state.status === 'none') return decide(asked, state, given);
  return decide({ ...asked, of: { round: state.rounds.at(-1)?.round ?? asked.of.round } }, state, given);
};

describe('any life of a report card', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { events, state } = lived(reportCard, steps, decideNamed);
        expect(fold(reportCard, events)).toEqual(state);
      }),
    );
  });

  it('counts in a round each community that scored once, and scores times one after the other', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { state } = lived(reportCard, steps, decideNamed);
        if (state.status === 'none') return;
        let until = '';
        for (const { scores, communities, scored } of state.rounds) {
          expect(scored.from > until).toBe(true);
          until = scored.until;
          for (const { counts } of scores) {
            expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(communities);
          }
        }
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(reportCard);
    fc.assert(
      fc.property(life, (steps) => watch.follow(lived(reportCard, steps, decideNamed).events)),
      { numRuns: 1_500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
