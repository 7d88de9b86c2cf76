import type {
  DecidedAs,
  goalActualCorrected,
  goalActualReported,
  goalAdopted,
  goalClosed,
  goalRevised,
} from '@baraza/contracts';
import { addDays, type CivilDate, type Deciding, unreachable } from '@baraza/domain';
import { conveningTag } from '../resolution/resolution.tags.pure.ts';
import type {
  AdoptGoal,
  AgendaGoalCommand,
  CloseGoal,
  CorrectActual,
  GoalFacts,
  ReportActual,
  ReviseGoal,
} from './agenda-goal.commands.pure.ts';
import { countOutcome, reportByOutcome, setOutcomeAside } from './agenda-goal.outcomes.pure.ts';
import { lastDayOf } from './agenda-goal.periods.pure.ts';
import { agendaGoalRules } from './agenda-goal.rules.ts';
import { type AgendaGoalState, type FollowedGoal, type Indicator, tagsOfGoal } from './agenda-goal.state.ts';

/** What is reached sooner is a plan, and no goal. */
const SHORTEST_DAYS = 365;

/** @throws Rejection */
export function adopt(
  state: AgendaGoalState,
  command: AdoptGoal,
  facts: GoalFacts,
  given: Deciding,
): readonly DecidedAs<typeof goalAdopted>[] {
  if (state.status !== 'none') throw agendaGoalRules.broken('adopted-already', { pointer: '/id' });
  const { convening, code, title, themes, horizon, indicators } = command;
  const { unit } = decidedBy(facts, given);
  const stranger = themes.findIndex((theme) => !facts.themes.includes(theme));
  if (stranger >= 0) throw agendaGoalRules.broken('theme-unknown', { pointer: `/themes/${stranger}` });
  assertHorizon(horizon, given);
  assertIndicators(indicators);
  const data = { unit, themes: [...themes], convening, code, title, horizon, indicators: [...indicators] };
  return [
    {
      type: 'members.GoalAdopted',
      data,
      effectiveOn: given.effectiveOn,
      tags: [...tagsOfGoal(data), conveningTag(convening)],
    },
  ];
}

/** Where an indicator stood in a period that is over. The same again is nothing to do. @throws Rejection */
export function report(
  state: AgendaGoalState,
  { indicator, period, actual }: ReportActual,
  given: Deciding,
): readonly DecidedAs<typeof goalActualReported>[] {
  const known = followed(state, given);
  assertKnown(known, indicator);
  const until = lastDayOf(period);
  if (until > given.effectiveOn) throw agendaGoalRules.broken('period-open', { pointer: '/period', params: { until } });
  const before = known.actuals[indicator]?.[period];
  if (before === actual) return [];
  if (before !== undefined)
    throw agendaGoalRules.broken('reported-already', { pointer: '/period', params: { before } });
  return [
    {
      type: 'members.GoalActualReported',
      data: { ...of(known), indicator, period, actual },
      ...onRecord(known, given),
    },
  ];
}

/** @throws Rejection */
export function correct(
  state: AgendaGoalState,
  { indicator, period, actual, ground }: CorrectActual,
  given: Deciding,
): readonly DecidedAs<typeof goalActualCorrected>[] {
  const known = followed(state, given);
  assertKnown(known, indicator);
  const before = known.actuals[indicator]?.[period];
  if (before === undefined) throw agendaGoalRules.broken('not-reported', { pointer: '/period' });
  if (before === actual) return [];
  const data = { ...of(known), indicator, period, before, actual, ground };
  return [{ type: 'members.GoalActualCorrected', data, ...onRecord(known, given), ground }];
}

