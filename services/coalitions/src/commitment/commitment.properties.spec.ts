import { derivedId, everyContract } from '@baraza/contracts';
import {
  type Actor,
  addDays,
  aMoment,
  assertCalendarLaw,
  type CivilDate,
  datesFrom,
  type Decided,
  type Deciding,
  DiagramWatch,
  fold,
  type Happened,
  Life,
} from '@baraza/domain';
import fc from 'fast-check';
import {
  aLead,
  anotherOfficer,
  betweenMembers,
  dutyBearers,
  facts,
  MEMBER,
  noEvidence,
  ofMember,
  ofOther,
  theMaker,
  THIRD,
  toMember,
} from './commitment.builders.ts';
import type { CommitmentCommand, MakeCommitment, Sides } from './commitment.commands.pure.ts';
import { decide } from './commitment.decider.ts';
import { commitment, type CommitmentState } from './commitment.state.ts';

/** What somebody asks for, on what stands then. */
type Ask = (state: CommitmentState, sides: Sides, day: CivilDate) => CommitmentCommand;

const words = { text: 'Words.' };
const onGround = { ground: 'some-ground', narrative: words };
const nothing = '30000000-0000-4000-8000-000000000000';
const proposalOf = (state: CommitmentState): string =>
  'proposed' in state ? (state.proposed?.proposal ?? nothing) : nothing;
const draftOf = (state: CommitmentState): string => ('draft' in state ? (state.draft?.draft ?? nothing) : nothing);
const promises: readonly MakeCommitment[] = [
  toMember,
  betweenMembers,
  dutyBearers,
  { ...toMember, promisee: { kind: 'members' } },
];

const asks = {
  accept: (_, sides) => ({ name: 'accept', sides }),
  progress: (_, sides) => ({ name: 'note-progress', of: { note: words, evidence: noEvidence }, sides }),
  report: (_, sides, day) => ({ name: 'report-done', of: { doneOn: addDays(day, -1), evidence: noEvidence }, sides }),
  contest: (_, sides) => ({ name: 'contest', of: onGround, sides }),
  later: (_, sides, day) => ({ name: 'propose-date', of: { ...onGround, dueOn: addDays(day, 60) }, sides }),
  laterForThem: (_, sides, day) => ({
    name: 'propose-date',
    of: { ground: 'some-ground', dueOn: addDays(day, 5), side: 'promisee' },
    sides,
  }),
  agree: (state, sides) => ({ name: 'agree-date', of: { proposal: proposalOf(state) }, sides }),
  declineDate: (state, sides) => ({
    name: 'decline-date',
    of: { proposal: proposalOf(state), ground: 'some-ground' },
    sides,
  }),
  keep: (_, sides) => ({ name: 'keep', of: { note: words, evidence: noEvidence }, sides }),
  break: (_, sides) => ({ name: 'break', of: onGround, sides }),
  excuse: (_, sides) => ({ name: 'excuse', of: onGround, sides }),
  draft: () => ({ name: 'draft-words', of: { words } }),
  publish: (state) => ({
    name: 'publish-words',
    of: { draft: draftOf(state), text: words.text },
    facts: { drafted: words.text },
  }),
  takeOver: () => ({ name: 'take-words-over', text: words.text }),
  takenOver: () => ({ name: 'settle', of: { becomes: 'taken-over', organisation: THIRD } }),
  letGoWithItsCoalition: () => ({ name: 'settle', of: { becomes: 'excused' } }),
  declineWords: (state) => ({ name: 'decline-words', of: { draft: draftOf(state), ground: 'some-ground' } }),
} satisfies Record<string, Ask>;

interface Step {
  readonly ask: Ask;
  readonly who: Actor;
  /** Days from the step before; a long silence now and then, so that the calendar comes into it. */
  readonly later: number;
  readonly back: number;
  readonly clock: boolean;
}
const rarely = <T>(often: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 8, arbitrary: often }, { weight: 2, arbitrary: seldom });
const { keep, break: breaks, excuse, takenOver, letGoWithItsCoalition, ...onItsWay } = asks;
const step: fc.Arbitrary<Step> = fc.record({
  ask: rarely<Ask>(
    fc.constantFrom(...Object.values(onItsWay)),
    fc.constantFrom(keep, breaks, excuse, takenOver, letGoWithItsCoalition),
  ),
  who: fc.constantFrom(theMaker, anotherOfficer, ofMember, ofOther, aLead),
  later: rarely(fc.integer({ min: 0, max: 4 }), fc.constant(40)),
  back: rarely(fc.constant(0), fc.integer({ min: 1, max: 40 })),
  clock: fc.boolean(),
});
const someLife = fc.record({
  first: fc.constantFrom(...promises),
  steps: fc.array(step, { maxLength: 30, size: 'max' }),
});

