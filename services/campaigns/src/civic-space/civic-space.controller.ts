import type { Role } from '@baraza/domain';
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
import { ConfirmRatingBody, DeclineRatingBody, RateCivicSpaceBody, RateFirstBody } from './civic-space.commands.ts';
import { confirm, decline, rate, rateFirst } from './civic-space.decider.ts';
import { CivicSpaceDocument, presentCivicSpace } from './civic-space.document.ts';
import { civicSpaceRules } from './civic-space.rules.ts';
import { civicSpace } from './civic-space.state.ts';

const RATERS: readonly Role[] = ['secretariat', 'unit-officer', 'protection-officer'];
const READERS: readonly Role[] = [...RATERS, 'programme-officer', 'coalition-convenor', 'campaign-lead', 'auditor'];

/** How free people are to organise in a unit: it sets how much detail public pages show. */
@Controller('campaigns/civic-space')
export class CivicSpaceController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'rateCivicSpaceFirst',
    summary: 'Rate civic space of a unit for the first time, with sources',
    description:
      'The unit’s code is the id. Where nothing is rated, public pages show the least: a rating by which they show more waits until somebody else confirms it.',
    roles: RATERS,
    rules: [[civicSpaceRules, ['rated-already', 'unit-unknown', 'published-later']]],
  })
  rateFirst(@Body() body: RateFirstBody, @Issued() command: IssuedCommand) {
    const { unit } = body;
    return this.commands.create(command, civicSpace, unit, { unit, organisations: [] }, async (state, given) =>
      rateFirst(state, body, { unitKnown: (await this.facts.knownUnit(unit)) !== undefined }, given),
    );
  }

  @EntityCommand('rate', {
    operationId: 'rateCivicSpace',
    summary: 'Rate civic space of a unit again',
    description: 'A rating by which public pages show no more holds at once; one by which they show more waits.',
    roles: RATERS,
    rules: [[civicSpaceRules, ['unknown', 'before-last-step', 'published-later']]],
  })
  rate(@Param('id') id: string, @Body() body: RateCivicSpaceBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, civicSpace, id, (state, given) => rate(state, body, given));
  }

  @EntityCommand('confirm', {
    operationId: 'confirmCivicSpaceRating',
    summary: 'Confirm a rating by which public pages show more',
    roles: RATERS,
    rules: [[civicSpaceRules, ['unknown', 'before-last-step', 'not-proposed', 'confirmed-by-proposer']]],
    sensitive: true,
  })
  confirm(@Param('id') id: string, @Body() body: ConfirmRatingBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, civicSpace, id, (state, given) => confirm(state, body, given));
  }

  @EntityCommand('decline', {
    operationId: 'declineCivicSpaceRating',
    summary: 'Decline a rating that stands proposed',
    roles: RATERS,
    rules: [[civicSpaceRules, ['unknown', 'before-last-step', 'not-proposed']]],
  })
  decline(@Param('id') id: string, @Body() body: DeclineRatingBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, civicSpace, id, (state, given) => decline(state, body, given));
  }

  @ReadEntity({
    operationId: 'readCivicSpace',
    summary: 'How civic space of a unit is rated, and what public pages show by it',
    roles: READERS,
    schema: CivicSpaceDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, civicSpace, id, presentCivicSpace, moment);
  }

  @ReadEntityEvents({
    operationId: 'readCivicSpaceEvents',
    summary: 'The ratings of civic space in a unit',
    roles: READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, civicSpace, id);
  }
}
