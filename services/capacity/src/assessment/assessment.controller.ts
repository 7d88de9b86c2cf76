import { derivedId } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  type CommandAnswer,
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
import { CAPACITY_OFFICERS_AND_REPRESENTATIVES, CAPACITY_READERS } from '../roles.ts';
import { AssessmentStep, GiveRatingBody, PlanAssessmentBody, AbandonAssessmentBody } from './assessment.commands.ts';
import { abandon, closeRatings, giveRating, plan } from './assessment.decider.ts';
import { AssessmentDocument, presentAssessment } from './assessment.document.ts';
import { AssessmentFacts } from './assessment.facts.ts';
import { complete } from './assessment.review.pure.ts';
import { assessmentRules } from './assessment.rules.ts';
import { assessment } from './assessment.state.ts';

const GOING_ON = ['ended', 'before-last-step'] as const;

@Controller('capacity/assessments')
export class AssessmentController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: AssessmentFacts,
  ) {}

  @CreateCommand({
    operationId: 'planAssessment',
    summary: 'Plan an assessment of an organisation',
    description: 'It goes by the newest version of the instrument, to its end.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [
        assessmentRules,
        [
          ...(['planned-once', 'organisation-unknown', 'instrument-unknown'] as const),
          ...(['baseline-amiss', 'baseline-unfit', 'programme-unknown'] as const),
        ],
      ],
    ],
  })
  async plan(@Body() body: PlanAssessmentBody, @Issued() command: IssuedCommand): Promise<CommandAnswer> {
    const id = body.id ?? derivedId(command.id, assessment.name);
    const unit = (await this.facts.unitOf(body.organisation)) ?? (await this.facts.root());
    const scope = { unit, organisations: [body.organisation] };
    return this.commands.create(command, assessment, id, scope, async (state, given) =>
      plan(state, body, await this.facts.ofPlan(body), given),
    );
  }

  @EntityCommand('give-rating', {
    operationId: 'giveAssessmentRating',
    summary: 'Hand in what one person of the organisation rated',
    description:
      'It is kept apart and shown to nobody: only how far apart all of them lie is told, when they are closed.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[assessmentRules, ['ratings-closed', 'item-unknown', 'sheets-too-many', ...GOING_ON]]],
  })
  giveRating(@Param('id') id: string, @Body() body: GiveRatingBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assessment, id, (state, given) => giveRating(state, body, given));
  }

  @EntityCommand('close-ratings', {
    operationId: 'closeAssessmentRatings',
    summary: 'Close the individual ratings, and tell how far apart they lie',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[assessmentRules, ['ratings-closed', 'ratings-too-few', ...GOING_ON]]],
  })
  closeRatings(@Param('id') id: string, @Body() _body: AssessmentStep, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assessment, id, (state, given) => closeRatings(state, given));
  }

  @EntityCommand('complete', {
    operationId: 'completeAssessment',
    summary: 'Put the agreed scores on record, and the change since the baseline',
    description: 'Compared is over the items that both rounds asked and scored, and over nothing else.',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[assessmentRules, ['domains-open', 'nothing-scored', 'not-agreeing', 'not-verified', ...GOING_ON]]],
  })
  complete(@Param('id') id: string, @Body() _body: AssessmentStep, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assessment, id, async (state, given) =>
      complete(state, state.status === 'none' ? undefined : await this.facts.baselineOf(state.plan), given),
    );
  }

  @EntityCommand('abandon', {
    operationId: 'abandonAssessment',
    summary: 'Give an assessment up',
    roles: CAPACITY_OFFICERS_AND_REPRESENTATIVES,
    rules: [[assessmentRules, GOING_ON]],
  })
  abandon(@Param('id') id: string, @Body() body: AbandonAssessmentBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assessment, id, (state, given) => abandon(state, body, given));
  }

  @ReadEntity({
    operationId: 'readAssessment',
    summary: 'An assessment',
    description: 'Scores are the organisation’s own, and of those who work with it on its capacity.',
    roles: CAPACITY_READERS,
    schema: AssessmentDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, assessment, id, presentAssessment, moment);
  }

  @ReadEntityEvents({
    operationId: 'readAssessmentEvents',
    summary: 'The events of an assessment',
    roles: CAPACITY_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, assessment, id);
  }
}
