import type { Decided, Deciding, Role } from '@baraza/domain';
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
import { OFFICERS } from '../roles.ts';
import { lodgeAppeal, serveDecision } from './complaint.appeal.pure.ts';
import type { Partiality } from './complaint.commands.pure.ts';
import {
  GiveReplyBody,
  IssueNoticeBody,
  LodgeAppealBody,
  RaiseComplaintBody,
  ServeBody,
  WithdrawComplaintBody,
} from './complaint.commands.ts';
import { reply, serveNotice, withdraw } from './complaint.decider.ts';
import { ComplaintDocument, presentComplaint } from './complaint.document.ts';
import { complaintRules } from './complaint.rules.ts';
import { complaint, type ComplaintState } from './complaint.state.ts';
import { ComplaintWriting } from './complaint.writing.ts';

const OFFICE: readonly Role[] = [...OFFICERS, 'conduct-committee'];
const OFFICE_AND_REPRESENTATIVES: readonly Role[] = [...OFFICE, 'member-representative'];
const IMPARTIAL = ['own-organisation', 'complainant-decides'] as const;
const DATED = ['not-raised', 'dated-before-last-step'] as const;
/** Nobody dates back by years what starts or meets a clock. */
const WITHIN_A_MONTH = { roles: OFFICE, days: 30 };

