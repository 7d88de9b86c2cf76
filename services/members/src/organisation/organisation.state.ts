import type {
  DataOf,
  HappenedOf,
  organisationContactNamed,
  organisationContracts,
  organisationCorrected,
  organisationOfficeLeft,
  organisationOfficeTaken,
  organisationRegistered,
} from '@baraza/contracts';
import { type Aggregate, type CivilDate, type OfficeStanding, type PersonalRef, unreachable } from '@baraza/domain';

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

/** A time in an office, from `since` to the day before `until`. */
export interface OfficeTerm {
  readonly office: string;
  readonly standing: OfficeStanding;
  readonly person: string;
  readonly name: PersonalRef;
  readonly since: CivilDate;
  readonly until?: CivilDate;
}

export interface KnownOrganisation {
  readonly id: string;
  readonly profile: Profile;
  readonly registeredOn: CivilDate;
  readonly contacts: readonly Contact[];
  readonly representatives: readonly Representative[];
  /** Every term, past ones too, in the order of their beginnings. */
  readonly offices: readonly OfficeTerm[];
  /** Those that were merged into it. */
  readonly duplicates: readonly string[];
}
/** What is protected is as if it were not here, and comes back as it was. */
export interface Hidden {
  readonly protection: string;
  readonly organisation: KnownOrganisation;
}
export type OrganisationState =
  | { readonly status: 'none'; readonly hidden?: Hidden }
  | ({ readonly status: 'active' } & KnownOrganisation)
  | ({ readonly status: 'merged'; readonly into: string; readonly mergedOn: CivilDate } & KnownOrganisation)
  | ({ readonly status: 'closed'; readonly closedOn: CivilDate; readonly ground: string } & KnownOrganisation);

export const organisation: Aggregate<OrganisationState, OrganisationEvent> = {
  name: 'organisation',
  service: 'members',
  diagram: [
    ['none', 'members.OrganisationRegistered', 'active'],
    ['active', 'members.OrganisationCorrected', 'same'],
    ['active', 'members.OrganisationContactNamed', 'same'],
    ['active', 'members.OrganisationContactRemoved', 'same'],
    ['active', 'members.OrganisationRepresentativeNamed', 'same'],
    ['active', 'members.OrganisationRepresentativeEnded', 'same'],
    ['active', 'members.OrganisationOfficeTaken', 'same'],
    ['active', 'members.OrganisationOfficeLeft', 'same'],
    ['active', 'members.OrganisationClosed', 'closed'],
    ['active', 'members.OrganisationMerged', 'merged'],
    ['merged', 'members.OrganisationMergeReversed', 'active'],
    ['active', 'members.OrganisationTookIn', 'same'],
    [['active', 'merged', 'closed'], 'members.OrganisationGaveBack', 'same'],
    ['active', 'members.OrganisationProtected', 'none'],
    ['none', 'members.OrganisationShownAgain', 'active'],
  ],
  stateVersion: 3,
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
      offices: [],
      duplicates: [],
    };
  }
  if (event.type === 'members.OrganisationShownAgain') return shownAgain(state);
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
    case 'members.OrganisationOfficeTaken':
      return { ...state, offices: withTerm(state.offices, event.data, event.effectiveOn) };
    case 'members.OrganisationOfficeLeft':
      return { ...state, offices: withEnd(state.offices, event.data, event.effectiveOn) };
    case 'members.OrganisationMerged':
      return { ...state, status: 'merged', into: event.data.into, mergedOn: event.effectiveOn };
    case 'members.OrganisationMergeReversed': {
      if (state.status !== 'merged') throw new Error(`${event.type} of an organisation that was not merged`);
      const { into: _, mergedOn: __, ...known } = state;
      return { ...known, status: 'active' };
    }
    case 'members.OrganisationTookIn':
      return { ...state, duplicates: [...state.duplicates, event.data.duplicate] };
    case 'members.OrganisationGaveBack':
      return { ...state, duplicates: state.duplicates.filter((one) => one !== event.data.duplicate) };
    case 'members.OrganisationProtected': {
      const { status: _, ...known } = state;
      return { status: 'none', hidden: { protection: event.data.protection, organisation: known } };
    }
    default:
      return unreachable(event);
  }
}

function shownAgain(state: OrganisationState): OrganisationState {
  if (state.status !== 'none' || state.hidden === undefined) throw new Error('shown again, and was not hidden');
  return { ...state.hidden.organisation, status: 'active' };
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

function withTerm(
  offices: readonly OfficeTerm[],
  { office, standing, person, name, until }: DataOf<typeof organisationOfficeTaken>,
  since: CivilDate,
): readonly OfficeTerm[] {
  const term = { office, standing, person, name, since, ...(until === undefined ? {} : { until }) };
  return [...offices, term].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

/** A term that ends when it began was never held. */
function withEnd(
  offices: readonly OfficeTerm[],
  left: DataOf<typeof organisationOfficeLeft>,
  until: CivilDate,
): readonly OfficeTerm[] {
  const isLeft = (term: OfficeTerm): boolean =>
    term.office === left.office &&
    term.standing === left.standing &&
    term.person === left.person &&
    term.since === left.since;
  if (until <= left.since) return offices.filter((term) => !isLeft(term));
  return offices.map((term) => (isLeft(term) ? { ...term, until } : term));
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
