import type { Scope } from '@baraza/domain';
import type { ReferenceFacts } from '@baraza/service-kit';

/** The unit in which an organisation stands; undefined where it is not known, closed, or goes on as another. */
export async function unitOfOrganisation(facts: ReferenceFacts, id: string): Promise<string | undefined> {
  const found = await facts.knownOrganisation(id);
  return found?.status === 'registered' ? found.unit : undefined;
}

/** Where what is an organisation's stands. One that is not known stands at the root: only who acts for all is told so. */
export async function scopeOfOrganisation(facts: ReferenceFacts, id: string): Promise<Scope> {
  const unit = await unitOfOrganisation(facts, id);
  return { unit: unit ?? (await facts.knownForum())?.rootUnit ?? '', organisations: [id] };
}

/** Those of the organisations that the forum knows and that are open, in the order given. */
export async function openOrganisations(facts: ReferenceFacts, ids: readonly string[]): Promise<readonly string[]> {
  const units = await Promise.all(ids.map((id) => unitOfOrganisation(facts, id)));
  return ids.filter((_, index) => units[index] !== undefined);
}
