import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import type { ComplianceProofCommand } from './compliance-proof.commands.pure.ts';
import { decide } from './compliance-proof.decider.ts';
import { complianceProof } from './compliance-proof.state.ts';
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
  const life = aLife(complianceProof);
  let date = '2026-01-01';
  for (const { command, person, days } of steps) {
    date = addDays(date, days);
    life.take({ ...moment(person, date), today: date }, (state, given) => decide(command, state, given));
  }
  return life;
}

describe('any life of a proof', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(complianceProof, events)).toEqual(state);
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

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(700), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-01-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(complianceProof, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['compliance-proof.expired', 'compliance-proof.expiring']);
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
