import { alsoIn } from '@baraza/domain';
import {
  Access,
  type Caller,
  CallerIs,
  CommandHandler,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  Query,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { KnownCoalitions } from '../known-coalitions/known-coalitions.ts';
import { takeUp } from '../struggle/struggle.course.pure.ts';
import { struggleRules } from '../struggle/struggle.rules.ts';
import { struggle } from '../struggle/struggle.state.ts';
import { recordPowerMap } from '../power-map/power-map.decider.ts';
import { PowerMapsDocument } from '../power-map/power-map.document.ts';
import { mapsOf, powerMapOf } from '../power-map/power-map.state.ts';
import { nameGoals, nameStruggles } from './campaign.aims.pure.ts';
import {
  ChangeCampaignLeadBody,
  NameCampaignGoalsBody,
  NameCampaignStrugglesBody,
  RecordPowerMapBody,
} from './campaign.commands.ts';
import { namedDutyBearers, standingOfLead, verifiedStruggles } from './campaign.facts.ts';
import { changeLead } from './campaign.lead.pure.ts';
import { HANDING_OVER, WORKERS } from './campaign.roles.ts';
import { campaignRules } from './campaign.rules.ts';
import { campaign, campaignConvenedBy } from './campaign.state.ts';

const OPEN = ['unknown', 'over', 'before-last-step'] as const;

/** What a campaign serves and grew from, what stands in its way, and who leads it: whatever its status. */
@Controller('campaigns/campaigns')
export class CampaignAimsController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
    private readonly coalitions: KnownCoalitions,
    private readonly access: Access,
  ) {}

  @EntityCommand('name-goals', {
    operationId: 'nameCampaignGoals',
    summary: 'Say which goals of the change agenda a campaign serves: all of them',
    description: 'For staff until the launch, public from then on.',
    roles: WORKERS,
    rules: [[campaignRules, [...OPEN, 'goal-unknown']]],
    example: { goals: [] },
  })
  nameGoals(@Param('id') id: string, @Body() body: NameCampaignGoalsBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, campaign, id, async (state, given) =>
      nameGoals(state, body, await this.facts.openGoals(body.goals), given),
    );
  }

  @EntityCommand('name-struggles', {
    operationId: 'nameCampaignStruggles',
    summary: 'Say which struggles a campaign grew from: all of them',
    description: 'It takes up those that are new to it. For staff until the launch, for auditors from then on.',
    roles: WORKERS,
    rules: [
      [campaignRules, [...OPEN, 'struggle-unknown']],
      [struggleRules, ['not-verified', 'joined-already', 'ended', 'before-last-step']],
    ],
    example: { struggles: [] },
  })
  nameStruggles(@Param('id') id: string, @Body() body: NameCampaignStrugglesBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, campaign, id, async (state, given) => {
      const known = await verifiedStruggles(this.commands, this.access, command.caller, body.struggles);
      const events = nameStruggles(state, body, known, given);
      const before = state.status === 'none' ? [] : state.struggles;
      const taken = events.length === 0 ? [] : known.filter((one) => !before.includes(one));
      const also = taken.map((one) =>
        alsoIn(struggle, one, (found, moment) => takeUp(found, { campaign: id }, { campaignOpen: true }, moment)),
      );
      return { events, also };
    });
  }

  @EntityCommand('record-power-map', {
    operationId: 'recordPowerMap',
    summary: 'Record where duty-bearers stand on a day, and how much they decide',
    description:
      'Sealed for good, for those who work on the campaign. The revision is that of the power map, beside the campaign’s own, which it leaves as it is.',
    roles: WORKERS,
    rules: [[campaignRules, [...OPEN, 'mapped-twice', 'duty-bearer-unnamed', 'before-last-map']]],
  })
  async recordPowerMap(@Param('id') id: string, @Body() body: RecordPowerMapBody, @Issued() command: IssuedCommand) {
    const bearers = body.positions.map(({ dutyBearer }) => dutyBearer);
    const of = (await this.commands.load(campaign, id)).state;
    return this.commands.run(command, powerMapOf(of), id, async (state, given) => {
      const named = await namedDutyBearers(this.commands, bearers);
      const now = (await this.commands.load(campaign, id)).state;
      return recordPowerMap(state, body, { id, campaign: now, named }, given);
    });
  }

  @Query({
    path: ':id/power-maps',
    operationId: 'readPowerMaps',
    summary: 'Where duty-bearers stood towards a campaign, day by day',
    description: 'The last twenty-four, for those who work on the campaign.',
    roles: WORKERS,
    schema: PowerMapsDocument,
  })
  async powerMaps(@Param('id') id: string, @CallerIs() caller: Caller) {
    const of = (await this.commands.load(campaign, id)).state;
    return this.entities.beside(caller, powerMapOf(of), id, (state) => ({ id, maps: mapsOf(state, of) }));
  }

  @EntityCommand('change-lead', {
    operationId: 'changeCampaignLead',
    summary: 'Give a campaign another lead; or the same, where it may go on after all',
    description: 'By those who answer for it, or by who convenes the coalition on whose behalf it is led.',
    roles: HANDING_OVER,
    rules: [[campaignRules, [...OPEN, 'lead-unknown', 'lead-not-entitled']]],
    sensitive: true,
  })
  async changeLead(@Param('id') id: string, @Body() body: ChangeCampaignLeadBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, await this.#openToConvenors(id), id, async (state, given) =>
      changeLead(state, body, await standingOfLead(this.facts, this.coalitions, state, body.lead), given),
    );
  }

  /** The campaign as those find it, too, who convene the coalition on whose behalf it is led. */
  async #openToConvenors(id: string): Promise<typeof campaign> {
    const { state } = await this.commands.load(campaign, id);
    const coalition = state.status === 'none' ? undefined : state.draft.coalition;
    const known = coalition === undefined ? undefined : await this.coalitions.known(coalition);
    return known === undefined ? campaign : campaignConvenedBy(known.convenors ?? []);
  }
}
