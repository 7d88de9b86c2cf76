import type {
  DecidedAs,
  taskBlocked,
  taskClaimed,
  taskDone,
  taskDropped,
  taskReleased,
  taskUnblocked,
} from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import { actingSeat, leads } from '../coalition/coalition.participants.ts';
import { isOfficer } from '../coalition/coalition.standing.ts';
import type { CoalitionState } from '../coalition/coalition.state.ts';
import { jointActionRules } from './joint-action.rules.ts';
import type { BlockedTask, ClaimedTask, JointActionState, Open, Task } from './joint-action.state.ts';
import { ledBy, onRecord, open } from './joint-action.steps.pure.ts';

/** How the tasks of a joint action are shared out, and what is told of them. */

export interface OfTask {
  readonly task: string;
}
export interface ClaimTask extends OfTask {
  readonly organisation: string;
}
export interface OnGround {
  readonly ground: string;
}
export interface BlockTask extends OfTask, OnGround {
  readonly narrative?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
export interface DoTask extends OfTask {
  readonly note?: string | undefined;
  readonly about?: readonly string[] | undefined;
}

/** Nothing where it has it already. @throws Rejection `speaks-for-another`, `not-acting`, `task-unknown`, `task-taken` */
export function claimTask(
  state: JointActionState,
  { task, organisation }: ClaimTask,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof taskClaimed>[] {
  const now = open(state);
  if (given.actor.organisation !== organisation && !isOfficer(given.actor)) {
    throw jointActionRules.broken('speaks-for-another', { pointer: '/organisation' });
  }
  const seat = actingSeat(of, organisation)?.seat;
  if (seat === undefined) throw jointActionRules.broken('not-acting', { pointer: '/organisation' });
  const found = taskOf(now, task);
  if (found.status === 'claimed' && found.by.seat === seat) return [];
  if (found.status !== 'open') {
    throw jointActionRules.broken('task-taken', { pointer: '/task', params: { status: found.status } });
  }
  const data = { task, seat, organisation };
  return [{ type: 'coalitions.TaskClaimed', data, ...onRecord(now, given, organisation) }];
}

/** @throws Rejection `task-unknown`, `task-not-taken`, `speaks-for-another` */
export function blockTask(
  state: JointActionState,
  { task, ground, narrative, about }: BlockTask,
  given: Deciding,
): readonly DecidedAs<typeof taskBlocked>[] {
  const now = open(state);
  const { status, by } = toldOf(now, task, given);
  if (status === 'blocked') return [];
  const words = narrative === undefined ? {} : { narrative: freeText(given.id('narrative'), narrative, about) };
  const data = { task, seat: by.seat, organisation: by.organisation, ground, ...words };
  return [{ type: 'coalitions.TaskBlocked', data, ...onRecord(now, given, by.organisation), ground }];
}

/** @throws Rejection `task-unknown`, `task-not-taken`, `speaks-for-another`, `not-blocked` */
export function unblockTask(
  state: JointActionState,
  { task }: OfTask,
  given: Deciding,
): readonly DecidedAs<typeof taskUnblocked>[] {
  const now = open(state);
  const { status, by } = toldOf(now, task, given);
  if (status !== 'blocked') throw jointActionRules.broken('not-blocked', { pointer: '/task' });
  const data = { task, seat: by.seat, organisation: by.organisation };
  return [{ type: 'coalitions.TaskUnblocked', data, ...onRecord(now, given, by.organisation) }];
}

/** By the participant that has it, or by those who lead the coalition. @throws Rejection as `blockTask` */
export function releaseTask(
  state: JointActionState,
  { task, ground }: OfTask & OnGround,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof taskReleased>[] {
  const now = open(state);
  const { by } = taken(now, task);
  const isOwn = given.actor.organisation === by.organisation;
  if (!isOwn && !leads(of, given.actor)) throw jointActionRules.broken('speaks-for-another', { pointer: '/task' });
  const { seat, organisation } = by;
  const data = { task, seat, organisation, by: isOwn ? ('participant' as const) : ('coalition' as const), ground };
  return [{ type: 'coalitions.TaskReleased', data, ...onRecord(now, given, organisation), ground }];
}

/** @throws Rejection as `blockTask` */
export function doTask(
  state: JointActionState,
  { task, note, about }: DoTask,
  given: Deciding,
): readonly DecidedAs<typeof taskDone>[] {
  const now = open(state);
  const { by } = toldOf(now, task, given);
  const words = note === undefined ? {} : { note: freeText(given.id('note'), note, about) };
  const data = { task, seat: by.seat, organisation: by.organisation, ...words };
  return [{ type: 'coalitions.TaskDone', data, ...onRecord(now, given, by.organisation) }];
}

/** Nothing where it is dropped already. @throws Rejection `leads-only`, `task-unknown`, `task-taken` where it is done */
export function dropTask(
  state: JointActionState,
  { task, ground }: OfTask & OnGround,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof taskDropped>[] {
  const now = ledBy(state, of, given);
  const { status } = taskOf(now, task);
  if (status === 'dropped') return [];
  if (status === 'done') throw jointActionRules.broken('task-taken', { pointer: '/task', params: { status } });
  return [{ type: 'coalitions.TaskDropped', data: { task, ground }, ...onRecord(now, given), ground }];
}

/** @throws Rejection `task-unknown` */
function taskOf({ tasks }: Open, id: string): Task {
  const found = tasks.find(({ task }) => task === id);
  if (found === undefined) throw jointActionRules.broken('task-unknown', { pointer: '/task' });
  return found;
}

/** @throws Rejection `task-unknown`, `task-not-taken` */
function taken(state: Open, id: string): ClaimedTask | BlockedTask {
  const found = taskOf(state, id);
  if (found.status === 'claimed' || found.status === 'blocked') return found;
  throw jointActionRules.broken('task-not-taken', { pointer: '/task', params: { status: found.status } });
}

/** By whoever took it on, or an officer on its word. @throws Rejection also `speaks-for-another` */
function toldOf(state: Open, id: string, { actor }: Deciding): ClaimedTask | BlockedTask {
  const found = taken(state, id);
  if (actor.organisation === found.by.organisation || isOfficer(actor)) return found;
  throw jointActionRules.broken('speaks-for-another', { pointer: '/task' });
}
