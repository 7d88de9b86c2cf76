import type {
  DataOf,
  DecidedAs,
  improvementActionDone,
  improvementActionDropped,
  improvementActionPlanned,
  improvementActionReplanned,
  improvementPlanClosed,
  improvementPlanMade,
} from '@baraza/contracts';
import { type CivilDate, type Deciding, unreachable } from '@baraza/domain';
import { improvementPlanRules } from './improvement-plan.rules.ts';
import {
  type Action,
  type ImprovementPlanState,
  isOpen,
  type Running,
  tagsOfPlan,
  whoseOf,
  type WhosePlan,
} from './improvement-plan.state.ts';

export const ACTIONS_MAX = 50;

type Planned = Pick<DataOf<typeof improvementActionPlanned>, 'domain' | 'priority' | 'owner' | 'dueOn'>;
export interface PlanAction extends Planned {
  readonly text: string;
}
export interface ReplanAction extends Partial<Omit<Planned, 'domain'>> {
  readonly action: string;
}
export interface DoAction {
  readonly action: string;
  readonly note?: string;
  readonly evidence: readonly string[];
}
export interface DropAction {
  readonly action: string;
  readonly ground: string;
}
/** The assessment that it follows: undefined where there is none that was completed. */
export interface AssessmentFacts {
  readonly whose: WhosePlan | undefined;
  readonly domains: readonly string[];
}
export interface EvidenceFacts {
  readonly files: ReadonlyMap<string, DataOf<typeof improvementActionDone>['evidence'][number]>;
}

/** @throws Rejection */
export function make(
  state: ImprovementPlanState,
  command: { readonly assessment: string; readonly actions: readonly PlanAction[] },
  facts: AssessmentFacts,
  given: Deciding,
): readonly (DecidedAs<typeof improvementPlanMade> | DecidedAs<typeof improvementActionPlanned>)[] {
  if (state.status !== 'none') throw improvementPlanRules.broken('made-once', { pointer: '/id' });
  const { whose } = facts;
  if (whose === undefined) throw improvementPlanRules.broken('assessment-unfit', { pointer: '/assessment' });
  const { assessment, actions } = command;
  const made = {
    type: 'capacity.ImprovementPlanMade' as const,
    data: { ...whose, assessment },
    ...onRecord(whose, given),
  };
  return [made, ...actions.map((action, index) => planned(whose, action, facts, index, `/actions/${index}`, given))];
}

/** One more action. @throws Rejection */
export function planAction(
  state: ImprovementPlanState,
  command: PlanAction,
  facts: AssessmentFacts,
  given: Deciding,
): readonly DecidedAs<typeof improvementActionPlanned>[] {
  const known = running(state, given);
  const count = Object.keys(known.actions).length;
  if (count >= ACTIONS_MAX) throw improvementPlanRules.broken('actions-too-many', { params: { most: ACTIONS_MAX } });
  return [planned(known, command, facts, count, '', given)];
}

/** Another date, owner or priority; what is left out stays. Nothing where all stays. @throws Rejection */
export function replanAction(
  state: ImprovementPlanState,
  command: ReplanAction,
  given: Deciding,
): readonly DecidedAs<typeof improvementActionReplanned>[] {
  const known = running(state, given);
  const before = openAction(known, command.action);
  const { domain } = before;
  const { priority = before.priority, owner = before.owner, dueOn = before.dueOn } = command;
  const isSame = priority === before.priority && owner === before.owner && dueOn === before.dueOn;
  if (isSame) return [];
  // One that fell due stays overdue until it is given a day that has not passed.
  notPast(dueOn, '/dueOn', given);
  const data = { ...whoseOf(known), action: command.action, domain, priority, owner, dueOn };
  return [{ type: 'capacity.ImprovementActionReplanned', data, ...onRecord(known, given) }];
}

/** Nothing where it was done already. @throws Rejection */
export function doAction(
  state: ImprovementPlanState,
  command: DoAction,
  facts: EvidenceFacts,
  given: Deciding,
): readonly DecidedAs<typeof improvementActionDone>[] {
  const known = running(state, given);
  const { action, note } = command;
  if (actionOf(known, action).status === 'done') return [];
  const { domain, dueOn } = openAction(known, action);
  const evidence = [...new Set(command.evidence)].map((id, index) => {
    const file = facts.files.get(id);
    if (file === undefined) throw improvementPlanRules.broken('evidence-unknown', { pointer: `/evidence/${index}` });
    return file;
  });
  const words = note === undefined ? {} : { note: { subject: given.id('note'), value: note, about: [] } };
  const data = { ...whoseOf(known), action, domain, dueOn, ...words, evidence };
  return [{ type: 'capacity.ImprovementActionDone', data, ...onRecord(known, given) }];
}

