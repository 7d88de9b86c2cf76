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
import { openOrganisations, unitOfOrganisation } from '../known-organisations.ts';
import { openToOrganisationsOf } from '../open-to-organisations.ts';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES, CAPACITY_READERS } from '../roles.ts';
import {
  CancelExchangeBody,
  ConcludeExchangeBody,
  MeetExchangeBody,
  OfExchangeBody,
  PlanExchangeBody,
} from './learning-exchange.commands.ts';
import { cancel, conclude, join, leave, meet, plan } from './learning-exchange.decider.ts';
import { LearningExchangeDocument, presentLearningExchange } from './learning-exchange.document.ts';
import { learningExchangeRules } from './learning-exchange.rules.ts';
import { learningExchange, takingPart } from './learning-exchange.state.ts';

const ALWAYS = ['unknown', 'over', 'dated-before-last-step'] as const;

@Controller('capacity/learning-exchanges')
export class LearningExchangeController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'planLearningExchange',
    summary: 'Plan a peer visit, a community of practice or a write-shop',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [
        learningExchangeRules,
        [
          ...(['planned-already', 'unit-unknown', 'organisation-unknown', 'theme-unknown'] as const),
          ...(['hosts-itself', 'ends-before-it-begins'] as const),
        ],
      ],
    ],
  })
  plan(@Body() body: PlanExchangeBody, @Issued() command: IssuedCommand) {
    const { id, organisations = [], ...rest } = body;
    const asked = { ...rest, organisations };
    const all = takingPart({ plan: asked, organisations });
    const scope = { unit: body.unit, organisations: all };
    return this.commands.create(command, learningExchange, id, scope, async (state, given) => {
      const facts = {
        unitKnown: (await this.facts.knownUnit(body.unit)) !== undefined,
        organisations: await openOrganisations(this.facts, all),
        themes: await this.facts.inUse('theme', body.themes, given.effectiveOn),
      };
      return plan(state, asked, facts, given);
    });
  }

  @EntityCommand('join', {
    operationId: 'joinLearningExchange',
    summary: 'Bring one more organisation in',
    description: 'Open to every organisation, for itself.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[learningExchangeRules, [...ALWAYS, 'speaks-for-another', 'organisation-unknown']]],
  })
  join(
    @Param('id') id: string,
    @Body() body: OfExchangeBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    const open = openToOrganisationsOf(caller, learningExchange);
    return this.commands.run(command, open, id, async (state, given) => {
      const isKnown = (await unitOfOrganisation(this.facts, body.organisation)) !== undefined;
      return join(state, body, { isKnown }, given);
    });
  }

  @EntityCommand('leave', {
    operationId: 'leaveLearningExchange',
    summary: 'Take an organisation out',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[learningExchangeRules, [...ALWAYS, 'speaks-for-another', 'host-stays', 'not-taking-part']]],
  })
  leave(@Param('id') id: string, @Body() body: OfExchangeBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, learningExchange, id, (state, given) => leave(state, body, given));
  }

  @EntityCommand('meet', {
    operationId: 'holdLearningExchange',
    summary: 'Put on record that those who take part met, and how many people were there',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[learningExchangeRules, [...ALWAYS, 'before-it-begins', 'not-taking-part']]],
  })
  meet(@Param('id') id: string, @Body() body: MeetExchangeBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, learningExchange, id, (state, given) => meet(state, body, given));
  }

  @EntityCommand('conclude', {
    operationId: 'concludeLearningExchange',
    summary: 'Conclude a learning exchange, and keep what was learned',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[learningExchangeRules, [...ALWAYS, 'never-met', 'product-unknown']]],
  })
  conclude(@Param('id') id: string, @Body() body: ConcludeExchangeBody, @Issued() command: IssuedCommand) {
    const { products = [], ...rest } = body;
    return this.commands.run(command, learningExchange, id, async (state, given) => {
      const found = await Promise.all(products.map((one) => this.commands.load(knowledgeProduct, one)));
      const known = products.filter((_, index) => ['draft', 'published'].includes(found[index]!.state.status));
      return conclude(state, { ...rest, products }, { known }, given);
    });
  }

  @EntityCommand('cancel', {
    operationId: 'cancelLearningExchange',
    summary: 'Call a learning exchange off that has not met, with grounds',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[learningExchangeRules, [...ALWAYS, 'met-already']]],
  })
  cancel(@Param('id') id: string, @Body() body: CancelExchangeBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, learningExchange, id, (state, given) => cancel(state, body, given));
  }

  @ReadEntity({
    operationId: 'readLearningExchange',
    summary: 'A learning exchange',
    description: 'For those who take part, and those who look after it.',
    roles: CAPACITY_READERS,
    schema: LearningExchangeDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, learningExchange, id, presentLearningExchange, moment);
  }

  @ReadEntityEvents({
    operationId: 'readLearningExchangeEvents',
    summary: 'The events of a learning exchange',
    roles: CAPACITY_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, learningExchange, id);
  }
}
