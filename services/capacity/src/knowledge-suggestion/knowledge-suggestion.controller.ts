import { Code, Date, knowledgeProductSuggested, Uuid } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  Code_,
  CommandBody,
  CommandHandler,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { Type } from 'typebox';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES } from '../roles.ts';
import { decline } from './knowledge-suggestion.decider.ts';
import { knowledgeSuggestionRules } from './knowledge-suggestion.rules.ts';
import { knowledgeSuggestion, type KnowledgeSuggestionState } from './knowledge-suggestion.state.ts';

export class DeclineKnowledgeSuggestionBody extends CommandBody {
  @Code_({ example: 'nothing-new', description: 'Why it is not written down' }) ground: string;
}

export const KnowledgeSuggestionDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['open', 'taken-up', 'declined', 'lapsed']),
    ...knowledgeProductSuggested.data.properties,
    suggestedOn: Date,
    lastStepOn: Date,
    product: Type.Optional(Uuid),
    ground: Type.Optional(Code),
  },
  { additionalProperties: false, $id: 'KnowledgeSuggestion' },
);

function present(state: KnowledgeSuggestionState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a suggestion that was never made');
  const { suggested, ...known } = state;
  return { id, ...suggested, ...known };
}

/** Outcomes that are worth writing down: taken up by drafting a knowledge product that names the outcome, or declined. */
@Controller('capacity/knowledge-suggestions')
export class KnowledgeSuggestionController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
  ) {}

  @EntityCommand('decline', {
    operationId: 'declineKnowledgeSuggestion',
    summary: 'Decide not to write down how an outcome came about',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[knowledgeSuggestionRules, ['not-open', 'before-last-step']]],
  })
  decline(@Param('id') id: string, @Body() body: DeclineKnowledgeSuggestionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, knowledgeSuggestion, id, (state, given) => decline(state, body, given));
  }

  @ReadEntity({
    operationId: 'readKnowledgeSuggestion',
    summary: 'An outcome that is worth writing down',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    schema: KnowledgeSuggestionDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, knowledgeSuggestion, id, present, moment);
  }

  @ReadEntityEvents({
    operationId: 'readKnowledgeSuggestionEvents',
    summary: 'The events of a suggestion',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, knowledgeSuggestion, id);
  }
}
