import { derivedId, type ScoringMode } from '@baraza/contracts';
import { addDays, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { bodies, by, byRepresentative, momentOf, people } from '../testing/assessing.ts';
import { aLife } from '../testing/record.ts';
import type { AssessmentCommand } from './assessment.commands.pure.ts';
import { decide } from './assessment.decider.ts';
import { assessment } from './assessment.state.ts';
import {
  anotherRating,
  aPlan,
  aRating,
  asked,
  evidence,
  facts,
  governance,
  leadership,
} from './assessments.fixture.ts';

const levels = (items: readonly string[]) =>
  fc.tuple(...items.map((item) => fc.integer({ min: 1, max: 4 }).map((level) => ({ item, level }))));
const agreeing = fc
  .constantFrom(governance, leadership)
  .chain((score) => levels(score.levels.map(({ item }) => item)).map((agreed) => ({ ...score, levels: agreed })));
const domain = fc.constantFrom('governance', 'leadership');

const command: fc.Arbitrary<AssessmentCommand> = fc.oneof(
  fc.constantFrom<ScoringMode>('self-agreed', 'evidence-verified').map((scoring) => planned(scoring)),
  fc.constantFrom(aRating, anotherRating).map((body) => ({ kind: 'give-rating' as const, body })),
  fc.constant({ kind: 'close-ratings' as const }),
  { weight: 4, arbitrary: agreeing.map((body) => ({ kind: 'agree-score' as const, body, facts: evidence })) },
  fc.constant({ kind: 'submit' as const }),
  { weight: 3, arbitrary: domain.map((one) => ({ kind: 'verify-domain' as const, body: { domain: one } })) },
  fc.constant<AssessmentCommand>({
    kind: 'question-domain',
    body: { domain: 'governance', levels: [{ item: 'board', level: 4 }], reasons: 'Not shown' },
  }),
  fc.constant({ kind: 'complete' as const }),
  fc.constant({ kind: 'abandon' as const, body: { ground: 'organisation-not-ready' } }),
);
const who = fc.oneof(
  { weight: 4, arbitrary: fc.constant(byRepresentative) },
  { weight: 4, arbitrary: fc.constant(by(people.reviewer)) },
  fc.constantFrom(by(people.facilitator), by(people.reviewer, 'programme-officer', bodies.own)),
);
const step = fc.record({ command, who, days: fc.integer({ min: -1, max: 20 }) });
type Steps = readonly { command: AssessmentCommand; who: ReturnType<typeof by>; days: number }[];
const here = (actor: ReturnType<typeof by>, ...commands: readonly AssessmentCommand[]): Steps =>
  commands.map((one) => ({ command: one, who: actor, days: 0 }));
const planned = (scoring: ScoringMode): AssessmentCommand => ({
  kind: 'plan',
  body: aPlan,
  facts: { ...facts, instrument: { version: 1, scoring, domains: asked } },
});
const closed = (scoring: ScoringMode): Steps =>
  here(
    by(people.officer),
    planned(scoring),
    { kind: 'give-rating', body: aRating },
    { kind: 'give-rating', body: anotherRating },
    { kind: 'close-ratings' },
  );
const submitted: Steps = [
  ...closed('evidence-verified'),
  ...here(
    byRepresentative,
    { kind: 'agree-score', body: governance, facts: evidence },
    { kind: 'agree-score', body: leadership, facts: evidence },
    { kind: 'submit' },
  ),
];
const verified: Steps = [
  ...submitted,
  ...here(
    by(people.reviewer),
    { kind: 'verify-domain', body: { domain: 'governance' } },
    { kind: 'verify-domain', body: { domain: 'leadership' } },
  ),
];
/** Some begin at the beginning, some where ratings are closed, where a reviewer is asked for, or where one agreed. */
const steps: fc.Arbitrary<Steps> = fc
  .tuple(
    fc.constantFrom<Steps>([], closed('self-agreed'), closed('evidence-verified'), submitted, verified),
    fc.array(step, { maxLength: 20 }),
  )
  .map(([begun, rest]) => [...begun, ...rest]);

function live(commands: Steps) {
  const life = aLife(assessment);
  let day = '2026-01-01';
  commands.forEach(({ command: next, who: actor, days }, index) => {
    day = addDays(day, days);
    life.take(
      momentOf(actor, day, (name) => derivedId(String(index), name)),
      (state, given) => decide(next, state, given),
    );
  });
  return life;
}

describe('an assessment under any sequence of commands', () => {
  it('throws nothing but a Rejection, writes only what its contracts allow, and is the fold of its events', () => {
    fc.assert(
      fc.property(steps, (commands) => {
        const { state, events } = live(commands);
        expect(fold(assessment, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('has no score on record that somebody from outside put down, and its result is what was last agreed', () => {
    fc.assert(
      fc.property(steps, (commands) => {
        const { state, events } = live(commands);
        const agreedBy = events
          .filter(({ type }) => type === 'capacity.AssessmentScoreAgreed')
          .map(({ actor }) => actor);
        expect(agreedBy.every((person) => person === people.representative)).toBe(true);
        if (state.status !== 'completed') return;
        const last = state.plan.domains.flatMap((one) => state.scores[one.domain]!.levels);
        expect(state.result?.levels).toEqual(last);
        const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
        expect(total(state.result!.domains.map(({ sum }) => sum))).toBe(total(last.map(({ level }) => level)));
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(assessment);
    fc.assert(
      fc.property(steps, (commands) => watch.follow(live(commands).events)),
      { numRuns: 1_500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
