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
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { campaign } from '../campaign/campaign.state.ts';
import type { CardFacts } from './report-card.commands.pure.ts';
import {
  DrawUpReportCardBody,
  OpenReportCardRoundBody,
  PublishReportCardBody,
  ReportCardGroundBody,
  ReportCardStepBody,
  ReviseReportCardBody,
  ScoreReportCardBody,
} from './report-card.commands.ts';
import { drawUp, publish, retire, revise } from './report-card.decider.ts';
import { presentReportCard, ReportCardDocument } from './report-card.document.ts';
import { abandonRound, holdRound, openRound, score } from './report-card.rounds.pure.ts';
import { reportCardRules } from './report-card.rules.ts';
import { reportCard } from './report-card.state.ts';

/** Those who answer for what is published. */
const ANSWERING = ['secretariat', 'unit-officer', 'campaign-lead'] as const;
/** Those who keep a card and hold its rounds: a representative for their own organisation. */
const KEEPING = [...ANSWERING, 'programme-officer', 'member-representative'] as const;
const READING = [...KEEPING, 'auditor'] as const;
const ALWAYS = ['unknown', 'retired', 'before-last-step'] as const;

@Controller('campaigns/report-cards')
export class ReportCardController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'drawUpReportCard',
    summary: 'Draw up a card on which communities score a public service',
    roles: KEEPING,
    rules: [
      [
        reportCardRules,
        ['drawn-up-once', 'unit-unknown', 'organisation-unknown', 'campaign-unknown', 'indicator-twice'],
      ],
    ],
  })
  drawUp(@Body() body: DrawUpReportCardBody, @Issued() command: IssuedCommand) {
    const scope = { unit: body.unit, organisations: [body.organisation] };
    return this.commands.create(command, reportCard, body.id, scope, async (state, given) =>
      drawUp(state, body, await this.#factsOf(body), given),
    );
  }

  @EntityCommand('revise', {
    operationId: 'reviseReportCard',
    summary: 'Change what a report card asks',
    description: 'What communities have scored keeps its words. Rounds compare over what they have in common.',
    roles: KEEPING,
    rules: [[reportCardRules, [...ALWAYS, 'round-open', 'indicator-twice', 'scored-indicator-reworded']]],
  })
  revise(@Param('id') id: string, @Body() body: ReviseReportCardBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, reportCard, id, (state, given) => revise(state, body, given));
  }

  @EntityCommand('open-round', {
    operationId: 'openReportCardRound',
    summary: 'Ask communities to score a stretch of time',
    roles: KEEPING,
    rules: [
      [
        reportCardRules,
        [...ALWAYS, 'round-open', 'scored-backwards', 'scored-not-over', 'scored-already', 'held-by-past'],
      ],
    ],
  })
  openRound(@Param('id') id: string, @Body() body: OpenReportCardRoundBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, reportCard, id, (state, given) => openRound(state, body, given));
  }

  @EntityCommand('score', {
    operationId: 'scoreReportCard',
    summary: 'Put on record what a community scored',
    description: 'Again of the same community takes the place of what it scored before.',
    roles: KEEPING,
    rules: [
      [
        reportCardRules,
        [
          ...(['no-round-open', 'community-elsewhere', 'communities-too-many', 'indicator-unknown'] as const),
          ...(['indicator-scored-twice', ...ALWAYS] as const),
        ],
      ],
    ],
  })
  score(@Param('id') id: string, @Body() body: ScoreReportCardBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, reportCard, id, async (state, given) => {
      const known = await this.facts.knownUnit(body.community);
      const livesThere =
        state.status !== 'none' && known !== undefined && this.facts.covers(state.card.unit, body.community);
      return score(state, body, { livesThere }, given);
    });
  }

  @EntityCommand('hold-round', {
    operationId: 'holdReportCardRound',
    summary: 'End the round that is going on, and count what its communities scored',
    roles: KEEPING,
    rules: [[reportCardRules, ['no-round-open', 'nobody-scored', ...ALWAYS]]],
  })
  holdRound(@Param('id') id: string, @Body() _body: ReportCardStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, reportCard, id, holdRound);
  }

  @EntityCommand('abandon-round', {
    operationId: 'abandonReportCardRound',
    summary: 'Give up the round that is going on',
    roles: KEEPING,
    rules: [[reportCardRules, ['no-round-open', ...ALWAYS]]],
  })
  abandonRound(@Param('id') id: string, @Body() body: ReportCardGroundBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, reportCard, id, (state, given) => abandonRound(state, body, given));
  }

  @EntityCommand('publish', {
    operationId: 'publishReportCard',
    summary: 'Publish what communities scored in a round',
    description: 'Public: the scores and how many communities gave them, and not who came.',
    roles: ANSWERING,
    rules: [[reportCardRules, ['not-held', ...ALWAYS]]],
  })
  publish(@Param('id') id: string, @Body() body: PublishReportCardBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, reportCard, id, (state, given) => publish(state, body, given));
  }

  @EntityCommand('retire', {
    operationId: 'retireReportCard',
    summary: 'Say that a report card is scored no more',
    roles: KEEPING,
    rules: [[reportCardRules, ['round-open', ...ALWAYS]]],
  })
  retire(@Param('id') id: string, @Body() body: ReportCardGroundBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, reportCard, id, (state, given) => retire(state, body, given));
  }

  @ReadEntity({
    operationId: 'readReportCard',
    summary: 'A report card, with its rounds and what changed between them',
    roles: READING,
    schema: ReportCardDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, reportCard, id, presentReportCard, moment);
  }

  @ReadEntityEvents({ operationId: 'readReportCardEvents', summary: 'The events of a report card', roles: READING })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, reportCard, id);
  }

  async #factsOf({ unit, organisation, campaign: of }: DrawUpReportCardBody): Promise<CardFacts> {
    const campaignKnown = of !== undefined && (await this.commands.load(campaign, of)).state.status !== 'none';
    return {
      unitKnown: (await this.facts.knownUnit(unit)) !== undefined,
      organisationKnown: (await this.facts.knownOrganisation(organisation)) !== undefined,
      campaignKnown,
    };
  }
}
