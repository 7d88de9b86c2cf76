import { type Actor, aMoment, type Decided, type Deciding, given } from '@baraza/domain';
import {
  anOfficer,
  aRepresentativeOf,
  aWoundDownCoalition,
  suspended,
  theConvenor,
  WOMEN,
} from '../coalition/coalition.builders.ts';
import { coalition, type CoalitionState } from '../coalition/coalition.state.ts';
import {
  aJointAction,
  ALERT,
  COALITION,
  DUE_ON,
  FARMERS,
  lookAtBoreholes,
  OTHER_TASK,
  stopped,
  TASK,
  taskAdded,
  taskClaimed,
  taskDone,
  taskDropped,
  taskFellDue,
  theCoalition,
} from './joint-action.builders.ts';
import { addTask, complete, plan, type PlanJointAction, stop } from './joint-action.decider.ts';
import { jointActionRules } from './joint-action.rules.ts';
import { jointAction, type JointActionEvent, type JointActionState } from './joint-action.state.ts';

const { rules } = jointActionRules;
const theFarmers = aRepresentativeOf(FARMERS);
const theWomen = aRepresentativeOf(WOMEN);
const fitting = { unitWithin: true, alertFits: true, decisionFits: true };

const planning =
  (command: PlanJointAction = lookAtBoreholes, of: CoalitionState = theCoalition(), facts = fitting) =>
  (state: JointActionState, moment: Deciding) =>
    plan(state, command, of, facts, moment);
const adding =
  (dueOn = DUE_ON) =>
  (state: JointActionState, moment: Deciding) =>
    addTask(state, { what: 'A list.', dueOn }, theCoalition(), moment);
const completing = (state: JointActionState, moment: Deciding) =>
  complete(state, { note: 'All is handed over.' }, theCoalition(), moment);
const stopping = (state: JointActionState, moment: Deciding) =>
  stop(state, { ground: 'too-dangerous' }, theCoalition(), moment);

describe('a joint action', () => {
  it('is planned by a participant, to answer an alert or of its own accord', () => {
    given(jointAction)
      .when(planning({ ...lookAtBoreholes, alert: ALERT }), { actor: theFarmers })
      .then({
        type: 'coalitions.JointActionPlanned',
        data: {
          ...{ coalition: COALITION, unit: 'UG-402', themes: ['social-justice'], alert: ALERT },
          what: { subject: aMoment.id('what'), value: lookAtBoreholes.what },
        },
        tags: ['unit:UG-402', 'theme:social-justice', `coalition:${COALITION}`, `alert:${ALERT}`],
      });
  });

  it(rules['planned-once'].title, () => {
    given(jointAction, ...aJointAction())
      .when(planning(), { actor: anOfficer })
      .thenRefused('joint-action.planned-once');
  });

  it(rules['coalition-not-active'].title, () => {
    const woundDown = aWoundDownCoalition().reduce(coalition.evolve, coalition.initialState);
    for (const one of [coalition.initialState, woundDown]) {
      given(jointAction)
        .when(planning(lookAtBoreholes, one), { actor: anOfficer })
        .thenRefused('joint-action.coalition-not-active');
    }
  });

  it(rules['participants-only'].title, () => {
    given(jointAction).when(planning(), { actor: theWomen }).thenRefused('joint-action.participants-only');
    given(jointAction)
      .when(planning(lookAtBoreholes, theCoalition(suspended(FARMERS))), { actor: theFarmers })
      .thenRefused('joint-action.participants-only');
    given(jointAction, ...aJointAction())
      .when(adding(), { actor: theWomen })
      .thenRefused('joint-action.participants-only');
  });

  it(rules['unit-outside'].title, () => {
    given(jointAction)
      .when(planning({ ...lookAtBoreholes, unit: 'UG-411' }, theCoalition(), { ...fitting, unitWithin: false }), {
        actor: anOfficer,
      })
      .thenRefused('joint-action.unit-outside');
  });

  it(rules['decision-unfit'].title, () => {
    const carriedOut = { ...lookAtBoreholes, decision: ALERT };
    given(jointAction)
      .when(planning(carriedOut), { actor: theFarmers })
      .then({ type: 'coalitions.JointActionPlanned', data: { decision: ALERT } });
    given(jointAction)
      .when(planning(carriedOut, theCoalition(), { ...fitting, decisionFits: false }), { actor: theFarmers })
      .thenRefused('joint-action.decision-unfit', { pointer: '/decision' });
  });

  it(rules['alert-unfit'].title, () => {
    given(jointAction)
      .when(planning({ ...lookAtBoreholes, alert: ALERT }, theCoalition(), { ...fitting, alertFits: false }), {
        actor: anOfficer,
      })
      .thenRefused('joint-action.alert-unfit');
  });

  it(rules.unknown.title, () => {
    given(jointAction).when(adding(), { actor: anOfficer }).thenRefused('joint-action.unknown');
  });
});

