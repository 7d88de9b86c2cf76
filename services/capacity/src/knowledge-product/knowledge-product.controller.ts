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
import { unitOfOrganisation } from '../known-organisations.ts';
import { openToOrganisationsOf } from '../open-to-organisations.ts';
import { CAPACITY_OFFICERS, CAPACITY_OFFICERS_AND_REPRESENTATIVES, CAPACITY_READERS } from '../roles.ts';
import {
  DraftProductBody,
  DropProductBody,
  PublishProductBody,
  TranslateProductBody,
  UseProductBody,
  WithdrawProductBody,
} from './knowledge-product.commands.ts';
import { drop, translate, use, withdraw } from './knowledge-product.decider.ts';
import { KnowledgeProductDocument, presentKnowledgeProduct } from './knowledge-product.document.ts';
import { knowledgeProductRules } from './knowledge-product.rules.ts';
import { knowledgeProduct } from './knowledge-product.state.ts';
import { KnowledgeProductWriting } from './knowledge-product.writing.ts';

const ALWAYS = ['unknown', 'dated-before-last-step'] as const;

@Controller('capacity/knowledge-products')
export class KnowledgeProductController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
    private readonly writing: KnowledgeProductWriting,
  ) {}

  @CreateCommand({
    operationId: 'draftKnowledgeProduct',
    summary: 'Write a guide, a tool or a case down, for somebody else to publish',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [
        knowledgeProductRules,
        ['drafted-already', 'unit-unknown', 'organisation-unknown', 'theme-unknown', 'language-twice'],
      ],
    ],
  })
  draft(@Body() body: DraftProductBody, @Issued() command: IssuedCommand) {
    const { id, organisations = [], learnedFrom = [], ...rest } = body;
    const asked = { ...rest, organisations, learnedFrom };
    return this.commands.create(command, knowledgeProduct, id, { unit: body.unit, organisations }, (state, given) =>
      this.writing.draft(state, asked, given),
    );
  }

  @EntityCommand('publish', {
    operationId: 'publishKnowledgeProduct',
    summary: 'Publish a knowledge product that somebody else drafted',
    description:
      'The words of the draft are sent back exactly as they stand in the document: whoever sends them confirms that they name no private person. They are public from then on, for good.',
    roles: CAPACITY_OFFICERS,
    rules: [
      [
        knowledgeProductRules,
        [
          ...ALWAYS,
          ...(['not-a-draft', 'own-draft', 'words-gone', 'other-words'] as const),
          ...(['replaces-itself', 'replaced-unpublished'] as const),
        ],
      ],
    ],
    sensitive: true,
  })
  publish(
    @Param('id') id: string,
    @Body() body: PublishProductBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    return this.commands.run(command, knowledgeProduct, id, (state, given) =>
      this.writing.publish(state, id, body, caller, given),
    );
  }

  @EntityCommand('drop', {
    operationId: 'dropKnowledgeProduct',
    summary: 'Leave a draft unpublished, with grounds',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[knowledgeProductRules, [...ALWAYS, 'not-a-draft']]],
  })
  drop(@Param('id') id: string, @Body() body: DropProductBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, knowledgeProduct, id, (state, given) => drop(state, body, given));
  }

  @EntityCommand('translate', {
    operationId: 'translateKnowledgeProduct',
    summary: 'Say that a published knowledge product can be had in one more language',
    roles: CAPACITY_OFFICERS,
    rules: [[knowledgeProductRules, [...ALWAYS, 'not-published', 'language-twice']]],
  })
  translate(@Param('id') id: string, @Body() body: TranslateProductBody, @Issued() command: IssuedCommand) {
    const { language, title, web } = body;
    const edition = { language, title, ...(web === undefined ? {} : { web }) };
    return this.commands.run(command, knowledgeProduct, id, (state, given) => translate(state, { edition }, given));
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawKnowledgeProduct',
    summary: 'Say that a published knowledge product should not be used any more',
    roles: CAPACITY_OFFICERS,
    rules: [[knowledgeProductRules, [...ALWAYS, 'not-published']]],
  })
  withdraw(@Param('id') id: string, @Body() body: WithdrawProductBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, knowledgeProduct, id, (state, given) => withdraw(state, body, given));
  }

  @EntityCommand('use', {
    operationId: 'useKnowledgeProduct',
    summary: 'Tell what an organisation used a published knowledge product for',
    description: 'Open to every organisation, for its own use.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[knowledgeProductRules, [...ALWAYS, 'not-published', 'uses-for-another', 'organisation-unknown']]],
  })
  use(
    @Param('id') id: string,
    @Body() body: UseProductBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    const open = openToOrganisationsOf(caller, knowledgeProduct);
    return this.commands.run(command, open, id, async (state, given) => {
      const isKnown = (await unitOfOrganisation(this.facts, body.organisation)) !== undefined;
      return use(state, body, { isKnown }, given);
    });
  }

  @ReadEntity({
    operationId: 'readKnowledgeProduct',
    summary: 'A knowledge product',
    description: 'For those who made it, and those who look after it. What is published is public in the register.',
    roles: CAPACITY_READERS,
    schema: KnowledgeProductDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, knowledgeProduct, id, presentKnowledgeProduct, moment);
  }

  @ReadEntityEvents({
    operationId: 'readKnowledgeProductEvents',
    summary: 'The events of a knowledge product',
    roles: CAPACITY_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, knowledgeProduct, id);
  }
}
