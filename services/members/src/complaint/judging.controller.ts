import type { Decided, Deciding, Role } from '@baraza/domain';
import { type Caller, CallerIs, CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { membershipRules } from '../membership/membership.rules.ts';
import { OFFICERS } from '../roles.ts';
import { confirmOnAppeal, proposeOnAppeal } from './complaint.appeal.pure.ts';
import type { JudgingFacts } from './complaint.commands.pure.ts';
import { ConfirmBody, ProposeAppealDecisionBody, ProposeDecisionBody } from './complaint.commands.ts';
import { confirm, propose } from './complaint.judging.pure.ts';
import { complaintRules } from './complaint.rules.ts';
import type { ComplaintState } from './complaint.state.ts';
import { ComplaintWriting, type JudgingTask } from './complaint.writing.ts';

/** The committee; the others only where the board has deputed them to this one decision. */
const JUDGES: readonly Role[] = ['conduct-committee', ...OFFICERS, 'member-representative'];
const JUDGED = [
  'not-raised',
  'dated-before-last-step',
  'own-organisation',
  'complainant-decides',
  'not-of-the-committee',
] as const;
const MEASURED = [
  'not-heard',
  'membership-over',
  'suspension-without-end',
  'suspension-over',
  'suspension-too-long',
] as const;
const WITHIN_A_MONTH = { roles: JUDGES, days: 30 };

/** Decisions of several: proposed by one, confirmed by others until the panel is whole. */
@Controller('members/complaints')
export class JudgingController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly writing: ComplaintWriting,
  ) {}

  @EntityCommand('propose-decision', {
    operationId: 'proposeComplaintDecision',
    summary: 'Propose how to decide a complaint',
    description:
      'Decides nothing by itself: others confirm it until as many concur as the rules ask. A proposal takes the place of the one before.',
    roles: JUDGES,
    backdating: WITHIN_A_MONTH,
    rules: [[complaintRules, [...JUDGED, ...MEASURED, 'decided-already', 'ground-not-noticed', 'ground-unknown']]],
    sensitive: true,
  })
  propose(
    @Param('id') id: string,
    @Body() body: ProposeDecisionBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    const { decision, until, grounds, reasons, about } = body;
    const asked = { decision, until, grounds, reasons: { text: reasons, about } };
    return this.#judge(command, id, 'decide-complaint', caller, (state, facts, given) =>
      propose(state, asked, facts, given),
    );
  }

  @EntityCommand('confirm-decision', {
    operationId: 'confirmComplaintDecision',
    summary: 'Concur in the proposed decision of a complaint',
    description:
      'With the last whom the panel needs it is decided, from that day on; in the same moment the membership is suspended or ended.',
    roles: JUDGES,
    backdating: WITHIN_A_MONTH,
    rules: [
      [complaintRules, [...JUDGED, ...MEASURED, 'decided-already', 'not-proposed', 'confirmed-by-proposer']],
      [membershipRules, ['not-a-member', 'dated-before-last-step']],
    ],
    sensitive: true,
  })
  confirm(
    @Param('id') id: string,
    @Body() body: ConfirmBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    return this.#judge(command, id, 'decide-complaint', caller, (state, facts, given) =>
      confirm(state, body, facts, given),
    );
  }

  @EntityCommand('propose-appeal-decision', {
    operationId: 'proposeAppealDecision',
    summary: 'Propose how to decide an appeal, as somebody who had no part in the decision',
    roles: JUDGES,
    backdating: WITHIN_A_MONTH,
    rules: [[complaintRules, [...JUDGED, 'not-appealed', 'decides-own-decision']]],
    sensitive: true,
  })
  proposeOnAppeal(
    @Param('id') id: string,
    @Body() body: ProposeAppealDecisionBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    const asked = { outcome: body.outcome, reasons: { text: body.reasons, about: body.about } };
    return this.#judge(command, id, 'decide-appeal', caller, (state, facts, given) =>
      proposeOnAppeal(state, asked, facts, given),
    );
  }

  @EntityCommand('confirm-appeal-decision', {
    operationId: 'confirmAppealDecision',
    summary: 'Concur in the proposed decision of an appeal',
    description:
      'With the last whom the panel needs the appeal is decided; where the decision is overturned, the membership has back in the same moment what it took.',
    roles: JUDGES,
    backdating: WITHIN_A_MONTH,
    rules: [
      [complaintRules, [...JUDGED, 'not-appealed', 'decides-own-decision', 'not-proposed', 'confirmed-by-proposer']],
      [membershipRules, ['dated-before-last-step']],
    ],
    sensitive: true,
  })
  confirmOnAppeal(
    @Param('id') id: string,
    @Body() body: ConfirmBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    return this.#judge(command, id, 'decide-appeal', caller, (state, facts, given) =>
      confirmOnAppeal(state, body, facts, given),
    );
  }

  async #judge(
    command: IssuedCommand,
    id: string,
    task: JudgingTask,
    caller: Caller,
    decide: (state: ComplaintState, facts: JudgingFacts, given: Deciding) => readonly Decided[],
  ) {
    const { aggregate } = await this.writing.openTo(id, caller, [task]);
    return this.commands.run(command, aggregate, id, (state, given) =>
      this.writing.judge(id, task, state, caller, given, (facts) => decide(state, facts, given)),
    );
  }
}
