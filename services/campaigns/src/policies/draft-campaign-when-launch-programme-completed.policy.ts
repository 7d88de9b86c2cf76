import { derivedId, type DataOf, type launchAssignmentGiven, type SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController, ReferenceFacts } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { draft, type DraftCampaign } from '../campaign/campaign.decider.ts';
import { factsOfDraft } from '../campaign/campaign.facts.ts';
import { campaign } from '../campaign/campaign.state.ts';
import { KnownCoalitions } from '../known-coalitions/known-coalitions.ts';

const policy = 'campaigns.draft-campaign-when-launch-programme-completed';

/**
 * When a campaign-launch programme is completed, each assignment that comes out of it becomes a campaign's draft.
 *
 * The campaign's id is derived from the assignment's event, so an event that comes twice is one draft. Where the draft is
 * refused (the lead was merged away meanwhile, say), the refusal is the outcome and is listed; an officer drafts by hand.
 */
@PolicyController({ policy, since: 0 })
export class DraftCampaignWhenLaunchProgrammeCompleted {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly coalitions: KnownCoalitions,
  ) {}

  @EventPattern('capacity.LaunchAssignmentGiven')
  async assignmentGiven(@Payload() event: SequencedEvent<string, DataOf<typeof launchAssignmentGiven>>): Promise<void> {
    const { organisation: lead, title, cause, unit, themes } = event.data;
    const grewFrom = [{ kind: 'programme' as const, id: event.stream.slice('programme-'.length) }];
    const asked: DraftCampaign = { title, cause, unit, lead, themes, grewFrom };
    const id = campaignOf(event.id);
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.create(command, campaign, id, { unit, organisations: [lead] }, async (state, given) =>
          draft(state, asked, await factsOfDraft(this.facts, this.coalitions, asked), given),
        ),
    });
  }
}

/** The id of the campaign that an assignment opens. */
export function campaignOf(assignmentEvent: string): string {
  return derivedId('campaign', assignmentEvent);
}