const sidesOf = (state: CommitmentState, first: MakeCommitment, { organisation }: Actor): Sides => {
  const { promisor, promisee } = state.status === 'none' ? first : state;
  const is = (party: { readonly kind: string; readonly id?: string | undefined }): boolean =>
    party.kind === 'organisation' && party.id === organisation;
  return {
    forPromisor: is(promisor),
    forPromisee: is(promisee) || (promisee.kind === 'members' && organisation === MEMBER),
  };
};

function live({ first, steps }: { readonly first: MakeCommitment; readonly steps: readonly Step[] }) {
  const life = new Life(commitment, recorded);
  let day: CivilDate = '2026-02-01';
  const make: Step = {
    ask: (_, sides) => ({ name: 'make', of: first, facts, sides }),
    who: first.promisor.kind === 'organisation' ? ofOther : theMaker,
    later: 0,
    back: 0,
    clock: false,
  };
  [make, ...steps].forEach(({ ask, who, later, back, clock }, index) => {
    day = addDays(day, later);
    const given: Deciding = {
      ...aMoment,
      now: `${day}T09:00:00.000Z`,
      today: day,
      effectiveOn: addDays(day, -back),
      actor: who,
      id: (name) => derivedId(String(index), name),
    };
    life.take(
      given,
      (state, now) => decide(ask(state, sidesOf(state, first, who), now.effectiveOn), state, now),
      clock ? day : given.effectiveOn,
    );
  });
  return life;
}

/** As it stands in the record: it fits its contract, and a reference stands in a personal value's place. */
function recorded(decided: Decided, { now, actor }: Deciding): Happened {
  const data = sealed(decided.data);
  expect(everyContract.faults(everyContract.latest(decided.type)!, data)).toEqual([]);
  return { type: decided.type, data, effectiveOn: decided.effectiveOn, time: now, actor: actor.person };
}

function sealed(data: unknown): unknown {
  return Object.fromEntries(
    Object.entries(data as object).map(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null && 'subject' in value
        ? [name, { subject: value.subject, commitment: 'A'.repeat(43) }]
        : [name, value],
    ),
  );
}

describe('any life of a promise', () => {
  it('throws nothing but a Rejection, and its state is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const { events, state } = live(life);
        expect(fold(commitment, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(commitment);
    fc.assert(
      fc.property(someLife, (life) => watch.follow(live(life).events)),
      { numRuns: 1_500, seed: 5 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(400), { minLength: 1, maxLength: 6 }), (life, days) => {
        for (const state of live(life).states) {
          for (const rule of assertCalendarLaw(commitment, state, datesFrom('2026-02-01', days))) taken.add(rule);
        }
      }),
      { numRuns: 100, seed: 20260302 },
    );
    expect([...taken]).toEqual(['commitment.falls-due']);
  });

  it('is found kept or let go by nobody who made it, told of its progress, or acts for its promisor', () => {
    let judged = 0;
    fc.assert(
      fc.property(someLife, (life) => {
        const { events } = live(life);
        const forPromisor = new Set<string>();
        for (const { type, data, actor } of events) {
          // What follows from the winding down of a coalition is nobody's judgement.
          if ('ground' in data && data.ground === 'coalition-wound-down') continue;
          if (/Made|ProgressNoted|ReportedDone/.test(type)) forPromisor.add(actor);
          if (!/Kept|Excused|Accepted|Contested/.test(type)) continue;
          judged += 1;
          expect([...forPromisor]).not.toContain(actor);
          if (life.first === betweenMembers) expect(actor).not.toBe(ofOther.person);
        }
      }),
      { numRuns: 500, seed: 3 },
    );
    expect(judged).toBeGreaterThan(150);
  });

  it('has another date only where both sides agreed, and words only where two persons did', () => {
    let agreed = 0;
    fc.assert(
      fc.property(someLife, (life) => {
        const by = new Map<string, string>();
        for (const { type, data, actor } of live(life).events) {
          const id = 'proposal' in data ? data.proposal : 'draft' in data ? data.draft : undefined;
          if (id === undefined) continue;
          if (/Proposed|Drafted/.test(type)) by.set(id, actor);
          if (!/Renegotiated|WordsPublished/.test(type)) continue;
          agreed += 1;
          expect(by.get(id)).toEqual(expect.any(String));
          expect(by.get(id)).not.toBe(actor);
        }
      }),
      { numRuns: 500, seed: 11 },
    );
    expect(agreed).toBeGreaterThan(50);
  });
});
