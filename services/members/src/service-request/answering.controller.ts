import { CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES } from '../roles.ts';
import { confirm, dismissDispute, dispute, reopen } from './service-request.answering.pure.ts';
import {
  ConfirmRequestBody,
  DismissDisputeBody,
  DisputeRequestBody,
  ReopenRequestBody,
} from './service-request.commands.ts';
import { wordsOf } from './service-request.controller.ts';
import { serviceRequestRules } from './service-request.rules.ts';
import { serviceRequest } from './service-request.state.ts';

const ALIVE = ['not-requested', 'closed', 'dated-before-last-step'] as const;
const SETTLED_BY_ANOTHER = [...ALIVE, 'not-disputed', 'own-organisation', 'settles-own-answer'] as const;

/** What the member says of the forum's answer, and what comes of it. */
@Controller('members/service-requests')
export class AnsweringController {
  constructor(private readonly commands: CommandHandler) {}

  @EntityCommand('confirm', {
    operationId: 'confirmService',
    summary: 'Confirm what was delivered, and rate it',
    description: 'By the member, or on its word by an officer who had no part in it. The request is closed.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[serviceRequestRules, [...ALIVE, 'not-answered', 'nothing-delivered', 'speaks-for-member']]],
  })
  confirm(@Param('id') id: string, @Body() body: ConfirmRequestBody, @Issued() command: IssuedCommand) {
    const said = { rating: body.rating, remark: wordsOf(body.remark, body.about) };
    return this.commands.run(command, serviceRequest, id, (state, given) => confirm(state, said, given));
  }

  @EntityCommand('dispute', {
    operationId: 'disputeService',
    summary: 'Dispute what was delivered, or that it was declined',
    description:
      'By the member, or on its word by an officer who had no part in it. Somebody else than answered looks at it again.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[serviceRequestRules, [...ALIVE, 'not-answered', 'disputed-already', 'speaks-for-member']]],
  })
  dispute(@Param('id') id: string, @Body() body: DisputeRequestBody, @Issued() command: IssuedCommand) {
    const said = { ground: body.ground, statement: wordsOf(body.statement, body.about) };
    return this.commands.run(command, serviceRequest, id, (state, given) => dispute(state, said, given));
  }

  @EntityCommand('reopen', {
    operationId: 'reopenServiceRequest',
    summary: 'Find a member right to dispute: what it asked for is owed again',
    roles: OFFICERS,
    rules: [[serviceRequestRules, SETTLED_BY_ANOTHER]],
    sensitive: true,
  })
  reopen(@Param('id') id: string, @Body() body: ReopenRequestBody, @Issued() command: IssuedCommand) {
    const why = { reasons: wordsOf(body.reasons, body.about) };
    return this.commands.run(command, serviceRequest, id, (state, given) => reopen(state, why, given));
  }

  @EntityCommand('dismiss-dispute', {
    operationId: 'dismissServiceDispute',
    summary: 'Find that nothing follows from a dispute, with the ground: the request is closed',
    roles: OFFICERS,
    rules: [[serviceRequestRules, SETTLED_BY_ANOTHER]],
    sensitive: true,
  })
  dismissDispute(@Param('id') id: string, @Body() body: DismissDisputeBody, @Issued() command: IssuedCommand) {
    const why = { ground: body.ground, reasons: wordsOf(body.reasons, body.about) };
    return this.commands.run(command, serviceRequest, id, (state, given) => dismissDispute(state, why, given));
  }
}
