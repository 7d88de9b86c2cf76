import { type Decided, type Deciding, given } from '@baraza/domain';
import {
  anOfficer,
  aRepresentativeOf,
  seatOf,
  suspended,
  theConvenor,
  WOMEN,
} from '../coalition/coalition.builders.ts';
import {
  aJointAction,
  CONVENOR,
  FARMERS,
  OTHER_TASK,
  TASK,
  taskAdded,
  taskBlocked,
  taskClaimed,
  taskDone,
  taskDropped,
  theCoalition,
} from './joint-action.builders.ts';
import { jointActionRules } from './joint-action.rules.ts';
import { jointAction, type JointActionState } from './joint-action.state.ts';
import { blockTask, claimTask, doTask, dropTask, releaseTask, unblockTask } from './joint-action.tasks.pure.ts';

const { rules } = jointActionRules;
const theFarmers = aRepresentativeOf(FARMERS);
const byFarmers = { task: TASK, seat: seatOf(FARMERS), organisation: FARMERS };

type Asking = (state: JointActionState, moment: Deciding) => readonly Decided[];
const claiming =
  (organisation = FARMERS, task = TASK, of = theCoalition()): Asking =>
  (state, moment) =>
    claimTask(state, { task, organisation }, of, moment);
const blocking: Asking = (state, moment) => blockTask(state, { task: TASK, ground: 'no-permission' }, moment);
const unblocking: Asking = (state, moment) => unblockTask(state, { task: TASK }, moment);
const releasing: Asking = (state, moment) =>
  releaseTask(state, { task: TASK, ground: 'no-staff' }, theCoalition(), moment);
const doing: Asking = (state, moment) => doTask(state, { task: TASK, note: 'Fourteen.' }, moment);
const dropping: Asking = (state, moment) =>
  dropTask(state, { task: TASK, ground: 'no-longer-needed' }, theCoalition(), moment);

const putUp = aJointAction(taskAdded());
const claimed = aJointAction(taskAdded(), taskClaimed());
const blocked = [...claimed, taskBlocked()];
const done = [...claimed, taskDone()];

describe('a task', () => {
  it('is taken on by a participant, for itself or by an officer on its word, and once', () => {
    for (const actor of [theFarmers, anOfficer]) {
      given(jointAction, ...putUp)
        .when(claiming(), { actor })
        .then({ type: 'coalitions.TaskClaimed', data: byFarmers });
    }
    given(jointAction, ...claimed)
      .when(claiming(), { actor: theFarmers })
      .thenNothing();
  });

  it(rules['task-taken'].title, () => {
    given(jointAction, ...claimed)
      .when(claiming(CONVENOR), { actor: theConvenor })
      .thenRefused('joint-action.task-taken');
    given(jointAction, ...done)
      .when(claiming(), { actor: theFarmers })
      .thenRefused('joint-action.task-taken');
    given(jointAction, ...done)
      .when(dropping, { actor: theConvenor })
      .thenRefused('joint-action.task-taken');
  });

  it(rules['not-acting'].title, () => {
    given(jointAction, ...putUp)
      .when(claiming(WOMEN), { actor: aRepresentativeOf(WOMEN) })
      .thenRefused('joint-action.not-acting');
    given(jointAction, ...putUp)
      .when(claiming(FARMERS, TASK, theCoalition(suspended(FARMERS))), { actor: theFarmers })
      .thenRefused('joint-action.not-acting');
  });

  it(rules['task-unknown'].title, () => {
    given(jointAction, ...putUp)
      .when(claiming(FARMERS, OTHER_TASK), { actor: theFarmers })
      .thenRefused('joint-action.task-unknown', { pointer: '/task' });
  });

  it('is blocked on a ground, and goes on again', () => {
    given(jointAction, ...claimed)
      .when(blocking, { actor: theFarmers })
      .then({ type: 'coalitions.TaskBlocked', data: { ...byFarmers, ground: 'no-permission' } });
    given(jointAction, ...blocked)
      .when(blocking, { actor: theFarmers })
      .thenNothing();
    given(jointAction, ...blocked)
      .when(unblocking, { actor: theFarmers })
      .then({ type: 'coalitions.TaskUnblocked', data: byFarmers });
  });

  it(rules['not-blocked'].title, () => {
    given(jointAction, ...claimed)
      .when(unblocking, { actor: theFarmers })
      .thenRefused('joint-action.not-blocked');
  });

  it('is done, blocked as it was or not', () => {
    for (const events of [claimed, blocked]) {
      given(jointAction, ...events)
        .when(doing, { actor: theFarmers })
        .then({ type: 'coalitions.TaskDone', data: byFarmers });
    }
  });

  it('is given back by its participant, or taken from it by those who convene: the ground says why', () => {
    for (const [actor, by] of [
      [theFarmers, 'participant'],
      [theConvenor, 'coalition'],
    ] as const) {
      given(jointAction, ...blocked)
        .when(releasing, { actor })
        .then({ type: 'coalitions.TaskReleased', data: { ...byFarmers, by, ground: 'no-staff' }, ground: 'no-staff' });
    }
  });

  it('is dropped by those who convene, whoever has it', () => {
    for (const events of [putUp, claimed, blocked]) {
      given(jointAction, ...events)
        .when(dropping, { actor: theConvenor })
        .then({ type: 'coalitions.TaskDropped', data: { task: TASK, ground: 'no-longer-needed' } });
    }
    given(jointAction, ...aJointAction(taskAdded(), taskDropped()))
      .when(dropping, { actor: theConvenor })
      .thenNothing();
    given(jointAction, ...putUp)
      .when(dropping, { actor: theFarmers })
      .thenRefused('joint-action.leads-only');
  });

  it(rules['task-not-taken'].title, () => {
    for (const telling of [blocking, unblocking, releasing, doing]) {
      for (const events of [putUp, done]) {
        given(jointAction, ...events)
          .when(telling, { actor: theFarmers })
          .thenRefused('joint-action.task-not-taken');
      }
    }
  });

  it(rules['speaks-for-another'].title, () => {
    const theYouth = aRepresentativeOf('10000000-0000-4000-8000-0000000000aa');
    given(jointAction, ...putUp)
      .when(claiming(), { actor: theConvenor })
      .thenRefused('joint-action.speaks-for-another');
    for (const telling of [blocking, doing]) {
      given(jointAction, ...claimed)
        .when(telling, { actor: theConvenor })
        .thenRefused('joint-action.speaks-for-another');
    }
    given(jointAction, ...claimed)
      .when(releasing, { actor: theYouth })
      .thenRefused('joint-action.speaks-for-another');
  });
});
