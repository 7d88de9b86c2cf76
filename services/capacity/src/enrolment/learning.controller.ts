import type { Deciding } from '@baraza/domain';
import {
  alsoIn,
  CommandHandler,
  type Decision,
  EntityCommand,
  Issued,
  type IssuedCommand,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { issue } from '../certificate/certificate.decider.ts';
import { certificate } from '../certificate/certificate.state.ts';
import { CAPACITY_OFFICERS } from '../roles.ts';
import {
  CompleteEnrolmentBody,
  ReportFollowUpBody,
  TestLearningBody,
  WaiveFollowUpBody,
} from './enrolment.commands.ts';
import { factsOfCompletion } from './enrolment.facts.ts';
import { reportFollowUp, waiveFollowUp } from './enrolment.follow-ups.ts';
import { complete, test } from './enrolment.learning.ts';
import { enrolmentRules } from './enrolment.rules.ts';
import { enrolment, type EnrolmentState } from './enrolment.state.ts';

const ALWAYS = ['unknown', 'own-organisation', 'before-last-step'] as const;

/** What a course led to: its completion, and evaluation at the levels that are one enrolment's own. */
@Controller('capacity/enrolments')
export class EnrolmentLearningController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
  ) {}

  @EntityCommand('test', {
    operationId: 'testLearning',
    summary: 'Put on record what was known before the course and after it',
    roles: CAPACITY_OFFICERS,
    rules: [[enrolmentRules, ['unknown', 'own-organisation', 'not-taking-part']]],
  })
  test(@Param('id') id: string, @Body() body: TestLearningBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => test(state, body, given));
  }

  @EntityCommand('complete', {
    operationId: 'completeEnrolment',
    summary: 'Put on record that a course was completed, and make the certificates out',
    description:
      'When it is to be asked what came of it is fixed by it. The campaign worked out in a `campaign-launch` programme is drafted.',
    roles: CAPACITY_OFFICERS,
    rules: [
      [
        enrolmentRules,
        [
          ...ALWAYS,
          ...(['not-active', 'attended-too-little', 'assignment-missing'] as const),
          ...(['assignment-of-another-track', 'assignment-unit-unknown'] as const),
        ],
      ],
    ],
  })
  complete(@Param('id') id: string, @Body() body: CompleteEnrolmentBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => this.#complete(state, id, body, given));
  }

  async #complete(state: EnrolmentState, id: string, body: CompleteEnrolmentBody, given: Deciding): Promise<Decision> {
    if (state.status === 'none') throw enrolmentRules.broken('unknown');
    const { title, ...facts } = await factsOfCompletion(this.commands, this.facts, state, body.assignment);
    const events = complete(state, body, facts, given);
    const { programme, unit, track } = state;
    const certificates = events.flatMap((event) =>
      event.type === 'capacity.EnrolmentCompleted' ? event.data.certificates : [],
    );
    const common = { enrolment: id, programme, unit, title, track, completedOn: given.effectiveOn };
    return {
      events,
      also: certificates.map(({ code, holder }) =>
        alsoIn(certificate, code, (of, moment) => issue(of, { ...common, holder: { ...holder } }, moment)),
      ),
    };
  }

  @EntityCommand('report-follow-up', {
    operationId: 'reportFollowUp',
    summary: 'Put on record what a course led to: what is done otherwise, or what has come of it',
    roles: CAPACITY_OFFICERS,
    rules: [[enrolmentRules, [...ALWAYS, 'not-completed', 'followed-up']]],
  })
  report(@Param('id') id: string, @Body() body: ReportFollowUpBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => reportFollowUp(state, body, given));
  }

  @EntityCommand('waive-follow-up', {
    operationId: 'waiveFollowUp',
    summary: 'Settle that it will not be asked what a course led to, with grounds',
    roles: CAPACITY_OFFICERS,
    rules: [[enrolmentRules, [...ALWAYS, 'not-completed', 'followed-up']]],
  })
  waive(@Param('id') id: string, @Body() body: WaiveFollowUpBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => waiveFollowUp(state, body, given));
  }
}
