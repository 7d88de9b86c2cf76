import { derivedId } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { omit } from '../omit.pure.ts';
import { openMembershipRules } from '../open-membership/open-membership.rules.ts';
import { personRules } from '../person/person.rules.ts';
import { registrationNumberRules } from '../registration-number/registration-number.rules.ts';
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES, READERS } from '../roles.ts';
import { OrganisationLookUps } from './organisation-look-ups.ts';
import {
  CloseOrganisationBody,
  CorrectOrganisationBody,
  NameContactBody,
  NameRepresentativeBody,
  OfPersonBody,
  RegisterOrganisationBody,
} from './organisation.commands.ts';
import { endRepresentative, nameContact, nameRepresentative, removeContact } from './organisation.decider.ts';
import { OrganisationDocument, presentOrganisation } from './organisation.document.ts';
import { organisationRules } from './organisation.rules.ts';
import { organisation } from './organisation.state.ts';
import { OrganisationWriting } from './organisation.writing.ts';

/** The rules that every profile keeps. */
const PROFILE_RULES = [
  'unit-unknown',
  'works-in-unknown-unit',
  'theme-unknown',
  'constituency-unknown',
  'founded-no-date',
  'founded-later',
  'registrar-unknown',
  'web-malformed',
  'budget-band-unknown',
  'staff-band-unknown',
  'movement-unattested',
  'needs-no-attesting',
  'attested-by-no-member',
  'attesting-unit-unknown',
  'attests-itself',
] as const;

@Controller('members/organisations')
export class OrganisationController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: OrganisationWriting,
    private readonly lookUps: OrganisationLookUps,
  ) {}

  @CreateCommand({
    operationId: 'registerOrganisation',
    summary: 'Register an organisation',
    description: 'Likely duplicates are warnings in the answer. A registration number belongs to one organisation.',
    roles: OFFICERS,
    rules: [
      [organisationRules, ['already-registered', ...PROFILE_RULES]],
      [registrationNumberRules, ['taken']],
    ],
    example: {
      kind: 'cbo',
      legalName: 'Kyeizooba Farmers’ Voice',
      acronym: 'KFV',
      unit: 'UG-402',
      worksIn: ['UG-402'],
      themes: ['governance', 'environment-and-climate-change'],
      constituencies: ['farmers'],
      languages: ['en', 'nyn'],
      web: ['https://kfv.example'],
      registration: { registrar: 'UG-204CBO', number: 'CBO/402/0117' },
      founded: '2009',
      budgetBand: '10k-50k',
      staffBand: '1-5',
    },
  })
  register(@Body() body: RegisterOrganisationBody, @Issued() command: IssuedCommand) {
    const id = body.id ?? derivedId(command.id, organisation.name);
    const scope = { unit: body.unit, organisations: [id] };
    return this.commands.create(command, organisation, id, scope, (state, given) =>
      this.writing.register(state, { id, profile: body }, given),
    );
  }

  @EntityCommand('correct', {
    operationId: 'correctOrganisation',
    summary: 'Correct what is known of an organisation',
    description: 'Only the fields that are named change; a list replaces the list before.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [organisationRules, ['closed', 'merged', 'moved-by-secretariat', 'not-removable', ...PROFILE_RULES]],
      [registrationNumberRules, ['taken']],
    ],
    example: { reason: 'changed', acronym: 'KFVA', languages: ['en', 'nyn', 'sw'] },
  })
  correct(@Param('id') id: string, @Body() body: CorrectOrganisationBody, @Issued() command: IssuedCommand) {
    const { reason, without } = body;
    const changes = omit(body, 'reason', 'without', 'effectiveOn');
    return this.commands.run(command, organisation, id, (state, given) =>
      this.writing.correct(state, { id, reason, without, changes }, given),
    );
  }

  @EntityCommand('close', {
    operationId: 'closeOrganisation',
    summary: 'Close an organisation',
    roles: OFFICERS,
    rules: [
      [organisationRules, ['closed', 'merged']],
      [openMembershipRules, ['still-open']],
    ],
  })
  close(@Param('id') id: string, @Body() body: CloseOrganisationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, organisation, id, (state, given) =>
      this.writing.close(state, { id, ground: body.ground }, given),
    );
  }

  @EntityCommand('name-contact', {
    operationId: 'nameOrganisationContact',
    summary: 'Name a person whom the forum may reach, or renew their details',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [organisationRules, ['closed', 'merged', 'contact-out-of-reach', 'email-malformed', 'phone-malformed']],
      [personRules, ['erased']],
    ],
    example: { role: 'chair', name: 'Ada Example', email: 'ada@kfv.example', phone: '+256 700 000 000' },
  })
  nameContact(@Param('id') id: string, @Body() body: NameContactBody, @Issued() command: IssuedCommand) {
    const { role, name, email, phone } = body;
    return this.commands.run(command, organisation, id, async (state, given) => {
      const person = await this.lookUps.personNamed(body.person, given);
      return nameContact(state, { id, person, role, name, email, phone }, given);
    });
  }

  @EntityCommand('remove-contact', {
    operationId: 'removeOrganisationContact',
    summary: 'Remove a contact',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[organisationRules, ['closed', 'merged', 'contact-unknown']]],
  })
  removeContact(@Param('id') id: string, @Body() { person }: OfPersonBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, organisation, id, (state, given) => removeContact(state, { id, person }, given));
  }

  @EntityCommand('name-representative', {
    operationId: 'nameOrganisationRepresentative',
    summary: 'Name a person who may act for the organisation',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [organisationRules, ['closed', 'merged', 'names-themselves']],
      [personRules, ['erased']],
    ],
    example: { office: 'executive-director', name: 'Ben Example' },
    sensitive: true,
  })
  nameRepresentative(@Param('id') id: string, @Body() body: NameRepresentativeBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, organisation, id, async (state, given) => {
      const person = await this.lookUps.personNamed(body.person, given);
      return nameRepresentative(state, { id, person, office: body.office, name: body.name }, given);
    });
  }

  @EntityCommand('end-representative', {
    operationId: 'endOrganisationRepresentative',
    summary: 'End what a person may do for the organisation',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[organisationRules, ['closed', 'merged', 'representative-unknown']]],
  })
  endRepresentative(@Param('id') id: string, @Body() { person }: OfPersonBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, organisation, id, (state, given) =>
      endRepresentative(state, { id, person }, given),
    );
  }

  @ReadEntity({
    operationId: 'readOrganisation',
    summary: 'An organisation',
    roles: READERS,
    schema: OrganisationDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, organisation, id, presentOrganisation, moment);
  }

  @ReadEntityEvents({
    operationId: 'readOrganisationEvents',
    summary: 'The events of an organisation',
    roles: [...READERS, 'integrator'],
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, organisation, id);
  }
}
