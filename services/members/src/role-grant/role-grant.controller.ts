import { derivedId, GRANTED_ROLES } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  type CommandAnswer,
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
import { Type } from 'typebox';
import { grantingOfficersRules } from '../granting-officers/granting-officers.rules.ts';
import { GrantRoleBody, RevokeRoleBody } from './role-grant.commands.ts';
import { roleGrantRules } from './role-grant.rules.ts';
import { roleGrant, type RoleGrantState } from './role-grant.state.ts';
import { RoleGrantWriting } from './role-grant.writing.ts';

export const RoleGrantDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(['granted', 'revoked', 'ended']),
  person: Type.String({ description: 'A random id; never a name' }),
  role: Type.Enum(GRANTED_ROLES),
  unit: Type.String(),
  organisation: Type.Optional(Type.String()),
  from: Type.String(),
  until: Type.Optional(Type.String()),
  revokedOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
});

const present = (state: RoleGrantState, id: string): object => ({ id, ...state });

const READERS = ['secretariat', 'auditor'] as const;

@Controller('members/role-grants')
export class RoleGrantController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: RoleGrantWriting,
  ) {}

  @CreateCommand({
    operationId: 'grantRole',
    summary: 'Grant a person a role: at a unit and below, or for an organisation; for a time, or until it is revoked',
    description:
      'By somebody else. Tokens of a real issuer say who somebody is; what they may do is what they were granted here.',
    roles: ['secretariat'],
    rules: [
      [
        roleGrantRules,
        [
          'granted-once',
          'to-oneself',
          'person-missing',
          'organisation-missing',
          'organisation-unknown',
          'unit-unknown',
          'until-before-from',
        ],
      ],
    ],
    mayBeFutureDated: true,
    example: { person: '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f', role: 'unit-officer', unit: 'UG-402' },
    sensitive: true,
  })
  async grant(@Body() body: GrantRoleBody, @Issued() command: IssuedCommand): Promise<CommandAnswer> {
    const id = body.id ?? derivedId(command.id, roleGrant.name);
    const organisations = body.organisation === undefined ? [] : [body.organisation];
    const scope = { unit: await this.writing.unitOf(body), organisations };
    return this.commands.create(command, roleGrant, id, scope, (state, given) =>
      this.writing.grant(id, state, body, given),
    );
  }

  @EntityCommand('revoke', {
    operationId: 'revokeRole',
    summary: 'Take a role from the person who holds it, on a ground',
    roles: ['secretariat'],
    rules: [
      [roleGrantRules, ['over-already', 'revoked-before-granted']],
      [grantingOfficersRules, ['two-remain']],
    ],
    sensitive: true,
  })
  revoke(@Param('id') id: string, @Body() body: RevokeRoleBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, roleGrant, id, (state, given) => this.writing.revoke(id, state, body, given));
  }

  @ReadEntity({
    operationId: 'readRoleGrant',
    summary: 'A role as it was granted',
    roles: READERS,
    schema: RoleGrantDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, roleGrant, id, present, moment);
  }

  @ReadEntityEvents({ operationId: 'readRoleGrantEvents', summary: 'The events of a grant', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, roleGrant, id);
  }
}
