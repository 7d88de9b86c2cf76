import type { ReferenceFacts } from '@baraza/service-kit';
import type { AssignmentFacts, CompleteProgramme, PlanFacts } from './programme.decider.ts';
import type { ProgrammePlan } from './programme.state.ts';

/** What a plan's decision needs to know of other services' matters. */
export async function factsOfPlan(facts: ReferenceFacts, plan: ProgrammePlan): Promise<PlanFacts> {
  const { unit } = plan;
  const units = await whichOf(plan.units, async (code) => (await facts.knownUnit(code)) !== undefined);
  return {
    unitKnown: (await facts.knownUnit(unit)) !== undefined,
    unitsWithin: units.filter((code) => facts.covers(unit, code)),
    organisationsKnown: await whichOf(plan.partners, (id) => organisationKnown(facts, id)),
  };
}

export async function factsOfAssignments(facts: ReferenceFacts, command: CompleteProgramme): Promise<AssignmentFacts> {
  const assignments = command.assignments ?? [];
  const named = (pick: (one: (typeof assignments)[number]) => string) => [...new Set(assignments.map(pick))];
  return {
    organisationsKnown: await whichOf(
      named((one) => one.organisation),
      (id) => organisationKnown(facts, id),
    ),
    unitsKnown: await whichOf(
      named((one) => one.unit),
      async (code) => (await facts.knownUnit(code)) !== undefined,
    ),
  };
}

async function organisationKnown(facts: ReferenceFacts, id: string): Promise<boolean> {
  return (await facts.knownOrganisation(id)) !== undefined;
}

async function whichOf<Item>(items: readonly Item[], holds: (item: Item) => Promise<boolean>): Promise<Item[]> {
  const found = await Promise.all(items.map(holds));
  return items.filter((_, index) => found[index]);
}
