import { EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import {
  DeclineStatementBody,
  DraftStatementBody,
  InterpretOutcomeBody,
  OutcomeGroundBody,
  PublishStatementBody,
  SendOutcomeBody,
  SubstantiateOutcomeBody,
} from './outcome.commands.ts';
import { HARVESTING, OFFICERS, SUBSTANTIATING } from './outcome.roles.ts';
import { outcomeRules } from './outcome.rules.ts';
import { declineStatement, draftStatement, publishStatement } from './outcome.statement.pure.ts';
import { declineSubstantiation, interpret, send, substantiate } from './outcome.substantiation.pure.ts';
import { OutcomeWriting } from './outcome.writing.ts';

const ALWAYS = ['unknown', 'withdrawn', 'before-last-step'] as const;

/** Whether an outcome is as it was put, what it means, and what is told of it in public. */
@Controller('campaigns/outcomes')
export class SubstantiationController {
  constructor(private readonly writing: OutcomeWriting) {}

  @EntityCommand('send', {
    operationId: 'sendOutcomeToSubstantiator',
    summary: 'Ask an independent organisation whether an outcome is as it was put',
    description: 'One that was no source of it, did not harvest it, and led no campaign that contributed.',
    roles: HARVESTING,
    rules: [
      [
        outcomeRules,
        [
          ...(['not-formulated', 'substantiator-unknown', 'substantiator-was-source'] as const),
          ...(['substantiator-had-a-part', 'answer-by-past', 'harvested-by-others', ...ALWAYS] as const),
        ],
      ],
    ],
  })
  send(@Param('id') id: string, @Body() body: SendOutcomeBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, async (state, sides, given) =>
      send(state, body, await this.writing.factsOfSending(state, body), sides, given),
    );
  }

  @EntityCommand('decline-substantiation', {
    operationId: 'declineOutcomeSubstantiation',
    summary: 'Say that an outcome cannot be substantiated by whoever was asked',
    roles: SUBSTANTIATING,
    rules: [[outcomeRules, ['not-sent', 'not-asked', ...ALWAYS]]],
  })
  declineSubstantiation(@Param('id') id: string, @Body() body: OutcomeGroundBody, @Issued() command: IssuedCommand) {
    return this.writing.runAsked(command, id, (state, sides, given) =>
      declineSubstantiation(state, body, sides, given),
    );
  }

  @EntityCommand('substantiate', {
    operationId: 'substantiateOutcome',
    summary: 'Say whether an outcome is as it was put',
    description:
      'By the organisation that was asked; or by an officer who had no part in the wording and puts its answer on record.',
    roles: SUBSTANTIATING,
    rules: [[outcomeRules, ['not-sent', 'own-outcome', 'substantiator-was-source', 'not-asked', ...ALWAYS]]],
  })
  substantiate(@Param('id') id: string, @Body() body: SubstantiateOutcomeBody, @Issued() command: IssuedCommand) {
    return this.writing.runAsked(command, id, (state, sides, given) => substantiate(state, body, sides, given));
  }

  @EntityCommand('interpret', {
    operationId: 'interpretOutcome',
    summary: 'Write down what an outcome means for the work to come',
    roles: HARVESTING,
    rules: [[outcomeRules, ['not-answered', 'harvested-by-others', ...ALWAYS]]],
  })
  interpret(@Param('id') id: string, @Body() body: InterpretOutcomeBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => interpret(state, body, sides, given));
  }

  @EntityCommand('draft-statement', {
    operationId: 'draftOutcomeStatement',
    summary: 'Put forward a statement of an outcome, to be published by somebody else',
    roles: OFFICERS,
    rules: [[outcomeRules, ['not-substantiated', ...ALWAYS]]],
  })
  draftStatement(@Param('id') id: string, @Body() body: DraftStatementBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, _sides, given) => draftStatement(state, body, given));
  }

  @EntityCommand('publish-statement', {
    operationId: 'publishOutcomeStatement',
    summary: 'Publish the statement of an outcome that somebody else put forward',
    roles: OFFICERS,
    rules: [[outcomeRules, ['not-substantiated', 'not-drafted', 'own-words', 'words-gone', 'other-words', ...ALWAYS]]],
  })
  publishStatement(@Param('id') id: string, @Body() body: PublishStatementBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, async (state, _sides, given) =>
      publishStatement(state, body, await this.writing.drafted(state), given),
    );
  }

  @EntityCommand('decline-statement', {
    operationId: 'declineOutcomeStatement',
    summary: 'Decline the statement of an outcome as it was put forward',
    roles: OFFICERS,
    rules: [[outcomeRules, ['not-substantiated', 'not-drafted', ...ALWAYS]]],
  })
  declineStatement(@Param('id') id: string, @Body() body: DeclineStatementBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, _sides, given) => declineStatement(state, body, given));
  }
}
