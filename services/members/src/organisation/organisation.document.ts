import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import type { OrganisationState } from './organisation.state.ts';

/** An organisation as it is read. */
export const OrganisationDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(['active', 'closed']),
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
  registeredOn: Type.String(),
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
});

export function presentOrganisation(state: OrganisationState): object {
  if (state.status === 'none') return {};
  const { profile, ...known } = state;
  return { ...known, ...profile };
}
