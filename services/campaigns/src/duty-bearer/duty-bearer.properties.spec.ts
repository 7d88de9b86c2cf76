import { everyContract, derivedId } from '@baraza/contracts';
import { addDays, aMoment, type Deciding, DiagramWatch, fold, Life } from '@baraza/domain';
import fc from 'fast-check';
import { WATER_ENGINEER, WATER_OFFICER, waterOfficer } from './duty-bearer.builders.ts';
import { decide, type DutyBearerCommand } from './duty-bearer.decider.ts';
import { dutyBearer, type DutyBearerState } from './duty-bearer.state.ts';

const office = fc.constantFrom('District Water Officer, Bushenyi', 'District Water Engineer, Bushenyi');
const facts = fc.record({ unitKnown: fc.boolean(), organisationKnown: fc.boolean() });
const command: fc.Arbitrary<DutyBearerCommand> = fc.oneof(
  facts.map((known) => ({ kind: 'name' as const, body: waterOfficer, facts: known })),
  fc.tuple(office, facts).map(([called, known]) => ({
    kind: 'correct' as const,
    body: { ...waterOfficer, office: called, ground: 'office-renamed' },
    facts: known,
  })),
  fc
    .tuple(fc.constantFrom({}, { succeededBy: WATER_ENGINEER }, { succeededBy: WATER_OFFICER }), fc.boolean())
    .map(([succeeded, successorNamed]) => ({
      kind: 'retire' as const,
      body: { ground: 'office-abolished', ...succeeded },
      facts: { self: WATER_OFFICER, successorNamed },
    })),
);
const steps = fc.array(fc.record({ command, later: fc.integer({ min: -1, max: 2 }) }), { maxLength: 12 });
type Steps = typeof steps extends fc.Arbitrary<infer S> ? S : never;

function live(sequence: Steps, onStep?: (before: DutyBearerState, after: DutyBearerState) => void) {
  const life = new Life(dutyBearer, ({ type, effectiveOn, data }, { now, actor }) => {
    const event = { type, effectiveOn, data, time: now, actor: actor.person };
    expect(everyContract.faults(everyContract.latest(type)!, event.data)).toEqual([]);
    return event;
  });
  let day = 0;
  sequence.forEach((next, index) => {
    day += next.later;
    const before = life.state;
    const effectiveOn = addDays(aMoment.today, day);
    const given: Deciding = { ...aMoment, effectiveOn, id: (name) => derivedId(String(index), name) };
    life.take(given, (state, now) => decide(next.command, state, now));
    onStep?.(before, life.state);
  });
  return life;
}

describe('a duty-bearer under any sequence of commands', () => {
  it('throws nothing but a Rejection, writes only what its contracts allow, and its state is the fold of its events', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { state, events } = live(sequence);
        expect(fold(dutyBearer, events)).toEqual(state);
      }),
    );
  });

  it('never leaves its unit, and once it is retired nothing happens to it', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        live(sequence, (before, after) => {
          if (before.status === 'retired') expect(after).toBe(before);
          if (after.status !== 'none') expect(after.office.unit).toBe(waterOfficer.unit);
        });
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(dutyBearer);
    fc.assert(
      fc.property(steps, (sequence) => watch.follow(live(sequence).events)),
      { numRuns: 500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
