/** Where an entity's own events are told. */
export const entityTrail = (id: string): string => `/views/audit/entities/${encodeURIComponent(id)}`;

/** Where all that concerns an organisation is told. */
export const organisationTrail = (id: string): string => `/views/audit/organisations/${encodeURIComponent(id)}`;

/** Where all that a person decided is told. */
export const personTrail = (id: string): string => `/views/audit/persons/${encodeURIComponent(id)}`;

/** Where all that concerns a unit and those below it is told. */
export const unitTrail = (code: string): string => `/views/audit/units/${encodeURIComponent(code)}`;

/** Where the decision that an event is of is told, with what led to it and what it led to. */
export const decisionTrail = (event: string): string => `/views/audit/decisions/${encodeURIComponent(event)}`;

/**
 * Where a case is told to a reader: in the trail of the organisation to those who read of it for that organisation, for a
 * complaint's own is no member's; to all others in its own.
 */
export function caseTrail(entity: string, organisation: string | null, readsFor: readonly string[]): string {
  return organisation !== null && readsFor.includes(organisation)
    ? organisationTrail(organisation)
    : entityTrail(entity);
}
