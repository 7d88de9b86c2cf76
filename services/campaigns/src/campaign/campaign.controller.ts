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
import { KnownCoalitions } from '../known-coalitions/known-coalitions.ts';
import {
  ConcludeCampaignBody,
  DraftCampaignBody,
  examplePlan,
  CampaignStep,
  OnGroundBody,
  PlanCampaignBody,
} from './campaign.commands.ts';
import { abandon, conclude, draft, launch, pause, plan, resume } from './campaign.decider.ts';
import { CampaignDocument, presentCampaign } from './campaign.document.ts';
import { dutyBearersKnown, factsOfDraft, standingOfLead } from './campaign.facts.ts';
import { campaignRules } from './campaign.rules.ts';
import { campaign, releasedCampaign } from './campaign.state.ts';

/** Those who answer for a campaign in public. */
const LEADERS = ['secretariat', 'unit-officer', 'campaign-lead'] as const;
/** Those who prepare it: a member's representative for their own organisation. */
const WORKERS = [...LEADERS, 'programme-officer', 'member-representative'] as const;
const READERS = [...WORKERS, 'auditor'] as const;

@Controller('campaigns/campaigns')
export class CampaignController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
    private readonly coalitions: KnownCoalitions,
  ) {}

  @CreateCommand({
    operationId: 'draftCampaign',
    summary: 'Draft a campaign',
    description: 'A draft is for those who work on it. Nothing of it is public before the launch.',
    roles: WORKERS,
    rules: [[campaignRules, ['drafted-once', 'unit-unknown', 'lead-unknown', 'coalition-unknown']]],
  })
  draft(@Body() body: DraftCampaignBody, @Issued() command: IssuedCommand) {
    const scope = { unit: body.unit, organisations: [body.lead] };
    return this.commands.create(command, campaign, body.id, scope, async (state, given) =>
      draft(state, body, await factsOfDraft(this.facts, this.coalitions, body), given),
    );
  }

  @EntityCommand('plan', {
    operationId: 'planCampaign',
    summary: 'Give a campaign its plan, or another in place of the one before',
    description: 'Power map, date and risks are sealed; the launch releases rights and duty-bearers.',
    example: examplePlan,
    roles: WORKERS,
    rules: [[campaignRules, ['launched-already', 'panel-incomplete', 'duty-bearer-unknown', 'before-last-step']]],
  })
  plan(@Param('id') id: string, @Body() body: PlanCampaignBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, campaign, id, async (state, given) =>
      plan(state, body, await dutyBearersKnown(this.facts, body), given),
    );
  }

  @EntityCommand('launch', {
    operationId: 'launchCampaign',
    summary: 'Launch a planned campaign in public',
    roles: LEADERS,
    rules: [[campaignRules, ['not-planned', 'lead-not-entitled', 'before-last-step']]],
  })
  launch(@Param('id') id: string, @Body() _body: CampaignStep, @Issued() command: IssuedCommand) {
    return this.commands.run(command, campaign, id, async (state, given) =>
      launch(state, await standingOfLead(this.facts, this.coalitions, state), given),
    );
  }

  @EntityCommand('pause', {
    operationId: 'pauseCampaign',
    summary: 'Pause a campaign',
    roles: LEADERS,
    rules: [[campaignRules, ['not-running', 'before-last-step']]],
  })
  pause(@Param('id') id: string, @Body() body: OnGroundBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, campaign, id, (state, given) => pause(state, body, given));
  }

  @EntityCommand('resume', {
    operationId: 'resumeCampaign',
    summary: 'Go on with a paused campaign',
    roles: LEADERS,
    rules: [[campaignRules, ['not-paused', 'before-last-step']]],
  })
  resume(@Param('id') id: string, @Body() _body: CampaignStep, @Issued() command: IssuedCommand) {
    return this.commands.run(command, campaign, id, resume);
  }

  @EntityCommand('conclude', {
    operationId: 'concludeCampaign',
    summary: 'End a launched campaign with its result and what was learned',
    roles: LEADERS,
    rules: [[campaignRules, ['not-launched', 'before-last-step']]],
  })
  conclude(@Param('id') id: string, @Body() body: ConcludeCampaignBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, campaign, id, (state, given) => conclude(state, body, given));
  }

  @EntityCommand('abandon', {
    operationId: 'abandonCampaign',
    summary: 'Give up a campaign that was not launched',
    roles: LEADERS,
    rules: [[campaignRules, ['not-to-abandon', 'before-last-step']]],
  })
  abandon(@Param('id') id: string, @Body() body: OnGroundBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, campaign, id, (state, given) => abandon(state, body, given));
  }

  @ReadEntity({
    operationId: 'readCampaign',
    summary: 'Read a campaign',
    description: 'An auditor finds it once it is launched, and without the plan.',
    roles: READERS,
    schema: CampaignDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, campaign, id, presentCampaign, moment);
  }

  @ReadEntityEvents({ operationId: 'readCampaignEvents', summary: "Read a campaign's events", roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    const audits = caller.entitled.every(({ role }) => role === 'auditor');
    return this.entities.events(caller, audits ? releasedCampaign : campaign, id);
  }
}
