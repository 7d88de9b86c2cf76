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
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { CorrectDutyBearerBody, NameDutyBearerBody, RetireDutyBearerBody } from './duty-bearer.commands.ts';
import { correct, name, retire } from './duty-bearer.decider.ts';
import { DutyBearerDocument, presentDutyBearer } from './duty-bearer.document.ts';
import { dutyBearerRules } from './duty-bearer.rules.ts';
import { dutyBearer } from './duty-bearer.state.ts';

/** Those who answer for a campaign in public name those of whom it demands something. */
const LEADERS = ['secretariat', 'unit-officer', 'campaign-lead'] as const;
const READERS = [...LEADERS, 'programme-officer', 'auditor'] as const;

@Controller('campaigns/duty-bearers')
export class DutyBearerController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'nameDutyBearer',
    summary: 'Name an office that owes something to rights-holders',
    description: 'An office in a unit, never the person who holds it.',
    roles: LEADERS,
    rules: [[dutyBearerRules, ['named-once', 'unit-unknown', 'organisation-unknown']]],
    example: { office: 'District Water Officer, Bushenyi', unit: 'UG-402', level: 'district', duties: ['fulfil'] },
  })
  name(@Body() body: NameDutyBearerBody, @Issued() command: IssuedCommand) {
    const scope = { unit: body.unit, organisations: [] };
    return this.commands.create(command, dutyBearer, body.id, scope, async (state, given) =>
      name(
        state,
        body,
        {
          unitKnown: (await this.facts.knownUnit(body.unit)) !== undefined,
          organisationKnown: await this.#isKnown(body.organisation),
        },
        given,
      ),
    );
  }

  @EntityCommand('correct', {
    operationId: 'correctDutyBearer',
    summary: 'Set right what is known of an office, or give it the name it has now',
    roles: LEADERS,
    rules: [[dutyBearerRules, ['unknown', 'retired', 'organisation-unknown', 'before-last-step']]],
    example: {
      office: 'District Water Engineer, Bushenyi',
      level: 'district',
      duties: ['fulfil'],
      ground: 'office-renamed',
    },
  })
  correct(@Param('id') id: string, @Body() body: CorrectDutyBearerBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, dutyBearer, id, async (state, given) =>
      correct(state, body, { organisationKnown: await this.#isKnown(body.organisation) }, given),
    );
  }

  @EntityCommand('retire', {
    operationId: 'retireDutyBearer',
    summary: 'Demand nothing more of an office that is no more, or should not have been named',
    roles: LEADERS,
    rules: [[dutyBearerRules, ['unknown', 'retired', 'succeeds-itself', 'successor-unknown', 'before-last-step']]],
    example: { ground: 'office-abolished' },
  })
  retire(@Param('id') id: string, @Body() body: RetireDutyBearerBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, dutyBearer, id, async (state, given) =>
      retire(state, body, { self: id, successorNamed: await this.#isNamed(body.succeededBy) }, given),
    );
  }

  @ReadEntity({
    operationId: 'readDutyBearer',
    summary: 'Read a duty-bearer',
    roles: READERS,
    schema: DutyBearerDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, dutyBearer, id, presentDutyBearer, moment);
  }

  @ReadEntityEvents({ operationId: 'readDutyBearerEvents', summary: "Read a duty-bearer's events", roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, dutyBearer, id);
  }

  async #isKnown(organisation: string | undefined): Promise<boolean> {
    return organisation !== undefined && (await this.facts.knownOrganisation(organisation)) !== undefined;
  }

  async #isNamed(id: string | undefined): Promise<boolean> {
    if (id === undefined) return false;
    const { state } = await this.commands.load(dutyBearer, id);
    return state.status === 'named';
  }
}
