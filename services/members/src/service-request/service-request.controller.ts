import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  EXAMPLE_MEMBER,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES, READERS_OF_REQUESTS } from '../roles.ts';
import type { Words } from './service-request.commands.pure.ts';
import {
  AcknowledgeRequestBody,
  AskForServiceBody,
  AssignRequestBody,
  DeclineRequestBody,
  DeliverRequestBody,
  WithdrawRequestBody,
} from './service-request.commands.ts';
import { acknowledge, decline, deliver, withdraw } from './service-request.decider.ts';
import { presentServiceRequest, ServiceRequestDocument } from './service-request.document.ts';
import { serviceRequestRules } from './service-request.rules.ts';
import { serviceRequest } from './service-request.state.ts';
import { ServiceRequestWriting } from './service-request.writing.ts';

const OWED = ['not-requested', 'closed', 'dated-before-last-step', 'answered-already'] as const;
const ANSWERED_BY_ANOTHER = [...OWED, 'own-organisation'] as const;
/** Whether a promise was kept hangs on the date: what was done without a connection is entered soon after. */
const WITHIN_A_FORTNIGHT = { roles: OFFICERS, days: 14 };

/** A request up to the forum's answer. */
@Controller('members/service-requests')
export class ServiceRequestController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: ServiceRequestWriting,
  ) {}

  @CreateCommand({
    operationId: 'askForService',
    summary: 'Ask for a service in the name of a member',
    description:
      'By a representative, or by an officer on the member’s word. By when it is acknowledged and delivered is fixed by what the service promises on that day.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [
        serviceRequestRules,
        ['requested-already', 'not-offered', 'not-a-member', 'rights-rest', 'category-not-served', 'outside-its-unit'],
      ],
    ],
    // The help desk of the sample forum, asked by the first organisation that it admitted.
    example: {
      service: 'f82409f5-df40-5da2-ab86-5e6207cfeedc',
      organisation: EXAMPLE_MEMBER,
      details: 'What is needed, and by when it would help.',
    },
  })
  async ask(@Body() body: AskForServiceBody, @Issued() command: IssuedCommand) {
    const { id, service, organisation, details, about } = body;
    const asked = { service, organisation, details: wordsOf(details, about) };
    const scope = await this.writing.scopeOf(organisation);
    return this.commands.create(command, serviceRequest, id, scope, (state, given) =>
      this.writing.ask(state, asked, given),
    );
  }

  @EntityCommand('acknowledge', {
    operationId: 'acknowledgeServiceRequest',
    summary: 'Take note of a request',
    roles: OFFICERS,
    backdating: WITHIN_A_FORTNIGHT,
    rules: [[serviceRequestRules, ANSWERED_BY_ANOTHER]],
  })
  acknowledge(@Param('id') id: string, @Body() _body: AcknowledgeRequestBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, serviceRequest, id, (state, given) => acknowledge(state, given));
  }

  @EntityCommand('assign', {
    operationId: 'assignServiceRequest',
    summary: 'Say who sees to a request',
    description: 'Once it is acknowledged, and as often as need be.',
    roles: OFFICERS,
    backdating: WITHIN_A_FORTNIGHT,
    rules: [[serviceRequestRules, [...ANSWERED_BY_ANOTHER, 'not-acknowledged', 'assignee-unable']]],
  })
  assign(@Param('id') id: string, @Body() body: AssignRequestBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, serviceRequest, id, (state, given) =>
      this.writing.assign(state, { assignee: body.assignee ?? given.actor.person }, given),
    );
  }

  @EntityCommand('deliver', {
    operationId: 'deliverService',
    summary: 'Put on record that a member was given what it asked for',
    description: 'The member may then confirm and rate it, or dispute it.',
    roles: OFFICERS,
    backdating: WITHIN_A_FORTNIGHT,
    rules: [[serviceRequestRules, [...ANSWERED_BY_ANOTHER, 'not-assigned']]],
  })
  deliver(@Param('id') id: string, @Body() body: DeliverRequestBody, @Issued() command: IssuedCommand) {
    const delivered = { note: wordsOf(body.note, body.about) };
    return this.commands.run(command, serviceRequest, id, (state, given) => deliver(state, delivered, given));
  }

  @EntityCommand('decline', {
    operationId: 'declineServiceRequest',
    summary: 'Decline a request, with the ground',
    description: 'The member is told, and may dispute it.',
    roles: OFFICERS,
    backdating: WITHIN_A_FORTNIGHT,
    rules: [[serviceRequestRules, ANSWERED_BY_ANOTHER]],
    sensitive: true,
  })
  decline(@Param('id') id: string, @Body() body: DeclineRequestBody, @Issued() command: IssuedCommand) {
    const why = { ground: body.ground, reasons: wordsOf(body.reasons, body.about) };
    return this.commands.run(command, serviceRequest, id, (state, given) => decline(state, why, given));
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawServiceRequest',
    summary: 'Take a request back, before it is answered',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[serviceRequestRules, OWED]],
  })
  withdraw(@Param('id') id: string, @Body() body: WithdrawRequestBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, serviceRequest, id, (state, given) => withdraw(state, body, given));
  }

  @ReadEntity({
    operationId: 'readServiceRequest',
    summary: 'A request for a service',
    roles: READERS_OF_REQUESTS,
    schema: ServiceRequestDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, serviceRequest, id, presentServiceRequest, moment);
  }

  @ReadEntityEvents({
    operationId: 'readServiceRequestEvents',
    summary: 'The events of a request for a service',
    roles: READERS_OF_REQUESTS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, serviceRequest, id);
  }
}

export const wordsOf = (text: string | undefined, about: string[] | undefined): Words | undefined =>
  text === undefined ? undefined : { text, about };
