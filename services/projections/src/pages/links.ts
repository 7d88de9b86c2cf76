/** Where an entity's own events are told. */
export const entityTrail = (id: string): string => `/views/audit/entities/${encodeURIComponent(id)}`;

/** Where all that concerns an organisation is told. */
export const organisationTrail = (id: string): string => `/views/audit/organisations/${encodeURIComponent(id)}`;
