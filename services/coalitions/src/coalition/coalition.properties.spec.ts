import { derivedId, everyContract, type SuspensionCause } from '@baraza/contracts';
import { type Actor, addDays, aMoment, type Deciding, DiagramWatch, fold, Life } from '@baraza/domain';
import fc from 'fast-check';
import {
  anOfficer,
  aRepresentativeOf,
  CONVENOR,
  FARMERS,
  MEMBERSHIP,
  NEXT_MEMBERSHIP,
  theConvenor,
  water,
  WOMEN,
} from './coalition.builders.ts';
import { decide, type CoalitionCommand } from './coalition.decider.ts';
import { coalition, type CoalitionState } from './coalition.state.ts';

const organisation = fc.constantFrom(CONVENOR, FARMERS, WOMEN);
const role = fc.constantFrom('convenor' as const, 'participant' as const);
const standing = fc.constantFrom(
  undefined,
  { closed: true },
  { closed: false },
  { closed: false, membership: MEMBERSHIP },
);
const cause = fc.constantFrom<SuspensionCause['kind']>('decision', 'membership');
const ground = 'absent';

const onSeats: fc.Arbitrary<CoalitionCommand> = fc.oneof(
  fc.record({ convenor: organisation, known: standing }).map(({ convenor, known }) => ({
    kind: 'form' as const,
    body: { ...water, convenor },
    facts: { unitKnown: true, convenor: known },
  })),
  fc.record({ kind: fc.constant('invite' as const), body: fc.record({ organisation, role }), standing }),
  fc.record({
    kind: fc.constant('ask' as const),
    body: fc.record({ organisation, role: fc.constant('observer' as const) }),
    standing,
  }),
  fc.record({
    kind: fc.constantFrom('admit' as const, 'accept' as const),
    body: fc.record({ organisation }),
    standing,
  }),
  fc.record({ kind: fc.constant('decline' as const), body: fc.record({ organisation, ground: fc.constant(ground) }) }),
  fc.record({ kind: fc.constant('leave' as const), body: fc.record({ organisation }) }),
  fc.record({ kind: fc.constant('change-role' as const), body: fc.record({ organisation, role }) }),
  fc.record({
    kind: fc.constantFrom('suspend' as const, 'remove' as const),
    body: fc.record({ organisation, ground: fc.constant(ground), narrative: fc.constant('In words') }),
  }),
  fc.record({ kind: fc.constant('reinstate' as const), body: fc.record({ organisation, cause }), standing }),
  fc.record({ organisation, membership: fc.constantFrom(MEMBERSHIP, NEXT_MEMBERSHIP) }).map((ended) => ({
    kind: 'suspend-for-membership' as const,
    body: { ...ended, seat: '' },
  })),
);
const command = fc.oneof(
  { weight: 40, arbitrary: onSeats },
  { weight: 1, arbitrary: fc.constant<CoalitionCommand>({ kind: 'wind-down', body: { ground } }) },
);
const actor = fc.constantFrom<Actor>(anOfficer, theConvenor, aRepresentativeOf(FARMERS), {
  ...anOfficer,
  organisation: WOMEN,
});
const step = fc.record({ command, actor, later: fc.integer({ min: -1, max: 2 }) });
/** Most sequences begin with a coalition that stands, so that there is something to happen to. */
const steps = fc.tuple(fc.boolean(), fc.array(step, { maxLength: 60, size: 'max' })).map(([formed, then]) => {
  const body = { ...water, convenor: CONVENOR };
  const facts = { unitKnown: true, convenor: { closed: false } };
  const first = { command: { kind: 'form' as const, body, facts }, actor: anOfficer, later: 0 };
  return formed ? [first, ...then] : then;
});
type Step = typeof steps extends fc.Arbitrary<readonly (infer S)[]> ? S : never;

/** Runs the commands as the write path would: every event goes through `evolve` before the next command is decided. */
function run(sequence: readonly Step[], onStep?: (before: CoalitionState, after: CoalitionState, step: Step) => void) {
  const life = new Life(coalition, (decided, { now, actor }) => {
    const event = { ...sealed(decided), time: now, actor: actor.person };
    expect(everyContract.faults(everyContract.latest(event.type)!, event.data)).toEqual([]);
    return event;
  });
  let day = 0;
  sequence.forEach((step, index) => {
    day += step.later;
    const before = life.state;
    const given: Deciding = {
      ...aMoment,
      actor: step.actor,
      effectiveOn: addDays(aMoment.today, day),
      id: (name) => derivedId(String(index), name),
    };
    life.take(given, (state, now) => decide(aimed(step.command, state), state, now));
    onStep?.(before, life.state, step);
  });
  return life;
}

/** A policy names the seat that it found: here the one the organisation has. */
function aimed(next: CoalitionCommand, state: CoalitionState): CoalitionCommand {
  if (next.kind !== 'suspend-for-membership' || state.status !== 'active') return next;
  return { ...next, body: { ...next.body, seat: state.seats[next.body.organisation]?.seat ?? '' } };
}

/** As the vault leaves it: a reference and a commitment in the value's place. */
function sealed<D extends { readonly data: unknown }>(decided: D): D {
  const data = decided.data as { narrative?: { subject: string } };
  if (data.narrative === undefined) return decided;
  return { ...decided, data: { ...data, narrative: { subject: data.narrative.subject, commitment: 'A'.repeat(43) } } };
}

const convenors = (state: CoalitionState): number =>
  state.status === 'active'
    ? Object.values(state.seats).filter((seat) => seat.status === 'active' && seat.role === 'convenor').length
    : 0;

describe('a coalition under any sequence of commands', () => {
  it('throws nothing but a Rejection, writes only what its contracts allow, and its state is the fold of its events', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { state, events } = run(sequence);
        expect(fold(coalition, events)).toEqual(state);
      }),
    );
  });

  it('loses its last convenor only by a suspension or its own end', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        run(sequence, (before, after, { command: { kind } }) => {
          if (convenors(before) > 0 && after.status === 'active' && convenors(after) === 0) {
            expect(['suspend', 'suspend-for-membership']).toContain(kind);
          }
        });
      }),
    );
  });

  it('no seat has two ends, and a seat that is suspended has a cause', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { state, events } = run(sequence);
        const ends = events.filter(({ type }) =>
          ['coalitions.ParticipationDeclined', 'coalitions.ParticipantLeft', 'coalitions.ParticipantRemoved'].includes(
            type,
          ),
        );
        const seats = ends.map((event) => (event.data as { seat: string }).seat);
        expect(new Set(seats).size).toBe(seats.length);
        for (const seat of state.status === 'active' ? Object.values(state.seats) : []) {
          if (seat.status === 'suspended') expect(seat.causes.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(coalition);
    fc.assert(
      fc.property(steps, (sequence) => watch.follow(run(sequence).events)),
      { numRuns: 400, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
