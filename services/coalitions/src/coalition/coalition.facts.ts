import { isMemberStatus } from '@baraza/contracts';
import type { OrganisationFact, ReferenceFacts } from '@baraza/service-kit';
import type { FormCoalition, FormingFacts } from './coalition.decider.ts';
import type { OrganisationStanding } from './coalition.standing.ts';

/** What the forum knows of an organisation that is to have a seat. */
export async function standingOf(
  facts: ReferenceFacts,
  organisation: string,
): Promise<OrganisationStanding | undefined> {
  const known = await facts.knownOrganisation(organisation);
  return known && { closed: known.status !== 'registered', ...activeMembership(known) };
}

export async function factsOfForming(facts: ReferenceFacts, command: FormCoalition): Promise<FormingFacts> {
  return {
    unitKnown: (await facts.knownUnit(command.unit)) !== undefined,
    convenor: command.convenor === undefined ? undefined : await standingOf(facts, command.convenor),
  };
}

function activeMembership({ membership }: OrganisationFact): { membership?: string } {
  return membership !== undefined && isMemberStatus(membership.status) ? { membership: membership.id } : {};
}
