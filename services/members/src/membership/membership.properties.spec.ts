import { addDays, type CivilDate, fold, Rejection } from '@baraza/domain';
import fc from 'fast-check';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';
import { bodies, moment, people, recorded } from '../testing/record.ts';
import type { MembershipCommand } from './membership.commands.pure.ts';
import { decide } from './membership.decider.ts';
import { findings, UNIT } from './memberships.fixture.ts';
import { membership, MEMBERSHIP_STATUSES, type MembershipEvent, type MembershipState } from './membership.state.ts';

const unit = fc.constantFrom(UNIT, 'UG-411');
const where = fc.record({ unit });
const anyBody = fc.constantFrom(...Object.values(bodies));

const weigh = (weight: number, arbitrary: fc.Arbitrary<MembershipCommand>) => ({ weight, arbitrary });
const often = <T>(likely: T, unlikely: T) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(likely) }, { weight: 1, arbitrary: fc.constant(unlikely) });

/** Steps that lead on are likelier than those that end a life, so that every state is reached. */
const anyCommand: fc.Arbitrary<MembershipCommand> = fc.oneof(
  weigh(
    4,
    fc.record({
      name: fc.constant('apply' as const),
      of: fc.record({ organisation: fc.constant(bodies.applicant), category: often('full', 'patron') }),
      facts: fc.record({ unit: often<string | undefined>(UNIT, undefined), categories: fc.constant(['full']) }),
    }),
  ),
  weigh(
    4,
    fc.record({
      name: fc.constant('screen' as const),
      of: fc.record({ items: fc.oneof(often(findings(), findings(['leadership-in-place'])), often(findings(), [])) }),
      facts: fc.record({
        unit,
        checklist: fc.constant(FIRST_RULES.admission.checklist),
        endorsers: fc.constant(2),
        fullMembers: fc.nat(4),
      }),
    }),
  ),
  weigh(
    6,
    fc.record({
      name: fc.constant('endorse' as const),
      of: fc.record({ endorser: anyBody }),
      facts: fc.record({ unit, fullMembership: often<string | undefined>(bodies.third, undefined) }),
    }),
  ),
  weigh(4, fc.record({ name: fc.constant('admit' as const), facts: where })),
  weigh(
    1,
    fc.record({
      name: fc.constant('reject' as const),
      of: fc.record({ grounds: fc.constantFrom('not-endorsed', 'dislike'), narrative: fc.constant('Why.') }),
      facts: fc.record({ unit, grounds: fc.constant(FIRST_RULES.admission.rejectionGrounds) }),
    }),
  ),
  weigh(1, fc.record({ name: fc.constant('withdraw' as const), facts: where })),
  weigh(2, fc.record({ name: fc.constant('resign' as const), facts: where })),
  weigh(1, fc.record({ name: fc.constant('move' as const), facts: where })),
);

const anyStep = fc.record({
  command: anyCommand,
  person: fc.constantFrom(...Object.values(people)),
  /** Days from the step before: sometimes back. */
  later: fc.integer({ min: -1, max: 2 }),
});

/** Runs the steps; a refused one changes nothing. */
function live(steps: readonly { command: MembershipCommand; person: string; later: number }[]) {
  const events: MembershipEvent[] = [];
  const states: MembershipState[] = [membership.initialState];
  let refusals = 0;
  let day: CivilDate = '2026-02-01';
  for (const { command, person, later } of steps) {
    day = addDays(day, later);
    const given = moment(person, day);
    try {
      const decided = decide(command, states.at(-1)!, given);
      for (const event of decided) {
        events.push(recorded(event, given) as MembershipEvent);
        states.push(membership.evolve(states.at(-1)!, events.at(-1)!));
      }
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      refusals += 1;
    }
  }
  return { events, states, refusals };
}

const someLife = fc.array(anyStep, { maxLength: 30 });

describe('any life of a membership', () => {
  it('answers every command with events or a refusal, and never leaves the states it has', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        for (const state of live(steps).states) expect(MEMBERSHIP_STATUSES).toContain(state.status);
      }),
      { numRuns: 500 },
    );
  });

  it('is the fold of its events', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, states } = live(steps);
        expect(fold(membership, events)).toEqual(states.at(-1));
      }),
      { numRuns: 300 },
    );
  });

  it('is admitted only with every item met, enough endorsers of other bodies, and by somebody with no part in it', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events } = live(steps);
        const at = events.findIndex((event) => event.type === 'members.MembershipAdmitted');
        if (at < 0) return;
        const before = fold(membership, events.slice(0, at));
        if (before.status !== 'endorsed') throw new Error(`admitted from ${before.status}`);
        const endorsers = new Set(before.endorsements.map((one) => one.endorser));
        expect(endorsers.size).toBeGreaterThanOrEqual(before.endorsersRequired);
        expect(endorsers).not.toContain(before.organisation);
        expect(before.items.every((found) => found.finding === 'met')).toBe(true);
        const parts = events.slice(0, at).filter((event) => event.type !== 'members.MembershipMoved');
        expect(parts.map((event) => event.actor)).not.toContain(events[at]!.actor);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is decided once, and its steps stand in the order of their dates', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events } = live(steps);
        const own = events.filter((event) => event.type !== 'members.MembershipMoved');
        const decisions = own.filter((event) => /Admitted|Rejected|Withdrawn/.test(event.type));
        expect(decisions.length).toBeLessThanOrEqual(1);
        expect(own.map((event) => event.effectiveOn)).toEqual(own.map((event) => event.effectiveOn).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('reaches every state it has, so that the properties above speak of all of them', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(someLife, (steps) => {
        for (const state of live(steps).states) reached.add(state.status);
      }),
      { numRuns: 3_000, seed: 1 },
    );
    expect([...reached].sort()).toEqual([...MEMBERSHIP_STATUSES].sort());
  });
});
