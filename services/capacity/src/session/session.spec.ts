import { DiagramWatch, fold, given } from '@baraza/domain';
import fc from 'fast-check';
import { COHORT, ONE, PROGRAMME, TWO } from '../cohort/cohort.builders.ts';
import { happened, lived, people, someLife } from '../testing/record.ts';
import {
  cancel,
  type CohortOfSession,
  correctAttendance,
  decide,
  hold,
  type HoldSession,
  move,
  plan,
  type PlanSession,
  type RosterFacts,
  type SessionCommand,
} from './session.decider.ts';
import { sessionRules } from './session.rules.ts';
import { session, type SessionEvent } from './session.state.ts';

const { rules } = sessionRules;
const whose = { programme: PROGRAMME, cohort: COHORT, unit: 'UG-402' };
const toPlan: PlanSession = { cohort: COHORT, on: '2026-03-10', module: 'board-roles', mode: 'in-person' };
const of: NonNullable<CohortOfSession> = {
  programme: PROGRAMME,
  unit: 'UG-402',
  from: '2026-03-01',
  until: '2026-08-28',
  standing: 'running',
  modules: ['board-roles'],
};
const counted = { women: 1, men: 0, youth: 0, personsWithDisabilities: 0, total: 1 };
const marks: HoldSession = {
  people: counted,
  attendance: [{ enrolment: ONE, participant: people.leader, mark: 'present' }],
};
const roster: RosterFacts = {
  of,
  enrolments: [
    { enrolment: ONE, participants: [people.leader], isExpected: true },
    { enrolment: TWO, participants: [people.successor], isExpected: false },
  ],
};
const planned = (): SessionEvent[] => [
  happened('capacity.SessionPlanned', {
    ...whose,
    on: '2026-03-10',
    module: 'board-roles',
    mode: 'in-person' as const,
  }),
];
const held = (): SessionEvent[] => [
  ...planned(),
  happened('capacity.SessionHeld', {
    ...whose,
    people: counted,
    attendance: { present: 1, excused: 0, unexcused: 0 },
  }),
];
const cancelled = (): SessionEvent[] => [
  ...planned(),
  happened('capacity.SessionCancelled', { ...whose, ground: 'trainer-ill' }),
];
const planning = (more: Partial<PlanSession> = {}, facts: CohortOfSession = of) =>
  given(session).when((state, now) => plan(state, { ...toPlan, ...more }, facts, now));
const holding = (more: Partial<HoldSession> = {}, facts: Partial<RosterFacts> = {}, past = planned()) =>
  given(session, ...past).when((state, now) => hold(state, { ...marks, ...more }, { ...roster, ...facts }, now));
const correcting = (past: readonly SessionEvent[]) =>
  given(session, ...past).when((state, now) => correctAttendance(state, marks, roster, now));

describe('planning a session', () => {
  it('says when a cohort meets, and about what', () => {
    planning().then({
      type: 'capacity.SessionPlanned',
      data: { ...whose, on: '2026-03-10', module: 'board-roles', mode: 'in-person' },
      tags: ['unit:UG-402', `programme:${PROGRAMME}`, `cohort:${COHORT}`],
    });
  });

  it(rules['planned-once'].title, () => {
    given(session, ...planned())
      .when((state, now) => plan(state, toPlan, of, now))
      .thenRefused('session.planned-once');
  });

  it(rules['cohort-unknown'].title, () => {
    given(session)
      .when((state, now) => plan(state, toPlan, undefined, now))
      .thenRefused('session.cohort-unknown', { pointer: '/cohort' });
  });

  it(rules['cohort-over'].title, () => {
    planning({}, { ...of, standing: 'over' }).thenRefused('session.cohort-over');
  });

  it(rules['module-unknown'].title, () => {
    planning({ module: 'cookery' }).thenRefused('session.module-unknown', { pointer: '/module' });
    planning({ module: undefined }).then({ type: 'capacity.SessionPlanned' });
  });

  it(rules['outside-cohort'].title, () => {
    for (const on of ['2026-02-28', '2026-08-29']) planning({ on }).thenRefused('session.outside-cohort');
    for (const on of ['2026-03-01', '2026-08-28']) planning({ on }).then({ type: 'capacity.SessionPlanned' });
    given(session, ...planned())
      .when((state, now) => move(state, { on: '2026-08-29', ground: 'roads-flooded' }, of, now))
      .thenRefused('session.outside-cohort', { pointer: '/on' });
  });
});

