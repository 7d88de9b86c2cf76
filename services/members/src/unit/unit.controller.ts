import { UNIT_LEVELS } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { Type } from 'typebox';
import { forum, THE_FORUM } from '../forum/forum.state.ts';
import { EVERYBODY } from '../roles.ts';
import { RegisterUnitBody } from './unit.commands.ts';
import { register } from './unit.decider.ts';
import { unitRules } from './unit.rules.ts';
import { unit, type UnitState } from './unit.state.ts';

export const UnitDocument = Type.Object({
  id: Type.String(),
  status: Type.Literal('registered'),
  code: Type.String(),
  name: Type.String(),
  level: Type.Enum(UNIT_LEVELS),
  parent: Type.Optional(Type.String()),
  zone: Type.String(),
  validFrom: Type.String(),
  validUntil: Type.Optional(Type.String()),
});

const present = (state: UnitState, id: string): object => ({ id, ...state });

@Controller('members/units')
export class UnitController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
  ) {}

  @CreateCommand({
    operationId: 'registerUnit',
    summary: 'Register a unit of the forum',
    roles: ['secretariat'],
    rules: [
      [
        unitRules,
        [
          'already-registered',
          'parent-unknown',
          'parent-not-higher',
          'only-root-without-parent',
          'root-below-another',
          'ends-before-it-begins',
          'outside-parents-time',
        ],
      ],
    ],
    example: {
      code: 'UG-402-EXAMPLE',
      name: 'An example sub-county',
      level: 'sub-county',
      parent: 'UG-402',
      zone: 'Africa/Kampala',
      validFrom: '2016-07-01',
    },
  })
  register(@Body() body: RegisterUnitBody, @Issued() command: IssuedCommand) {
    const scope = { unit: body.parent ?? body.code, organisations: [] };
    return this.commands.create(command, unit, body.code, scope, async (state, given) => {
      const { state: founded } = await this.commands.load(forum, THE_FORUM);
      const parent = body.parent === undefined ? undefined : (await this.commands.load(unit, body.parent)).state;
      const rootUnit = founded.status === 'founded' ? founded.rootUnit : undefined;
      return register(state, body, { parent, rootUnit }, given);
    });
  }

  @ReadEntity({ operationId: 'readUnit', summary: 'A unit', roles: EVERYBODY, schema: UnitDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, unit, id, present, moment);
  }

  @ReadEntityEvents({ operationId: 'readUnitEvents', summary: 'The events of a unit', roles: EVERYBODY })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, unit, id);
  }
}
