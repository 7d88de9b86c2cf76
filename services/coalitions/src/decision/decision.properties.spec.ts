import { fitting } from '@baraza/contracts/testing';
import { derivedId, VOTE_CHOICES } from '@baraza/contracts';
import {
  type Actor,
  addDays,
  aMoment,
  assertCalendarLaw,
  type CivilDate,
  datesFrom,
  type Deciding,
  DiagramWatch,
  fold,
  Life,
} from '@baraza/domain';
import fc from 'fast-check';
import { seated } from '../coalition/coalition.builders.ts';
import {
  anOfficer,
  anotherOfficer,
  aRepresentativeOf,
  campaign,
  CONVENOR,
  FARMERS,
  position,
  seatOf,
  someTerms,
  theCoalition,
  theConvenor,
  WOMEN,
  YOUTH,
} from './decision.builders.ts';
import { decide, type DecisionCommand } from './decision.decider.ts';
import { decision, type DecisionState } from './decision.state.ts';
import { ballotOf } from './decision.voting.pure.ts';

/** What somebody asks for, on what stands then. */
type Ask = (state: DecisionState, day: CivilDate) => DecisionCommand;

const SIXTH = '10000000-0000-4000-8000-000000000006';
const voters = [CONVENOR, FARMERS, WOMEN, YOUTH, SIXTH];
const adopted = { ...someTerms, rule: 'consensus', secret: true, version: 1, decision: SIXTH } as const;
const open = theCoalition(seated(SIXTH));
/** The same, by terms under which votes are secret. */
const secret = theCoalition(
  seated(SIXTH),
  { type: 'coalitions.TermsOfReferenceProposed', data: someTerms, effectiveOn: '2026-02-02' } as never,
  { type: 'coalitions.TermsOfReferenceAdopted', data: adopted, effectiveOn: '2026-02-02' } as never,
);
const draftOf = (state: DecisionState): string => ('draft' in state ? (state.draft?.draft ?? SIXTH) : SIXTH);
const text = 'Words.';
const facts = { campaignUnitWithin: true };

const asksOf = (of: typeof open) =>
  ({
    amend: () => ({ name: 'amend', body: { proposal: text } }),
    discuss: () => ({ name: 'open-discussion', of }),
    openVote: () => ({ name: 'open-vote', of, facts: { goOnAs: {} } }),
    close: () => ({ name: 'close-vote', of }),
    count: (state) => ({
      name: 'count',
      ballots: state.status === 'closed' ? state.taken.map(() => ballotOf('agree')) : [],
    }),
    minority: () => ({ name: 'enter-minority-statement', body: { organisation: WOMEN, statement: text } }),
    draft: () => ({ name: 'draft-statement', body: { text }, of }),
    publish: (state) => ({
      ...{ name: 'publish-statement', of, facts: { drafted: text } },
      body: { draft: draftOf(state), text },
    }),
    decline: (state) => ({ name: 'decline-statement', body: { draft: draftOf(state), ground: 'x' }, of }),
    uphold: (_, day) => ({
      ...{ name: 'review', of, facts: { replacementKnown: true } },
      body: { result: 'upheld', reviewOn: addDays(day, 30), note: text },
    }),
    end: () => ({ name: 'review', body: { result: 'ended' }, of, facts: { replacementKnown: true } }),
    withdraw: () => ({ name: 'withdraw', body: { ground: 'x' }, of }),
    withCoalition: () => ({ name: 'withdraw-with-coalition' }),
  }) satisfies Record<string, Ask>;

const organisation = fc.constantFrom(...voters);
const onSeats = organisation.chain((who) => {
  const seat = { seat: seatOf(who), organisation: who };
  return fc.constantFrom<DecisionCommand>(
    { name: 'void-vote', body: { ...seat, cause: 'seat-suspended' } },
    { name: 'void-vote', body: { ...seat, cause: 'seat-ended' } },
    { name: 'restore-vote', body: seat },
  );
});
const votes = fc
  .record({ organisation, choice: fc.constantFrom(...VOTE_CHOICES) })
  .chain((body) =>
    fc.constantFrom<DecisionCommand>(
      { name: 'vote', of: open, body: { ...body, ...(body.choice === 'block' ? { objection: text } : {}) } },
      { name: 'take-ballot', of: open, body },
    ),
  );
const plans = fc.record({ toCampaign: fc.boolean(), isSecret: fc.boolean() });

interface Step {
  readonly pick: number;
  readonly seats: DecisionCommand;
  readonly vote: DecisionCommand;
  readonly kind: 'step' | 'vote' | 'seat';
  readonly who: Actor;
  readonly later: number;
  readonly back: number;
}
const kinds = fc.oneof(
  { weight: 6, arbitrary: fc.constant('step' as const) },
  { weight: 5, arbitrary: fc.constant('vote' as const) },
  { weight: 1, arbitrary: fc.constant('seat' as const) },
);
const step: fc.Arbitrary<Step> = fc.record({
  ...{ pick: fc.nat(200), seats: onSeats, vote: votes, kind: kinds },
  who: fc.constantFrom(theConvenor, anOfficer, anotherOfficer),
  later: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 0, max: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom(20, 400) },
  ),
  back: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) }),
});
/** How far it has come before anything can happen: most begin with an open vote, some when all have agreed. */
const ALL_AGREED = 3;
const begun = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constant(1) },
  { weight: 5, arbitrary: fc.constant(2) },
  { weight: 1, arbitrary: fc.constant(ALL_AGREED) },
);
const someLife = fc.record({ plan: plans, begun, steps: fc.array(step, { maxLength: 50, size: 'max' }) });
type SomeLife = typeof someLife extends fc.Arbitrary<infer L> ? L : never;

