import { addDays, assertCalendarLaw, type CivilDate, datesFrom, DiagramWatch, fold, Life } from '@baraza/domain';
import fc from 'fast-check';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';
import { bodies, moment, people, recorded } from '../testing/record.ts';
import type { MembershipCommand } from './membership.commands.pure.ts';
import { decide } from './membership.decider.ts';
import { findings, UNIT } from './memberships.fixture.ts';
import { membership, MEMBERSHIP_STATUSES } from './membership.state.ts';

const unit = fc.constantFrom(UNIT, 'UG-411');
const where = fc.record({ unit });
const anyBody = fc.constantFrom(...Object.values(bodies));

const weigh = (weight: number, arbitrary: fc.Arbitrary<MembershipCommand>) => ({ weight, arbitrary });
const often = <T>(likely: T, unlikely: T) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(likely) }, { weight: 1, arbitrary: fc.constant(unlikely) });

const termFacts = {
  term: often({ newForDays: 4, months: 1, graceDays: 5 }, { newForDays: 90, months: 1, graceDays: 45 }),
  paysDues: often(true, false),
};
const grounds = fc.constant(['dues-settled']);
const onGround = fc.record({ ground: often('dues-settled', 'a-whim') });
const complaint = fc.constantFrom(bodies.second, bodies.third);

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
  weigh(4, fc.record({ name: fc.constant('admit' as const), facts: fc.record({ unit, ...termFacts }) })),
  weigh(
    3,
    fc.record({
      name: fc.constant('reject' as const),
      of: fc.record({ grounds: fc.constantFrom('not-endorsed', 'dislike'), narrative: fc.constant('Why.') }),
      facts: fc.record({ unit, grounds: fc.constant(FIRST_RULES.admission.rejectionGrounds) }),
    }),
  ),
  weigh(1, fc.record({ name: fc.constant('withdraw' as const), facts: where })),
  weigh(
    3,
    fc.record({
      name: fc.constant('bring-in' as const),
      of: fc.record({
        organisation: fc.constant(bodies.applicant),
        category: often('full', 'patron'),
        basis: fc.constantFrom('founding' as const, 'brought-in' as const),
      }),
      facts: fc.record({ unit, categories: fc.constant(['full']), ...termFacts }),
    }),
  ),
  weigh(
    7,
    fc.record({
      name: fc.constant('defer' as const),
      of: fc.record({ missing: fc.constantFrom(['endorsements'], ['legal-standing'], ['patience']) }),
      facts: fc.record({ unit, checklist: fc.constant(FIRST_RULES.admission.checklist), deferralDays: fc.nat(5) }),
    }),
  ),
  weigh(
    4,
    fc.record({ name: fc.constant('renew' as const), of: onGround, facts: fc.record({ grounds, ...termFacts }) }),
  ),
  weigh(
    4,
    fc.record({
      name: fc.constant('reinstate' as const),
      of: onGround,
      facts: fc.record({ unit, grounds, ...termFacts }),
    }),
  ),
  weigh(
    3,
    fc.record({
      name: fc.constant('change-category' as const),
      of: fc.record({ category: fc.constantFrom('full', 'observer', 'patron') }),
      facts: fc.record({ categories: fc.constant(['full', 'observer']), ...termFacts }),
    }),
  ),
  weigh(1, fc.record({ name: fc.constant('resign' as const) })),
  weigh(
    4,
    fc.record({
      name: fc.constant('suspend' as const),
      of: fc.oneof(
        fc.record({ suspension: complaint }),
        fc.record({ suspension: complaint, until: fc.nat(20).map((days) => addDays('2026-02-10', days)) }),
      ),
    }),
  ),
  weigh(1, fc.record({ name: fc.constant('lift-suspension' as const), of: fc.record({ suspension: complaint }) })),
  weigh(3, fc.record({ name: fc.constant('expel' as const) })),
  weigh(
    4,
    fc.record({ name: fc.constant('reinstate-after-appeal' as const), of: fc.record({ suspension: complaint }) }),
  ),
  weigh(1, fc.record({ name: fc.constant('dissolve' as const) })),
  weigh(3, fc.record({ name: fc.constant('move' as const), facts: where })),
);

