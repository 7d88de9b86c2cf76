import { fitting } from '@baraza/contracts/testing';
import { derivedId } from '@baraza/contracts';
import { addDays, aMoment, type CivilDate, type Deciding, DiagramWatch, fold, Life } from '@baraza/domain';
import fc from 'fast-check';
import { budgetCircles, DRAFTED_ON, MAKERS, REPLICATION, theReader, theWriter } from './blueprint.builders.ts';
import { type BlueprintCommand, decide, type DraftFacts } from './blueprint.decider.ts';
import { blueprint } from './blueprint.state.ts';

const facts: DraftFacts = {
  unitKnown: true,
  organisations: [MAKERS],
  themes: ['governance'],
  replications: [REPLICATION],
};
const { guide } = budgetCircles;
const commands: readonly BlueprintCommand[] = [
  { name: 'draft', of: budgetCircles, facts },
  { name: 'draft-next', of: { ...budgetCircles, learnedFrom: [REPLICATION] }, facts },
  { name: 'publish', of: { guide }, facts: { drafted: guide } },
  { name: 'publish', of: { guide }, facts: { drafted: undefined } },
  { name: 'drop-draft', of: { ground: 'too-long' } },
];
const step = fc.record({
  command: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...commands) },
    { weight: 1, arbitrary: fc.constant<BlueprintCommand>({ name: 'withdraw', of: { ground: 'out-of-date' } }) },
  ),
  who: fc.constantFrom(theWriter, theReader),
  later: fc.integer({ min: 0, max: 5 }),
  back: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }) }),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const someLife = fc.array(step, { minLength: 1, maxLength: 20, size: 'max' });

function live(steps: readonly Step[]) {
  const life = new Life(blueprint, fitting);
  let day: CivilDate = DRAFTED_ON;
  steps.forEach(({ command, who, later, back }, index) => {
    day = addDays(day, later);
    const given: Deciding = {
      ...aMoment,
      now: `${day}T09:00:00.000Z`,
      today: day,
      effectiveOn: addDays(day, -back),
      actor: who,
      id: (what) => derivedId(String(index), what),
    };
    life.take(given, (state, now) => decide(command, state, now), given.effectiveOn);
  });
  return life;
}

describe('any life of an organising blueprint', () => {
  it('throws nothing but a Rejection, and its state is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(blueprint, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(blueprint);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 600, seed: 5 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('has versions one after the other, each published by another than whoever wrote it down', () => {
    let published = 0;
    fc.assert(
      fc.property(someLife, (steps) => {
        let writer: string | undefined;
        let newest = 0;
        for (const { type, data, actor } of live(steps).events) {
          if (type === 'coalitions.BlueprintDrafted') {
            expect(data.version).toBe(newest + 1);
            writer = actor;
          }
          if (type === 'coalitions.BlueprintPublished') {
            published += 1;
            newest = data.version;
            expect(writer).toEqual(expect.any(String));
            expect(actor).not.toBe(writer);
            writer = undefined;
          }
        }
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(published).toBeGreaterThan(40);
  });
});
