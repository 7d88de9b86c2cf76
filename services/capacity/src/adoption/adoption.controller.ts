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
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { innovation, isShared } from '../innovation/innovation.state.ts';
import { scopeOfOrganisation, unitOfOrganisation } from '../known-organisations.ts';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES, CAPACITY_READERS } from '../roles.ts';
import { AdoptInnovationBody, EndAdoptionBody, ReportAdoptionBody } from './adoption.commands.ts';
import { adopt, end, report } from './adoption.decider.ts';
import { AdoptionDocument, presentAdoption } from './adoption.document.ts';
import { adoptionRules } from './adoption.rules.ts';
import { adoption } from './adoption.state.ts';

const ALWAYS = ['unknown', 'over', 'dated-before-last-step'] as const;

@Controller('capacity/adoptions')
export class AdoptionController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'adoptInnovation',
    summary: 'Take up an innovation of others that was shared',
    description: 'Its id is made of the innovation and the organisation: each takes it up once.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [adoptionRules, ['adopted-already', 'organisation-unknown', 'not-shared', 'own-innovation', 'report-at-once']],
    ],
  })
  async adopt(@Body() body: AdoptInnovationBody, @Issued() command: IssuedCommand) {
    const { organisation } = body;
    const id = derivedId(adoption.name, body.innovation, organisation);
    const scope = await scopeOfOrganisation(this.facts, organisation);
    return this.commands.create(command, adoption, id, scope, async (state, given) => {
      const { state: adopted } = await this.commands.load(innovation, body.innovation);
      const facts = {
        unit: await unitOfOrganisation(this.facts, organisation),
        isShared: isShared(adopted),
        owners: adopted.status === 'none' ? [] : adopted.proposed.organisations,
      };
      return adopt(state, body, facts, given);
    });
  }

  @EntityCommand('report', {
    operationId: 'reportAdoption',
    summary: 'Tell whether an innovation worked for those who took it up',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[adoptionRules, [...ALWAYS, 'report-at-once']]],
  })
  report(@Param('id') id: string, @Body() body: ReportAdoptionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, adoption, id, (state, given) => report(state, body, given));
  }

  @EntityCommand('end', {
    operationId: 'endAdoption',
    summary: 'Go on no longer with an innovation that was taken up, with grounds',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[adoptionRules, ALWAYS]],
  })
  end(@Param('id') id: string, @Body() body: EndAdoptionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, adoption, id, (state, given) => end(state, body, given));
  }

  @ReadEntity({
    operationId: 'readAdoption',
    summary: 'The adoption of an innovation',
    roles: CAPACITY_READERS,
    schema: AdoptionDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, adoption, id, presentAdoption, moment);
  }

  @ReadEntityEvents({
    operationId: 'readAdoptionEvents',
    summary: 'The events of an adoption',
    roles: CAPACITY_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, adoption, id);
  }
}
