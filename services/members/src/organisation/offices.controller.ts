import { CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { personRules } from '../person/person.rules.ts';
import { OFFICERS_AND_REPRESENTATIVES } from '../roles.ts';
import { OrganisationLookUps } from './organisation-look-ups.ts';
import { LeaveOfficeBody, TakeOfficeBody } from './organisation.commands.ts';
import { leaveOffice, takeOffice } from './organisation.offices.ts';
import { organisationRules } from './organisation.rules.ts';
import { organisation } from './organisation.state.ts';

/** Who holds the offices of an organisation, from when to when. */
@Controller('members/organisations')
export class OfficesController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly lookUps: OrganisationLookUps,
  ) {}

  @EntityCommand('take-office', {
    operationId: 'takeOrganisationOffice',
    summary: 'Record that a person holds an office of the organisation, or acts in it',
    description:
      'From `effectiveOn` on, and until the day before `until` where that is known. A term of the past is held against all others.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [organisationRules, ['closed', 'merged', 'office-held', 'acts-for-themselves', 'term-ends-before-it-begins']],
      [personRules, ['erased']],
    ],
    example: { office: 'vice-chair', standing: 'acting', name: 'Ada Example' },
  })
  takeOffice(@Param('id') id: string, @Body() body: TakeOfficeBody, @Issued() command: IssuedCommand) {
    const { office, standing, name, until } = body;
    return this.commands.run(command, organisation, id, async (state, given) => {
      const person = await this.lookUps.personNamed(body.person, given);
      return takeOffice(state, { id, person, office, standing, name, until }, given);
    });
  }

  @EntityCommand('leave-office', {
    operationId: 'leaveOrganisationOffice',
    summary: 'Record that a person holds an office no more, from a date',
    description:
      '`effectiveOn` is the first day on which they hold it no more. A term recorded in error was never held.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[organisationRules, ['closed', 'merged', 'office-not-held', 'left-before-it-was-held']]],
  })
  leaveOffice(@Param('id') id: string, @Body() body: LeaveOfficeBody, @Issued() command: IssuedCommand) {
    const { person, office, ground } = body;
    return this.commands.run(command, organisation, id, (state, given) =>
      leaveOffice(state, { id, person, office, ground }, given),
    );
  }
}
