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
import { answer, withdraw } from './demand.answer.pure.ts';
import type { Shown, WordDemand } from './demand.commands.pure.ts';
import {
  AnswerDemandBody,
  DeliverDemandBody,
  DemandGroundBody,
  MakeDemandBody,
  RemindDutyBearerBody,
  RewordDemandBody,
} from './demand.commands.ts';
import { drop, remind, reword } from './demand.decider.ts';
import { DemandDocument, presentDemand } from './demand.document.ts';
import { LEADERS, READERS, WORKERS } from './demand.roles.ts';
import { demandRules } from './demand.rules.ts';
import { demand, released } from './demand.state.ts';
import { DemandWriting } from './demand.writing.ts';

const ON_ITS_WAY = ['unknown', 'before-last-step'] as const;
const WORDED = ['answer-date-past', 'change-before-answer'] as const;

@Controller('campaigns/demands')
export class DemandController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: DemandWriting,
  ) {}

  @CreateCommand({
    operationId: 'makeDemand',
    summary: 'Word a demand of a campaign on a duty-bearer',
    description: 'For those who work on the campaign until it is delivered; its words are kept apart from the record.',
    roles: WORKERS,
    rules: [[demandRules, ['made-once', 'campaign-unknown', 'campaign-ended', 'duty-bearer-unknown', ...WORDED]]],
  })
  async make(@Body() body: MakeDemandBody, @Issued() command: IssuedCommand) {
    const asked = { ...wordedBy(body), campaign: body.campaign, dutyBearer: body.dutyBearer };
    const scope = await this.writing.scopeOf(body.campaign);
    return this.commands.create(command, demand, body.id, scope, (state, given) =>
      this.writing.make(state, asked, given),
    );
  }

  @EntityCommand('reword', {
    operationId: 'rewordDemand',
    summary: 'Give a demand other words or dates, before it is delivered',
    roles: WORKERS,
    rules: [[demandRules, [...ON_ITS_WAY, 'delivered-already', ...WORDED]]],
  })
  reword(@Param('id') id: string, @Body() body: RewordDemandBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, given) => reword(state, wordedBy(body), given));
  }

  @EntityCommand('drop', {
    operationId: 'dropDemand',
    summary: 'Give a demand up before it is delivered',
    roles: WORKERS,
    rules: [[demandRules, [...ON_ITS_WAY, 'delivered-already']]],
  })
  drop(@Param('id') id: string, @Body() body: DemandGroundBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, given) => drop(state, body, given));
  }

  @EntityCommand('deliver', {
    operationId: 'deliverDemand',
    summary: 'Put a demand before the duty-bearer, with what shows it: it is public from then on',
    description:
      'By somebody else than who wrote its words. Send back exactly those, as they stand in the document, confirming that they name no private person.',
    roles: LEADERS,
    rules: [
      [
        demandRules,
        [
          ...ON_ITS_WAY,
          ...(['delivered-already', 'own-words', 'words-gone', 'other-words', 'campaign-not-public'] as const),
          ...(['duty-bearer-unknown', 'evidence-unreadable', 'delivery-unproven', 'answer-date-past'] as const),
          'evidence-unknown',
        ],
      ],
    ],
    example: {
      change: 'Repair the eleven boreholes of Kyamuhunga that stand dry',
      channel: 'petition',
      links: ['https://example.org/water/received'],
    },
    sensitive: true,
  })
  deliver(@Param('id') id: string, @Body() body: DeliverDemandBody, @Issued() command: IssuedCommand) {
    const { change, channel } = body;
    return this.writing.runCiting(command, id, body.evidence ?? [], (state, facts, given) =>
      this.writing.deliver(state, { ...shownBy(body), change, channel }, facts, given),
    );
  }

  @EntityCommand('remind', {
    operationId: 'remindDutyBearer',
    summary: 'Remind the duty-bearer of a demand, and give it another day to answer',
    roles: LEADERS,
    rules: [[demandRules, [...ON_ITS_WAY, 'not-awaited', 'answer-date-past', 'silent-by-then']]],
  })
  remind(@Param('id') id: string, @Body() body: RemindDutyBearerBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, given) => remind(state, body, given));
  }

  @EntityCommand('answer', {
    operationId: 'recordDemandAnswer',
    summary: 'Put on record what the duty-bearer answered',
    description:
      'What it accepts, whole or in part, becomes a promise in the register of commitments; the demand follows that to its end.',
    roles: LEADERS,
    rules: [
      [
        demandRules,
        [
          ...ON_ITS_WAY,
          ...(['not-to-answer', 'refused-undated', 'promise-undated'] as const),
          ...(['evidence-unreadable', 'answer-unproven', 'evidence-unknown'] as const),
        ],
      ],
    ],
    example: { answer: 'accepted', promisedBy: '2027-09-30', note: 'The District Water Officer, in the hearing.' },
  })
  answer(@Param('id') id: string, @Body() body: AnswerDemandBody, @Issued() command: IssuedCommand) {
    const { promisedBy } = body;
    return this.writing.runCiting(command, id, body.evidence ?? [], (state, facts, given) =>
      answer(state, { ...shownBy(body), answer: body.answer, promisedBy }, facts, given),
    );
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawDemand',
    summary: 'Withdraw a demand that was delivered',
    roles: LEADERS,
    rules: [[demandRules, [...ON_ITS_WAY, 'not-to-withdraw']]],
  })
  withdraw(@Param('id') id: string, @Body() body: DemandGroundBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, given) => withdraw(state, body, given));
  }

  @ReadEntity({
    operationId: 'readDemand',
    summary: 'Read a demand',
    description: 'An auditor finds it once it has been delivered.',
    roles: READERS,
    schema: DemandDocument,
  })
  async read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, await this.writing.ledNow(id), id, presentDemand, moment);
  }

  @ReadEntityEvents({ operationId: 'readDemandEvents', summary: "Read a demand's events", roles: READERS })
  async events(@Param('id') id: string, @CallerIs() caller: Caller) {
    const ledNow = await this.writing.ledNow(id);
    const audits = caller.entitled.every(({ role }) => role === 'auditor');
    return this.entities.events(caller, audits ? released(ledNow) : ledNow, id);
  }
}

const wordedBy = ({ change, about, answerBy, changeBy }: RewordDemandBody): WordDemand => ({
  change: { text: change, about },
  answerBy,
  changeBy,
});

const shownBy = ({ files = [], links = [], evidence, note, about }: DeliverDemandBody | AnswerDemandBody): Shown => ({
  evidence: { files, links },
  cited: evidence,
  ...(note === undefined ? {} : { note: { text: note, about } }),
});
