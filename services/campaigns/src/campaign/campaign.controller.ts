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
import type { FoundOfPrinciple } from './campaign.panel.pure.ts';
import {
  ConcludeCampaignBody,
  DraftCampaignBody,
  examplePanel,
  examplePlan,
  CampaignStep,
  LaunchCampaignBody,
  OnGroundBody,
  PlanCampaignBody,
} from './campaign.commands.ts';
import { abandon, conclude, draft, launch, pause, plan, resume } from './campaign.decider.ts';
import { CampaignDocument, presentCampaign } from './campaign.document.ts';
import { dutyBearersKnown, factsOfDraft, standingOfLead } from './campaign.facts.ts';
import { LEADERS, READERS, WORKERS } from './campaign.roles.ts';
import { campaignRules } from './campaign.rules.ts';
import { campaign, releasedCampaign } from './campaign.state.ts';

const PANEL = ['panel-incomplete', 'panel-unproven', 'evidence-unreadable'] as const;

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
    description:
      'With the PANEL check: all five principles are met, each with what shows it. A refusal names the principle that lacks.',
    roles: LEADERS,
    rules: [[campaignRules, ['not-planned', 'lead-not-entitled', ...PANEL, 'panel-gap', 'before-last-step']]],
    example: { panel: examplePanel },
  })
  launch(@Param('id') id: string, @Body() body: LaunchCampaignBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, campaign, id, async (state, given) =>
      launch(state, { panel: found(body) }, await standingOfLead(this.facts, this.coalitions, state), given),
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
    summary: 'End a launched campaign with its result, what was learned, and the PANEL check at its close',
    description: 'A principle that was not met stops nobody here: it is told.',
    roles: LEADERS,
    rules: [[campaignRules, ['not-launched', ...PANEL, 'before-last-step']]],
    example: {
      result: 'partly-won',
      lesson: 'Bring the radio in from the first day.',
      panel: examplePanel.map((one) => (one.principle === 'empowerment' ? { ...one, met: false } : one)),
    },
  })
  conclude(@Param('id') id: string, @Body() body: ConcludeCampaignBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, campaign, id, (state, given) =>
      conclude(state, { ...body, panel: found(body) }, given),
    );
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

/** The findings of the PANEL check, as a body gives them. */
function found({ panel }: LaunchCampaignBody): FoundOfPrinciple[] {
  return panel.map(({ files = [], links = [], ...finding }) => ({ ...finding, evidence: { files, links } }));
}