describe('a planned session', () => {
  it('is moved, and to the same day is nothing to do', () => {
    const moving = (on: string) =>
      given(session, ...planned()).when((state, now) => move(state, { on, ground: 'roads-flooded' }, of, now));
    moving('2026-03-17').then({ type: 'capacity.SessionMoved', data: { on: '2026-03-17' }, ground: 'roads-flooded' });
    moving('2026-03-10').thenNothing();
  });

  it('is held, and says how many came', () => {
    holding().then({
      type: 'capacity.SessionHeld',
      data: { module: 'board-roles', people: counted, attendance: { present: 1, excused: 0, unexcused: 0 } },
    });
  });

  it(rules.unknown.title, () => {
    holding({}, {}, []).thenRefused('session.unknown');
    correcting([]).thenRefused('session.unknown');
  });

  it(rules['not-planned'].title, () => {
    for (const past of [held(), cancelled()]) {
      holding({}, {}, past).thenRefused('session.not-planned');
      given(session, ...past)
        .when((state, now) => cancel(state, { ground: 'trainer-ill' }, now))
        .thenRefused('session.not-planned');
    }
    given(session, ...planned())
      .when((state, now) => cancel(state, { ground: 'trainer-ill' }, now))
      .then({ type: 'capacity.SessionCancelled', ground: 'trainer-ill' });
  });

  it(rules['cohort-not-running'].title, () => {
    holding({}, { of: { ...of, standing: 'planned' } }).thenRefused('session.cohort-not-running');
  });

  it(rules['enrolment-unknown'].title, () => {
    const [mark] = marks.attendance;
    for (const wrong of [{ enrolment: PROGRAMME }, { participant: people.officer }, { enrolment: TWO }]) {
      holding({ attendance: [{ ...mark!, ...wrong }] }).thenRefused('session.enrolment-unknown', {
        pointer: '/attendance/0',
      });
    }
  });

  it(rules['participant-twice'].title, () => {
    holding({ attendance: [...marks.attendance, ...marks.attendance] }).thenRefused('session.participant-twice');
  });

  it(rules['not-all-marked'].title, () => {
    holding({ attendance: [] }).thenRefused('session.not-all-marked', { pointer: '/attendance' });
    const resting = { enrolment: TWO, participant: people.successor, mark: 'excused' as const };
    holding({ attendance: [...marks.attendance, resting] }).then({ data: { attendance: { present: 1, excused: 1 } } });
  });

  it(rules['present-miscounted'].title, () => {
    holding({ people: { ...counted, women: 0, total: 0 } }).thenRefused('session.present-miscounted');
    holding({ people: { ...counted, men: 4, total: 5 } }).then({ type: 'capacity.SessionHeld' });
  });

  it(rules['before-last-step'].title, () => {
    given(session, ...planned())
      .when((state, now) => cancel(state, { ground: 'trainer-ill' }, now), { effectiveOn: '2026-02-01' })
      .thenRefused('session.before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('the attendance of a session', () => {
  it('is put right', () => {
    correcting(held()).then({ type: 'capacity.SessionAttendanceCorrected', data: { attendance: { present: 1 } } });
  });

  it(rules['not-held'].title, () => {
    for (const past of [planned(), cancelled()]) correcting(past).thenRefused('session.not-held');
  });
});

describe('any life of a session', () => {
  const anyCommand: fc.Arbitrary<SessionCommand> = fc.oneof(
    fc.constantFrom(of, { ...of, standing: 'over' as const }).map((facts) => ({
      ...{ name: 'plan' as const, of: toPlan, facts },
    })),
    fc.constantFrom('2026-03-17', '2026-12-31').map((on) => ({
      ...{ name: 'move' as const, of: { on, ground: 'roads-flooded' }, facts: of },
    })),
    fc.constantFrom('hold' as const, 'correct-attendance' as const).map((name) => ({ name, of: marks, facts: roster })),
    fc.constant({ name: 'cancel' as const, of: { ground: 'trainer-ill' } }),
  );

  it('answers every command with events of its contract or a refusal, and goes by its diagram', () => {
    const watch = new DiagramWatch(session);
    fc.assert(
      fc.property(someLife(anyCommand), (steps) => {
        const { events, state } = lived(session, steps, decide);
        expect(fold(session, events)).toEqual(state);
        watch.follow(events);
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
