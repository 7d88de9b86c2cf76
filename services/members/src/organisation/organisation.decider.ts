import type {
  DecidedAs,
  organisationClosed,
  organisationContactNamed,
  organisationContactRemoved,
  organisationCorrected,
  organisationRegistered,
  organisationRepresentativeEnded,
  organisationRepresentativeNamed,
} from '@baraza/contracts';
import { type Deciding, unreachable } from '@baraza/domain';
import { tags, unitTag } from '../tags.pure.ts';
import type {
  CloseOrganisation,
  CorrectOrganisation,
  EndRepresentative,
  NameContact,
  NameRepresentative,
  OrganisationCommand,
  ProfileFacts,
  RegisterOrganisation,
  RemoveContact,
} from './organisation.commands.pure.ts';
import { assertDetails, type Details } from './contact-details.pure.ts';
import { open, tagsOf } from './organisation.known.pure.ts';
import { giveBack, merge, reverseMerge, takeIn } from './organisation.merging.ts';
import { leaveOffice, takeOffice } from './organisation.offices.ts';
import { assertProfile, EVERY_FIELD, profileOf } from './organisation.profile.pure.ts';
import { protect, showAgain } from './organisation.protecting.ts';
import { organisationRules } from './organisation.rules.ts';
import { type Changes, corrected, type OrganisationState, type Profile } from './organisation.state.ts';

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** @throws Rejection where the stream has begun, or the profile breaks a rule */
export function register(
  state: OrganisationState,
  command: RegisterOrganisation,
  facts: ProfileFacts,
  given: Deciding,
): readonly DecidedAs<typeof organisationRegistered>[] {
  if (state.status !== 'none' || state.hidden !== undefined) {
    throw organisationRules.broken('already-registered', { pointer: '/id' });
  }
  const profile = profileOf(command.profile);
  assertProfile(command.id, profile, facts, given, { at: '', fields: EVERY_FIELD });
  return [
    {
      type: 'members.OrganisationRegistered',
      data: { organisation: command.id, ...profile },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(command.id, profile),
    },
  ];
}

/** Records only what differs; nothing where nothing does. @throws Rejection as `register`, or where it is closed */
export function correct(
  state: OrganisationState,
  command: CorrectOrganisation,
  facts: ProfileFacts,
  given: Deciding,
): readonly DecidedAs<typeof organisationCorrected>[] {
  const { profile } = open(state);
  const asked = { ...command.changes, ...takenAway(command.without ?? []) };
  const after = profileOf(corrected(profile, asked));
  const changes = Object.fromEntries(
    Object.keys(asked)
      .filter((name) => !sameJson(after[name as keyof Profile], profile[name as keyof Profile]))
      .map((name) => [name, after[name as keyof Profile] ?? null]),
  ) as Changes;
  if (Object.keys(changes).length === 0) return [];
  if (changes.unit !== undefined && !given.actor.roles.includes('secretariat')) {
    throw organisationRules.broken('moved-by-secretariat', { pointer: '/unit' });
  }
  const fields = new Set(Object.keys(changes) as (keyof Profile)[]);
  assertProfile(command.id, after, facts, given, { at: '', fields });
  return [
    {
      type: 'members.OrganisationCorrected',
      data: { organisation: command.id, reason: command.reason, changes },
      effectiveOn: given.effectiveOn,
      tags: tags(tagsOf(command.id, after), unitTag(profile.unit)),
      ground: command.reason,
    },
  ];
}

const REMOVABLE: Readonly<Record<string, keyof Changes>> = {
  acronym: 'acronym',
  registration: 'registration',
  'attested-by': 'attestedBy',
  founded: 'founded',
  'budget-band': 'budgetBand',
  'staff-band': 'staffBand',
};

function takenAway(codes: readonly string[]): Changes {
  return Object.fromEntries(
    codes.map((code, index) => {
      const field = Object.hasOwn(REMOVABLE, code) ? REMOVABLE[code] : undefined;
      if (field === undefined) throw organisationRules.broken('not-removable', { pointer: `/without/${index}` });
      return [field, null];
    }),
  );
}

