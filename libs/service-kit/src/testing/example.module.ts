import { derivedId } from '@baraza/contracts';
import { Body, Controller, Module, Param } from '@nestjs/common';
import { alsoIn } from '../command-handling/decision.ts';
import { CommandHandler } from '../command-handling/command-handler.ts';
import type { IssuedCommand } from '../command-handling/issued-command.ts';
import { AsAt, type AsAtMoment } from '../entities/as-at.ts';
import { EntityReader } from '../entities/entity-reader.ts';
import { CommandBody } from '../fields/command-body.ts';
import {
  Code_,
  CountField,
  OptionalField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
} from '../fields/field.decorators.ts';
import type { Caller } from '../identity/caller.ts';
import { CreateCommand, EntityCommand, ReadEntity, ReadEntityEvents } from '../operations/operation.decorators.ts';
import { CallerIs, Issued } from '../operations/parameters.ts';
import {
  closeGranary,
  granary,
  granaryRules,
  type GranaryState,
  openGranary,
  plot,
  storeBags,
  takePlot,
} from './example.aggregate.ts';

export class OpenGranary extends CommandBody {
  @OptionalField() @UuidField() id?: string;
  @UnitCodeField() unit: string;
  @UuidField() organisation: string;
  @PersonalText({ kind: 'person', max: 100, example: 'Akello Invented' }) keeper: string;
  @Code_({ example: 'millet' }) kind: string;
  @OptionalField() @Text({ max: 20, example: 'Plot 7' }) plot?: string;
}
export class StoreBags extends CommandBody {
  @CountField({ max: 1000, example: 3 }) bags: number;
}
export class GranaryDocument {
  @UuidField() id: string;
  @CountField() bags: number;
}

@Controller('members/granaries')
export class GranaryController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
  ) {}

  @CreateCommand({
    operationId: 'openGranary',
    summary: 'Open a granary',
    roles: ['secretariat', 'unit-officer', 'member-representative'],
    rules: [[granaryRules, ['already-open', 'plot-taken']]],
  })
  open(@Body() body: OpenGranary, @Issued() command: IssuedCommand) {
    const { id, unit, organisation } = body;
    return this.commands.create(command, granary, id, { unit, organisations: [organisation] }, (state, given) => ({
      events: openGranary(state, body, given),
      also:
        body.plot === undefined
          ? []
          : [alsoIn(plot, derivedId('plot', body.plot), (at, g) => takePlot(at, given.id('granary'), g))],
      warnings: body.kind === 'maize' ? [{ code: 'common-kind', detail: 'There are many of these.' }] : [],
    }));
  }

  @EntityCommand('store', {
    operationId: 'storeBags',
    summary: 'Bring bags in',
    roles: ['secretariat', 'unit-officer', 'member-representative'],
    rules: [[granaryRules, ['closed', 'too-many']]],
  })
  store(@Param('id') id: string, @Body() body: StoreBags, @Issued() command: IssuedCommand) {
    return this.commands.run(command, granary, id, (state, given) => storeBags(state, body.bags, given));
  }

  @EntityCommand('close', {
    operationId: 'closeGranary',
    summary: 'Close a granary',
    roles: ['secretariat', 'unit-officer'],
    rules: [[granaryRules, ['own-granary']]],
    sensitive: true,
  })
  close(@Param('id') id: string, @Body() _body: CommandBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, granary, id, (state, given) => closeGranary(state, given));
  }

  @ReadEntity({
    operationId: 'readGranary',
    summary: 'A granary as it stands',
    roles: ['secretariat', 'unit-officer', 'member-representative', 'auditor', 'integrator'],
    schema: GranaryDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    const present = (state: GranaryState) =>
      state.status === 'none' ? {} : { id, bags: state.bags, status: state.status, keeper: state.keeper };
    return this.entities.read(caller, granary, id, present, moment);
  }

  @ReadEntityEvents({
    operationId: 'readGranaryEvents',
    summary: "A granary's events",
    roles: ['secretariat', 'unit-officer', 'member-representative', 'auditor', 'integrator'],
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, granary, id);
  }
}

@Module({ controllers: [GranaryController] })
export class ExampleModule {}
