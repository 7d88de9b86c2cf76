import { derivedId, everyContract, type ProgrammeTrack } from '@baraza/contracts';
import { addDays, aMoment, DiagramWatch, fold, Rejection, type Deciding } from '@baraza/domain';
import fc from 'fast-check';
import { allKnown, anAssignment, aPlan, PARTNER, STRANGER } from './programme.builders.ts';
import { decide, type ProgrammeCommand } from './programme.decider.ts';
import { programme, type ProgrammeEvent, type ProgrammeState } from './programme.state.ts';

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
);
const steps = fc.array(fc.record({ command, later: fc.integer({ min: -1, max: 2 }) }), { maxLength: 40, size: 'max' });

function moment(index: number, day: number): Deciding {
  return { ...aMoment, effectiveOn: addDays(aMoment.today, day), id: (name) => derivedId(String(index), name) };
}

interface Run {
  readonly state: ProgrammeState;
  readonly events: readonly ProgrammeEvent[];
}

/** Runs the commands as the write path would: every event goes through `evolve` before the next command is decided. */
function run(
  commands: readonly { command: ProgrammeCommand; later: number }[],
  onStep?: (before: ProgrammeState) => void,
): Run {
  let state: ProgrammeState = programme.initialState;
  const events: ProgrammeEvent[] = [];
  let day = 0;
  commands.forEach(({ command: next, later }, index) => {
    onStep?.(state);
    day += later;
    const given = moment(index, day);
    try {
      for (const decided of decide(next, state, given)) {
        const faults = everyContract.faults(everyContract.latest(decided.type)!, decided.data);
        expect(faults).toEqual([]);
        const event = { ...decided, time: given.now, actor: given.actor.person } as ProgrammeEvent;
        events.push(event);
        state = programme.evolve(state, event);
      }
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
  });
  return { state, events };
}

describe('a programme under any sequence of commands', () => {
  it('throws nothing but a Rejection, writes only what its contracts allow, and its state is the fold of its events', () => {
    fc.assert(
      fc.property(steps, (commands) => {
        const { state, events } = run(commands);
        expect(fold(programme, events)).toEqual(state);
      }),
    );
  });

  it('never leaves its end, and its steps hold from dates in order', () => {
    fc.assert(
      fc.property(steps, (commands) => {
        const ended: string[] = [];
        const { state, events } = run(commands, (before) => {
          if (before.status === 'completed' || before.status === 'cancelled') ended.push(before.status);
        });
        expect(ended.every((status) => status === state.status)).toBe(true);
        const dates = events.map((event) => event.effectiveOn);
        expect(dates).toEqual([...dates].sort());
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(programme);
    fc.assert(
      fc.property(steps, (commands) => watch.follow(run(commands).events)),
      { numRuns: 500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
