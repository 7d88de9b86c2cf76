import type {
  actionBanEnded,
  actionBanned,
  actionCancelled,
  actionCountCorrected,
  actionHeld,
  actionPlanned,
  actionPostponed,
  BanEnding,
  DecidedAs,
} from '@baraza/contracts';
import { type CivilDate, type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import type {
  ActionCommand,
  ActionFacts,
  ActionFigures,
  BanAction,
  CampaignOfAction,
  CorrectCount,
  PlanAction,
  PlanAnew,
  PostponeAction,
} from './action.commands.pure.ts';
import { actionRules } from './action.rules.ts';
import type { ActionPlan, ActionState, BannedAction, KnownAction, PlannedAction } from './action.state.ts';
import { tagsOf } from './action.tags.pure.ts';

/** @throws Rejection `planned-once`, `campaign-unknown`, `campaign-over`, `answers-for-unknown`, `planned-for-the-past` */
export function plan(
  state: ActionState,
  command: PlanAction,
  facts: ActionFacts,
  given: Deciding,
): readonly DecidedAs<typeof actionPlanned>[] {
  if (state.status !== 'none') throw actionRules.broken('planned-once', { pointer: '/id' });
  return [planned(command.campaign, command, facts, given)];
}

/** Another plan in place of the one before. @throws Rejection as `plan`, and `unknown`, `not-planned`, `banned-as-planned`, `before-last-step` */
export function planAnew(
  state: ActionState,
  command: PlanAnew,
  facts: ActionFacts,
  given: Deciding,
): readonly DecidedAs<typeof actionPlanned>[] {
  const now = toCome(state);
  if (now.status === 'banned') throw actionRules.broken('banned-as-planned');
  inOrderOfDates(now, given);
  return [planned(now.plan.campaign, command, facts, given)];
}

function planned(
  campaign: string,
  { kind, on, answersFor, place, risks, about }: PlanAnew,
  facts: ActionFacts,
  given: Deciding,
): DecidedAs<typeof actionPlanned> {
  const of = facts.campaign;
  if (of === undefined) throw actionRules.broken('campaign-unknown', { pointer: '/campaign' });
  if (of.status === 'concluded' || of.status === 'abandoned') {
    throw actionRules.broken('campaign-over', { pointer: '/campaign', params: { status: of.status } });
  }
  if (!facts.answersForKnown) throw actionRules.broken('answers-for-unknown', { pointer: '/answersFor' });
  notInThePast(on, given);
  const { unit, lead, themes } = of;
  const data = {
    ...{ campaign, unit, lead, themes: [...themes], kind, on, answersFor: answersFor ?? lead },
    ...(place === undefined ? {} : { place: freeText(given.id('place'), place, about) }),
    ...(risks === undefined ? {} : { risks: freeText(given.id('risks'), risks, about) }),
  };
  return { type: 'campaigns.ActionPlanned', data, effectiveOn: given.effectiveOn, tags: tagsOf(data) };
}

/** @throws Rejection `unknown`, `not-planned`, `same-day`, `planned-for-the-past`, `before-last-step` */
export function postpone(
  state: ActionState,
  { on, ground }: PostponeAction,
  given: Deciding,
): readonly DecidedAs<typeof actionPostponed>[] {
  const now = toCome(state);
  const { campaign, on: formerOn } = now.plan;
  if (on === formerOn) throw actionRules.broken('same-day', { pointer: '/on' });
  notInThePast(on, given);
  inOrderOfDates(now, given);
  const data = { campaign, formerOn, on, ground };
  return [{ type: 'campaigns.ActionPostponed', data, ...onRecord(now, given), ground }];
}

/** It took place on the day that this holds from. @throws Rejection `unknown`, `not-planned`, `campaign-not-launched`, `before-last-step` */
export function hold(
  state: ActionState,
  figures: ActionFigures,
  campaign: CampaignOfAction | undefined,
  given: Deciding,
): readonly DecidedAs<typeof actionHeld>[] {
  const now = toCome(state);
  const status = campaign?.status ?? 'none';
  if (status === 'none' || status === 'draft' || status === 'planned' || status === 'abandoned') {
    throw actionRules.broken('campaign-not-launched', { params: { status } });
  }
  inOrderOfDates(now, given);
  const data = { ...ofAction(now.plan), ...countOf(figures), inSpiteOfBan: now.status === 'banned' };
  return [{ type: 'campaigns.ActionHeld', data, ...onRecord(now, given) }];
}

/** The same figures again are nothing to do. @throws Rejection `unknown`, `not-held`, `before-last-step` */
export function correctCount(
  state: ActionState,
  { ground, ...figures }: CorrectCount,
  given: Deciding,
): readonly DecidedAs<typeof actionCountCorrected>[] {
  const now = known(state);
  if (now.status !== 'held') throw actionRules.broken('not-held', { params: { status: now.status } });
  const { people, reach } = countOf(figures);
  const isSame = (Object.keys(people) as (keyof typeof people)[]).every((part) => people[part] === now.people[part]);
  if (isSame && reach === now.reach) return [];
  inOrderOfDates(now, given);
  const data = { campaign: now.plan.campaign, ...countOf(figures), ground };
  return [{ type: 'campaigns.ActionCountCorrected', data, ...onRecord(now, given), ground }];
}

/** @throws Rejection `unknown`, `not-planned`, `before-last-step` */
export function cancel(
  state: ActionState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof actionCancelled>[] {
  const now = toCome(state);
  inOrderOfDates(now, given);
  return [
    { type: 'campaigns.ActionCancelled', data: { ...ofAction(now.plan), ground }, ...onRecord(now, given), ground },
  ];
}

/** @throws Rejection `unknown`, `not-planned`, `banned-already`, `before-last-step` */
export function ban(
  state: ActionState,
  { by, ground }: BanAction,
  given: Deciding,
): readonly DecidedAs<typeof actionBanned>[] {
  const now = toCome(state);
  if (now.status === 'banned') throw actionRules.broken('banned-already', { params: { since: now.ban.on } });
  inOrderOfDates(now, given);
  return [
    { type: 'campaigns.ActionBanned', data: { ...ofAction(now.plan), by, ground }, ...onRecord(now, given), ground },
  ];
}

/** @throws Rejection `unknown`, `not-banned`, `before-last-step` */
export function endBan(
  state: ActionState,
  { how }: { readonly how: BanEnding },
  given: Deciding,
): readonly DecidedAs<typeof actionBanEnded>[] {
  const now = known(state);
  if (now.status !== 'banned') throw actionRules.broken('not-banned', { params: { status: now.status } });
  inOrderOfDates(now, given);
  return [{ type: 'campaigns.ActionBanEnded', data: { campaign: now.plan.campaign, how }, ...onRecord(now, given) }];
}

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: ActionCommand, state: ActionState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'plan':
      return plan(state, command.of, command.facts, given);
    case 'plan-anew':
      return planAnew(state, command.of, command.facts, given);
    case 'postpone':
      return postpone(state, command.of, given);
    case 'hold':
      return hold(state, command.of, command.campaign, given);
    case 'correct-count':
      return correctCount(state, command.of, given);
    case 'cancel':
      return cancel(state, command.of, given);
    case 'ban':
      return ban(state, command.of, given);
    case 'end-ban':
      return endBan(state, command.of, given);
    default:
      return unreachable(command);
  }
}

