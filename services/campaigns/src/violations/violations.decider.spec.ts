import { derivedId, everyContract } from '@baraza/contracts';
import { aMoment, DiagramWatch, fold, given, Life } from '@baraza/domain';
import fc from 'fast-check';
import {
  aClosed,
  aProtectedReport,
  aReport,
  aResolved,
  aVerifiedProtected,
  ITSELF,
  theDesk,
  VIOLATION,
  violationRecorded,
} from '../struggle/struggle.builders.ts';
import { struggleRules } from '../struggle/struggle.rules.ts';
import { struggle, type StruggleEvent } from '../struggle/struggle.state.ts';
import {
  decide,
  MOST_VIOLATIONS,
  recordViolation,
  type ViolationsCommand,
  withdrawViolation,
} from './violations.decider.ts';
import { violations, type ViolationsEvent, type ViolationsState } from './violations.state.ts';

const { rules } = struggleRules;
const by = { actor: theDesk };
const of = { struggle: ITSELF, unit: 'UG-402', violation: VIOLATION };
const act = { act: 'arbitrary-arrest', roles: ['victim' as const] };
const within = (...events: readonly StruggleEvent[]) => ({ id: ITSELF, state: fold(struggle, [...events]) });
const recording = (...events: readonly StruggleEvent[]) => {
  const roles = ['victim', 'source', 'victim'] as const;
  return (state: ViolationsState, now: typeof aMoment) =>
    recordViolation(state, { violation: VIOLATION, act: 'arbitrary-arrest', roles }, within(...events), now);
};
const withdrawing = (...events: readonly StruggleEvent[]) => {
  const asked = { violation: VIOLATION, ground: 'in-error' };
  return (state: ViolationsState, now: typeof aMoment) => withdrawViolation(state, asked, within(...events), now);
};
const takenDown = (violation = VIOLATION): ViolationsEvent => ({
  ...{ effectiveOn: '2026-02-13', time: '2026-02-13T09:00:00.000Z', actor: theDesk.person },
  type: 'campaigns.ViolationTakenDown',
  data: { ...of, violation, ...act },
});

describe('a violation', () => {
  it('is the act and the roles that people had in it, each once, and never who they were', () => {
    for (const past of [aReport(), aProtectedReport(), aVerifiedProtected()]) {
      given(violations)
        .when(recording(...past), by)
        .then({
          type: 'campaigns.ViolationTakenDown',
          data: { ...of, act: 'arbitrary-arrest', roles: ['source', 'victim'] },
        });
    }
    const [{ tags } = { tags: [] }] = recording(...aProtectedReport())({ status: 'none' }, { ...aMoment, ...by });
    expect(tags).toEqual(['unit:UG-402', 'theme:governance', `struggle:${ITSELF}`]);
    given(violations, takenDown())
      .when(recording(...aReport()), by)
      .thenNothing();
    for (const past of [aResolved(), aClosed()]) {
      given(violations)
        .when(recording(...past), by)
        .thenRefused('struggle.ended');
    }
  });

  it('is in no stream whose revision anybody but the desk sees', () => {
    for (const type of violations.diagram.map(([, name]) => name)) {
      expect(everyContract.latest(type)).toMatchObject({ audience: 'sealed', aggregate: 'violations' });
      expect(struggle.diagram.map(([, name]) => name)).not.toContain(type);
    }
  });

  it(rules['violation-unknown'].title, () => {
    const withdrawn = { type: 'campaigns.ViolationTakenBack', data: { ...of, ground: 'in-error' } };
    given(violations, takenDown())
      .when(withdrawing(...aReport()), by)
      .then(withdrawn);
    for (const early of [aReport(), aClosed()]) {
      given(violations)
        .when(withdrawing(...early), by)
        .thenRefused('struggle.violation-unknown', { pointer: '/violation' });
    }
    // The earliest were recorded in the struggle's own stream.
    given(violations)
      .when(withdrawing(...aReport(), violationRecorded()), by)
      .then(withdrawn);
    const gone = { ...takenDown(), type: 'campaigns.ViolationTakenBack', data: { ...of, ground: 'in-error' } };
    given(violations, gone as ViolationsEvent)
      .when(withdrawing(...aReport(), violationRecorded()), by)
      .thenRefused('struggle.violation-unknown', { pointer: '/violation' });
  });

  it(rules['most-violations'].title, () => {
    const many = Array.from({ length: MOST_VIOLATIONS - 1 }, (_, index) => takenDown(derivedId(String(index))));
    given(violations, ...many)
      .when(
        recording(...aReport(), { ...violationRecorded(), data: { ...of, ...act, violation: ITSELF } } as never),
        by,
      )
      .thenRefused('struggle.most-violations');
  });
});

describe('any life of the violations within a struggle', () => {
  const one = fc.constantFrom(VIOLATION, ITSELF, derivedId('a third'));
  const state = fc.constantFrom(aReport(), [...aReport(), violationRecorded()], aClosed());
  const step: fc.Arbitrary<ViolationsCommand> = fc.record({ one, state, isBack: fc.boolean() }).map((asked) => {
    const at = within(...asked.state);
    return asked.isBack
      ? { name: 'withdraw', of: { violation: asked.one, ground: 'in-error' }, within: at }
      : { name: 'record', of: { violation: asked.one, ...act }, within: at };
  });
  const live = (steps: readonly ViolationsCommand[]) => {
    const life = new Life(violations, (decided, { now, actor }) => {
      expect(everyContract.faults(everyContract.latest(decided.type)!, decided.data)).toEqual([]);
      const { type, data, effectiveOn } = decided;
      return { type, data, effectiveOn, time: now, actor: actor.person };
    });
    for (const asked of steps)
      life.take({ ...aMoment, ...by }, (now, moment) => decide(asked, now, moment), '2026-03-02');
    return life;
  };

  it('is the fold of its events, goes by its diagram and takes every step of it', () => {
    const watch = new DiagramWatch(violations);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const life = live(steps);
        expect(fold(violations, life.events)).toEqual(life.state);
        watch.follow(life.events);
        if (life.state.status === 'none') return;
        const { standing } = life.state;
        expect(new Set(standing.map(({ violation }) => violation)).size).toBe(standing.length);
      }),
      { numRuns: 400, seed: 11 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
