import { fitting } from '@baraza/contracts/testing';
import { derivedId } from '@baraza/contracts';
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
import { anOfficer, aRepresentativeOf, suspended, theConvenor } from '../coalition/coalition.builders.ts';
import type { CoalitionState } from '../coalition/coalition.state.ts';
import {
  CONVENOR,
  DECISION,
  dryBoreholes,
  FARMERS,
  JOINT_ACTION,
  RAISED_ON,
  STRUGGLE,
  theCoalition,
  WOMEN,
} from './alert.builders.ts';
import { type AlertCommand, decide } from './alert.decider.ts';
import { alert } from './alert.state.ts';

type Ask = (of: CoalitionState, day: CivilDate, who: Actor) => AlertCommand;

const asks = {
  acknowledge: (of, _, who) => ({ name: 'acknowledge', of: { organisation: who.organisation ?? FARMERS }, in: of }),
  acknowledgeForConvenor: (of) => ({ name: 'acknowledge', of: { organisation: CONVENOR }, in: of }),
  position: () => ({ name: 'take-position', of: { decision: DECISION } }),
  otherPosition: () => ({ name: 'take-position', of: { decision: STRUGGLE } }),
  act: () => ({ name: 'begin-action', of: { action: { kind: 'joint-action', id: JOINT_ACTION } } }),
  campaign: (of) => ({ name: 'begin-campaign', of: { campaign: STRUGGLE, lead: FARMERS }, in: of }),
  answered: (of) => ({ name: 'close', of: { result: 'answered', narrative: 'Words.' }, in: of }),
  joined: () => ({ name: 'close-with-another' }),
  overtaken: (of) => ({ name: 'close', of: { result: 'overtaken' }, in: of }),
} satisfies Record<string, Ask>;

const coalitions = [theCoalition(), theCoalition(suspended(FARMERS))];
const step = fc.record({
  ask: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<Ask>(asks.acknowledge, asks.acknowledgeForConvenor) },
    { weight: 4, arbitrary: fc.constantFrom<Ask>(asks.position, asks.otherPosition, asks.act, asks.campaign) },
    { weight: 2, arbitrary: fc.constantFrom<Ask>(asks.answered, asks.overtaken, asks.joined) },
  ),
  who: fc.constantFrom(anOfficer, theConvenor, aRepresentativeOf(FARMERS), aRepresentativeOf(WOMEN)),
  of: fc.constantFrom(...coalitions),
  later: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 2, arbitrary: fc.constant(20) }),
  back: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 }) }),
  clock: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const someLife = fc.record({
  name: fc.constantFrom('raise' as const, 'raise-as-found' as const),
  steps: fc.array(step, { maxLength: 20, size: 'max' }),
});
type SomeLife = typeof someLife extends fc.Arbitrary<infer One> ? One : never;

function live({ name, steps }: SomeLife) {
  const life = new Life(alert, fitting);
  let day: CivilDate = RAISED_ON;
  const raise: Step = {
    ask: (of) => ({
      name,
      of: { ...dryBoreholes, themes: [...dryBoreholes.themes] },
      in: of,
      facts: { unitWithin: true, sourceKnown: true },
    }),
    ...{ who: anOfficer, of: coalitions[0]!, later: 0, back: 0, clock: false },
  };
  [raise, ...steps].forEach(({ ask, who, of, later, back, clock }, index) => {
    day = addDays(day, later);
    const given: Deciding = {
      ...aMoment,
      now: `${day}T09:00:00.000Z`,
      today: day,
      effectiveOn: addDays(day, -back),
      actor: who,
      id: (what) => derivedId(String(index), what),
    };
    life.take(
      given,
      (state, now) => decide(ask(of, now.effectiveOn, who), state, now),
      clock ? day : given.effectiveOn,
    );
  });
  return life;
}

describe('any life of an alert', () => {
  it('throws nothing but a Rejection, and its state is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const { events, state } = live(life);
        expect(fold(alert, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(alert);
    fc.assert(
      fc.property(someLife, (life) => watch.follow(live(life).events)),
      { numRuns: 800, seed: 5 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(60), { minLength: 1, maxLength: 6 }), (life, days) => {
        for (const state of live(life).states) {
          for (const rule of assertCalendarLaw(alert, state, datesFrom(RAISED_ON, days))) taken.add(rule);
        }
      }),
      { numRuns: 100, seed: 20260302 },
    );
    expect([...taken]).toEqual(['alert.answer-falls-due']);
  });

  it('is heard by each participant once, never by an observer, and answered only where there is an answer', () => {
    let heard = 0;
    fc.assert(
      fc.property(someLife, (life) => {
        const { events } = live(life);
        const hearers = events.flatMap((event) =>
          event.type === 'coalitions.AlertAcknowledged' ? [event.data.organisation] : [],
        );
        heard += hearers.length;
        expect(new Set(hearers).size).toBe(hearers.length);
        expect(hearers).not.toContain(WOMEN);
        const isAnswered = events.some(
          (event) => event.type === 'coalitions.AlertClosed' && event.data.result === 'answered',
        );
        if (isAnswered) expect(events.some(({ type }) => /PositionTaken|ActionBegun/.test(type))).toBe(true);
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(heard).toBeGreaterThan(100);
  });
});
