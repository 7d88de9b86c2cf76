import type { AGENDA_GOAL_OUTCOMES, DataOf, goalOutcomeCounted, goalOutcomeSetAside } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { Indicator } from './agenda-goal.state.ts';

/** The commands on a goal of the change agenda, each with the facts that were looked up for it. */

export interface AdoptGoal {
  readonly convening: string;
  readonly code: string;
  readonly title: string;
  readonly themes: readonly string[];
  readonly horizon: CivilDate;
  readonly indicators: readonly Indicator[];
}
/** A convening that met with a quorum; undefined where there is none such. */
export interface GoalFacts {
  readonly convening: { readonly unit: string; readonly heldOn: CivilDate } | undefined;
  /** Whether its unit is that of the goal, or above it. */
  readonly covers: boolean;
  readonly themes: readonly string[];
}
export interface ReportActual {
  readonly indicator: string;
  readonly period: string;
  readonly actual: string;
}
export interface CorrectActual extends ReportActual {
  readonly ground: string;
}
export interface ReviseGoal {
  readonly convening: string;
  readonly horizon: CivilDate;
  readonly indicators: readonly Indicator[];
  readonly ground: string;
}
export interface CloseGoal {
  readonly convening: string;
  readonly outcome: (typeof AGENDA_GOAL_OUTCOMES)[number];
}

/** Independent people confirmed an outcome that serves the goal. */
export type CountOutcome = Pick<DataOf<typeof goalOutcomeCounted>, 'outcome' | 'version' | 'verdict'>;
export interface SetOutcomeAside extends Pick<DataOf<typeof goalOutcomeSetAside>, 'outcome' | 'because'> {
  /** A later version goes on counting; every version where it is left out. */
  readonly upTo?: number | undefined;
}

export type AgendaGoalCommand =
  | { readonly name: 'adopt'; readonly of: AdoptGoal; readonly facts: GoalFacts }
  | { readonly name: 'report'; readonly of: ReportActual }
  | { readonly name: 'correct'; readonly of: CorrectActual }
  | { readonly name: 'revise'; readonly of: ReviseGoal; readonly facts: GoalFacts }
  | { readonly name: 'close'; readonly of: CloseGoal; readonly facts: GoalFacts }
  | { readonly name: 'count-outcome'; readonly of: CountOutcome }
  | { readonly name: 'report-by-outcome'; readonly of: ReportActual }
  | { readonly name: 'set-outcome-aside'; readonly of: SetOutcomeAside };