describe('its tasks', () => {
  it('are put up by a participant, each with its day', () => {
    given(jointAction, ...aJointAction())
      .when(adding(), { actor: theFarmers })
      .then({ type: 'coalitions.TaskAdded', data: { task: aMoment.id('task'), dueOn: DUE_ON } });
  });

  it(rules['due-past'].title, () => {
    given(jointAction, ...aJointAction())
      .when(adding('2026-03-01'), { actor: theFarmers })
      .thenRefused('joint-action.due-past');
  });

  it(rules['tasks-too-many'].title, () => {
    const tasks = Array.from({ length: 200 }, (_, index) => taskAdded(TASK.replace(/1$/, String(1000 + index))));
    given(jointAction, ...aJointAction(...tasks))
      .when(adding(), { actor: theFarmers })
      .thenRefused('joint-action.tasks-too-many');
  });

  it(rules['before-last-step'].title, () => {
    given(jointAction, ...aJointAction(taskAdded(), taskClaimed()))
      .when(adding(), { actor: theFarmers, effectiveOn: '2026-02-11' })
      .thenRefused('joint-action.before-last-step');
  });

  it('fall due the day after their last day, the first first, unless they are done or dropped', () => {
    const dueAfter = (...events: readonly JointActionEvent[]) => {
      const state = aJointAction(...events).reduce(jointAction.evolve, jointAction.initialState);
      const step = jointAction.calendar!.next(state);
      return (
        step && jointAction.calendar!.take(state, step, aMoment).map(({ data, effectiveOn }) => [data, effectiveOn])
      );
    };
    const both = [taskAdded(), taskAdded(OTHER_TASK, '2026-03-10')];
    const due = { rule: 'joint-action.task-falls-due', rank: 50 };
    expect(
      jointAction.calendar!.next(aJointAction(...both).reduce(jointAction.evolve, jointAction.initialState)),
    ).toEqual({ ...due, on: '2026-03-11' });
    expect(dueAfter(...both)).toEqual([[{ task: OTHER_TASK, dueOn: '2026-03-10' }, '2026-03-11']]);
    expect(dueAfter(...both, taskFellDue(OTHER_TASK, '2026-03-10'))).toEqual([
      [{ task: TASK, dueOn: DUE_ON }, '2026-03-21'],
    ]);
    expect(dueAfter(...both, taskDropped(OTHER_TASK), taskClaimed(), taskDone())).toBeUndefined();
    expect(dueAfter(...both, stopped())).toBeUndefined();
  });
});

describe('its end', () => {
  it('is completed by those who convene, or stopped on a ground', () => {
    given(jointAction, ...aJointAction(taskAdded(), taskClaimed(), taskDone()))
      .when(completing, { actor: theConvenor })
      .then({ type: 'coalitions.JointActionCompleted' });
    given(jointAction, ...aJointAction(taskAdded()))
      .when(stopping, { actor: anOfficer })
      .then({ type: 'coalitions.JointActionStopped', data: { ground: 'too-dangerous' }, ground: 'too-dangerous' });
  });

  it(rules['leads-only'].title, () => {
    for (const end of [completing, stopping]) {
      given(jointAction, ...aJointAction(taskAdded(), taskClaimed(), taskDone()))
        .when(end, { actor: theFarmers })
        .thenRefused('joint-action.leads-only');
    }
  });

  it(rules['tasks-open'].title, () => {
    given(jointAction, ...aJointAction(taskAdded(), taskClaimed(), taskDone(), taskAdded(OTHER_TASK)))
      .when(completing, { actor: theConvenor })
      .thenRefused('joint-action.tasks-open');
  });

  it(rules['nothing-done'].title, () => {
    for (const events of [aJointAction(), aJointAction(taskAdded(), taskDropped())]) {
      given(jointAction, ...events)
        .when(completing, { actor: theConvenor })
        .thenRefused('joint-action.nothing-done');
    }
  });

  it(rules.ended.title, () => {
    const asked: readonly [(state: JointActionState, moment: Deciding) => readonly Decided[], Actor][] = [
      [completing, theConvenor],
      [stopping, anOfficer],
      [adding(), theFarmers],
    ];
    for (const [again, actor] of asked) {
      given(jointAction, ...aJointAction(stopped()))
        .when(again, { actor })
        .thenRefused('joint-action.ended');
    }
  });
});
