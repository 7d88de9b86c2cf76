import { OFFICE_STANDINGS } from '@baraza/domain';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import type { OrganisationState } from './organisation.state.ts';

/** An organisation as it is read. */
export const OrganisationDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(['active', 'merged', 'closed']),
  kind: Type.String(),
  legalName: Type.String(),
  acronym: Type.Optional(Type.String()),
  unit: Type.String(),
  worksIn: Type.Array(Type.String()),
  themes: Type.Array(Type.String()),
  constituencies: Type.Array(Type.String()),
  languages: Type.Array(Type.String()),
  web: Type.Array(Type.String()),
  registration: Type.Optional(Type.Object({ registrar: Type.String(), number: Type.String() })),
  attestedBy: Type.Optional(Type.Object({ unit: Type.String(), members: Type.Array(Type.String()) })),
  founded: Type.Optional(Type.String()),
  budgetBand: Type.Optional(Type.String()),
  staffBand: Type.Optional(Type.String()),
  registeredOn: Type.String(),
  into: Type.Optional(Type.String({ description: 'The organisation as which it goes on' })),
  mergedOn: Type.Optional(Type.String()),
  duplicates: Type.Array(Type.String(), { description: 'Those that were merged into it' }),
  closedOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
  contacts: Type.Array(
    Type.Object({
      person: Type.String(),
      role: Type.String(),
      name: Type.Optional(PersonalShown),
      email: Type.Optional(PersonalShown),
      phone: Type.Optional(PersonalShown),
    }),
  ),
  representatives: Type.Array(
    Type.Object({
      person: Type.String(),
      office: Type.String(),
      since: Type.String(),
      name: Type.Optional(PersonalShown),
    }),
  ),
  offices: Type.Array(
    Type.Object({
      office: Type.String(),
      standing: Type.Enum(OFFICE_STANDINGS),
      person: Type.String(),
      since: Type.String(),
      until: Type.Optional(Type.String({ description: 'The first day on which they hold it no more' })),
      name: Type.Optional(PersonalShown),
    }),
  ),
});

export function presentOrganisation(state: OrganisationState): object {
  if (state.status === 'none') return {};
  const { profile, ...known } = state;
  return { ...known, ...profile };
}
