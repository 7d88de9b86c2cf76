import type { ReferenceFacts } from '@baraza/service-kit';

/** Those of the organisations that the forum knows and that are open. */
export async function openOrganisations(facts: ReferenceFacts, ids: readonly string[]): Promise<readonly string[]> {
  const known = await Promise.all(ids.map((id) => facts.knownOrganisation(id)));
  return known.flatMap((one) => (one?.status === 'registered' ? [one.id] : []));
}
