import { UNIT_LEVELS } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  type CommandAnswer,
  CreateCommand,
  type Decide,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  NotFound,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { Type } from 'typebox';
import { forum, THE_FORUM } from '../forum/forum.state.ts';
import { EVERYBODY } from '../roles.ts';
import { rename } from './unit.changes.ts';
import { LeaveUnitBody, MoveUnitBody, RegisterUnitBody, RenameUnitBody, SplitUnitBody } from './unit.commands.ts';
import { register } from './unit.decider.ts';
import { unitRules } from './unit.rules.ts';
import { unit, type UnitState } from './unit.state.ts';
import { UnitWriting } from './unit.writing.ts';

export const UnitDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(['registered', 'split', 'left']),
  code: Type.String(),
  name: Type.String(),
  level: Type.Enum(UNIT_LEVELS),
  parent: Type.Optional(Type.String()),
  zone: Type.String(),
  validFrom: Type.String(),
  validUntil: Type.Optional(Type.String()),
  changedOn: Type.Optional(Type.String({ description: 'From when its last change holds' })),
  into: Type.Optional(Type.Array(Type.String())),
  ground: Type.Optional(Type.String()),
});

const present = (state: UnitState, id: string): object => ({ id, ...state });

@Controller('members/units')
export class UnitController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: UnitWriting,
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

  @EntityCommand('rename', {
    operationId: 'renameUnit',
    summary: 'Give a unit another name from a date on; its code stays',
    roles: ['secretariat'],
    rules: [[unitRules, ['not-there', 'before-last-change']]],
  })
  rename(@Param('id') id: string, @Body() body: RenameUnitBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, unit, id, (state, given) => rename(state, body, given));
  }

  @EntityCommand('move', {
    operationId: 'moveUnit',
    summary: 'Let a unit, with all that is below it, stand below another one from a date on',
    roles: ['secretariat'],
    rules: [
      [
        unitRules,
        [
          'not-there',
          'before-last-change',
          'root-below-another',
          'below-itself',
          'parent-unknown',
          'parent-not-higher',
          'outside-parents-time',
        ],
      ],
    ],
    sensitive: true,
  })
  move(@Param('id') id: string, @Body() body: MoveUnitBody, @Issued() command: IssuedCommand) {
    return this.#forAll(command, id, (state, given) => this.writing.move(state, body, given));
  }

  @EntityCommand('split', {
    operationId: 'splitUnit',
    summary: 'Split a unit into several that were registered before; it goes on as one of them, or ends',
    description: 'Organisations stay where they stand until each is moved.',
    roles: ['secretariat'],
    rules: [
      [
        unitRules,
        [
          'not-there',
          'before-last-change',
          'root-stays',
          'split-into-others',
          'left-before-its-time',
          'units-below-remain',
        ],
      ],
    ],
    sensitive: true,
  })
  split(@Param('id') id: string, @Body() body: SplitUnitBody, @Issued() command: IssuedCommand) {
    return this.#forAll(command, id, (state, given) => this.writing.split(state, body, given));
  }

  @EntityCommand('leave', {
    operationId: 'leaveUnit',
    summary: 'Let a unit leave the forum, with all that is below it',
    description: 'From the date of the command on, which may be one to come. The day before is its last.',
    roles: ['secretariat'],
    rules: [[unitRules, ['not-there', 'before-last-change', 'root-stays', 'left-before-its-time', 'too-many-below']]],
    mayBeFutureDated: true,
    sensitive: true,
  })
  leave(@Param('id') id: string, @Body() body: LeaveUnitBody, @Issued() command: IssuedCommand) {
    return this.#forAll(command, id, (state, given) => this.writing.leave(state, body, given));
  }

  @ReadEntity({ operationId: 'readUnit', summary: 'A unit', roles: EVERYBODY, schema: UnitDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, unit, id, present, moment);
  }

  @ReadEntityEvents({ operationId: 'readUnitEvents', summary: 'The events of a unit', roles: EVERYBODY })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, unit, id);
  }

  /** Where a unit stands is the matter of all above it, old and new: of the whole forum. */
  async #forAll(command: IssuedCommand, id: string, decide: Decide<UnitState>): Promise<CommandAnswer> {
    const { state } = await this.commands.load(forum, THE_FORUM);
    const { state: now } = await this.commands.load(unit, id);
    if (state.status === 'none' || now.status === 'none') throw new NotFound();
    return this.commands.create(command, unit, id, { unit: state.rootUnit, organisations: [] }, decide);
  }
}
