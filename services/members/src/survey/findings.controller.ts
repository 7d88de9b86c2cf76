import { CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { OFFICERS } from '../roles.ts';
import { DeclineFindingBody, ProposeFindingBody, PublishFindingBody } from './survey.commands.ts';
import { declineFinding } from './survey.findings.pure.ts';
import { surveyRules } from './survey.rules.ts';
import { survey } from './survey.state.ts';
import { SurveyWriting } from './survey.writing.ts';

const OF_RESULTS = ['not-planned', 'dated-before-last-step', 'not-published'] as const;

/** What a survey shows, and what the forum promises its members for it: proposed by one, published by another. */
@Controller('members/surveys')
export class FindingsController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly writing: SurveyWriting,
  ) {}

  @EntityCommand('propose-finding', {
    operationId: 'proposeSurveyFinding',
    summary: 'Write down what a survey shows, and what is promised for it, in the words that are to be published',
    roles: OFFICERS,
    rules: [[surveyRules, [...OF_RESULTS, 'theme-unknown', 'finding-of-no-question', 'promised-for-the-past']]],
  })
  propose(@Param('id') id: string, @Body() body: ProposeFindingBody, @Issued() command: IssuedCommand) {
    const { themes, question, words, about, promise } = body;
    const promised =
      promise === undefined
        ? undefined
        : { words: { text: promise.words, about: promise.about }, dueOn: promise.dueOn };
    const asked = { themes, question, words: { text: words, about }, promise: promised };
    return this.commands.run(command, survey, id, (state, given) => this.writing.proposeFinding(state, asked, given));
  }

  @EntityCommand('publish-finding', {
    operationId: 'publishSurveyFinding',
    summary: 'Publish a finding that somebody else proposed, in exactly those words',
    description:
      'Whoever sends the words has read them, and confirms that they name no private person. What is promised becomes a commitment of the forum to its members.',
    roles: OFFICERS,
    rules: [
      [
        surveyRules,
        [...OF_RESULTS, 'finding-not-proposed', 'own-finding', 'words-gone', 'other-words', 'promised-for-the-past'],
      ],
    ],
    sensitive: true,
  })
  publish(@Param('id') id: string, @Body() body: PublishFindingBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, survey, id, (state, given) => this.writing.publishFinding(state, body, given));
  }

  @EntityCommand('decline-finding', {
    operationId: 'declineSurveyFinding',
    summary: 'Not publish a finding as it was proposed',
    roles: OFFICERS,
    rules: [[surveyRules, [...OF_RESULTS, 'finding-not-proposed']]],
  })
  decline(@Param('id') id: string, @Body() body: DeclineFindingBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, survey, id, (state, given) => declineFinding(state, body, given));
  }
}