/** @throws Rejection `unknown` */
function known(state: ActionState): KnownAction {
  if (state.status === 'none') throw actionRules.broken('unknown');
  return state;
}

/** @throws Rejection `unknown`, `not-planned` */
function toCome(state: ActionState): PlannedAction | BannedAction {
  const now = known(state);
  if (now.status === 'planned' || now.status === 'banned') return now;
  throw actionRules.broken('not-planned', { params: { status: now.status } });
}

/** @throws Rejection `planned-for-the-past` */
function notInThePast(on: CivilDate, { effectiveOn }: Deciding): void {
  if (on < effectiveOn) throw actionRules.broken('planned-for-the-past', { pointer: '/on' });
}

/** @throws Rejection `before-last-step` */
function inOrderOfDates({ lastStepOn }: KnownAction, { effectiveOn }: Deciding): void {
  if (effectiveOn < lastStepOn) {
    throw actionRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: lastStepOn } });
  }
}

const countOf = ({ people, reach }: ActionFigures) => ({
  people: { ...people },
  ...(reach === undefined ? {} : { reach }),
});
/** What may be told of an action that was held, forbidden or given up. */
const ofAction = ({ campaign, unit, lead, themes, kind }: ActionPlan) => ({ campaign, unit, lead, themes, kind });
const onRecord = ({ plan: of }: KnownAction, { effectiveOn }: Deciding) => ({ effectiveOn, tags: tagsOf(of) });
