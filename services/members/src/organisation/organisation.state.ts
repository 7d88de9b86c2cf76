import type {
  DataOf,
  HappenedOf,
  organisationContactNamed,
  organisationContracts,
  organisationCorrected,
  organisationRegistered,
} from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, unreachable } from '@baraza/domain';

export type OrganisationEvent = HappenedOf<(typeof organisationContracts)[number]>;
/** What an organisation says of itself. */
export type Profile = Omit<DataOf<typeof organisationRegistered>, 'organisation'>;

export interface Contact {
  readonly person: string;
  readonly role: string;
  readonly name: PersonalRef;
  readonly email?: PersonalRef;
  readonly phone?: PersonalRef;
}
export interface Representative {
  readonly person: string;
  readonly office: string;
  readonly name: PersonalRef;
  readonly since: CivilDate;
}

export interface KnownOrganisation {
  readonly id: string;
  readonly profile: Profile;
  readonly registeredOn: CivilDate;
  readonly contacts: readonly Contact[];
  readonly representatives: readonly Representative[];
}
export type OrganisationState =
  | { readonly status: 'none' }
  | ({ readonly status: 'active' } & KnownOrganisation)
  | ({ readonly status: 'closed'; readonly closedOn: CivilDate; readonly ground: string } & KnownOrganisation);

export const organisation: Aggregate<OrganisationState, OrganisationEvent> = {
  name: 'organisation',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.profile.unit, organisations: [state.id] }),
};

function evolve(state: OrganisationState, event: OrganisationEvent): OrganisationState {
  if (event.type === 'members.OrganisationRegistered') {
    const { organisation: id, ...profile } = event.data;
    return {
      status: 'active',
      id,
      profile,
      registeredOn: event.effectiveOn,
      contacts: [],
      representatives: [],
    };
  }
  if (state.status === 'none') throw new Error(`${event.type} in a stream that does not begin with a registration`);
  switch (event.type) {
    case 'members.OrganisationCorrected':
      return { ...state, profile: corrected(state.profile, event.data.changes) };
    case 'members.OrganisationClosed':
      return { ...state, status: 'closed', closedOn: event.effectiveOn, ground: event.data.ground };
    case 'members.OrganisationContactNamed':
      return { ...state, contacts: [...without(state.contacts, event.data.person), contactOf(event.data)] };
    case 'members.OrganisationContactRemoved':
      return { ...state, contacts: without(state.contacts, event.data.person) };
    case 'members.OrganisationRepresentativeNamed': {
      const before = state.representatives.find((one) => one.person === event.data.person);
      const { person, office, name } = event.data;
      const named = { person, office, name, since: before?.since ?? event.effectiveOn };
      return { ...state, representatives: [...without(state.representatives, event.data.person), named] };
    }
    case 'members.OrganisationRepresentativeEnded':
      return { ...state, representatives: without(state.representatives, event.data.person) };
    default:
      return unreachable(event);
  }
}

function contactOf({ person, role, name, email, phone }: DataOf<typeof organisationContactNamed>): Contact {
  return {
    person,
    role,
    name,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
}

export type Changes = DataOf<typeof organisationCorrected>['changes'];

/** The profile after the changes: a field that is null goes. */
export function corrected(profile: Profile, changes: Changes): Profile {
  const entries = Object.entries({ ...profile, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Profile;
}

function without<Named extends { readonly person: string }>(all: readonly Named[], person: string): readonly Named[] {
  return all.filter((one) => one.person !== person);
}
