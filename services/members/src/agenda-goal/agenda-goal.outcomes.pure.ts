import type { DecidedAs, goalActualReported, goalOutcomeCounted, goalOutcomeSetAside } from '@baraza/contracts';
import type { CivilDate, Deciding } from '@baraza/domain';
import type { CountOutcome, ReportActual, SetOutcomeAside } from './agenda-goal.commands.pure.ts';
import { report } from './agenda-goal.decider.ts';
import { agendaGoalRules } from './agenda-goal.rules.ts';
import { type AgendaGoalState, type FollowedGoal, tagsOfGoal } from './agenda-goal.state.ts';

/**
 * What the goal comes to by outcomes: consequences of what was confirmed elsewhere, which ask nobody's leave. They hold from no
 * earlier than the goal's last step.
 */

/** @returns nothing where it counts already, in this version or a later one @throws Rejection `not-adopted`, `closed` */
export function countOutcome(
  state: AgendaGoalState,
  { outcome, version, verdict }: CountOutcome,
  given: Deciding,
): readonly DecidedAs<typeof goalOutcomeCounted>[] {
  const goal = followed(state);
  const counted = goal.outcomes[outcome];
  if (counted !== undefined && (counted.version > version || same(counted, { version, verdict }))) return [];
  const data = { ...whose(goal), outcome, version, verdict };
  return [{ type: 'members.GoalOutcomeCounted', data, ...onRecord(goal, outcome, given) }];
}

/** Where an indicator stands by an outcome. @throws Rejection as `report` */
export function reportByOutcome(
  state: AgendaGoalState,
  command: ReportActual,
  given: Deciding,
): readonly DecidedAs<typeof goalActualReported>[] {
  return report(state, command, { ...given, effectiveOn: notBefore(followed(state), given) });
}

/** @returns nothing where it does not count in such a version, or the goal is followed no further */
export function setOutcomeAside(
  state: AgendaGoalState,
  { outcome, upTo, because }: SetOutcomeAside,
  given: Deciding,
): readonly DecidedAs<typeof goalOutcomeSetAside>[] {
  if (state.status === 'none' || state.status === 'closed') return [];
  const counted = state.outcomes[outcome];
  if (counted === undefined || (upTo !== undefined && counted.version > upTo)) return [];
  const data = { ...whose(state), outcome, version: counted.version, because };
  return [{ type: 'members.GoalOutcomeSetAside', data, ...onRecord(state, outcome, given) }];
}

/** @throws Rejection `not-adopted`, `closed` */
function followed(state: AgendaGoalState): FollowedGoal {
  if (state.status === 'none') throw agendaGoalRules.broken('not-adopted');
  if (state.status === 'closed') throw agendaGoalRules.broken('closed');
  return state;
}

const same = (one: Omit<CountOutcome, 'outcome'>, other: Omit<CountOutcome, 'outcome'>): boolean =>
  one.version === other.version && one.verdict === other.verdict;
const whose = ({ unit, themes }: FollowedGoal) => ({ unit, themes });
const notBefore = ({ lastStepOn }: FollowedGoal, { effectiveOn }: Deciding): CivilDate =>
  effectiveOn < lastStepOn ? lastStepOn : effectiveOn;
const onRecord = (goal: FollowedGoal, outcome: string, given: Deciding) => ({
  effectiveOn: notBefore(goal, given),
  tags: [...tagsOfGoal(goal), `outcome:${outcome}`],
});
