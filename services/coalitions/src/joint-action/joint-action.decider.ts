import type {
  DecidedAs,
  jointActionCompleted,
  jointActionPlanned,
  jointActionStopped,
  taskAdded,
} from '@baraza/contracts';
import { type CivilDate, type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import { actingSeat, leads } from '../coalition/coalition.participants.ts';
import { isOfficer } from '../coalition/coalition.standing.ts';
import type { CoalitionState } from '../coalition/coalition.state.ts';
import { jointActionRules } from './joint-action.rules.ts';
import { isLeft, type JointActionState, tagsOfJointAction } from './joint-action.state.ts';
import { ledBy, onRecord, open } from './joint-action.steps.pure.ts';
import {
  blockTask,
  type BlockTask,
  claimTask,
  type ClaimTask,
  doTask,
  type DoTask,
  dropTask,
  type OfTask,
  type OnGround,
  releaseTask,
  unblockTask,
} from './joint-action.tasks.pure.ts';

/** How many tasks one joint action holds. */
const TASKS_MAX = 200;

export interface PlanJointAction {
  readonly coalition: string;
  /** The coalition's own where it is left out. */
  readonly unit?: string | undefined;
  /** The alert that it answers. */
  readonly alert?: string | undefined;
  /** The decision that it carries out. */
  readonly decision?: string | undefined;
  /** What is to be done, in words: a document of the vault. */
  readonly what: string;
  readonly about?: readonly string[] | undefined;
}
export interface PlanningFacts {
  /** Whether the unit is the coalition's own or below it. */
  readonly unitWithin: boolean;
  /** Whether the alert is open, and the coalition's. */
  readonly alertFits: boolean;
  /** Whether the decision is the coalition's, was adopted, and holds. */
  readonly decisionFits: boolean;
}
export interface AddTask {
  readonly what: string;
  readonly about?: readonly string[] | undefined;
  readonly dueOn: CivilDate;
}
export interface Complete {
  readonly note?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
export interface Stop {
  readonly ground: string;
  readonly narrative?: string | undefined;
  readonly about?: readonly string[] | undefined;
}

/** @throws Rejection `planned-once`, `coalition-not-active`, `participants-only`, `unit-outside`, `alert-unfit`, `decision-unfit` */
export function plan(
  state: JointActionState,
  command: PlanJointAction,
  of: CoalitionState,
  facts: PlanningFacts,
  given: Deciding,
): readonly DecidedAs<typeof jointActionPlanned>[] {
  if (state.status !== 'none') throw jointActionRules.broken('planned-once', { pointer: '/id' });
  if (of.status !== 'active') {
    throw jointActionRules.broken('coalition-not-active', { pointer: '/coalition', params: { status: of.status } });
  }
  byParticipant(of, given);
  const { coalition, unit = of.unit, alert, decision, what, about } = command;
  if (!facts.unitWithin) throw jointActionRules.broken('unit-outside', { pointer: '/unit' });
  if (alert !== undefined && !facts.alertFits) throw jointActionRules.broken('alert-unfit', { pointer: '/alert' });
  if (decision !== undefined && !facts.decisionFits) {
    throw jointActionRules.broken('decision-unfit', { pointer: '/decision' });
  }
  const planned = {
    ...{ coalition, unit, themes: [...of.themes] },
    ...(alert === undefined ? {} : { alert }),
    ...(decision === undefined ? {} : { decision }),
  };
  return [
    {
      type: 'coalitions.JointActionPlanned',
      data: { ...planned, what: freeText(given.id('what'), what, about) },
      effectiveOn: given.effectiveOn,
      tags: tagsOfJointAction(planned),
    },
  ];
}

/** @throws Rejection `participants-only`, `due-past`, `tasks-too-many` */
export function addTask(
  state: JointActionState,
  { what, about, dueOn }: AddTask,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof taskAdded>[] {
  const now = open(state);
  byParticipant(of, given);
  if (dueOn < given.effectiveOn) throw jointActionRules.broken('due-past', { pointer: '/dueOn' });
  if (now.tasks.length >= TASKS_MAX) throw jointActionRules.broken('tasks-too-many', { params: { most: TASKS_MAX } });
  const data = { task: given.id('task'), what: freeText(given.id('what'), what, about), dueOn };
  return [{ type: 'coalitions.TaskAdded', data, ...onRecord(now, given) }];
}

/** @throws Rejection `leads-only`, `tasks-open`, `nothing-done` */
export function complete(
  state: JointActionState,
  { note, about }: Complete,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof jointActionCompleted>[] {
  const now = ledBy(state, of, given);
  const left = now.tasks.filter(isLeft).length;
  if (left > 0) throw jointActionRules.broken('tasks-open', { params: { left } });
  if (!now.tasks.some(({ status }) => status === 'done')) throw jointActionRules.broken('nothing-done');
  const data = note === undefined ? {} : { note: freeText(given.id('note'), note, about) };
  return [{ type: 'coalitions.JointActionCompleted', data, ...onRecord(now, given) }];
}

/** @throws Rejection `leads-only` */
export function stop(
  state: JointActionState,
  { ground, narrative, about }: Stop,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof jointActionStopped>[] {
  const now = ledBy(state, of, given);
  const words = narrative === undefined ? {} : { narrative: freeText(given.id('narrative'), narrative, about) };
  return [{ type: 'coalitions.JointActionStopped', data: { ground, ...words }, ...onRecord(now, given), ground }];
}

/** @throws Rejection `participants-only` */
function byParticipant(of: CoalitionState, { actor }: Deciding): void {
  if (isOfficer(actor) || actingSeat(of, actor.organisation) !== undefined || leads(of, actor)) return;
  throw jointActionRules.broken('participants-only');
}

type In = { readonly in: CoalitionState };
export type JointActionCommand =
  | ({ readonly name: 'plan'; readonly of: PlanJointAction; readonly facts: PlanningFacts } & In)
  | ({ readonly name: 'add-task'; readonly of: AddTask } & In)
  | ({ readonly name: 'claim-task'; readonly of: ClaimTask } & In)
  | { readonly name: 'block-task'; readonly of: BlockTask }
  | { readonly name: 'unblock-task'; readonly of: OfTask }
  | ({ readonly name: 'release-task'; readonly of: OfTask & OnGround } & In)
  | { readonly name: 'do-task'; readonly of: DoTask }
  | ({ readonly name: 'drop-task'; readonly of: OfTask & OnGround } & In)
  | ({ readonly name: 'complete'; readonly of: Complete } & In)
  | ({ readonly name: 'stop'; readonly of: Stop } & In);

/** Any command on a joint action, by its name. */
export function decide(command: JointActionCommand, state: JointActionState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'plan':
      return plan(state, command.of, command.in, command.facts, given);
    case 'add-task':
      return addTask(state, command.of, command.in, given);
    case 'claim-task':
      return claimTask(state, command.of, command.in, given);
    case 'block-task':
      return blockTask(state, command.of, given);
    case 'unblock-task':
      return unblockTask(state, command.of, given);
    case 'release-task':
      return releaseTask(state, command.of, command.in, given);
    case 'do-task':
      return doTask(state, command.of, given);
    case 'drop-task':
      return dropTask(state, command.of, command.in, given);
    case 'complete':
      return complete(state, command.of, command.in, given);
    case 'stop':
      return stop(state, command.of, command.in, given);
    default:
      return unreachable(command);
  }
}
