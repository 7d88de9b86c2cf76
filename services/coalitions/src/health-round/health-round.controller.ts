import { derivedId } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CreateCommand,
  EntityCommand,
  EXAMPLE_ID,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { activityIn } from '../coalition/coalition.activity.ts';
import { DECIDERS, READERS } from '../coalition/coalition.roles.ts';
import { InCoalition } from '../coalition/in-coalition.ts';
import { CancelHealthRoundBody, PlanHealthRoundBody, RateHealthBody } from './health-round.commands.ts';
import { cancel, plan, rate } from './health-round.decider.ts';
import { HealthRoundDocument, presentHealthRound } from './health-round.document.ts';
import { healthRoundRules } from './health-round.rules.ts';
import { healthRound } from './health-round.state.ts';
import { KnownQuestionnaires } from './known-questionnaires.ts';

const RATERS = ['coalition-convenor', 'member-representative'] as const;

/** How the participants of a coalition feel that it works. */
@Controller('coalitions/health-rounds')
export class HealthRoundController {
  constructor(
    private readonly within: InCoalition,
    private readonly questionnaires: KnownQuestionnaires,
  ) {}

  @CreateCommand({
    operationId: 'planHealthRound',
    summary: 'Ask the participants of a coalition how it works',
    description: 'Who is asked, and what, is fixed now. It closes by itself the day after its last day.',
    roles: DECIDERS,
    rules: [
      [
        healthRoundRules,
        [
          ...(['planned-once', 'coalition-not-active', 'leads-only', 'instrument-unknown'] as const),
          ...(['period-amiss', 'closes-past', 'nobody-asked'] as const),
        ],
      ],
    ],
  })
  plan(@Body() body: PlanHealthRoundBody, @Issued() command: IssuedCommand) {
    const { coalition: of, instrument } = body;
    const id = body.id ?? derivedId(command.id, healthRound.name);
    return this.within.create(command, healthRound, { id, of }, async (state, coalition, given) => ({
      events: plan(state, body, coalition, { questionnaire: await this.questionnaires.inUse(instrument) }, given),
      also: [activityIn(of, { kind: 'health-round', id })],
    }));
  }

  @EntityCommand('rate', {
    operationId: 'rateHealth',
    summary: 'Rate how a coalition works, for a participant',
    description:
      'In confidence: nobody reads what one participant rated, and that it has is told when the round closes. Sent again, it takes the place of the first.',
    roles: RATERS,
    rules: [
      [
        healthRoundRules,
        [
          ...(['unknown', 'over', 'rates-for-another', 'not-asked', 'before-planned'] as const),
          ...(['qualities-unfinished', 'item-unknown'] as const),
        ],
      ],
    ],
    example: {
      organisation: EXAMPLE_ID,
      qualities: [
        { quality: 'agile', level: 2 },
        { quality: 'responsive', level: 3 },
        { quality: 'coordinated', level: 2 },
        { quality: 'effective', level: 3 },
      ],
      items: [{ item: 'agility', level: 2 }],
    },
  })
  rate(@Param('id') id: string, @Body() body: RateHealthBody, @Issued() command: IssuedCommand) {
    const asked = { ...body, items: body.items ?? [] };
    return this.within.run(command, healthRound, id, (state, coalition, given) => rate(state, asked, coalition, given));
  }

  @EntityCommand('cancel', {
    operationId: 'cancelHealthRound',
    summary: 'Call a round of ratings off: what was rated counts for nothing',
    roles: DECIDERS,
    rules: [[healthRoundRules, ['unknown', 'over', 'leads-only', 'before-planned']]],
  })
  cancel(@Param('id') id: string, @Body() body: CancelHealthRoundBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, healthRound, id, (state, coalition, given) =>
      cancel(state, body, coalition, given),
    );
  }

  @ReadEntity({
    operationId: 'readHealthRound',
    summary: 'A health round',
    description: 'For the participants of its coalition, wherever they belong, and for those who answer for its unit.',
    roles: READERS,
    schema: HealthRoundDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.within.read(caller, healthRound, id, presentHealthRound, moment);
  }

  @ReadEntityEvents({ operationId: 'readHealthRoundEvents', summary: 'The events of a health round', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.within.events(caller, healthRound, id);
  }
}
