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
import { organisationsOf } from '../acting-for.pure.ts';
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES, READERS } from '../roles.ts';
import {
  AnswerInvitationBody,
  CallConveningBody,
  CancelConveningBody,
  HoldConveningBody,
  InviteBody,
  InviteMembersBody,
  PostponeConveningBody,
  ProposeReportBody,
  PublishReportBody,
  SetAgendaBody,
} from './convening.commands.ts';
import { answer, cancel, postpone, setAgenda } from './convening.decider.ts';
import { ConveningDocument, presentConvening } from './convening.document.ts';
import { hold, proposeReport } from './convening.meeting.pure.ts';
import { conveningRules } from './convening.rules.ts';
import { convening } from './convening.state.ts';
import { ConveningWriting } from './convening.writing.ts';

const DATED = ['not-called', 'dated-before-last-step'] as const;
const AHEAD = [...DATED, 'not-ahead'] as const;

@Controller('members/convenings')
export class ConveningController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: ConveningWriting,
  ) {}

  @CreateCommand({
    operationId: 'callConvening',
    summary: 'Call a meeting of the forum in a unit',
    description: 'The quorum it needs is fixed here. Members are invited next.',
    roles: OFFICERS,
    rules: [[conveningRules, ['called-already', 'unit-unknown', 'called-too-late', 'quorum-below-floor']]],
  })
  call(@Body() body: CallConveningBody, @Issued() command: IssuedCommand) {
    return this.commands.create(command, convening, body.id, { unit: body.unit, organisations: [] }, (state, given) =>
      this.writing.call(state, body, given),
    );
  }

  @EntityCommand('set-agenda', {
    operationId: 'setConveningAgenda',
    summary: 'Set the agenda, in place of the one before',
    roles: OFFICERS,
    rules: [[conveningRules, AHEAD]],
  })
  setAgenda(@Param('id') id: string, @Body() body: SetAgendaBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, convening, id, (state, given) => setAgenda(state, body, given));
  }

  @EntityCommand('invite', {
    operationId: 'inviteToConvening',
    summary: 'Invite organisations, as members or as guests',
    description: 'Members count for the quorum, guests do not. Who is invited already stays so.',
    roles: OFFICERS,
    rules: [[conveningRules, [...AHEAD, 'organisation-unknown', 'not-a-member']]],
  })
  invite(@Param('id') id: string, @Body() body: InviteBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, convening, id, (state, given) => this.writing.invite(state, body, given));
  }

  @EntityCommand('invite-members', {
    operationId: 'inviteMembersToConvening',
    summary: 'Invite every member of the unit and of those below it',
    roles: OFFICERS,
    rules: [[conveningRules, [...AHEAD, 'nobody-to-invite']]],
  })
  inviteMembers(@Param('id') id: string, @Body() _body: InviteMembersBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, convening, id, (state, given) => this.writing.inviteMembers(state, given));
  }

  @EntityCommand('answer', {
    operationId: 'answerConveningInvitation',
    summary: 'Say whether an organisation comes',
    description: 'By its representative, or by an officer on its word.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[conveningRules, [...AHEAD, 'not-invited', 'answers-for-another']]],
  })
  answer(@Param('id') id: string, @Body() body: AnswerInvitationBody, @Issued() command: IssuedCommand) {
    const said = { ...body, delegates: body.delegates ?? 0 };
    return this.commands.run(command, convening, id, (state, given) => answer(state, said, given));
  }

  @EntityCommand('postpone', {
    operationId: 'postponeConvening',
    summary: 'Put a convening off to another day',
    description: 'Who was invited stays invited, and is asked anew whether they come.',
    roles: OFFICERS,
    rules: [[conveningRules, [...AHEAD, 'postponed-backwards']]],
  })
  postpone(@Param('id') id: string, @Body() body: PostponeConveningBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, convening, id, (state, given) => postpone(state, body, given));
  }

  @EntityCommand('cancel', {
    operationId: 'cancelConvening',
    summary: 'Call a convening off',
    roles: OFFICERS,
    rules: [[conveningRules, AHEAD]],
  })
  cancel(@Param('id') id: string, @Body() body: CancelConveningBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, convening, id, (state, given) => cancel(state, body, given));
  }

  @EntityCommand('hold', {
    operationId: 'holdConvening',
    summary: 'Put on record that a convening met, who was there, and whether they were enough to decide',
    description:
      'It holds from the day on which it met. The public learns how many members were there, not who they were.',
    roles: OFFICERS,
    rules: [[conveningRules, [...AHEAD, 'not-met-yet', 'not-invited', 'fewer-people-than-organisations']]],
  })
  hold(@Param('id') id: string, @Body() body: HoldConveningBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, convening, id, (state, given) => hold(state, body, given));
  }

  @EntityCommand('propose-report', {
    operationId: 'proposeConveningReport',
    summary: 'Put the report of a convening forward',
    description: 'It is kept apart from the record until somebody else has read it and publishes it.',
    roles: OFFICERS,
    rules: [[conveningRules, [...DATED, 'not-held', 'reported-already']]],
  })
  proposeReport(@Param('id') id: string, @Body() body: ProposeReportBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, convening, id, (state, given) => proposeReport(state, body, given));
  }

  @EntityCommand('publish-report', {
    operationId: 'publishConveningReport',
    summary: 'Publish the report, as a second person who confirms that it names no private person',
    description: 'The exact text is sent back, as `proposedReport` of the convening shows it.',
    roles: OFFICERS,
    rules: [
      [
        conveningRules,
        [
          ...DATED,
          ...(['not-held', 'reported-already', 'no-report-proposed'] as const),
          ...(['published-by-proposer', 'not-the-text', 'not-confirmed'] as const),
        ],
      ],
    ],
    sensitive: true,
  })
  publishReport(@Param('id') id: string, @Body() body: PublishReportBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, convening, id, (state, given) => this.writing.publishReport(state, body, given));
  }

  @ReadEntity({ operationId: 'readConvening', summary: 'A convening', roles: READERS, schema: ConveningDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, convening, id, presentConvening(organisationsOf(caller)), moment);
  }

  @ReadEntityEvents({ operationId: 'readConveningEvents', summary: 'The events of a convening', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, convening, id);
  }
}
