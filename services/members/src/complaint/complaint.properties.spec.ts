import { everyContract } from '@baraza/contracts';
import {
  addDays,
  assertCalendarLaw,
  type CivilDate,
  datesFrom,
  type Deciding,
  DiagramWatch,
  fold,
  type Role,
} from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment } from '../testing/record.ts';
import type { ComplaintCommand } from './complaint.commands.pure.ts';
import { decide } from './complaint.decider.ts';
import { complaint, type ComplaintEvent } from './complaint.state.ts';
import { against, COMPLAINANT, GROUND, judging, persons, procedure, raisingFacts } from './complaints.fixture.ts';

/** A person of the specs with what they are: it does not change from step to step, as little as in life. */
interface Somebody {
  readonly person: string;
  readonly role: Role;
  readonly isOfMember?: boolean;
  readonly isOfComplainant?: boolean;
  readonly deputation?: string;
}
const DEPUTATION = '50000000-0000-4000-8000-000000000001';
const cast: readonly Somebody[] = [
  { person: persons.clerk, role: 'secretariat' },
  { person: persons.first, role: 'conduct-committee' },
  { person: persons.second, role: 'conduct-committee' },
  { person: persons.third, role: 'conduct-committee' },
  { person: persons.fourth, role: 'member-representative', deputation: DEPUTATION },
  { person: persons.complainant, role: 'member-representative', isOfComplainant: true },
  { person: persons.member, role: 'member-representative', isOfMember: true },
  { person: '00000000-0000-4000-8000-000000000108', role: 'conduct-committee', isOfMember: true },
];
const words = { text: 'Words.' };

/** What somebody asks for; `last` stands for the proposal that was made last. */
type Ask = (who: Somebody, last: string, day: CivilDate) => ComplaintCommand;
const facts = ({ isOfMember = false, isOfComplainant = false }: Somebody) => ({ isOfMember, isOfComplainant });
const seat = (who: Somebody) => ({ ...judging, ...facts(who), deputation: who.deputation });

const asks = {
  raiseAsMember: (who) => ({
    name: 'raise',
    of: {
      organisation: against.organisation,
      grounds: [GROUND],
      source: 'member',
      complainant: COMPLAINANT,
      narrative: words,
    },
    facts: { ...raisingFacts, actsForComplainant: who.isOfComplainant === true },
  }),
  raiseForPanelOfThree: () => ({
    name: 'raise',
    of: { organisation: against.organisation, grounds: [GROUND], source: 'officer', narrative: words },
    facts: { ...raisingFacts, procedure: { ...procedure, panel: 3 } },
  }),
  notice: (who) => ({
    name: 'issue-notice',
    of: { grounds: [GROUND], notice: words },
    facts: { ...facts(who), grounds: raisingFacts.grounds },
  }),
  serve: (who) => ({ name: 'serve-notice', of: { proof: 'handed-over' }, facts: facts(who) }),
  reply: (who) => ({ name: 'reply', of: { reply: words }, facts: facts(who) }),
  withdraw: (who) => ({ name: 'withdraw', facts: facts(who) }),
  suspend: (who, _, day) => ({
    name: 'propose',
    of: { decision: 'suspension', until: addDays(day, 90), grounds: [GROUND], reasons: words },
    facts: seat(who),
  }),
  expel: (who) => ({
    name: 'propose',
    of: { decision: 'expulsion', grounds: [GROUND], reasons: words },
    facts: seat(who),
  }),
  dismiss: (who) => ({
    name: 'propose',
    of: { decision: 'dismissal', grounds: ['unfounded'], reasons: words },
    facts: seat(who),
  }),
  confirm: (who, proposal) => ({ name: 'confirm', of: { proposal }, facts: seat(who) }),
  serveDecision: (who) => ({ name: 'serve-decision', of: { proof: 'signed-for' }, facts: facts(who) }),
  appeal: (who) => ({ name: 'appeal', of: { appeal: words }, facts: facts(who) }),
  uphold: (who) => ({
    name: 'propose-on-appeal',
    of: { outcome: 'decision-upheld', reasons: words },
    facts: seat(who),
  }),
  overturn: (who) => ({
    name: 'propose-on-appeal',
    of: { outcome: 'decision-overturned', reasons: words },
    facts: seat(who),
  }),
  confirmOnAppeal: (who, proposal) => ({ name: 'confirm-on-appeal', of: { proposal }, facts: seat(who) }),
} satisfies Record<string, Ask>;

interface Step {
  readonly ask: Ask;
  readonly who: Somebody;
  /** Days from the step before; a long silence now and then, so that the calendar comes into it. */
  readonly later: number;
  /** How far the command is dated back. */
  readonly back: number;
  /** Whether the clock has been there before the command: else only what is due up to the command's date is taken. */
  readonly clock: boolean;
}
const later = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 2, arbitrary: fc.constant(33) },
);
const back = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 40 }) },
);
const anyStep: fc.Arbitrary<Step> = fc.record({
  ask: fc.constantFrom<Ask>(...Object.values(asks)),
  who: fc.constantFrom(...cast),
  later,
  back,
  clock: fc.boolean(),
});
const [clerk, first, second, third, deputed, complainant, member] = cast as [
  Somebody,
  Somebody,
  Somebody,
  Somebody,
  Somebody,
  Somebody,
  Somebody,
];
/** A step as it is meant to be; now and then left out, or another in its place. */
const meant = (ask: Ask, ...who: readonly Somebody[]): fc.Arbitrary<readonly Step[]> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .record({ ask: fc.constant(ask), who: fc.constantFrom(...who), later, back, clock: fc.boolean() })
        .map((one) => [one]),
    },
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: anyStep.map((one) => [one]) },
  );
