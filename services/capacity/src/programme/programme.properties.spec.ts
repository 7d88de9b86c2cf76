import { derivedId, everyContract, FIRST_TERMS, type ProgrammeTrack } from '@baraza/contracts';
import { addDays, aMoment, type Deciding, DiagramWatch, fold, Life } from '@baraza/domain';
import fc from 'fast-check';
import { aFunding, allKnown, anAssignment, aPlan, PARTNER, STRANGER } from './programme.builders.ts';
import { decide, type ProgrammeCommand } from './programme.decider.ts';
import { programme } from './programme.state.ts';

const tracks = fc.constantFrom<ProgrammeTrack>('internal-governance', 'campaign-launch');
const command: fc.Arbitrary<ProgrammeCommand> = fc.oneof(
  fc
    .record({
      track: tracks,
      partners: fc.subarray([PARTNER, STRANGER]),
      units: fc.subarray(['UG-402']),
    })
    .map((odd) => ({ kind: 'plan' as const, body: { ...aPlan, ...odd }, facts: allKnown })),
  fc.constant({ kind: 'open' as const }),
  fc.constant({ kind: 'start' as const }),
  fc
    .array(fc.constantFrom(anAssignment, { ...anAssignment, organisation: STRANGER }), { maxLength: 3 })
    .map((assignments) => ({
      kind: 'complete' as const,
      body: { assignments },
      facts: { organisationsKnown: [PARTNER], unitsKnown: ['UG-402'] },
    })),
  fc.constant({ kind: 'cancel' as const, body: { ground: 'no-funds' } }),
  fc.constantFrom(30, 400).map((resultsDays) => ({
    kind: 'set-terms' as const,
    body: { ...FIRST_TERMS, followUps: { behaviourDays: 90, resultsDays } },
  })),
  fc.constant({ kind: 'fund' as const, body: aFunding }),
  fc.constant({ kind: 'release-funding' as const, allocation: aFunding.allocation }),
);
const steps = fc.array(fc.record({ command, later: fc.integer({ min: -1, max: 2 }) }), { maxLength: 40, size: 'max' });

function moment(index: number, day: number): Deciding {
  return { ...aMoment, effectiveOn: addDays(aMoment.today, day), id: (name) => derivedId(String(index), name) };
}

function live(commands: readonly { command: ProgrammeCommand; later: number }[]) {
  const life = new Life(programme, (decided, { now, actor }) => {
    expect(everyContract.faults(everyContract.latest(decided.type)!, decided.data)).toEqual([]);
    return { ...decided, time: now, actor: actor.person };
  });
  let day = 0;
  commands.forEach(({ command: next, later }, index) => {
    day += later;
    life.take(moment(index, day), (state, given) => decide(next, state, given));
  });
  return life;
}

describe('a programme under any sequence of commands', () => {
  it('throws nothing but a Rejection, writes only what its contracts allow, and its state is the fold of its events', () => {
    fc.assert(
      fc.property(steps, (commands) => {
        const { state, events } = live(commands);
        expect(fold(programme, events)).toEqual(state);
      }),
    );
  });

  it('never leaves its end, and its steps hold from dates in order', () => {
    fc.assert(
      fc.property(steps, (commands) => {
        const { state, states, events } = live(commands);
        const ends = states.filter(({ status }) => status === 'completed' || status === 'cancelled');
        expect(ends.every(({ status }) => status === state.status)).toBe(true);
        const steps = events.filter((_, index) => states[index]?.status !== states[index + 1]?.status);
        const dates = steps.map((event) => event.effectiveOn);
        expect(dates).toEqual([...dates].sort());
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(programme);
    fc.assert(
      fc.property(steps, (commands) => watch.follow(live(commands).events)),
      { numRuns: 500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
