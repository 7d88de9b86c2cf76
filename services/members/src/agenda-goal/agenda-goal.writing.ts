import type { Deciding } from '@baraza/domain';
import { type Decision, ReferenceFacts } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { ResolutionWriting } from '../resolution/resolution.writing.ts';
import type { AdoptGoal, CloseGoal, GoalFacts, ReviseGoal } from './agenda-goal.commands.pure.ts';
import { adopt, close, revise } from './agenda-goal.decider.ts';
import type { AgendaGoalState } from './agenda-goal.state.ts';

/** Decisions on a goal with the look-ups they need. */
@Injectable()
export class AgendaGoalWriting {
  constructor(
    private readonly facts: ReferenceFacts,
    private readonly resolutions: ResolutionWriting,
  ) {}

  async adopt(state: AgendaGoalState, command: AdoptGoal, given: Deciding): Promise<Decision> {
    const facts = await this.#factsOf(state, command.convening);
    const themes = await this.facts.inUse('theme', command.themes, given.effectiveOn);
    return adopt(state, command, { ...facts, themes }, given);
  }

  async revise(state: AgendaGoalState, command: ReviseGoal, given: Deciding): Promise<Decision> {
    return revise(state, command, await this.#factsOf(state, command.convening), given);
  }

  async close(state: AgendaGoalState, command: CloseGoal, given: Deciding): Promise<Decision> {
    return close(state, command, await this.#factsOf(state, command.convening), given);
  }

  async #factsOf(state: AgendaGoalState, id: string): Promise<GoalFacts> {
    const convening = await this.resolutions.decidingConvening(id);
    const covers = state.status !== 'none' && convening !== undefined && this.facts.covers(convening.unit, state.unit);
    return { convening, covers, themes: [] };
  }
}
