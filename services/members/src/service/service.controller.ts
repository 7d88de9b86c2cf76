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
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { EVERYBODY, OFFICERS } from '../roles.ts';
import { ChangeServiceBody, OfferServiceBody, WithdrawServiceBody } from './service.commands.ts';
import { withdraw } from './service.decider.ts';
import { presentService, ServiceDocument } from './service.document.ts';
import { serviceRules } from './service.rules.ts';
import { service, serviceIdOf } from './service.state.ts';
import { ServiceWriting } from './service.writing.ts';

/** How long a member may confirm or dispute, where the service does not say. */
const ANSWER_DAYS = 30;

/** The catalogue: what members may ask for, and what they are promised. */
@Controller('members/services')
export class ServiceController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: ServiceWriting,
  ) {}

  @CreateCommand({
    operationId: 'offerService',
    summary: 'Offer members a service, with the times that are promised',
    description:
      'To the members of the unit and of all below it. Its id is of the unit and the code: one that was withdrawn is offered anew under the same.',
    roles: OFFICERS,
    rules: [
      [
        serviceRules,
        ['offered-already', 'unit-unknown', 'category-unknown', 'promise-backwards', 'dated-before-last-step'],
      ],
    ],
  })
  offer(@Body() body: OfferServiceBody, @Issued() command: IssuedCommand) {
    const { unit, code, title, promise, answerDays = ANSWER_DAYS, whoMayAsk } = body;
    const terms = { unit, code, title, promise: { ...promise }, answerDays, whoMayAsk };
    const scope = { unit, organisations: [] };
    return this.commands.create(command, service, serviceIdOf(terms), scope, (state, given) =>
      this.writing.offer(state, terms, given),
    );
  }

  @EntityCommand('change', {
    operationId: 'changeService',
    summary: 'Offer a service on other terms',
    description: 'What is left out stays as it is. Requests that were made keep the times they were promised.',
    roles: OFFICERS,
    rules: [[serviceRules, ['not-offered', 'category-unknown', 'promise-backwards', 'dated-before-last-step']]],
  })
  change(@Param('id') id: string, @Body() body: ChangeServiceBody, @Issued() command: IssuedCommand) {
    const { title, promise, answerDays, whoMayAsk } = body;
    const changed = {
      ...(title === undefined ? {} : { title }),
      ...(promise === undefined ? {} : { promise: { ...promise } }),
      ...(answerDays === undefined ? {} : { answerDays }),
      ...(whoMayAsk === undefined ? {} : { whoMayAsk }),
    };
    return this.commands.run(command, service, id, (state, given) => this.writing.change(state, changed, given));
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawService',
    summary: 'Offer a service no more',
    description: 'What was asked for before is still owed.',
    roles: OFFICERS,
    rules: [[serviceRules, ['not-offered', 'dated-before-last-step']]],
  })
  withdraw(@Param('id') id: string, @Body() body: WithdrawServiceBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, service, id, (state, given) => withdraw(state, body, given));
  }

  @ReadEntity({
    operationId: 'readService',
    summary: 'A service that the forum offers its members',
    roles: EVERYBODY,
    schema: ServiceDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, service, id, presentService, moment);
  }

  @ReadEntityEvents({
    operationId: 'readServiceEvents',
    summary: 'The events of a service',
    roles: EVERYBODY,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, service, id);
  }
}
