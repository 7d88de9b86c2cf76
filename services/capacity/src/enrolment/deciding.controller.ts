import { CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { cohortRules } from '../cohort/cohort.rules.ts';
import { cohort } from '../cohort/cohort.state.ts';
import { CAPACITY_OFFICERS } from '../roles.ts';
import { EnrolmentStepBody, HoldEnrolmentBody, OnEnrolmentGroundsBody } from './enrolment.commands.ts';
import { begin, decline, dismiss, select, waitList } from './enrolment.deciding.ts';
import { hold, lift } from './enrolment.holding.ts';
import { goingOn, leaving, resting, takingPlace, waiting } from './enrolment.places.ts';
import { enrolmentRules } from './enrolment.rules.ts';
import { enrolment } from './enrolment.state.ts';

const ALWAYS = ['unknown', 'own-organisation', 'before-last-step'] as const;

/** What those who run a programme decide on those who ask for it and take part. */
@Controller('capacity/enrolments')
export class EnrolmentDecidingController {
  constructor(private readonly commands: CommandHandler) {}

  @EntityCommand('select', {
    operationId: 'selectEnrolment',
    summary: 'Give an applicant a place',
    roles: CAPACITY_OFFICERS,
    rules: [
      [enrolmentRules, [...ALWAYS, 'on-hold', 'not-applied']],
      [cohortRules, ['over', 'full', 'others-wait']],
    ],
  })
  select(@Param('id') id: string, @Body() _body: EnrolmentStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => takingPlace(state, id, select(state, given)));
  }

  @EntityCommand('wait-list', {
    operationId: 'waitListEnrolment',
    summary: 'Put an applicant on the list of those who wait for a place',
    description: 'A place that falls free goes to the first of them by itself.',
    roles: CAPACITY_OFFICERS,
    rules: [
      [enrolmentRules, [...ALWAYS, 'on-hold', 'not-asking']],
      [cohortRules, ['over', 'place-free']],
    ],
  })
  waitList(@Param('id') id: string, @Body() _body: EnrolmentStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => waiting(state, id, waitList(state, given)));
  }

  @EntityCommand('decline', {
    operationId: 'declineEnrolment',
    summary: 'Decline an application, with grounds',
    roles: CAPACITY_OFFICERS,
    rules: [[enrolmentRules, [...ALWAYS, 'on-hold', 'not-applied']]],
    sensitive: true,
  })
  decline(@Param('id') id: string, @Body() body: OnEnrolmentGroundsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => leaving(state, id, decline(state, body, given)));
  }

  @EntityCommand('begin', {
    operationId: 'beginEnrolment',
    summary: 'Let somebody begin who was selected when the cohort had begun, or rested then',
    roles: CAPACITY_OFFICERS,
    rules: [[enrolmentRules, ['unknown', 'before-last-step', 'on-hold', 'not-selected', 'cohort-not-running']]],
  })
  begin(@Param('id') id: string, @Body() _body: EnrolmentStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, async (state, given) => {
      const of = state.status === 'none' ? undefined : (await this.commands.load(cohort, state.cohort)).state;
      return begin(state, { cohortIsRunning: of?.status === 'running' }, given);
    });
  }

  @EntityCommand('hold', {
    operationId: 'holdEnrolment',
    summary: 'Let an enrolment rest for a time, with grounds',
    roles: CAPACITY_OFFICERS,
    rules: [[enrolmentRules, [...ALWAYS, 'ended', 'held-already']]],
  })
  hold(@Param('id') id: string, @Body() body: HoldEnrolmentBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => resting(state, id, hold(state, body, given)));
  }

  @EntityCommand('lift-hold', {
    operationId: 'liftEnrolmentHold',
    summary: 'Let an enrolment go on that was put on hold by decision',
    description: 'It goes on when nothing else it rests for is left. What rests for its membership returns by itself.',
    roles: CAPACITY_OFFICERS,
    rules: [[enrolmentRules, [...ALWAYS, 'not-held-for-this']]],
  })
  lift(@Param('id') id: string, @Body() _body: EnrolmentStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => goingOn(state, id, lift(state, given)));
  }

  @EntityCommand('dismiss', {
    operationId: 'dismissEnrolment',
    summary: 'Take a place from who has it, with grounds',
    roles: CAPACITY_OFFICERS,
    rules: [[enrolmentRules, [...ALWAYS, 'no-place']]],
    sensitive: true,
  })
  dismiss(@Param('id') id: string, @Body() body: OnEnrolmentGroundsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, enrolment, id, (state, given) => leaving(state, id, dismiss(state, body, given)));
  }
}
