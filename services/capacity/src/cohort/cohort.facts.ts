import { type CommandHandler, type ReferenceFacts } from '@baraza/service-kit';
import { programme } from '../programme/programme.state.ts';
import { isOver } from '../programme/programme.steps.pure.ts';
import type { CohortFacts, PlanCohort } from './cohort.decider.ts';

/** What is looked up for a cohort: its programme, and whether its unit is the programme's or below it. */
export async function factsOfCohort(
  commands: CommandHandler,
  facts: ReferenceFacts,
  command: Pick<PlanCohort, 'programme' | 'unit'>,
): Promise<CohortFacts> {
  const { state } = await commands.load(programme, command.programme);
  if (state.status === 'none') return { programme: undefined, unitWithin: false };
  const { unit } = state.plan;
  const named = command.unit ?? unit;
  const isKnown = (await facts.knownUnit(named)) !== undefined;
  return { programme: { unit, isOver: isOver(state) }, unitWithin: isKnown && facts.covers(unit, named) };
}
