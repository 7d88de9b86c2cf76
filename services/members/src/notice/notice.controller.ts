import {
  Access,
  AsAt,
  type AsAtMoment,
  BadRequest,
  type Caller,
  CallerIs,
  CommandHandler,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  NotFound,
  Query,
  ReadEntity,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param, Query as Parameters, Res } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OFFICERS } from '../roles.ts';
import { LETTER_HEADERS, letterPage } from './letter.page.ts';
import { NoticeContacts } from './notice-contacts.ts';
import { NoticeIndex } from './notice-index.ts';
import { AcknowledgeNoticeBody, MarkPrintedBody, RecordDeliveryBody } from './notice.commands.ts';
import { acknowledge, markPrinted, recordDelivery } from './notice.decider.ts';
import { NoticeDocument, NoticeList, presentNotice } from './notice.document.ts';
import { noticeRules } from './notice.rules.ts';
import { notice, NOTICE_STATUSES } from './notice.state.ts';
import { textOf } from './notice.text.pure.ts';

const READERS = [...OFFICERS, 'member-representative', 'auditor'] as const;
/** Nobody dates back by years what a clock runs from. */
const WITHIN_A_MONTH = { roles: OFFICERS, days: 30 };
/** As many as somebody can print in a morning; the rest when these are done. */
const MOST_LISTED = 200;

/** Notices are made by policies; here is what people do with them. */
@Controller('members/notices')
export class NoticeController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly access: Access,
    private readonly facts: ReferenceFacts,
    private readonly contacts: NoticeContacts,
    private readonly notices: NoticeIndex,
  ) {}

  @Query({
    operationId: 'listNotices',
    summary: 'The notices that wait for something: to be printed, unless another status is asked for',
    description: `The most pressing first, ${MOST_LISTED} at most. \`about\` asks for those about one entity.`,
    roles: READERS,
    schema: NoticeList,
  })
  @ApiQuery({ name: 'status', required: false, enum: NOTICE_STATUSES })
  @ApiQuery({ name: 'about', required: false, schema: { type: 'string', format: 'uuid' } })
  async list(
    @Parameters('status') asked: unknown,
    @Parameters('about') about: unknown,
    @CallerIs() caller: Caller,
  ): Promise<object> {
    const status = NOTICE_STATUSES.find((one) => one === (asked ?? 'to-print'));
    if (status === undefined) throw wrong('status', `takes one of ${NOTICE_STATUSES.join(', ')}`);
    if (about !== undefined && typeof about !== 'string') throw wrong('about', 'takes one id');
    const items: object[] = [];
    for await (const { id, state } of this.notices.in(status, about)) {
      const scope = notice.scope(state)!;
      if (this.access.rolesOver(caller, scope).length > 0) items.push(presentNotice(state, id));
      if (items.length === MOST_LISTED) break;
    }
    return { items };
  }

  @ReadEntity({ operationId: 'readNotice', summary: 'A notice', roles: READERS, schema: NoticeDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, notice, id, presentNotice, moment);
  }

  @ReadEntityEvents({ operationId: 'readNoticeEvents', summary: 'The events of a notice', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, notice, id);
  }

  @Query({
    path: ':id/letter',
    operationId: 'printNotice',
    summary: 'A notice as a page to print',
    roles: [...OFFICERS, 'member-representative'],
    schema: {},
    produces: ['text/html'],
  })
  async letter(
    @Param('id') id: string,
    @CallerIs() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.entities.read(caller, notice, id, presentNotice);
    const { state } = await this.commands.load(notice, id);
    const whose = state.status === 'none' ? undefined : await this.contacts.goingOn(state.organisation);
    if (state.status === 'none' || whose === undefined) throw new NotFound();
    const named = { organisation: whose.profile.legalName, forum: (await this.facts.knownForum())?.name ?? '' };
    reply.headers(LETTER_HEADERS);
    return letterPage(textOf(id, state, named), named, { needsProof: state.needsProof, on: state.preparedOn });
  }

  @EntityCommand('mark-printed', {
    operationId: 'markNoticePrinted',
    summary: 'Put on record that a letter was printed and is on its way',
    roles: OFFICERS,
    backdating: WITHIN_A_MONTH,
    rules: [[noticeRules, ['not-to-print', 'before-prepared']]],
  })
  markPrinted(@Param('id') id: string, @Body() _body: MarkPrintedBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, notice, id, (state, given) => markPrinted(state, given));
  }

  @EntityCommand('record-delivery', {
    operationId: 'recordNoticeDelivery',
    summary: 'Put on record that a notice arrived, with the proof that the forum has in hand',
    description: 'Dated by the day on which it arrived: clocks run from there.',
    roles: OFFICERS,
    backdating: WITHIN_A_MONTH,
    rules: [[noticeRules, ['own-delivery', 'before-prepared']]],
    sensitive: true,
  })
  recordDelivery(@Param('id') id: string, @Body() body: RecordDeliveryBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, notice, id, (state, given) => recordDelivery(state, body, given));
  }

  @EntityCommand('acknowledge', {
    operationId: 'acknowledgeNotice',
    summary: 'Confirm that a notice has reached your organisation',
    roles: ['member-representative'],
    rules: [[noticeRules, ['before-prepared']]],
  })
  acknowledge(@Param('id') id: string, @Body() _body: AcknowledgeNoticeBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, notice, id, (state, given) => acknowledge(state, given));
  }
}

function wrong(parameter: string, detail: string): BadRequest {
  return new BadRequest('bad-parameters', 'Some parameters are not as documented.', {
    errors: [{ pointer: `/${parameter}`, code: 'parameter', detail }],
  });
}