/** A complaint up to the hearing of the member, and what is between the member and the forum after the decision. */
@Controller('members/complaints')
export class ComplaintController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: ComplaintWriting,
  ) {}

  @CreateCommand({
    operationId: 'raiseComplaint',
    summary: 'Complain of the conduct of a member',
    description:
      'By a member, through its representative; by an officer, of their own accord or on the word of somebody of no member. Who complained is not shown to the member complained of.',
    roles: OFFICE_AND_REPRESENTATIVES,
    rules: [
      [
        complaintRules,
        [
          'already-raised',
          'source-unclear',
          'complains-for-another',
          'complains-of-itself',
          'not-a-member',
          'complainant-unknown',
          'ground-unknown',
        ],
      ],
    ],
    // The first organisation that the sample forum admits.
    example: {
      organisation: EXAMPLE_MEMBER,
      grounds: ['misuse-of-funds'],
      source: 'community',
      narrative: 'What happened, where and when, as far as it is known.',
    },
    sensitive: true,
  })
  async raise(@Body() body: RaiseComplaintBody, @CallerIs() caller: Caller, @Issued() command: IssuedCommand) {
    const { narrative, about, ...rest } = body;
    const asked = { ...rest, narrative: { text: narrative, about } };
    const scope = await this.writing.scopeOf(asked);
    return this.commands.create(command, complaint, body.id, scope, (state, given) =>
      this.writing.raise(state, asked, caller, given),
    );
  }

  @EntityCommand('issue-notice', {
    operationId: 'issueComplaintNotice',
    summary: 'Put to a member what it is complained of for, with the grounds',
    description:
      'The notice is the member’s to read; the complaint itself is not. No clock runs before the notice is known to have reached the member.',
    roles: OFFICE,
    rules: [[complaintRules, [...DATED, ...IMPARTIAL, 'noticed-already', 'decided-already', 'ground-unknown']]],
    sensitive: true,
  })
  issueNotice(
    @Param('id') id: string,
    @Body() body: IssueNoticeBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    const { grounds, notice, about } = body;
    return this.commands.run(command, complaint, id, (state, given) =>
      this.writing.issueNotice(state, { grounds, notice: { text: notice, about } }, caller, given),
    );
  }

  @EntityCommand('serve-notice', {
    operationId: 'serveComplaintNotice',
    summary: 'Put on record that the notice has reached the member: its time to reply runs',
    description: 'Delivery by hand. Where the forum’s own notices prove it, this comes by itself.',
    roles: OFFICE,
    backdating: WITHIN_A_MONTH,
    rules: [[complaintRules, [...DATED, ...IMPARTIAL, 'not-noticed', 'decided-already']]],
    sensitive: true,
  })
  serveNotice(
    @Param('id') id: string,
    @Body() body: ServeBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    return this.#asParty(command, id, caller, (state, parties, given) => serveNotice(state, body, parties, given));
  }

  @EntityCommand('reply', {
    operationId: 'replyToComplaint',
    summary: 'Reply to the notice of a complaint',
    description:
      'By the member, within the set time. What came in time on paper an officer puts on record, dated by the day it came.',
    roles: [...OFFICERS, 'member-representative'],
    backdating: WITHIN_A_MONTH,
    rules: [
      [
        complaintRules,
        [...DATED, 'not-noticed', 'replies-for-another', 'replied-already', 'reply-late', 'decided-already'],
      ],
    ],
  })
  reply(
    @Param('id') id: string,
    @Body() body: GiveReplyBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    const answer = { reply: { text: body.reply, about: body.about } };
    return this.#asParty(command, id, caller, (state, parties, given) => reply(state, answer, parties, given));
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawComplaint',
    summary: 'Take a complaint back, before it is decided',
    roles: OFFICE_AND_REPRESENTATIVES,
    rules: [[complaintRules, [...DATED, 'own-organisation', 'withdrawn-by-another', 'decided-already']]],
  })
  withdraw(
    @Param('id') id: string,
    @Body() _body: WithdrawComplaintBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    return this.#asParty(command, id, caller, withdraw);
  }

  @EntityCommand('serve-decision', {
    operationId: 'serveComplaintDecision',
    summary: 'Put on record that the decision has reached the member: its time to appeal runs',
    roles: OFFICE,
    backdating: WITHIN_A_MONTH,
    rules: [[complaintRules, [...DATED, ...IMPARTIAL, 'not-decided']]],
    sensitive: true,
  })
  serveDecision(
    @Param('id') id: string,
    @Body() body: ServeBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    return this.#asParty(command, id, caller, (state, parties, given) => serveDecision(state, body, parties, given));
  }

  @EntityCommand('appeal', {
    operationId: 'appealAgainstDecision',
    summary: 'Ask others than those who decided to look at the decision again',
    description: 'By the member, within the set time. The measure holds meanwhile.',
    roles: [...OFFICERS, 'member-representative'],
    backdating: WITHIN_A_MONTH,
    rules: [[complaintRules, [...DATED, 'not-decided', 'replies-for-another', 'appealed-already', 'appeal-late']]],
  })
  appeal(
    @Param('id') id: string,
    @Body() body: LodgeAppealBody,
    @CallerIs() caller: Caller,
    @Issued() command: IssuedCommand,
  ) {
    const asked = { appeal: { text: body.appeal, about: body.about } };
    return this.#asParty(command, id, caller, (state, parties, given) => lodgeAppeal(state, asked, parties, given));
  }

  @ReadEntity({
    operationId: 'readComplaint',
    summary: 'A complaint, as far as the reader may know of it',
    description:
      'The member complained of reads it from the notice on, and never who complained; the member that complained reads what came of it; an auditor reads neither who complained nor what is deliberated.',
    roles: [...OFFICE_AND_REPRESENTATIVES, 'auditor'],
    schema: ComplaintDocument,
  })
  async read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    const { aggregate, isDeputed } = await this.writing.openTo(id, caller, ['decide-complaint', 'decide-appeal']);
    return this.entities.read(caller, aggregate, id, presentComplaint(caller, isDeputed), moment);
  }

  @ReadEntityEvents({
    operationId: 'readComplaintEvents',
    summary: 'The events of a complaint, for those who work on it and for auditors',
    roles: [...OFFICE, 'auditor'],
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, complaint, id);
  }

  /** A step for which it counts whether whoever takes it is a party. */
  #asParty(
    command: IssuedCommand,
    id: string,
    caller: Caller,
    decide: (state: ComplaintState, parties: Partiality, given: Deciding) => readonly Decided[],
  ) {
    return this.commands.run(command, complaint, id, async (state, given) =>
      decide(state, await this.writing.partiality(state, caller), given),
    );
  }
}
