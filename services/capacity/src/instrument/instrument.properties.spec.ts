import { addDays, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { by, momentOf, people } from '../testing/assessing.ts';
import { aLife } from '../testing/record.ts';
import { decide, type InstrumentCommand } from './instrument.decider.ts';
import { aQuestionnaire, facts, french, revised, shipped } from './instruments.fixture.ts';
import { instrument } from './instrument.state.ts';

const questionnaires = fc.constantFrom(aQuestionnaire, revised, { ...revised, title: 'Another' });
const command: fc.Arbitrary<InstrumentCommand> = fc.oneof(
  questionnaires.map((body) => ({ kind: 'publish' as const, body })),
  questionnaires.map((body) => ({ kind: 'revise' as const, body })),
  fc.constantFrom(shipped, undefined).map((one) => ({ kind: 'adopt' as const, shipped: one })),
  fc.constantFrom(french, { ...french, language: 'en' }).map((body) => ({ kind: 'translate' as const, body })),
  fc.constant({ kind: 'withdraw' as const, body: { ground: 'superseded' } }),
);
const steps = fc.array(fc.record({ command, days: fc.integer({ min: -1, max: 40 }) }), { maxLength: 15 });

function live(commands: readonly { command: InstrumentCommand; days: number }[]) {
  const life = aLife(instrument);
  let day = '2026-01-01';
  commands.forEach(({ command: next, days }, index) => {
    day = addDays(day, days);
    life.take(
      momentOf(by(people.officer), day, (name) => `${index} ${name}`),
      (state, given) => decide(next, state, facts, given),
    );
  });
  return life;
}

describe('an instrument under any sequence of commands', () => {
  it('throws nothing but a Rejection, writes only what its contracts allow, and is the fold of its events', () => {
    fc.assert(
      fc.property(steps, (commands) => {
        const { state, events } = live(commands);
        expect(fold(instrument, events)).toEqual(state);
      }),
    );
  });

  it('asks the same under the same code in all its versions, which are numbered without a gap', () => {
    fc.assert(
      fc.property(steps, (commands) => {
        const { state } = live(commands);
        if (state.status === 'none') return;
        expect(state.versions.map(({ version }) => version)).toEqual(state.versions.map((_, index) => index + 1));
        const words = new Map<string, string>();
        for (const item of state.versions.flatMap(({ domains }) => domains.flatMap(({ items }) => items))) {
          const said = JSON.stringify(item);
          expect(words.get(item.code) ?? said).toBe(said);
          words.set(item.code, said);
        }
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(instrument);
    fc.assert(
      fc.property(steps, (commands) => watch.follow(live(commands).events)),
      { numRuns: 500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
