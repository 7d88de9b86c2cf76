import type { UnitState } from '../unit/unit.state.ts';
import { FIRST_CONSTITUENCIES, FIRST_THEMES } from '@baraza/domain';
import { aPersonalRef, bodies, happened } from '../testing/record.ts';
import type { ProfileFacts, ProfileGiven } from './organisation.commands.pure.ts';
import type { OrganisationEvent } from './organisation.state.ts';

/** Organisations made of events, for specs. */

export const ID = bodies.applicant;
export const aContact = '40000000-0000-4000-8000-000000000001';
export const aRepresentative = '40000000-0000-4000-8000-000000000002';

const district = (code: string, validUntil?: string): UnitState => ({
  status: 'registered',
  code,
  name: code,
  level: 'district',
  parent: 'WAN',
  zone: 'Africa/Kampala',
  validFrom: '2010-07-01',
  ...(validUntil === undefined ? {} : { validUntil }),
});

/** Bushenyi and Ntungamo as they are, and a district that was given up. */
export const units = new Map<string, UnitState>([
  ['UG-402', district('UG-402')],
  ['UG-411', district('UG-411')],
  ['WAN-OLD', district('WAN-OLD', '2020-06-30')],
]);
export const facts: ProfileFacts = {
  units,
  themes: FIRST_THEMES,
  constituencies: FIRST_CONSTITUENCIES,
  attestingMembers: new Set([bodies.first]),
};

export const aProfile: ProfileGiven = {
  kind: 'cbo',
  legalName: "Kyeizooba Farmers' Voice",
  unit: 'UG-402',
  themes: ['governance'],
  registration: { registrar: 'UG-204CBO', number: 'CBO/402/0117' },
};
export const aMovement: ProfileGiven = {
  kind: 'movement',
  legalName: 'Our Wetlands',
  unit: 'UG-402',
  themes: ['environment-and-climate-change'],
  attestedBy: { unit: 'UG-402', members: [bodies.first] },
};

export const aRegisteredOrganisation = (): OrganisationEvent[] => [
  happened('members.OrganisationRegistered', {
    organisation: ID,
    kind: 'cbo' as const,
    legalName: "Kyeizooba Farmers' Voice",
    unit: 'UG-402',
    worksIn: [],
    themes: ['governance'],
    constituencies: [],
    languages: [],
    web: [],
    registration: { registrar: 'UG-204CBO', number: 'CBO/402/0117' },
  }),
];

export const anOrganisationWithPeople = (): OrganisationEvent[] => [
  ...aRegisteredOrganisation(),
  happened('members.OrganisationContactNamed', {
    organisation: ID,
    person: aContact,
    role: 'chair',
    name: aPersonalRef(aContact),
  }),
  happened('members.OrganisationRepresentativeNamed', {
    organisation: ID,
    person: aRepresentative,
    office: 'chair',
    name: aPersonalRef(aRepresentative),
  }),
];

export const aClosedOrganisation = (): OrganisationEvent[] => [
  ...aRegisteredOrganisation(),
  happened('members.OrganisationClosed', { organisation: ID, ground: 'dissolved' }),
];
