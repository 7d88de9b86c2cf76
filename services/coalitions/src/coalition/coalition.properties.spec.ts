import { derivedId, everyContract, type SuspensionCause } from '@baraza/contracts';
import {
  type Actor,
  addDays,
  aMoment,
  assertCalendarLaw,
  datesFrom,
  type Deciding,
  DiagramWatch,
  fold,
  Life,
} from '@baraza/domain';
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
import { type ActiveCoalition, coalition, type CoalitionState, stands } from './coalition.state.ts';
import type { ProposeTerms } from './coalition.terms.ts';

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
    kind: fc.constantFrom('suspend' as const, 'propose-removal' as const, 'remove' as const, 'remove' as const),
    body: fc.record({ organisation, ground: fc.constant(ground), narrative: fc.constant('In words') }),
  }),
  fc.record({
    kind: fc.constant('serve-removal' as const),
    body: fc.record({ organisation, servedOn: fc.constant(aMoment.today) }),
  }),
  fc.record({ kind: fc.constant('removal-served' as const), body: fc.record({ organisation }) }),
  fc.record({
    kind: fc.constant('reply-to-removal' as const),
    body: fc.record({ organisation, reply: fc.constant('In words') }),
  }),
  fc.record({
    kind: fc.constant('drop-removal' as const),
    body: fc.record({ organisation, ground: fc.constant(ground) }),
  }),
  fc.record({ kind: fc.constant('reinstate' as const), body: fc.record({ organisation, cause }), standing }),
  fc.record({ organisation, membership: fc.constantFrom(MEMBERSHIP, NEXT_MEMBERSHIP) }).map((ended) => ({
    kind: 'suspend-for-membership' as const,
    body: { ...ended, seat: '' },
  })),
);
const PROMISE = '20000000-0000-4000-8000-000000000009';
const terms: ProposeTerms = {
  ...{ rule: 'majority', otherRules: [], quorum: { n: 1, of: 2 }, votingDays: 7, secret: false, dormantAfterDays: 30 },
};
const ofItsLife = fc.constantFrom<CoalitionCommand>(
  { kind: 'name-goals', body: { goals: [PROMISE] }, facts: { open: [PROMISE] } },
  { kind: 'name-goals', body: { goals: [] }, facts: { open: [] } },
  { kind: 'reach-stage', body: { stage: 'maintenance' } },
  { kind: 'reach-stage', body: { stage: 'formation' } },
  { kind: 'revive' },
  { kind: 'note-activity', by: { kind: 'decision', id: PROMISE } },
  { kind: 'propose-terms', body: terms },
  { kind: 'adopt-terms', body: { version: 1, decision: PROMISE } },
  { kind: 'adopt-terms', body: { version: 2, decision: PROMISE } },
);
const ending = fc.constantFrom<CoalitionCommand>(
  { kind: 'wind-down', body: { ground }, facts: { open: [] } },
  {
    kind: 'wind-down',
    body: { ground, commitments: [{ commitment: PROMISE, becomes: 'taken-over', organisation: FARMERS }] },
    facts: { open: [{ commitment: PROMISE, promisor: { kind: 'organisation', id: WOMEN } }] },
  },
);
const command = fc.oneof(
  { weight: 40, arbitrary: onSeats },
  { weight: 12, arbitrary: ofItsLife },
  { weight: 1, arbitrary: ending },
);
const another: Actor = { ...anOfficer, person: '00000000-0000-4000-8000-00000000000d' };
const actor = fc.constantFrom<Actor>(anOfficer, another, theConvenor, aRepresentativeOf(FARMERS), {
  ...anOfficer,
  organisation: WOMEN,
});
const step = fc.record({
  command,
  actor,
  later: fc.oneof(
    { weight: 24, arbitrary: fc.integer({ min: -1, max: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom(40, 400) },
  ),
});
/** Most sequences begin with a coalition that stands, some with a participant to be removed, so that there is something to happen to. */
const steps = fc
  .tuple(fc.constantFrom('nothing', 'formed', 'accused'), fc.array(step, { maxLength: 60, size: 'max' }))
  .map(([begun, then]) => {
    const body = { ...water, convenor: CONVENOR };
    const facts = { unitKnown: true, convenor: { closed: false } };
    const first = { command: { kind: 'form' as const, body, facts }, actor: anOfficer, later: 0 };
    const farmers = { organisation: FARMERS, role: 'participant' as const };
    const invited = { ...first, command: { kind: 'invite' as const, body: farmers, standing: { closed: false } } };
    const accepted = { ...first, command: { kind: 'accept' as const, body: farmers, standing: { closed: false } } };
    const accused = { kind: 'propose-removal' as const, body: { organisation: FARMERS, ground } };
    if (begun === 'nothing') return then;
    const formed = [first, invited, accepted];
    return begun === 'formed'
      ? [...formed, ...then]
      : [...formed, { ...first, command: accused, actor: another }, ...then];
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

/** A policy names the seat that it found: here the one the organisation has. What follows on a proposed removal is of whom it is proposed. */
function aimed(next: CoalitionCommand, state: CoalitionState): CoalitionCommand {
  if (!stands(state)) return next;
  switch (next.kind) {
    case 'suspend-for-membership':
      return { ...next, body: { ...next.body, seat: state.seats[next.body.organisation]?.seat ?? '' } };
    case 'remove':
      return { ...next, body: { ...next.body, ...toBeRemoved(state) } };
    case 'serve-removal':
      return { ...next, body: { ...next.body, ...toBeRemoved(state) } };
    case 'removal-served':
      return { ...next, body: { ...next.body, ...toBeRemoved(state) } };
    case 'reply-to-removal':
      return { ...next, body: { ...next.body, ...toBeRemoved(state) } };
    default:
      return next;
  }
}

function toBeRemoved({ removals }: ActiveCoalition): { readonly organisation?: string } {
  const [found] = Object.keys(removals);
  return found === undefined ? {} : { organisation: found };
}

/** As the vault leaves it: a reference and a commitment in the value's place. */
function sealed<D extends { readonly data: unknown }>(decided: D): D {
  const data = decided.data as Record<string, unknown>;
  const texts = ['narrative', 'reply'].flatMap((field) => {
    const { subject } = (data[field] ?? {}) as { subject?: string };
    return subject === undefined ? [] : [[field, { subject, commitment: 'A'.repeat(43) }]];
  });
  return { ...decided, data: { ...data, ...Object.fromEntries(texts) } };
}

const convenors = (state: CoalitionState): number =>
  stands(state)
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
          if (convenors(before) > 0 && stands(after) && convenors(after) === 0) {
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
        for (const seat of stands(state) ? Object.values(state.seats) : []) {
          if (seat.status === 'suspended') expect(seat.causes.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(coalition);
    fc.assert(
      fc.property(steps, (sequence) => watch.follow(run(sequence).events)),
      { numRuns: 1_500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(steps, fc.array(fc.nat(800), { minLength: 1, maxLength: 6 }), (sequence, days) => {
        for (const state of run(sequence).states) {
          for (const rule of assertCalendarLaw(coalition, state, datesFrom('2026-02-01', days))) taken.add(rule);
        }
      }),
      { numRuns: 60, seed: 3 },
    );
    expect([...taken]).toEqual(['coalition.falls-dormant']);
  });
});