/** Those that end it come seldom, so that there is a life to look at. */
const SELDOM = ['end', 'withdraw', 'withCoalition', 'decline'];

function live({ plan: { toCampaign, isSecret }, begun: first, steps }: SomeLife) {
  const of = isSecret ? secret : open;
  const asks = Object.entries<Ask>(asksOf(of));
  const often = asks.filter(([name]) => !SELDOM.includes(name));
  const seldom = asks.filter(([name]) => SELDOM.includes(name));
  const body = toCampaign ? ({ ...position, subject: 'campaign', campaign } as const) : position;
  const life = new Life(decision, fitting);
  let day: CivilDate = '2026-02-10';
  const given = (index: number, who: Actor, back: number): Deciding => ({
    ...{ ...aMoment, now: `${day}T09:00:00.000Z`, today: day, effectiveOn: addDays(day, -back) },
    ...{ actor: who, id: (name: string) => derivedId(String(index), name) },
  });
  life.take(given(-1, anOfficer, 0), (state, now) => decide({ name: 'propose', body, of, facts }, state, now));
  const { discuss, openVote } = asksOf(of);
  [discuss, openVote].slice(0, first).forEach((ask, index) => {
    life.take(given(-2 - index, anOfficer, 0), (state, now) => decide(ask(), state, now));
  });
  if (first === ALL_AGREED) {
    voters.forEach((who, index) => {
      const name = isSecret ? 'take-ballot' : 'vote';
      const agrees: DecisionCommand = { name, of, body: { organisation: who, choice: 'agree' } };
      life.take(given(-9 - index, aRepresentativeOf(who), 0), (state, now) => decide(agrees, state, now));
    });
    const { close, count } = asksOf(of);
    [close, count].forEach((ask, index) => {
      life.take(given(-19 - index, anOfficer, 0), (state, now) => decide(ask(state), state, now));
    });
  }
  steps.forEach(({ pick, seats, vote, kind, who, later, back }, index) => {
    day = addDays(day, later);
    const [, ask] = pick % 10 === 0 ? seldom[(pick / 10) % seldom.length]! : often[pick % often.length]!;
    const voter = vote.name === 'take-ballot' ? aRepresentativeOf(vote.body.organisation) : who;
    life.take(given(index, kind === 'vote' ? voter : who, back), (state, now) => {
      const command = kind === 'vote' ? vote : kind === 'seat' ? seats : ask(state, now.effectiveOn);
      return decide(command, state, now);
    });
  });
  return life;
}

describe('any life of a decision', () => {
  it('throws nothing but a Rejection, and its state is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const { events, state } = live(life);
        expect(fold(decision, events)).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(decision);
    fc.assert(
      fc.property(someLife, (life) => watch.follow(live(life).events)),
      { numRuns: 1_500, seed: 5 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(800), { minLength: 1, maxLength: 6 }), (life, days) => {
        for (const state of live(life).states) {
          for (const rule of assertCalendarLaw(decision, state, datesFrom('2026-02-01', days))) taken.add(rule);
        }
      }),
      { numRuns: 100, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['decision.review-falls-due', 'decision.vote-closes']);
  });

  it('counts one vote for each seat that may vote, and none of a seat that rests', () => {
    let counted = 0;
    fc.assert(
      fc.property(someLife, (life) => {
        const votes = new Map<string, string>();
        const resting = new Set<string>();
        for (const { type, data } of live(life).events) {
          if (type === 'coalitions.VoteCast') votes.set(data.seat, data.choice);
          if (type === 'coalitions.VoteVoided') resting.add(data.seat);
          if (type === 'coalitions.VoteRestored') resting.delete(data.seat);
          if (type !== 'coalitions.DecisionTaken' || data.counts === undefined || life.plan.isSecret) continue;
          counted += 1;
          const choices = [...votes].flatMap(([seat, choice]) => (resting.has(seat) ? [] : [choice]));
          expect(data.taken).toBe(choices.length);
          for (const [choice, count] of Object.entries(data.counts)) {
            expect(choices.filter((one) => one === choice)).toHaveLength(count);
          }
        }
      }),
      { numRuns: 500, seed: 3 },
    );
    expect(counted).toBeGreaterThan(40);
  });

  it('has nothing in its events of what anybody voted in secret', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        if (!life.plan.isSecret) return;
        const types = live(life).events.map(({ type }) => type);
        expect(types).not.toContain('coalitions.VoteCast');
      }),
      { numRuns: 100 },
    );
  });

  it('has a statement only where two persons confirmed it', () => {
    let published = 0;
    fc.assert(
      fc.property(someLife, (life) => {
        let by = '';
        for (const { type, actor } of live(life).events) {
          if (type === 'coalitions.DecisionStatementDrafted') by = actor;
          if (type !== 'coalitions.DecisionStatementPublished') continue;
          published += 1;
          expect(actor).not.toBe(by);
        }
      }),
      { numRuns: 500, seed: 11 },
    );
    expect(published).toBeGreaterThan(10);
  });
});
