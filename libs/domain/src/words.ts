/** Roles of the forum (docs/glossary.md). A role is held at a unit (there and below) or for an organisation. */
export const ROLES = [
  'secretariat',
  'unit-officer',
  'programme-officer',
  'conduct-committee',
  'coalition-convenor',
  'campaign-lead',
  'member-representative',
  'partner',
  'auditor',
  'integrator',
  'protection-officer',
  'public',
] as const;
export type Role = (typeof ROLES)[number];

/** A role as it is held. Without unit and organisation it holds in the whole forum. */
export interface RoleHeld {
  readonly role: Role;
  readonly unit?: string;
  readonly organisation?: string;
}

/** Who may read an event. Declared per contract, without a default. */
export const AUDIENCES = ['public', 'integrator', 'auditor', 'internal', 'sealed'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What kinds of body the forum knows. */
export const ORGANISATION_KINDS = [
  'cso',
  'cbo',
  'peoples-organisation',
  'movement',
  'network',
  'institution',
  'donor',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** How an office is held: in one's own right, or for the time being. */
export const OFFICE_STANDINGS = ['substantive', 'acting'] as const;
export type OfficeStanding = (typeof OFFICE_STANDINGS)[number];

/** The themes a forum begins with; more are data. */
export const FIRST_THEMES = [
  'governance',
  'human-rights',
  'social-justice',
  'development',
  'education',
  'environment-and-climate-change',
] as const;

/** The constituencies a forum begins with; more are data. */
export const FIRST_CONSTITUENCIES = [
  'ngo',
  'cbo',
  'women',
  'youth',
  'persons-with-disabilities',
  'farmers',
  'workers',
  'faith-based',
] as const;