/** Nothing where it was given up already. @throws Rejection */
export function dropAction(
  state: ImprovementPlanState,
  { action, ground }: DropAction,
  given: Deciding,
): readonly DecidedAs<typeof improvementActionDropped>[] {
  const known = running(state, given);
  if (actionOf(known, action).status === 'dropped') return [];
  const { domain } = openAction(known, action);
  const data = { ...whoseOf(known), action, domain, ground };
  return [{ type: 'capacity.ImprovementActionDropped', data, ground, ...onRecord(known, given) }];
}

/** Nothing where it was closed already. @throws Rejection */
export function close(
  state: ImprovementPlanState,
  given: Deciding,
): readonly DecidedAs<typeof improvementPlanClosed>[] {
  if (state.status === 'closed') return [];
  const known = running(state, given);
  const actions = Object.values(known.actions);
  const open = actions.filter(isOpen).length;
  if (open > 0) throw improvementPlanRules.broken('actions-open', { params: { open } });
  const done = actions.filter(({ status }) => status === 'done').length;
  const data = { ...whoseOf(known), done, dropped: actions.length - done };
  return [{ type: 'capacity.ImprovementPlanClosed', data, ...onRecord(known, given) }];
}

export type ImprovementPlanCommand =
  | { readonly kind: 'make'; readonly body: Parameters<typeof make>[1]; readonly facts: AssessmentFacts }
  | { readonly kind: 'plan-action'; readonly body: PlanAction; readonly facts: AssessmentFacts }
  | { readonly kind: 'replan-action'; readonly body: ReplanAction }
  | { readonly kind: 'do-action'; readonly body: DoAction; readonly facts: EvidenceFacts }
  | { readonly kind: 'drop-action'; readonly body: DropAction }
  | { readonly kind: 'close' };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: ImprovementPlanCommand, state: ImprovementPlanState, given: Deciding) {
  switch (command.kind) {
    case 'make':
      return make(state, command.body, command.facts, given);
    case 'plan-action':
      return planAction(state, command.body, command.facts, given);
    case 'replan-action':
      return replanAction(state, command.body, given);
    case 'do-action':
      return doAction(state, command.body, command.facts, given);
    case 'drop-action':
      return dropAction(state, command.body, given);
    case 'close':
      return close(state, given);
    default:
      return unreachable(command);
  }
}

function planned(
  whose: WhosePlan,
  { text, domain, priority, owner, dueOn }: PlanAction,
  { domains }: AssessmentFacts,
  index: number,
  at: string,
  given: Deciding,
): DecidedAs<typeof improvementActionPlanned> {
  if (!domains.includes(domain)) {
    throw improvementPlanRules.broken('domain-unknown', { pointer: `${at}/domain`, params: { domain } });
  }
  notPast(dueOn, `${at}/dueOn`, given);
  const action = given.id(`action ${index}`);
  const words = { subject: given.id(`text ${index}`), value: text, about: [] };
  const data = { ...whoseOf(whose), action, text: words, domain, priority, owner, dueOn };
  return { type: 'capacity.ImprovementActionPlanned', data, ...onRecord(whose, given) };
}

function notPast(dueOn: CivilDate, pointer: string, given: Deciding): void {
  if (dueOn < given.effectiveOn) throw improvementPlanRules.broken('due-before', { pointer, params: { dueOn } });
}

function running(state: ImprovementPlanState, given: Deciding): Running {
  if (state.status === 'none') throw improvementPlanRules.broken('not-made');
  if (state.status === 'closed') throw improvementPlanRules.broken('closed');
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw improvementPlanRules.broken('before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

function actionOf(known: Running, id: string): Action {
  const action = known.actions[id];
  if (action === undefined) throw improvementPlanRules.broken('action-unknown', { pointer: '/action' });
  return action;
}

function openAction(known: Running, id: string): Action {
  const action = actionOf(known, id);
  if (isOpen(action)) return action;
  throw improvementPlanRules.broken('action-settled', { pointer: '/action', params: { status: action.status } });
}

const onRecord = (whose: WhosePlan, given: Deciding) => ({
  effectiveOn: given.effectiveOn,
  tags: tagsOfPlan(whose),
});
