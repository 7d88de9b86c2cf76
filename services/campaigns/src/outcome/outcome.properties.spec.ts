import { everyContract } from '@baraza/contracts';
import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { bodies, lived, people, someLife } from '../testing/record.ts';
import type { OutcomeCommand } from './outcome.commands.pure.ts';
import { decide } from './outcome.decider.ts';
import { outcome, type OutcomeState } from './outcome.state.ts';
import { asked, aWording, facts, harvester, nobody, of } from './outcomes.fixture.ts';

const known = { unitKnown: true, organisationKnown: true };
const drafting: OutcomeCommand = {
  name: 'draft',
  of: { ...of, note: 'Stores are full' },
  facts: known,
  sides: harvester,
};
const someSides = fc.constantFrom(harvester, asked, asked, nobody);
const ground = 'told-twice';
const someWording = fc.constantFrom(
  aWording,
  { ...aWording, sources: { organisations: [], persons: 'Three mothers' }, contribution: 'A card was read out' },
  { ...aWording, goals: [] },
  { ...aWording, on: '2029-01-01' },
);
const command: fc.Arbitrary<OutcomeCommand> = fc.oneof(
  fc.constant(drafting),
  {
    weight: 3,
    arbitrary: fc.record({
      name: fc.constant('formulate' as const),
      of: someWording,
      facts: fc.constant(facts),
      sides: someSides,
    }),
  },
  fc.record({
    name: fc.constant('correct' as const),
    of: someWording.map((wording) => ({ ...wording, ground })),
    facts: fc.constantFrom(facts, { ...facts, placeKnown: false }),
    sides: someSides,
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      name: fc.constant('send' as const),
      of: fc.constantFrom(bodies.university, bodies.university, bodies.farmers, bodies.women).map((substantiator) => ({
        ...{ substantiator, answerBy: '2029-01-01' },
      })),
      facts: fc.constant({ substantiatorKnown: true, substantiatorNow: [], sources: [], contributors: [] }),
      sides: someSides,
    }),
  },
  fc.record({ name: fc.constant('decline-substantiation' as const), of: fc.constant({ ground }), sides: someSides }),
  {
    weight: 4,
    arbitrary: fc.record({
      name: fc.constant('substantiate' as const),
      of: fc
        .constantFrom('substantiated' as const, 'partly' as const, 'contested' as const)
        .map((verdict) => ({ verdict })),
      sides: someSides,
    }),
  },
  fc.record({ name: fc.constant('interpret' as const), of: fc.constant({ interpretation: 'x' }), sides: someSides }),
  fc.record({ name: fc.constant('withdraw' as const), of: fc.constant({ ground }), sides: someSides }),
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constant('draft-statement' as const),
      of: fc.constant({ text: 'x' }),
      sides: someSides,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constant('publish-statement' as const),
      of: fc.constantFrom('x', 'y').map((text) => ({ draft: '', text })),
      facts: fc.constantFrom({ drafted: 'x' }, { drafted: undefined }),
      sides: someSides,
    }),
  },
  fc.record({
    name: fc.constant('decline-statement' as const),
    of: fc.constant({ draft: '', ground }),
    sides: someSides,
  }),
);
const life = someLife(command, { days: 20, most: 40 }).map((steps) => [
  { command: drafting, person: people.lead, days: 30 },
  ...steps,
]);
/** A statement is named by the id of its draft, which only the life itself knows. */
const decideNamed: typeof decide = (asked_, state, given) => {
  const draft = state.status === 'substantiated' ? (state.draft?.draft ?? '') : '';
  if (asked_.name === 'publish-statement') return decide({ ...asked_, of: { ...asked_.of, draft } }, state, given);
  if (asked_.name === 'decline-statement') return decide({ ...asked_, of: { ...asked_.of, draft } }, state, given);
  return decide(asked_, state, given);
};

describe('any life of an outcome', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { events, state } = lived(outcome, steps, decideNamed);
        expect(fold(outcome, events)).toEqual(state);
      }),
    );
  });

  it('is substantiated by nobody who worded it, told of it or harvested it', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const lives = lived(outcome, steps, decideNamed);
        lives.events.forEach((event, index) => {
          if (event.type !== 'campaigns.OutcomeSubstantiated') return;
          const before = lives.states[index]! as Extract<OutcomeState, { status: 'sent' }>;
          expect(before.writers).not.toContain(event.actor);
          expect([before.organisation, ...before.sources]).not.toContain(event.data.substantiator);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('has nothing public but what was substantiated, and names its sources in no wording', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { events } = lived(outcome, steps, decideNamed);
        for (const { type, data } of events) {
          const { audience } = everyContract.latest(type)!;
          if (audience === 'public')
            expect(data).toMatchObject({ verdict: expect.stringMatching(/^(substantiated|partly)$/) });
          // Whoever told of it may be asked about a version that they did not tell of: its words name them in no case.
          const isWording = type === 'campaigns.OutcomeFormulated' || type === 'campaigns.OutcomeCorrected';
          if (isWording) expect(JSON.stringify(data)).not.toContain(bodies.farmers);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(outcome);
    fc.assert(
      fc.property(life, (steps) => watch.follow(lived(outcome, steps, decideNamed).events)),
      { numRuns: 2_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
