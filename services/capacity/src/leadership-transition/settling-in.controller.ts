import { CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES } from '../roles.ts';
import { NextTransitionStep, ReportSettlingFollowUpBody, SettleInBody } from './leadership-transition.commands.ts';
import { leadershipTransitionRules } from './leadership-transition.rules.ts';
import { reportFollowUp, settle, settleIn } from './leadership-transition.settling.ts';
import { leadershipTransition } from './leadership-transition.state.ts';

const ALWAYS = ['unknown', 'over', 'dated-before-last-step'] as const;

/** A change of leader from the first day in office on. */
@Controller('capacity/leadership-transitions')
export class SettlingInController {
  constructor(private readonly commands: CommandHandler) {}

  @EntityCommand('settle-in', {
    operationId: 'beginSettlingIn',
    summary: 'Put on record that the new leader is in office, and what board and leader agreed',
    description: 'For twelve to eighteen months, with days on which they look at it again.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [
        leadershipTransitionRules,
        [...ALWAYS, 'not-appointed', 'not-in-office', 'settling-time', 'follow-up-twice', 'follow-up-outside'],
      ],
    ],
  })
  settleIn(@Param('id') id: string, @Body() body: SettleInBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, leadershipTransition, id, (state, given) => settleIn(state, body, given));
  }

  @EntityCommand('report-follow-up', {
    operationId: 'reportSettlingFollowUp',
    summary: 'Report how board and leader get on with what they agreed',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[leadershipTransitionRules, [...ALWAYS, 'not-settling', 'no-such-follow-up', 'reported-already']]],
  })
  reportFollowUp(@Param('id') id: string, @Body() body: ReportSettlingFollowUpBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, leadershipTransition, id, (state, given) => reportFollowUp(state, body, given));
  }

  @EntityCommand('settle', {
    operationId: 'settleLeadershipTransition',
    summary: 'Put on record that the new leader has settled in',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [leadershipTransitionRules, [...ALWAYS, 'not-settling', 'settles-too-early', 'follow-ups-open', 'handover-open']],
    ],
  })
  settle(@Param('id') id: string, @Body() _body: NextTransitionStep, @Issued() command: IssuedCommand) {
    return this.commands.run(command, leadershipTransition, id, settle);
  }
}
