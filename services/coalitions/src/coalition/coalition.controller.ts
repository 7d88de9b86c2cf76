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
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { FormCoalitionBody } from './coalition.commands.ts';
import { form } from './coalition.decider.ts';
import { CoalitionDocument, presentCoalition } from './coalition.document.ts';
import { factsOfForming } from './coalition.facts.ts';
import { coalitionRules } from './coalition.rules.ts';
import { coalition } from './coalition.state.ts';
import { OFFICERS, READERS } from './coalition.roles.ts';

/** The coalition as a whole. Its seats and its life have controllers of their own. */
@Controller('coalitions/coalitions')
export class CoalitionController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'formCoalition',
    summary: 'Form a coalition, with or without a convenor',
    roles: OFFICERS,
    rules: [[coalitionRules, ['formed-once', 'unit-unknown', 'organisation-unknown', 'organisation-closed']]],
  })
  form(@Body() body: FormCoalitionBody, @Issued() command: IssuedCommand) {
    const scope = { unit: body.unit, organisations: [] };
    return this.commands.create(command, coalition, body.id, scope, async (state, given) =>
      form(state, body, await factsOfForming(this.facts, body), given),
    );
  }

  @ReadEntity({
    operationId: 'readCoalition',
    summary: 'Read a coalition with its open seats',
    roles: READERS,
    schema: CoalitionDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, coalition, id, presentCoalition(caller), moment);
  }

  @ReadEntityEvents({ operationId: 'readCoalitionEvents', summary: "Read a coalition's events", roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(amongParticipants(caller), coalition, id);
  }
}

/**
 * A participant's representative reads the events as an auditor does: what was written in words about another
 * participant is not opened to them.
 */
function amongParticipants(caller: Caller): Caller {
  const entitled = caller.entitled.map((held) =>
    held.role === 'member-representative' ? { ...held, role: 'auditor' as const } : held,
  );
  return { ...caller, entitled };
}
