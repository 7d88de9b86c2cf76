import { everyContract } from '@baraza/contracts';
import { addDays, aMoment, calendarUntil, type Deciding, DiagramWatch, fold, Rejection } from '@baraza/domain';
import fc from 'fast-check';
import { people, recorded } from '../testing/record.ts';
import type { ComplianceProofCommand } from './compliance-proof.commands.pure.ts';
import { decide } from './compliance-proof.decider.ts';
import { complianceProof, type ComplianceProofEvent, type ComplianceProofState } from './compliance-proof.state.ts';
import { aSubmission, facts } from './compliance-proofs.fixture.ts';

const anyCommand: fc.Arbitrary<ComplianceProofCommand> = fc.oneof(
  fc.record({
    name: fc.constant('submit' as const),
    of: fc
      .constantFrom<string | undefined>('2026-06-30', '2025-01-01', undefined)
      .map((validUntil) => ({ ...aSubmission, issuedOn: undefined, validUntil })),
    facts: fc.constant(facts),
  }),
  fc.record({ name: fc.constant('verify' as const) }),
  fc.record({ name: fc.constant('refuse' as const), of: fc.constant({ ground: 'illegible' }) }),
  fc.record({ name: fc.constant('revoke' as const), of: fc.constant({ ground: 'not-genuine' }) }),
);
const someLife = fc.array(
  fc.record({
    command: anyCommand,
    person: fc.constantFrom(...Object.values(people)),
    days: fc.integer({ min: 0, max: 90 }),
  }),
  { maxLength: 15 },
);

function live(steps: readonly { command: ComplianceProofCommand; person: string; days: number }[]) {
  const events: ComplianceProofEvent[] = [];
  let state: ComplianceProofState = complianceProof.initialState;
  let date = '2026-01-01';
  const note = (decided: Parameters<typeof recorded>[0], given: Deciding): void => {
    events.push(recorded(decided, given) as ComplianceProofEvent);
    state = complianceProof.evolve(state, events.at(-1)!);
  };
  for (const { command, person, days } of steps) {
    date = addDays(date, days);
    const given: Deciding = { ...aMoment, effectiveOn: date, today: date, actor: { person, roles: ['secretariat'] } };
    for (const taken of calendarUntil(complianceProof, state, date, given)) {
      for (const event of taken.events) note(event, given);
    }
    try {
      for (const decided of decide(command, state, given)) note(decided, given);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
  }
  return { events, state };
}

describe('any life of a proof', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(complianceProof, events)).toEqual(state);
        for (const { type } of events) expect(everyContract.latest(type)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(complianceProof);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 1_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('never goes back in its dates, and is not in force past its last day', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events } = live(steps);
        const dates = events.map((event) => event.effectiveOn);
        expect(dates).toEqual([...dates].sort());
      }),
      { numRuns: 500 },
    );
  });
});
