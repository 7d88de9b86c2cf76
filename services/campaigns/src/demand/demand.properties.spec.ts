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
  acceptance,
  citable,
  CITED,
  delivering,
  delivery,
  making,
  place,
  repair,
  shown,
  theLead,
  theWriter,
} from './demand.builders.ts';
import type { DemandCommand } from './demand.commands.pure.ts';
import { decide } from './demand.decider.ts';
import { demand, type DemandState } from './demand.state.ts';

/** What somebody asks for, on what stands then. */
type Ask = (state: DemandState, day: CivilDate) => DemandCommand;

const ground = 'some-ground';
const note = { text: 'Words.' };
const commitmentOf = (state: DemandState): string => ('promise' in state ? state.promise.commitment : place.campaign);
/** The day it was to be answered by. */
const dayOf = (state: DemandState, day: CivilDate): CivilDate => ('answerBy' in state ? state.answerBy : day);
const asks = {
  reword: (_, day) => ({ name: 'reword', of: { ...repair, answerBy: addDays(day, 10), changeBy: addDays(day, 90) } }),
  drop: () => ({ name: 'drop', of: { ground } }),
  deliver: () => ({ name: 'deliver', of: { ...delivery, note, cited: [CITED] }, facts: delivering }),
  remind: (_, day) => ({ name: 'remind', of: { channel: 'letter', answerBy: addDays(day, 5) } }),
  remindOfDay: (state, day) => ({ name: 'remind', of: { channel: 'letter', answerBy: dayOf(state, day) } }),
  remindOfDayBefore: (state, day) => ({
    name: 'remind',
    of: { channel: 'letter', answerBy: addDays(dayOf(state, day), -1) },
  }),
  accept: (_, day) => ({
    ...{ name: 'answer', of: { ...acceptance, promisedBy: addDays(day, 30), note, cited: [CITED] } },
    facts: citable,
  }),
  partly: (_, day) => ({
    ...{ name: 'answer', of: { answer: 'partly', promisedBy: addDays(day, 30), evidence: shown } },
    facts: citable,
  }),
  refuse: () => ({ name: 'answer', of: { answer: 'refused', evidence: shown, cited: [CITED] }, facts: citable }),
  withdraw: () => ({ name: 'withdraw', of: { ground } }),
  renegotiated: (state, day) => ({
    name: 'follow-promise',
    of: { commitment: commitmentOf(state), came: 'renegotiated', formerDueOn: day, dueOn: addDays(day, 60), ground },
  }),
  kept: (state, day) => ({
    name: 'follow-promise',
    of: { commitment: commitmentOf(state), came: 'kept', doneOn: day, onTime: true },
  }),
  broken: (state) => ({ name: 'follow-promise', of: { commitment: commitmentOf(state), came: 'broken', ground } }),
  excused: (state) => ({ name: 'follow-promise', of: { commitment: commitmentOf(state), came: 'excused', ground } }),
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
  fc.oneof({ weight: 8, arbitrary: often }, { weight: 1, arbitrary: seldom });
const { drop, withdraw, ...onItsWay } = asks;
const step: fc.Arbitrary<Step> = fc.record({
  ask: rarely<Ask>(fc.constantFrom(...Object.values(onItsWay)), fc.constantFrom(drop, withdraw)),
  who: fc.constantFrom(theWriter, theLead),
  later: rarely(fc.integer({ min: 0, max: 4 }), fc.constant(30)),
  back: rarely(fc.constant(0), fc.integer({ min: 1, max: 10 })),
  clock: fc.boolean(),
});
const delivered: Step = { ask: asks.deliver, who: theLead, later: 1, back: 0, clock: false };
/** Put on record late, now and then: as of before the day that fell due meanwhile. */
const someReminders = fc.array(
  fc.record({
    ask: fc.constantFrom<Ask>(asks.remind, asks.remindOfDay, asks.remindOfDayBefore),
    who: fc.constant(theLead),
    later: fc.integer({ min: 0, max: 12 }),
    back: fc.integer({ min: 0, max: 10 }),
    clock: fc.constant(true),
  }),
  { maxLength: 12, size: 'max' },
);
const someLife = fc.array(step, { maxLength: 30, size: 'max' });

function live(steps: readonly Step[]) {
  const life = new Life(demand, recorded);
  let day: CivilDate = '2026-02-01';
  const make: Ask = () => ({ name: 'make', of: { ...repair, answerBy: '2026-02-20' }, facts: making });
  [{ ask: make, who: theWriter, later: 0, back: 0, clock: false }, ...steps].forEach((next, index) => {
    day = addDays(day, next.later);
    const given: Deciding = {
      ...aMoment,
      now: `${day}T09:00:00.000Z`,
      today: day,
      effectiveOn: addDays(day, -next.back),
      actor: next.who,
      id: (name) => derivedId(String(index), name),
    };
    life.take(
      given,
      (state, now) => decide(next.ask(state, now.effectiveOn), state, now),
      next.clock ? day : given.effectiveOn,
    );
  });
  return life;
}

/** As it stands in the record: it fits its contract, and a reference stands in a personal value's place. */
function recorded(decided: Decided, { now, actor }: Deciding): Happened {
  const data = sealed(decided.data as Record<string, unknown>);
  expect(everyContract.faults(everyContract.latest(decided.type)!, data)).toEqual([]);
  return { type: decided.type, data, effectiveOn: decided.effectiveOn, time: now, actor: actor.person };
}

function sealed(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, field]) =>
      field !== null && typeof field === 'object' && 'value' in field
        ? [name, { subject: (field as unknown as { subject: string }).subject, commitment: 'A'.repeat(43) }]
        : [name, field],
    ),
  );
}

