import type { DataOf, organisationRepresentativeNamed, roleGranted, SequencedEvent } from '@baraza/contracts';
import { addDays, type CivilDate, contains, type Period, type RoleHeld } from '@baraza/domain';

/** A role as the record gives it: from a day on, until one. */
export interface DatedRole extends RoleHeld, Period {}

/** What a person may do by the record. Ids and codes only. */
export interface PersonFact {
  readonly person: string;
  /** By grant; those of a representative by organisation. */
  readonly held: Readonly<Record<string, DatedRole>>;
}

export const RIGHTS_EVENTS: readonly string[] = [
  'members.RoleGranted',
  'members.RoleRevoked',
  'members.RoleGrantEnded',
  'members.OrganisationRepresentativeNamed',
  'members.OrganisationRepresentativeEnded',
];

export function evolvePerson(fact: PersonFact | undefined, event: SequencedEvent): PersonFact {
  const { person } = event.data as { person: string };
  const before = fact ?? { person, held: {} };
  const key = event.stream;
  const role = before.held[key];
  switch (event.type) {
    case 'members.RoleGranted': {
      const { role: granted, unit, organisation, until } = event.data as DataOf<typeof roleGranted>;
      const where = { unit, ...(organisation === undefined ? {} : { organisation }) };
      const period = { from: event.effectiveOn, ...(until === undefined ? {} : { until }) };
      return withRole(before, key, { role: granted, ...where, ...period });
    }
    case 'members.OrganisationRepresentativeNamed': {
      const { organisation } = event.data as DataOf<typeof organisationRepresentativeNamed>;
      return withRole(before, key, { role: 'member-representative', organisation, from: event.effectiveOn });
    }
    default:
      return role === undefined ? before : withRole(before, key, endedFrom(role, event.effectiveOn));
  }
}

const withRole = (fact: PersonFact, key: string, role: DatedRole): PersonFact => ({
  ...fact,
  held: { ...fact.held, [key]: role },
});

function endedFrom(role: DatedRole, first: CivilDate): DatedRole {
  const last = addDays(first, -1);
  return { ...role, until: role.until === undefined || role.until > last ? last : role.until };
}

/** The roles in force, each by the date where it is held. A role at the root is one in the whole forum. */
export function rolesInForce(
  { held }: PersonFact,
  rootUnit: string | undefined,
  todayAt: (unit: string | undefined) => CivilDate,
): readonly RoleHeld[] {
  return Object.values(held)
    .filter((role) => contains(role, todayAt(role.unit)))
    .map(({ role, unit, organisation }) => ({
      role,
      ...(unit === undefined || unit === rootUnit ? {} : { unit }),
      ...(organisation === undefined ? {} : { organisation }),
    }));
}