/** Put on record by an officer after the clock has been there, dated by the day it came on paper. */
const onPaper = (ask: Ask): fc.Arbitrary<readonly Step[]> =>
  fc.integer({ min: 10, max: 33 }).map((days) => [{ ask, who: clerk, later: 33, back: days, clock: true }]);
/** A case as they go, with what goes wrong. */
const aCase = fc
  .tuple(
    fc.oneof(meant(asks.raiseAsMember, complainant, clerk), meant(asks.raiseForPanelOfThree, clerk)),
    meant(asks.notice, clerk),
    fc.oneof(meant(asks.serve, clerk), meant(asks.reply, member)),
    fc.oneof(meant(asks.reply, member, clerk), onPaper(asks.reply)),
    fc.oneof(meant(asks.suspend, first), meant(asks.expel, second), meant(asks.dismiss, first)),
    meant(asks.confirm, second, first, deputed),
    meant(asks.confirm, third, deputed, second),
    meant(asks.serveDecision, clerk),
    fc.oneof(meant(asks.appeal, member, clerk), onPaper(asks.appeal)),
    fc.oneof(meant(asks.uphold, third, deputed), meant(asks.overturn, third, deputed)),
    meant(asks.confirmOnAppeal, deputed, third, second),
    fc.array(anyStep, { maxLength: 3 }),
  )
  .map((parts) => parts.flat());
const someLife: fc.Arbitrary<readonly Step[]> = fc.oneof(
  { weight: 1, arbitrary: fc.array(anyStep, { maxLength: 30 }) },
  { weight: 3, arbitrary: aCase },
  // Cut short anywhere, with anything after it.
  {
    weight: 3,
    arbitrary: fc
      .tuple(aCase, fc.nat(10), fc.array(anyStep, { maxLength: 6 }))
      .map(([steps, at, more]) => [...steps.slice(0, at), ...more]),
  },
  // Taken back, or dismissed, anywhere.
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        aCase,
        fc.integer({ min: 1, max: 5 }),
        fc.oneof(
          meant(asks.withdraw, clerk, complainant),
          fc.tuple(meant(asks.dismiss, first), meant(asks.confirm, second)).map((parts) => parts.flat()),
        ),
      )
      .map(([steps, at, end]) => [...steps.slice(0, at), ...end]),
  },
);

function live(steps: readonly Step[]) {
  const life = aLife(complaint);
  let day: CivilDate = '2026-01-05';
  let proposals = 0;
  for (const { ask, who, later, back, clock } of steps) {
    day = addDays(day, later);
    proposals += 1;
    const id = `40000000-0000-4000-8000-${String(proposals).padStart(12, '0')}`;
    const given: Deciding = {
      ...moment(who.person, addDays(day, -back), who.role),
      today: day,
      now: `${day}T09:00:00.000Z`,
      id: (name) => (name === 'proposal' ? id : `30000000-0000-4000-8000-${name.length.toString().padStart(12, '0')}`),
    };
    const command = ask(who, lastProposal(life.events), day);
    life.take(given, (state, now) => decide(command, state, now), clock ? day : given.effectiveOn);
  }
  return life;
}

function lastProposal(events: readonly ComplaintEvent[]): string {
  for (const { data } of events.toReversed()) if ('proposal' in data) return data.proposal;
  return '40000000-0000-4000-8000-000000000000';
}

describe('any life of a complaint', () => {
  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(complaint);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 4_000, seed: 7 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(400), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-01-05', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(complaint, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 200, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['complaint.appeal-period-ends', 'complaint.reply-period-ends']);
  });

  it('is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(complaint, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('comes to no measure but after notice, proof of it, and a reply or the end of the time for one', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const types = live(steps).events.map((event) => event.type);
        const decided = types.indexOf('members.ComplaintDecided');
        if (decided < 0) return;
        const before = types.slice(0, decided);
        expect(before).toContain('members.ComplaintNoticeServed');
        const heard = ['members.ComplaintReplyGiven', 'members.ComplaintReplyPeriodEnded'] as const;
        expect(heard.some((type) => before.includes(type))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is judged by as many persons as its rules ask, none of them a party, and on appeal none who judged before', () => {
    const parties = cast
      .filter((one) => one.isOfMember === true || one.isOfComplainant === true)
      .map((one) => one.person);
    let decisions = 0;
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events } = live(steps);
        const raiser = events[0]?.actor;
        const judges = new Set<string>();
        for (const event of events) {
          const { type, data } = event;
          if (type === 'members.ComplaintDecisionProposed' || type === 'members.ComplaintDecisionConfirmed') {
            judges.add(event.actor);
          }
          if (!('panel' in data)) continue;
          decisions += 1;
          const panel = data.panel.map(({ person }) => person);
          expect(new Set(panel).size).toBe(panel.length);
          const raised = events[0]!;
          if (raised.type !== 'members.ComplaintRaised') throw new Error('a case begins with its complaint');
          expect(panel).toHaveLength(raised.data.procedure.panel);
          for (const person of panel) {
            expect([...parties, raiser]).not.toContain(person);
            if (type === 'members.AppealDecided') expect([...judges]).not.toContain(person);
          }
        }
      }),
      { numRuns: 2_000, seed: 11 },
    );
    expect(decisions).toBeGreaterThan(100);
  });

  it('names who complained in nothing that is found under the member’s name', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        for (const { type, data } of live(steps).events) {
          const { audience } = everyContract.latest(type)!;
          if (audience !== 'internal') expect(data).not.toHaveProperty('complainant');
        }
      }),
      { numRuns: 200 },
    );
  });
});
