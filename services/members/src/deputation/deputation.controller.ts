import { DEPUTATION_ENDS, DEPUTED_ON } from '@baraza/contracts';
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
  EXAMPLE_ID,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { Type } from 'typebox';
import { EndDeputationBody, MakeDeputationBody } from './deputation.commands.ts';
import { end } from './deputation.decider.ts';
import { deputationRules } from './deputation.rules.ts';
import { deputation, type DeputationState } from './deputation.state.ts';
import { DeputationWriting } from './deputation.writing.ts';

export const DeputationDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(['made', 'ended']),
  person: Type.String({ description: 'A random id; never a name' }),
  organisation: Type.String(),
  unit: Type.String(),
  entity: Type.Object({ kind: Type.Enum(DEPUTED_ON), id: Type.String() }),
  task: Type.String(),
  ground: Type.String(),
  from: Type.String(),
  until: Type.Optional(Type.String()),
  resolution: Type.Optional(Type.String()),
  endedOn: Type.Optional(Type.String()),
  cause: Type.Optional(Type.Enum(DEPUTATION_ENDS)),
});

const present = (state: DeputationState, id: string): object => ({ id, ...state });

const READERS = ['secretariat', 'conduct-committee', 'auditor'] as const;

@Controller('members/deputations')
export class DeputationController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: DeputationWriting,
  ) {}

  @CreateCommand({
    operationId: 'makeDeputation',
    summary: 'Depute a person from another organisation for one decision on one entity',
    description:
      'Where nobody of the forum may take it: everyone had a part in the case, or belongs to those it is about. It is for one decision, and over when that is taken.',
    roles: ['secretariat'],
    rules: [
      [
        deputationRules,
        [
          'made-already',
          'to-oneself',
          'entity-unknown',
          'organisation-unknown',
          'own-organisation',
          'until-before-from',
        ],
      ],
    ],
    // The first membership that the sample forum makes.
    example: {
      person: '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f',
      organisation: EXAMPLE_ID,
      entity: { kind: 'membership', id: 'ff79b1c8-69b1-58bb-9e4f-db593c530e67' },
      task: 'decide',
      ground: 'nobody-eligible',
    },
    sensitive: true,
  })
  make(@Body() body: MakeDeputationBody, @Issued() command: IssuedCommand): Promise<CommandAnswer> {
    return this.writing.make(command, body);
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawDeputation',
    summary: 'Take a deputation back before it is used',
    roles: ['secretariat'],
    rules: [[deputationRules, ['ended-before-made']]],
  })
  withdraw(@Param('id') id: string, @Body() _body: EndDeputationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, deputation, id, (state, given) => end(state, 'withdrawn', given));
  }

  @ReadEntity({
    operationId: 'readDeputation',
    summary: 'A deputation',
    roles: READERS,
    schema: DeputationDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, deputation, id, present, moment);
  }

  @ReadEntityEvents({ operationId: 'readDeputationEvents', summary: 'The events of a deputation', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, deputation, id);
  }
}