const anyStep = fc.record({
  command: anyCommand,
  person: fc.constantFrom(...Object.values(people)),
  /** Days from the step before: sometimes back, sometimes long. */
  later: often(0, 1).chain((long) => fc.integer(long === 0 ? { min: -1, max: 2 } : { min: 3, max: 45 })),
});
type Step = typeof anyStep extends fc.Arbitrary<infer Made> ? Made : never;

function live(steps: readonly Step[]) {
  const life = new Life(membership, recorded);
  let day: CivilDate = '2026-02-01';
  for (const { command, person, later } of steps) {
    day = addDays(day, later);
    life.take(moment(person, day), (state, given) => decide(command, state, given));
  }
  return life;
}

/** How lives begin: not all by luck, so that what comes late in a life comes often. */
const step = (command: MembershipCommand, person: Step['person']): Step => ({ command, person, later: 1 });
const { checklist } = FIRST_RULES.admission;
const asks = step(
  {
    name: 'apply',
    of: { organisation: bodies.applicant, category: 'full' },
    facts: { unit: UNIT, categories: ['full'] },
  },
  people.applicant,
);
const isChecked = step(
  { name: 'screen', of: { items: findings() }, facts: { unit: UNIT, checklist, endorsers: 2, fullMembers: 1 } },
  people.officer,
);
const isPutOff = step(
  { name: 'defer', of: { missing: ['endorsements'] }, facts: { unit: UNIT, checklist, deferralDays: 5 } },
  people.board,
);
const founds = step(
  {
    name: 'bring-in',
    of: { organisation: bodies.applicant, category: 'full', basis: 'founding' },
    facts: {
      ...{ unit: UNIT, categories: ['full'], paysDues: true },
      term: { newForDays: 4, months: 1, graceDays: 5 },
    },
  },
  people.board,
);
const begins = fc.constantFrom<readonly Step[]>([], [], [asks, isChecked], [asks, isChecked, isPutOff], [founds]);
const someLife = fc.tuple(begins, fc.array(anyStep, { maxLength: 40 })).map(([first, then]) => [...first, ...then]);

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
        const admission = events[at];
        if (admission?.type !== 'members.MembershipAdmitted' || admission.data.basis !== 'application') return;
        const before = fold(membership, events.slice(0, at));
        if (before.status !== 'endorsed') throw new Error(`admitted from ${before.status}`);
        const endorsers = new Set(before.endorsements.map((one) => one.endorser));
        expect(endorsers.size).toBeGreaterThanOrEqual(before.endorsersRequired);
        expect(endorsers).not.toContain(before.organisation);
        expect(before.items.every((found) => found.finding === 'met')).toBe(true);
        // Putting it off was a decision too: whoever took it may take the next.
        const parts = events.slice(0, at).filter(({ type }) => /\.Membership(Applied|Screened|Endorsed)$/.test(type));
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
        const decisions = own.filter((event) => /Admitted|Rejected|Withdrawn|DeferralEnded/.test(event.type));
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
    // Only records of before say that a membership was merged.
    expect([...reached].sort()).toEqual(MEMBERSHIP_STATUSES.filter((status) => status !== 'merged').sort());
  });

  it('takes every way of the diagram, and no other', () => {
    const watch = new DiagramWatch(membership);
    for (let seed = 1; seed <= 10 && watch.neverTaken().length > 0; seed++) {
      fc.assert(
        fc.property(someLife, (steps) => {
          watch.follow(live(steps).events);
        }),
        { numRuns: 20_000, seed },
      );
    }
    expect(watch.neverTaken()).toEqual([]);
  }, 60_000);

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(200), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-02-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(membership, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual([
      'membership.becomes-current',
      'membership.deferral-ends',
      'membership.grace-begins',
      'membership.lapses',
      'membership.suspension-ends',
    ]);
  });
});
