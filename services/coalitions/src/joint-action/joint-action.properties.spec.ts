import { fitting } from '@baraza/contracts/testing';
import { derivedId } from '@baraza/contracts';
import {
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
import { CONVENOR, FARMERS, lookAtBoreholes, OTHER_TASK, PLANNED_ON, theCoalition } from './joint-action.builders.ts';
import { decide, type JointActionCommand } from './joint-action.decider.ts';
import { jointAction, type JointActionState } from './joint-action.state.ts';

/** What somebody asks for, of the task at this place among those there are. */
type Ask = (task: string, of: CoalitionState, day: CivilDate) => JointActionCommand;

const ground = 'some-ground';
const asks = {
  add: (_, of, day) => ({ name: 'add-task', of: { what: 'Words.', dueOn: addDays(day, 6) }, in: of }),
  claim: (task, of) => ({ name: 'claim-task', of: { task, organisation: FARMERS }, in: of }),
  claimForConvenor: (task, of) => ({ name: 'claim-task', of: { task, organisation: CONVENOR }, in: of }),
  block: (task) => ({ name: 'block-task', of: { task, ground, narrative: 'Words.' } }),
  unblock: (task) => ({ name: 'unblock-task', of: { task } }),
  release: (task, of) => ({ name: 'release-task', of: { task, ground }, in: of }),
  do: (task) => ({ name: 'do-task', of: { task, note: 'Words.' } }),
  drop: (task, of) => ({ name: 'drop-task', of: { task, ground }, in: of }),
  complete: (_, of) => ({ name: 'complete', of: { note: 'Words.' }, in: of }),
  stop: (_, of) => ({ name: 'stop', of: { ground, narrative: 'Words.' }, in: of }),
} satisfies Record<string, Ask>;

const coalitions = [theCoalition(), theCoalition(suspended(FARMERS))];
const rarely = <T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: seldom });
const step = fc.record({
  ask: fc.oneof(
    { weight: 2, arbitrary: fc.constant<Ask>(asks.add) },
    { weight: 10, arbitrary: fc.constantFrom<Ask>(asks.claim, asks.claimForConvenor, asks.do, asks.do) },
    { weight: 4, arbitrary: fc.constantFrom<Ask>(asks.block, asks.unblock, asks.release, asks.drop) },
    { weight: 4, arbitrary: fc.constant<Ask>(asks.complete) },
    { weight: 1, arbitrary: fc.constant<Ask>(asks.stop) },
  ),
  nth: fc.nat(2),
  who: fc.constantFrom(anOfficer, theConvenor, aRepresentativeOf(FARMERS)),
  of: rarely(fc.constant(coalitions[0]!), fc.constant(coalitions[1]!)),
  later: rarely(fc.integer({ min: 0, max: 2 }), fc.constant(10)),
  back: rarely(fc.constant(0), fc.integer({ min: 1, max: 10 })),
  clock: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const someLife = fc.array(step, { maxLength: 30, size: 'max' });

const taskAt = (state: JointActionState, nth: number): string =>
  state.status === 'none' ? OTHER_TASK : (state.tasks[nth % state.tasks.length]?.task ?? OTHER_TASK);

function live(steps: readonly Step[]) {
  const life = new Life(jointAction, fitting);
  let day: CivilDate = PLANNED_ON;
  const facts = { unitWithin: true, alertFits: false, decisionFits: false };
  const plan: Step = {
    ask: (_, of) => ({ name: 'plan', of: lookAtBoreholes, in: of, facts }),
    ...{ nth: 0, who: anOfficer, of: coalitions[0]!, later: 0, back: 0, clock: false },
  };
  [plan, ...steps].forEach(({ ask, nth, who, of, later, back, clock }, index) => {
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
      (state, now) => decide(ask(taskAt(state, nth), of, now.effectiveOn), state, now),
      clock ? day : given.effectiveOn,
    );
  });
  return life;
}

describe('any life of a joint action', () => {
  it('throws nothing but a Rejection, and its state is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(jointAction, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(jointAction);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 1_000, seed: 5 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(60), { minLength: 1, maxLength: 6 }), (steps, days) => {
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(jointAction, state, datesFrom(PLANNED_ON, days))) taken.add(rule);
        }
      }),
      { numRuns: 60, seed: 20260302 },
    );
    expect([...taken]).toEqual(['joint-action.task-falls-due']);
  });

  it('has each task in one hand at a time, done once and by whoever took it on, and none left over when it is completed', () => {
    let done = 0;
    fc.assert(
      fc.property(someLife, (steps) => {
        const hands = new Map<string, string>();
        for (const { type, data } of live(steps).events) {
          if (type === 'coalitions.TaskClaimed') {
            expect(hands.has(data.task)).toBe(false);
            hands.set(data.task, data.seat);
          }
          if (type === 'coalitions.TaskDone' || type === 'coalitions.TaskReleased') {
            expect(hands.get(data.task)).toBe(data.seat);
            if (type === 'coalitions.TaskDone') hands.set(data.task, 'done');
            else hands.delete(data.task);
          }
          if (type === 'coalitions.TaskDropped') hands.delete(data.task);
          if (type === 'coalitions.JointActionCompleted') {
            done += 1;
            expect(new Set(hands.values())).toEqual(new Set(['done']));
          }
        }
      }),
      { numRuns: 500, seed: 3 },
    );
    expect(done).toBeGreaterThan(10);
  });
});