/** By a later convening. What was reported stays comparable. @throws Rejection */
export function revise(
  state: AgendaGoalState,
  { convening, horizon, indicators, ground }: ReviseGoal,
  facts: GoalFacts,
  given: Deciding,
): readonly DecidedAs<typeof goalRevised>[] {
  const known = followed(state, given);
  decidedLater(facts, given);
  if (horizon !== known.horizon) assertHorizon(horizon, given);
  assertIndicators(indicators);
  for (const code of Object.keys(known.actuals)) {
    const [before, after] = [known.indicators, indicators].map((all) => all.find((one) => one.code === code));
    if (after?.measuredIn !== before?.measuredIn) {
      throw agendaGoalRules.broken('indicator-dropped', { pointer: '/indicators', params: { indicator: code } });
    }
  }
  const isSame = horizon === known.horizon && JSON.stringify(indicators) === JSON.stringify(known.indicators);
  if (isSame) throw agendaGoalRules.broken('nothing-revised');
  const data = { ...of(known), convening, horizon, indicators: [...indicators], ground };
  return [{ type: 'members.GoalRevised', data, ...onRecord(known, given), ground }];
}

/** @throws Rejection */
export function close(
  state: AgendaGoalState,
  { convening, outcome }: CloseGoal,
  facts: GoalFacts,
  given: Deciding,
): readonly DecidedAs<typeof goalClosed>[] {
  const known = followed(state, given);
  decidedLater(facts, given);
  return [{ type: 'members.GoalClosed', data: { ...of(known), convening, outcome }, ...onRecord(known, given) }];
}

function decidedBy({ convening }: GoalFacts, given: Deciding) {
  if (convening === undefined) throw agendaGoalRules.broken('convening-unknown', { pointer: '/convening' });
  const { heldOn } = convening;
  if (given.effectiveOn < heldOn) {
    throw agendaGoalRules.broken('dated-before-convening', { pointer: '/effectiveOn', params: { heldOn } });
  }
  return convening;
}

function decidedLater(facts: GoalFacts, given: Deciding): void {
  decidedBy(facts, given);
  if (!facts.covers) throw agendaGoalRules.broken('convening-of-another-unit', { pointer: '/convening' });
}

function assertHorizon(horizon: CivilDate, given: Deciding): void {
  const earliest = addDays(given.effectiveOn, SHORTEST_DAYS);
  if (horizon < earliest)
    throw agendaGoalRules.broken('horizon-too-near', { pointer: '/horizon', params: { earliest } });
}

function assertIndicators(indicators: readonly Indicator[]): void {
  indicators.forEach(({ code, baseline, target }, index) => {
    if (indicators.findIndex((one) => one.code === code) !== index) {
      throw agendaGoalRules.broken('indicator-twice', { pointer: `/indicators/${index}/code` });
    }
    if (Number(baseline) === Number(target)) {
      throw agendaGoalRules.broken('target-is-baseline', { pointer: `/indicators/${index}/target` });
    }
  });
}

function assertKnown({ indicators }: FollowedGoal, indicator: string): void {
  if (!indicators.some(({ code }) => code === indicator)) {
    throw agendaGoalRules.broken('indicator-unknown', { pointer: '/indicator' });
  }
}

/** @throws Rejection where there is none, it is closed, or the step is dated before the last */
function followed(state: AgendaGoalState, given: Deciding): FollowedGoal {
  if (state.status === 'none') throw agendaGoalRules.broken('not-adopted');
  if (state.status === 'closed') throw agendaGoalRules.broken('closed');
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw agendaGoalRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

const of = ({ unit, themes }: FollowedGoal) => ({ unit, themes });
const onRecord = (known: FollowedGoal, { effectiveOn }: Deciding) => ({ effectiveOn, tags: tagsOfGoal(known) });

/** Any command on a goal, by its name. */
export function decide(command: AgendaGoalCommand, state: AgendaGoalState, given: Deciding) {
  switch (command.name) {
    case 'adopt':
      return adopt(state, command.of, command.facts, given);
    case 'report':
      return report(state, command.of, given);
    case 'correct':
      return correct(state, command.of, given);
    case 'revise':
      return revise(state, command.of, command.facts, given);
    case 'close':
      return close(state, command.of, command.facts, given);
    case 'count-outcome':
      return countOutcome(state, command.of, given);
    case 'report-by-outcome':
      return reportByOutcome(state, command.of, given);
    case 'set-outcome-aside':
      return setOutcomeAside(state, command.of, given);
    default:
      return unreachable(command);
  }
}