/** @throws Rejection `organisation.closed` */
export function close(
  state: OrganisationState,
  command: CloseOrganisation,
  given: Deciding,
): readonly DecidedAs<typeof organisationClosed>[] {
  const { profile } = open(state);
  return [
    {
      type: 'members.OrganisationClosed',
      data: { organisation: command.id, ground: command.ground },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(command.id, profile),
      ground: command.ground,
    },
  ];
}

/** Named again, a contact's details are renewed. @throws Rejection for details nobody can be reached by */
export function nameContact(
  state: OrganisationState,
  command: NameContact,
  given: Deciding,
): readonly DecidedAs<typeof organisationContactNamed>[] {
  const { profile } = open(state);
  const { person, role, name, email, phone } = command;
  assertDetails(withoutUndefined({ email, phone }));
  const personal = (value: string) => ({ subject: person, value });
  return [
    {
      type: 'members.OrganisationContactNamed',
      data: {
        organisation: command.id,
        person,
        role,
        name: personal(name),
        ...(email === undefined ? {} : { email: personal(email) }),
        ...(phone === undefined ? {} : { phone: personal(phone) }),
      },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(command.id, profile),
    },
  ];
}

const withoutUndefined = (details: { [K in keyof Details]: string | undefined }): Details =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));

/** @throws Rejection `organisation.contact-unknown` */
export function removeContact(
  state: OrganisationState,
  command: RemoveContact,
  given: Deciding,
): readonly DecidedAs<typeof organisationContactRemoved>[] {
  const { profile, contacts } = open(state);
  if (!contacts.some((one) => one.person === command.person)) {
    throw organisationRules.broken('contact-unknown', { pointer: '/person' });
  }
  return [
    {
      type: 'members.OrganisationContactRemoved',
      data: { organisation: command.id, person: command.person },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(command.id, profile),
    },
  ];
}

/** @throws Rejection `organisation.names-themselves` */
export function nameRepresentative(
  state: OrganisationState,
  command: NameRepresentative,
  given: Deciding,
): readonly DecidedAs<typeof organisationRepresentativeNamed>[] {
  const { profile } = open(state);
  const { person, office, name } = command;
  if (person === given.actor.person) throw organisationRules.broken('names-themselves', { pointer: '/person' });
  return [
    {
      type: 'members.OrganisationRepresentativeNamed',
      data: { organisation: command.id, person, office, name: { subject: person, value: name } },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(command.id, profile),
    },
  ];
}

/** @throws Rejection `organisation.representative-unknown` */
export function endRepresentative(
  state: OrganisationState,
  command: EndRepresentative,
  given: Deciding,
): readonly DecidedAs<typeof organisationRepresentativeEnded>[] {
  const { profile, representatives } = open(state);
  if (!representatives.some((one) => one.person === command.person)) {
    throw organisationRules.broken('representative-unknown', { pointer: '/person' });
  }
  return [
    {
      type: 'members.OrganisationRepresentativeEnded',
      data: { organisation: command.id, person: command.person },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(command.id, profile),
    },
  ];
}

/** Any command on an organisation, by its name. */
export function decide(command: OrganisationCommand, state: OrganisationState, given: Deciding) {
  switch (command.name) {
    case 'register':
      return register(state, command.of, command.facts, given);
    case 'correct':
      return correct(state, command.of, command.facts, given);
    case 'close':
      return close(state, command.of, given);
    case 'name-contact':
      return nameContact(state, command.of, given);
    case 'remove-contact':
      return removeContact(state, command.of, given);
    case 'name-representative':
      return nameRepresentative(state, command.of, given);
    case 'end-representative':
      return endRepresentative(state, command.of, given);
    case 'take-office':
      return takeOffice(state, command.of, given);
    case 'leave-office':
      return leaveOffice(state, command.of, given);
    case 'merge':
      return merge(state, command.of, given);
    case 'reverse-merge':
      return reverseMerge(state, command.of, given);
    case 'take-in':
      return takeIn(state, command.of, given);
    case 'give-back':
      return giveBack(state, command.of, given);
    case 'protect':
      return protect(state, command.of, given);
    case 'show-again':
      return showAgain(state, command.of.protection, given);
    default:
      return unreachable(command);
  }
}
