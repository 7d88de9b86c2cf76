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
  ANOTHER,
  anOfficer,
  CAMPAIGN,
  ITSELF,
  known,
  ofTheCbo,
  PSEUDONYM,
  stockOut,
  theClerk,
} from './struggle.builders.ts';
import type { StruggleCommand } from './struggle.commands.pure.ts';
import { decide } from './struggle.decider.ts';
import { isHidden, struggle, type StruggleState } from './struggle.state.ts';

type Ask = (state: StruggleState) => StruggleCommand;
const ground = 'some-ground';
const draftOf = (state: StruggleState): string =>
  state.status === 'none' ? PSEUDONYM : (state.draft?.draft ?? PSEUDONYM);
const other = { takesOthers: true, others: 0 };
const inTheOpen = { name: 'report', of: stockOut, facts: known } as const satisfies StruggleCommand;
const byACommunity = {
  ...inTheOpen,
  of: { ...stockOut, reportedBy: { kind: 'community' } },
} as const satisfies StruggleCommand;
const isProtected = {
  name: 'report-protected',
  of: { district: 'UG-402', kind: 'corruption', themes: ['governance'], pseudonym: PSEUDONYM },
} as const satisfies StruggleCommand;

const judging: readonly Ask[] = [
  () => ({
    ...{ name: 'verify', of: { how: 'witnesses', finding: { text: 'Words.' }, evidence: [ANOTHER] } },
    facts: { evidenceCitable: [ANOTHER] },
  }),
  () => ({ name: 'verify-protected', of: { how: 'documents' } }),
];
const asks: readonly Ask[] = [
  ...judging,
  ...judging,
  () => ({ name: 'find-not-verified', of: { ground } }),
  () => ({ name: 'find-protected-not-verified', of: { ground } }),
  () => ({ name: 'join', of: { id: ITSELF, to: ANOTHER }, other }),
  () => ({ name: 'part', of: { ground } }),
  () => ({ name: 'be-joined', other: ANOTHER }),
  () => ({ name: 'be-parted', other: ANOTHER }),
  () => ({ name: 'take-up', of: { campaign: CAMPAIGN }, facts: { campaignOpen: true } }),
  () => ({ name: 'take-up', of: { campaign: ANOTHER }, facts: { campaignOpen: true } }),
  () => ({ name: 'draft-words', of: { words: { text: 'Words.' } } }),
  (state) => ({ name: 'publish-words', of: { draft: draftOf(state), text: 'Words.' }, facts: { drafted: 'Words.' } }),
  (state) => ({ name: 'decline-words', of: { draft: draftOf(state), ground } }),
];
const endings: readonly Ask[] = [
  () => ({ name: 'resolve', of: {}, facts: { outcomeStands: false } }),
  () => ({ name: 'resolve', of: { outcome: ANOTHER }, facts: { outcomeStands: true } }),
  () => ({ name: 'close', of: { ground, account: { text: 'Words.' } } }),
];

interface Step {
  readonly ask: Ask;
  readonly who: Actor;
  readonly later: number;
  readonly back: number;
  readonly clock: boolean;
}
const rarely = <T>(often: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 8, arbitrary: often }, { weight: 2, arbitrary: seldom });
const step: fc.Arbitrary<Step> = fc.record({
  ask: rarely(fc.constantFrom(...asks), fc.constantFrom(...endings)),
  who: fc.constantFrom(theClerk, anOfficer, anOfficer, ofTheCbo),
  later: rarely(fc.integer({ min: 0, max: 4 }), fc.constant(70)),
  back: rarely(fc.constant(0), fc.integer({ min: 1, max: 40 })),
  clock: fc.boolean(),
});
const someLife = fc.record({
  first: fc.constantFrom<StruggleCommand>(inTheOpen, byACommunity, isProtected),
  steps: fc.array(step, { maxLength: 25, size: 'max' }),
});

function live({ first, steps }: { readonly first: StruggleCommand; readonly steps: readonly Step[] }) {
  const life = new Life(struggle, recorded);
  let day: CivilDate = '2026-02-01';
  const begin: Step = { ask: () => first, who: theClerk, later: 0, back: 0, clock: false };
  [begin, ...steps].forEach(({ ask, who, later, back, clock }, index) => {
    day = addDays(day, later);
    const given: Deciding = {
      ...aMoment,
      now: `${day}T09:00:00.000Z`,
      today: day,
      effectiveOn: addDays(day, -back),
      actor: who,
      id: (name) => derivedId(String(index), name),
    };
    life.take(given, (state, now) => decide(ask(state), state, now), clock ? day : given.effectiveOn);
  });
  return life;
}

/** As it stands in the record: it fits its contract, and a reference stands in a personal value's place. */
function recorded(decided: Decided, { now, actor }: Deciding): Happened {
  const data = Object.fromEntries(
    Object.entries(decided.data as object).map(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null && 'subject' in value
        ? [name, { subject: derivedId(String(value.subject)), commitment: 'A'.repeat(43) }]
        : [name, value],
    ),
  );
  expect(everyContract.faults(everyContract.latest(decided.type)!, data)).toEqual([]);
  return { type: decided.type, data, effectiveOn: decided.effectiveOn, time: now, actor: actor.person };
}

describe('any life of a struggle', () => {
  it('throws nothing but a Rejection, and is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const { events, state } = live(life);
        expect(fold(struggle, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(struggle);
    fc.assert(
      fc.property(someLife, (life) => watch.follow(live(life).events)),
      { numRuns: 2_500, seed: 5 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(400), { minLength: 1, maxLength: 6 }), (life, days) => {
        for (const state of live(life).states) {
          for (const rule of assertCalendarLaw(struggle, state, datesFrom('2026-02-01', days))) taken.add(rule);
        }
      }),
      { numRuns: 100, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['struggle.not-taken-up-in-time', 'struggle.not-verified-in-time']);
  });

  it('is judged by nobody who reported it or acts for whom it was reported by', () => {
    let judged = 0;
    fc.assert(
      fc.property(someLife, (life) => {
        const { events } = live(life);
        for (const { type, actor } of events) {
          if (!/StruggleVerified|\.StruggleNotVerified/.test(type) || life.first === isProtected) continue;
          judged += 1;
          expect(actor).not.toBe(theClerk.person);
          if (life.first === inTheOpen) expect(actor).not.toBe(ofTheCbo.person);
        }
      }),
      { numRuns: 400, seed: 3 },
    );
    expect(judged).toBeGreaterThan(100);
  });

  it('has in no event that is not sealed anything of somebody protected before it was verified', () => {
    let hidden = 0;
    fc.assert(
      fc.property(someLife, (life) => {
        if (life.first !== isProtected) return;
        const { events, states } = live(life);
        events.forEach(({ type, data }, index) => {
          const { audience } = everyContract.latest(type)!;
          if (audience !== 'sealed') expect(JSON.stringify(data)).not.toContain(PSEUDONYM);
          if (!isHidden(states[index + 1]!)) return;
          hidden += 1;
          // What anybody but the desk would ask for finds no struggle, so that only the desk's own steps come here.
          if (type !== 'campaigns.StruggleClosed' && type !== 'campaigns.StruggleNotVerified') {
            expect(audience).toBe('sealed');
          }
        });
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(hidden).toBeGreaterThan(100);
  });
});
