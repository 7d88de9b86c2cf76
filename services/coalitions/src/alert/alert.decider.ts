import type {
  AlertAction,
  alertAcknowledged,
  alertActionBegun,
  AlertArisingFrom,
  alertClosed,
  alertPositionTaken,
  alertRaised,
  AlertResult,
  DecidedAs,
} from '@baraza/contracts';
import { addDays, type CivilDate, type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import { actingSeat, leads } from '../coalition/coalition.participants.ts';
import { isOfficer } from '../coalition/coalition.standing.ts';
import type { ActiveCoalition, CoalitionState } from '../coalition/coalition.state.ts';
import { alertRules } from './alert.rules.ts';
import { type AlertState, type Open, tagsOfAlert } from './alert.state.ts';

export interface RaiseAlert {
  readonly coalition: string;
  /** Where it happens; the coalition's own unit where it is left out. */
  readonly unit?: string | undefined;
  /** The coalition's own where they are left out. */
  readonly themes?: readonly string[] | undefined;
  readonly arisingFrom: AlertArisingFrom;
  readonly answerBy: CivilDate;
  /** What has happened, in words: a document of the vault. */
  readonly what?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
/** What a policy puts before a coalition: what was found elsewhere, and where. */
export interface AlertFound extends Pick<RaiseAlert, 'coalition' | 'arisingFrom'> {
  readonly unit: string;
  readonly themes: readonly string[];
}
export interface RaisingFacts {
  /** Whether the unit is the coalition's own or below it. */
  readonly unitWithin: boolean;
  /** Whether there is what it arises from. */
  readonly sourceKnown: boolean;
}
export interface Acknowledge {
  readonly organisation: string;
}
export interface TakePosition {
  readonly decision: string;
}
export interface BeginAction {
  readonly action: { readonly kind: AlertAction; readonly id: string };
}
export interface BeginCampaign {
  readonly campaign: string;
  /** The organisation that leads it. */
  readonly lead: string;
}
export interface CloseAlert {
  readonly result: AlertResult;
  readonly narrative?: string | undefined;
  readonly about?: readonly string[] | undefined;
}

/** @throws Rejection `raised-once`, `participants-only`, or what makes it no alert of the coalition */
export function raise(
  state: AlertState,
  command: RaiseAlert,
  of: CoalitionState,
  facts: RaisingFacts,
  given: Deciding,
): readonly DecidedAs<typeof alertRaised>[] {
  if (state.status !== 'none') throw alertRules.broken('raised-once', { pointer: '/id' });
  const coalition = standing(of);
  if (!isOfficer(given.actor) && actingSeat(of, given.actor.organisation) === undefined) {
    throw alertRules.broken('participants-only');
  }
  return raised(coalition, command, facts, given);
}

/** An alert that a policy raises calls for an answer within this time. */
export const ANSWER_WITHIN_DAYS = 14;

/**
 * What a policy puts before a coalition: what it answers was found elsewhere, and it asks nobody’s leave. It holds from no
 * earlier than the coalition does, and is of those of its themes that are the coalition's.
 * @throws Rejection `raised-once`, or what makes it no alert of the coalition
 */
export function raiseAsFound(
  state: AlertState,
  command: AlertFound,
  of: CoalitionState,
  facts: RaisingFacts,
  given: Deciding,
): readonly DecidedAs<typeof alertRaised>[] {
  if (state.status !== 'none') throw alertRules.broken('raised-once');
  const coalition = standing(of);
  const { formedOn } = coalition;
  const effectiveOn = given.effectiveOn < formedOn ? formedOn : given.effectiveOn;
  const themes = command.themes.filter((theme) => coalition.themes.includes(theme));
  const answerBy = addDays(effectiveOn, ANSWER_WITHIN_DAYS);
  return raised(coalition, { ...command, themes, answerBy }, facts, { ...given, effectiveOn });
}

function raised(
  coalition: ActiveCoalition,
  command: RaiseAlert,
  { unitWithin, sourceKnown }: RaisingFacts,
  given: Deciding,
): readonly DecidedAs<typeof alertRaised>[] {
  const { unit = coalition.unit, arisingFrom, answerBy, what, about } = command;
  const themes = [...(command.themes ?? coalition.themes)];
  if (!unitWithin) throw alertRules.broken('unit-outside', { pointer: '/unit' });
  if (!themes.some((theme) => coalition.themes.includes(theme))) {
    throw alertRules.broken('off-theme', { pointer: '/themes' });
  }
  if ((arisingFrom.kind === 'own-accord') !== (arisingFrom.id === undefined)) {
    throw alertRules.broken('source-unnamed', { pointer: '/arisingFrom', params: { kind: arisingFrom.kind } });
  }
  if (!sourceKnown) {
    throw alertRules.broken('source-unknown', { pointer: '/arisingFrom/id', params: { kind: arisingFrom.kind } });
  }
  if (answerBy < given.effectiveOn) throw alertRules.broken('answer-past', { pointer: '/answerBy' });
  const data = {
    ...{ coalition: command.coalition, unit, themes, arisingFrom, answerBy },
    ...(what === undefined ? {} : { what: freeText(given.id('what'), what, about) }),
  };
  return [{ type: 'coalitions.AlertRaised', data, effectiveOn: given.effectiveOn, tags: tagsOfAlert(data) }];
}

/** Nothing where the participant has said so already. @throws Rejection `speaks-for-another`, `not-acting` */
export function acknowledge(
  state: AlertState,
  { organisation }: Acknowledge,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof alertAcknowledged>[] {
  const now = open(state);
  if (given.actor.organisation !== organisation && !isOfficer(given.actor)) {
    throw alertRules.broken('speaks-for-another', { pointer: '/organisation' });
  }
  const seat = actingSeat(of, organisation)?.seat;
  if (seat === undefined) throw alertRules.broken('not-acting', { pointer: '/organisation' });
  if (now.acknowledged.some((one) => one.seat === seat)) return [];
  const { effectiveOn, tags } = onRecord(now, given);
  return [
    {
      type: 'coalitions.AlertAcknowledged',
      data: { seat, organisation },
      effectiveOn,
      tags: [...tags, `org:${organisation}`],
    },
  ];
}

/**
 * What the coalition decided is its position on the alert: a consequence, which asks nobody’s leave, and holds from no earlier
 * than the last step.
 * @returns nothing where the alert is closed, or that decision is its position already
 */
export function takePosition(
  state: AlertState,
  { decision }: TakePosition,
  given: Deciding,
): readonly DecidedAs<typeof alertPositionTaken>[] {
  if (state.status === 'none' || state.status === 'closed') return [];
  if (state.positions.some((one) => one.decision === decision)) return [];
  const { effectiveOn, tags } = following(state, given);
  return [
    { type: 'coalitions.AlertPositionTaken', data: { decision }, effectiveOn, tags: [...tags, `decision:${decision}`] },
  ];
}

/**
 * What the coalition set out on answers the alert: a consequence, as above.
 * @returns nothing where the alert is closed, or has begun with that already
 */
export function beginAction(
  state: AlertState,
  { action: { kind, id } }: BeginAction,
  given: Deciding,
): readonly DecidedAs<typeof alertActionBegun>[] {
  if (state.status === 'none' || state.status === 'closed') return [];
  if (state.actions.some((one) => one.id === id)) return [];
  const { effectiveOn, tags } = following(state, given);
  return [
    {
      type: 'coalitions.AlertActionBegun',
      data: { action: { kind, id } },
      effectiveOn,
      tags: [...tags, `${kind}:${id}`],
    },
  ];
}

/**
 * A campaign that was launched on the coalition’s behalf: a consequence, as above.
 * @returns nothing where its lead has no active seat, either: whoever names a coalition does not act for it by that
 */
export function beginCampaign(
  state: AlertState,
  { campaign, lead }: BeginCampaign,
  of: CoalitionState,
  given: Deciding,
) {
  if (actingSeat(of, lead) === undefined) return [];
  return beginAction(state, { action: { kind: 'campaign', id: campaign } }, given);
}

/**
 * What it arose from goes with another of which the coalition is alerted, too: it answers once. A consequence, as above.
 * @returns nothing where the coalition has answered already: whoever convenes says what became of that
 */
export function closeWithAnother(state: AlertState, given: Deciding): readonly DecidedAs<typeof alertClosed>[] {
  if (state.status !== 'raised' && state.status !== 'acknowledged') return [];
  return [{ type: 'coalitions.AlertClosed', data: { result: 'overtaken' }, ...following(state, given) }];
}

/** @throws Rejection `leads-only`, `unanswered` */
export function close(
  state: AlertState,
  { result, narrative, about }: CloseAlert,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof alertClosed>[] {
  const now = open(state);
  if (!leads(of, given.actor)) throw alertRules.broken('leads-only');
  if (result === 'answered' && now.positions.length + now.actions.length === 0) {
    throw alertRules.broken('unanswered', { pointer: '/result' });
  }
  const words = narrative === undefined ? {} : { narrative: freeText(given.id('narrative'), narrative, about) };
  return [{ type: 'coalitions.AlertClosed', data: { result, ...words }, ...onRecord(now, given) }];
}

/** @throws Rejection `coalition-not-active` */
function standing(of: CoalitionState): ActiveCoalition {
  if (of.status !== 'active') {
    throw alertRules.broken('coalition-not-active', { pointer: '/coalition', params: { status: of.status } });
  }
  return of;
}

/** @throws Rejection `unknown`, `closed` */
function open(state: AlertState): Open {
  if (state.status === 'none') throw alertRules.broken('unknown');
  if (state.status === 'closed') throw alertRules.broken('closed', { params: { result: state.result } });
  return state;
}

/** @throws Rejection `before-last-step` */
function onRecord(state: Open, { effectiveOn }: Deciding) {
  const { lastStepOn } = state;
  if (effectiveOn < lastStepOn) {
    throw alertRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: lastStepOn } });
  }
  return { effectiveOn, tags: tagsOfAlert(state) };
}

/** From no earlier than the last step. */
function following(state: Open, given: Deciding) {
  const { lastStepOn } = state;
  return onRecord(state, { ...given, effectiveOn: given.effectiveOn < lastStepOn ? lastStepOn : given.effectiveOn });
}

type In = { readonly in: CoalitionState };
export type AlertCommand =
  | ({ readonly name: 'raise'; readonly of: RaiseAlert; readonly facts: RaisingFacts } & In)
  | ({ readonly name: 'raise-as-found'; readonly of: AlertFound; readonly facts: RaisingFacts } & In)
  | ({ readonly name: 'acknowledge'; readonly of: Acknowledge } & In)
  | { readonly name: 'take-position'; readonly of: TakePosition }
  | { readonly name: 'begin-action'; readonly of: BeginAction }
  | ({ readonly name: 'begin-campaign'; readonly of: BeginCampaign } & In)
  | { readonly name: 'close-with-another' }
  | ({ readonly name: 'close'; readonly of: CloseAlert } & In);

/** Any command on an alert, by its name. */
export function decide(command: AlertCommand, state: AlertState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'raise':
      return raise(state, command.of, command.in, command.facts, given);
    case 'raise-as-found':
      return raiseAsFound(state, command.of, command.in, command.facts, given);
    case 'acknowledge':
      return acknowledge(state, command.of, command.in, given);
    case 'take-position':
      return takePosition(state, command.of, given);
    case 'begin-action':
      return beginAction(state, command.of, given);
    case 'begin-campaign':
      return beginCampaign(state, command.of, command.in, given);
    case 'close-with-another':
      return closeWithAnother(state, given);
    case 'close':
      return close(state, command.of, command.in, given);
    default:
      return unreachable(command);
  }
}
