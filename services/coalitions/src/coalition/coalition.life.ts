import type {
  coalitionGoalsNamed,
  coalitionRevived,
  CoalitionStage,
  coalitionStageReached,
  DecidedAs,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { revivedBy } from './coalition.activity.ts';
import { coalitionRules } from './coalition.rules.ts';
import { active, mayDecide, notBefore, tagsOf } from './coalition.standing.ts';
import type { CoalitionState } from './coalition.state.ts';

/** What a coalition works for, how far it has come, and that it wakes up. */

export interface NameGoals {
  readonly goals: readonly string[];
}
export interface GoalsFacts {
  /** Those of the change agenda that are adopted and not closed. */
  readonly open: readonly string[];
}

/** A goal that was named before may stay after it is closed. @throws Rejection `convenors-only`, `goal-unknown` */
export function nameGoals(
  state: CoalitionState,
  command: NameGoals,
  { open }: GoalsFacts,
  given: Deciding,
): readonly DecidedAs<typeof coalitionGoalsNamed>[] {
  const now = active(state);
  mayDecide(now, given.actor);
  const goals = [...new Set(command.goals)];
  const stranger = goals.findIndex((goal) => !open.includes(goal) && !now.goals.includes(goal));
  if (stranger >= 0) throw coalitionRules.broken('goal-unknown', { pointer: `/goals/${stranger}` });
  if (goals.length === now.goals.length && goals.every((goal) => now.goals.includes(goal))) return [];
  return [
    {
      type: 'coalitions.CoalitionGoalsNamed',
      data: { goals },
      effectiveOn: given.effectiveOn,
      tags: [...tagsOf(now), ...goals.map((goal) => `agenda-goal:${goal}`)],
    },
  ];
}

/** Forward or back: coalitions grow apart, too. @throws Rejection `convenors-only`, `before-last-step` */
export function reachStage(
  state: CoalitionState,
  { stage }: { readonly stage: CoalitionStage },
  given: Deciding,
): readonly DecidedAs<typeof coalitionStageReached>[] {
  const now = active(state);
  mayDecide(now, given.actor);
  if (stage === now.stage) return [];
  notBefore(now.stageSince, given);
  return [
    { type: 'coalitions.CoalitionStageReached', data: { stage }, effectiveOn: given.effectiveOn, tags: tagsOf(now) },
  ];
}

/** The participants have met again. @throws Rejection `convenors-only` */
export function revive(state: CoalitionState, given: Deciding): readonly DecidedAs<typeof coalitionRevived>[] {
  const now = active(state);
  mayDecide(now, given.actor);
  return revivedBy(now, 'convening', given);
}