describe('a demand under any sequence of commands', () => {
  it('throws nothing but a Rejection, writes only what its contracts allow, and its state is the fold of its events', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const { state, events } = live(life);
        expect(fold(demand, events)).toEqual(state);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(demand);
    fc.assert(
      fc.property(someLife, (life) => watch.follow(live(life).events)),
      { numRuns: 1_500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('says nothing public before somebody else than who wrote its words delivered it', () => {
    let delivered = 0;
    fc.assert(
      fc.property(someLife, (life) => {
        let writer = '';
        let isPublic = false;
        for (const { type, actor } of live(life).events) {
          if (/Made|Reworded/.test(type)) writer = actor;
          if (type === 'campaigns.DemandDelivered') {
            isPublic = true;
            delivered += 1;
            expect(actor).not.toBe(writer);
          }
          expect(everyContract.latest(type)!.audience === 'public' && !isPublic).toBe(false);
        }
      }),
      { numRuns: 1_000, seed: 3 },
    );
    expect(delivered).toBeGreaterThan(100);
  });

  it('rests on one promise at a time, and nothing happens to it once that is kept', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const { events } = live(life);
        const end = events.findIndex(({ type }) => /Implemented|Withdrawn|Dropped/.test(type));
        expect(end === -1 || end === events.length - 1).toBe(true);
        const promises = events.flatMap(({ data }) => ('promise' in data ? [data.promise!.commitment] : []));
        expect(new Set(promises).size).toBe(promises.length);
      }),
    );
  });

  it('falls due once on a day, whatever day the reminders name', () => {
    let again = 0;
    fc.assert(
      fc.property(someReminders, (reminders) => {
        const due = live([delivered, ...reminders]).events.flatMap(({ type, effectiveOn }) =>
          type === 'campaigns.DemandAnswerFellDue' ? [effectiveOn] : [],
        );
        if (due.length > 1) again += 1;
        expect(due).toEqual([...new Set(due)].sort());
      }),
      { numRuns: 500, seed: 11 },
    );
    expect(again).toBeGreaterThan(100);
  });

  it('keeps the calendar’s law: the record is the same whenever the calendar comes', () => {
    const rules = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 }), (life, days) => {
        for (const rule of assertCalendarLaw(demand, live(life).state, datesFrom('2026-02-01', days))) rules.add(rule);
      }),
      { numRuns: 500, seed: 7 },
    );
    expect([...rules]).toEqual(['demand.answer-falls-due']);
  });
});
