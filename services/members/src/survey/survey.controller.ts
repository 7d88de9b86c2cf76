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
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES, READERS_OF_SURVEYS } from '../roles.ts';
import {
  AnswerSurveyBody,
  CancelSurveyBody,
  plainQuestion,
  PlanSurveyBody,
  PublishSurveyResultsBody,
} from './survey.commands.ts';
import { cancel } from './survey.decider.ts';
import { presentSurvey, SurveyDocument } from './survey.document.ts';
import { publishResults } from './survey.results.pure.ts';
import { surveyRules } from './survey.rules.ts';
import { survey } from './survey.state.ts';
import { SurveyWriting } from './survey.writing.ts';

const DATED = ['not-planned', 'dated-before-last-step'] as const;

/** A round of questions to members, up to the publishing of its results. */
@Controller('members/surveys')
export class SurveyController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: SurveyWriting,
  ) {}

  @CreateCommand({
    operationId: 'planSurvey',
    summary: 'Plan a survey of the members of a unit',
    description:
      'It opens and closes by itself. Whether it is anonymous is said here and never changed. Of an anonymous one nobody can find out afterwards who answered what; until it is counted, whoever runs the machine could.',
    roles: OFFICERS,
    rules: [
      [
        surveyRules,
        [
          'planned-already',
          'unit-unknown',
          'category-unknown',
          'opens-too-early',
          'closes-too-early',
          'open-too-long',
          'question-repeated',
          'options-amiss',
          'too-many-texts',
        ],
      ],
    ],
    example: {
      title: 'How well does the forum serve you?',
      unit: 'WAN',
      whoMayAnswer: ['full', 'associate'],
      anonymous: true,
      opensOn: '2030-03-04',
      until: '2030-03-29',
      questions: [
        {
          code: 'helpdesk',
          kind: 'rating',
          words: [
            { language: 'en', text: 'How content are you with the helpdesk?' },
            { language: 'fr', text: 'Êtes-vous content du service d’assistance ?' },
          ],
          required: true,
        },
        {
          code: 'recommend',
          kind: 'recommendation',
          words: [{ language: 'en', text: 'How likely is it that you recommend the forum to others?' }],
          required: true,
        },
        {
          code: 'most-needed',
          kind: 'choice',
          words: [{ language: 'en', text: 'What would help you most next year?' }],
          options: [
            { code: 'succession', words: [{ language: 'en', text: 'Help with succession' }] },
            { code: 'fundraising', words: [{ language: 'en', text: 'Help with raising funds' }] },
          ],
          required: false,
        },
        {
          code: 'what-else',
          kind: 'text',
          words: [{ language: 'en', text: 'What else should the forum know?' }],
          required: false,
        },
      ],
    },
  })
  plan(@Body() body: PlanSurveyBody, @Issued() command: IssuedCommand) {
    const { id, title, unit, whoMayAnswer, anonymous, opensOn, until, questions } = body;
    const asked = { title, unit, whoMayAnswer, anonymous, opensOn, until, questions: questions.map(plainQuestion) };
    return this.commands.create(command, survey, id, { unit, organisations: [] }, (state, given) =>
      this.writing.plan(state, asked, given),
    );
  }

  @EntityCommand('answer', {
    operationId: 'answerSurvey',
    summary: 'Answer a survey in the name of a member',
    description:
      'All of it at once. Sent again while the survey is open, it takes the place of what the member answered before. Of an anonymous survey the record hears that the member took part, once, and nothing else.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [
        surveyRules,
        [
          ...DATED,
          'not-open',
          'not-asked',
          'answered-by-another',
          'question-unknown',
          'answer-amiss',
          'answer-missing',
        ],
      ],
    ],
  })
  answer(@Param('id') id: string, @Body() body: AnswerSurveyBody, @Issued() command: IssuedCommand) {
    const { organisation, answers } = body;
    return this.writing.answer(command, id, { organisation, answers });
  }

  @EntityCommand('cancel', {
    operationId: 'cancelSurvey',
    summary: 'Call a survey off before its end',
    description: 'What was answered in secret is destroyed unread.',
    roles: OFFICERS,
    rules: [[surveyRules, [...DATED, 'over-already']]],
  })
  cancel(@Param('id') id: string, @Body() body: CancelSurveyBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, survey, id, (state, given) => cancel(state, body, given));
  }

  @EntityCommand('publish-results', {
    operationId: 'publishSurveyResults',
    summary: 'Publish the results of a survey, rounded to fives',
    roles: OFFICERS,
    rules: [[surveyRules, [...DATED, 'not-counted', 'published-already']]],
  })
  publishResults(@Param('id') id: string, @Body() _body: PublishSurveyResultsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, survey, id, publishResults);
  }

  @ReadEntity({
    operationId: 'readSurvey',
    summary: 'A survey, as far as the reader may know of it',
    description:
      'Members that it asks see its questions, and its results once they are published. Officers and auditors see who took part, and officers what was written.',
    roles: READERS_OF_SURVEYS,
    schema: SurveyDocument,
  })
  async read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, await this.writing.openTo(id, caller), id, presentSurvey, moment);
  }

  @ReadEntityEvents({
    operationId: 'readSurveyEvents',
    summary: 'The events of a survey, for officers and auditors',
    roles: [...OFFICERS, 'auditor'],
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, survey, id);
  }
}
