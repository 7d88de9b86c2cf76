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
import { knowledgeProduct } from '../knowledge-product/knowledge-product.state.ts';
import { openOrganisations, scopeOfOrganisation, unitOfOrganisation } from '../known-organisations.ts';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES, CAPACITY_READERS } from '../roles.ts';
import {
  BeginExperimentBody,
  MoveInnovationBody,
  ProposeInnovationBody,
  ReportExperimentBody,
  ShareInnovationBody,
  StopInnovationBody,
} from './innovation.commands.ts';
import { beginExperiment, move, propose, reportExperiment, share, stop } from './innovation.decider.ts';
import { InnovationDocument, presentInnovation } from './innovation.document.ts';
import { innovationRules } from './innovation.rules.ts';
import { innovation } from './innovation.state.ts';

const ALWAYS = ['unknown', 'stopped', 'dated-before-last-step'] as const;

@Controller('capacity/innovations')
export class InnovationController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'proposeInnovation',
    summary: 'Put forward something new that is worth trying',
    description: 'It stands where the first of its organisations stands, and is public once it is shared.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[innovationRules, ['proposed-already', 'organisation-unknown', 'theme-unknown']]],
  })
  async propose(@Body() body: ProposeInnovationBody, @Issued() command: IssuedCommand) {
    const { id, ...asked } = body;
    const first = asked.organisations[0]!;
    const scope = await scopeOfOrganisation(this.facts, first);
    return this.commands.create(command, innovation, id, scope, async (state, given) => {
      const facts = {
        unit: await unitOfOrganisation(this.facts, first),
        organisations: await openOrganisations(this.facts, asked.organisations),
        themes: await this.facts.inUse('theme', asked.themes, given.effectiveOn),
      };
      return propose(state, asked, facts, given);
    });
  }

  @EntityCommand('move', {
    operationId: 'moveInnovation',
    summary: 'Take an innovation to the next stage, or back to an earlier one, on evidence',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[innovationRules, [...ALWAYS, 'skips-a-stage', 'not-tried']]],
  })
  move(@Param('id') id: string, @Body() body: MoveInnovationBody, @Issued() command: IssuedCommand) {
    const links = (body.links ?? []).map(({ web }) => web);
    return this.commands.run(command, innovation, id, (state, given) => move(state, { ...body, links }, given));
  }

  @EntityCommand('begin-experiment', {
    operationId: 'beginExperiment',
    summary: 'Begin to try an innovation, with a hypothesis and what it is measured by',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[innovationRules, [...ALWAYS, 'experiment-backwards']]],
  })
  beginExperiment(@Param('id') id: string, @Body() body: BeginExperimentBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, innovation, id, (state, given) => beginExperiment(state, body, given));
  }

  @EntityCommand('report-experiment', {
    operationId: 'reportExperiment',
    summary: 'Report what came of an experiment',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[innovationRules, [...ALWAYS, 'experiment-unknown', 'reported-already']]],
  })
  reportExperiment(@Param('id') id: string, @Body() body: ReportExperimentBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, innovation, id, (state, given) => reportExperiment(state, body, given));
  }

  @EntityCommand('share', {
    operationId: 'shareInnovation',
    summary: 'Share an innovation as a package that others can take up',
    description: 'The package is made of published knowledge products. Shared again, it is another package.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[innovationRules, [...ALWAYS, 'not-past-proof', 'product-unknown']]],
  })
  share(@Param('id') id: string, @Body() body: ShareInnovationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, innovation, id, async (state, given) => {
      const products = await Promise.all(body.products.map((one) => this.commands.load(knowledgeProduct, one)));
      const published = body.products.filter((_, index) => products[index]!.state.status === 'published');
      return share(state, body, { published }, given);
    });
  }

  @EntityCommand('stop', {
    operationId: 'stopInnovation',
    summary: 'Give an innovation up, and keep what was learned from it',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[innovationRules, ALWAYS]],
  })
  stop(@Param('id') id: string, @Body() body: StopInnovationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, innovation, id, (state, given) => stop(state, body, given));
  }

  @ReadEntity({
    operationId: 'readInnovation',
    summary: 'An innovation',
    description: 'For those whose it is, and those who look after it. What was shared of it is public in the register.',
    roles: CAPACITY_READERS,
    schema: InnovationDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, innovation, id, presentInnovation, moment);
  }

  @ReadEntityEvents({
    operationId: 'readInnovationEvents',
    summary: 'The events of an innovation',
    roles: CAPACITY_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, innovation, id);
  }
}
