import { EntityCommand, EXAMPLE_MEMBER, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { DECIDERS, SPEAKERS } from '../coalition/coalition.roles.ts';
import { InCoalition } from '../coalition/in-coalition.ts';
import {
  DeclineDecisionStatementBody,
  DraftDecisionStatementBody,
  MinorityStatementBody,
  PublishDecisionStatementBody,
  ReviewDecisionBody,
} from './decision.commands.ts';
import { declineStatement, draftStatement, enterMinorityStatement } from './decision.outcome.pure.ts';
import { decisionRules } from './decision.rules.ts';
import { decision } from './decision.state.ts';
import { DecisionWriting } from './decision.writing.ts';

const ONCE_TAKEN = ['unknown', 'before-last-step', 'not-taken'] as const;

/** What a coalition says of what it decided, who stands apart, and whether it still holds. */
@Controller('coalitions/decisions')
export class DecisionOutcomeController {
  constructor(
    private readonly within: InCoalition,
    private readonly writing: DecisionWriting,
  ) {}

  @EntityCommand('enter-minority-statement', {
    operationId: 'enterMinorityStatement',
    summary: 'Put on record why a participant stands apart from what the others decided',
    roles: SPEAKERS,
    rules: [[decisionRules, [...ONCE_TAKEN, 'speaks-for-another', 'not-of-the-minority']]],
    example: { organisation: EXAMPLE_MEMBER, statement: 'We would have asked our members first.' },
  })
  minority(@Param('id') id: string, @Body() body: MinorityStatementBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, decision, id, (state, _of, given) => enterMinorityStatement(state, body, given));
  }

  @EntityCommand('draft-statement', {
    operationId: 'draftDecisionStatement',
    summary: 'Put a statement on what was decided forward, to be published by somebody else',
    roles: DECIDERS,
    rules: [[decisionRules, [...ONCE_TAKEN, 'led-by-another']]],
  })
  draft(@Param('id') id: string, @Body() body: DraftDecisionStatementBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, decision, id, (state, of, given) => draftStatement(state, body, of, given));
  }

  @EntityCommand('publish-statement', {
    operationId: 'publishDecisionStatement',
    summary: 'Publish a statement on what was decided, confirming that it names no private person',
    description:
      'Send back exactly what was put forward, as it stands in the document: it is public from then on, for good.',
    roles: DECIDERS,
    rules: [
      [
        decisionRules,
        [...ONCE_TAKEN, 'led-by-another', 'not-drafted', 'own-statement', 'statement-gone', 'other-statement'],
      ],
    ],
    sensitive: true,
  })
  publish(@Param('id') id: string, @Body() body: PublishDecisionStatementBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, decision, id, (state, of, given) =>
      this.writing.publishStatement(state, body, of, given),
    );
  }

  @EntityCommand('decline-statement', {
    operationId: 'declineDecisionStatement',
    summary: 'Not publish the statement that was put forward',
    roles: DECIDERS,
    rules: [[decisionRules, [...ONCE_TAKEN, 'led-by-another', 'not-drafted']]],
  })
  decline(@Param('id') id: string, @Body() body: DeclineDecisionStatementBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, decision, id, (state, of, given) => declineStatement(state, body, of, given));
  }

  @EntityCommand('review', {
    operationId: 'reviewDecision',
    summary: 'Look at a decision again: it holds on, another is in its place, or it has ended',
    roles: DECIDERS,
    rules: [
      [
        decisionRules,
        [
          ...([...ONCE_TAKEN, 'led-by-another', 'not-adopted', 'review-past'] as const),
          ...(['replacement-unnamed', 'replacement-unknown'] as const),
        ],
      ],
    ],
    example: { result: 'upheld' },
  })
  review(@Param('id') id: string, @Body() body: ReviewDecisionBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, decision, id, (state, of, given) =>
      this.writing.review(id, state, body, of, given),
    );
  }
}
