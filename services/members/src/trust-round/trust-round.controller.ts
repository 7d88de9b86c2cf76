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
import type { Role } from '@baraza/domain';
import { Body, Controller, Param } from '@nestjs/common';
import { OFFICERS } from '../roles.ts';
import { plainQuestion } from '../survey/survey.commands.ts';
import {
  CancelTrustRoundBody,
  PlanTrustRoundBody,
  PublishTrustResultsBody,
  TakeSheetBody,
} from './trust-round.commands.ts';
import { cancel, publishResults } from './trust-round.decider.ts';
import { presentTrustRound, TrustRoundDocument } from './trust-round.document.ts';
import { trustRoundRules } from './trust-round.rules.ts';
import { trustRound, trustRoundOf } from './trust-round.state.ts';
import { TrustRoundWriting } from './trust-round.writing.ts';

const DATED = ['not-planned', 'dated-before-last-step'] as const;
/** Those who go from door to door with it, too. */
const ENTERING: readonly Role[] = [...OFFICERS, 'programme-officer'];

/** How far the public and duty-bearers of a unit trust the forum, asked once a year. */
@Controller('members/trust-rounds')
export class TrustRoundController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: TrustRoundWriting,
  ) {}

  @CreateCommand({
    operationId: 'planTrustRound',
    summary: 'Plan to ask the public and duty-bearers of a unit how far they trust the forum',
    description:
      'It opens and closes by itself. What a sheet says is known to nobody until it is counted, and whose it is never.',
    roles: OFFICERS,
    rules: [
      [
        trustRoundRules,
        [
          'planned-already',
          'unit-unknown',
          'opens-too-early',
          'closes-too-early',
          'open-too-long',
          'outside-its-year',
          'texts-asked',
          'question-repeated',
          'options-amiss',
        ],
      ],
    ],
    example: {
      unit: 'UG-402',
      year: 2030,
      opensOn: '2030-09-01',
      until: '2030-09-30',
      questions: [
        {
          code: 'keeps-its-word',
          kind: 'rating',
          words: [{ language: 'en', text: 'How far do you trust the forum to do what it says?' }],
          required: true,
        },
      ],
    },
  })
  plan(@Body() body: PlanTrustRoundBody, @Issued() command: IssuedCommand) {
    const { unit, year, opensOn, until, questions } = body;
    const asked = { unit, year, opensOn, until, questions: questions.map(plainQuestion) };
    const scope = { unit, organisations: [] };
    return this.commands.create(command, trustRound, trustRoundOf(unit, year), scope, (state, given) =>
      this.writing.plan(state, asked, given),
    );
  }

  @EntityCommand('take-sheet', {
    operationId: 'takeTrustSheet',
    summary: 'Put a sheet in that somebody filled in',
    description: 'Sent again under the same id while the round is open, it takes its own place.',
    roles: ENTERING,
    rules: [[trustRoundRules, [...DATED, 'not-open', 'question-unknown', 'answer-amiss', 'answer-missing']]],
  })
  take(@Param('id') id: string, @Body() body: TakeSheetBody, @Issued() command: IssuedCommand) {
    const { sheet, group, sex, youth = false, personWithDisability = false, answers } = body;
    const respondent = { group, woman: sex === 'woman', man: sex === 'man', youth, personWithDisability };
    return this.writing.take(command, id, { sheet, respondent, answers });
  }

  @EntityCommand('cancel', {
    operationId: 'cancelTrustRound',
    summary: 'Call a trust round off before its end',
    description: 'What was handed in is destroyed unread.',
    roles: OFFICERS,
    rules: [[trustRoundRules, [...DATED, 'over-already']]],
  })
  cancel(@Param('id') id: string, @Body() body: CancelTrustRoundBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, trustRound, id, (state, given) => cancel(state, body, given));
  }

  @EntityCommand('publish-results', {
    operationId: 'publishTrustResults',
    summary: 'Publish the results of a trust round, rounded to fives',
    roles: OFFICERS,
    rules: [[trustRoundRules, [...DATED, 'not-counted', 'published-already']]],
  })
  publishResults(@Param('id') id: string, @Body() _body: PublishTrustResultsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, trustRound, id, publishResults);
  }

  @ReadEntity({
    operationId: 'readTrustRound',
    summary: 'A trust round, with its results as they are published',
    roles: [...ENTERING, 'auditor'],
    schema: TrustRoundDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, trustRound, id, presentTrustRound, moment);
  }

  @ReadEntityEvents({
    operationId: 'readTrustRoundEvents',
    summary: 'The events of a trust round',
    roles: [...ENTERING, 'auditor'],
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, trustRound, id);
  }
}
