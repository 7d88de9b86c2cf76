import type { campaignAssignmentHandedIn, DataOf, SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController, ReferenceFacts } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { draft, type DraftCampaign } from '../campaign/campaign.decider.ts';
import { factsOfDraft } from '../campaign/campaign.facts.ts';
import { campaign } from '../campaign/campaign.state.ts';
import { KnownCoalitions } from '../known-coalitions/known-coalitions.ts';
import { campaignOf } from './draft-campaign-when-launch-programme-completed.policy.ts';

const policy = 'campaigns.draft-campaign-when-launch-enrolment-completed';

/**
 * When an organisation or a movement completes a campaign-launch programme, the campaign that it worked out there becomes
 * a draft that it leads. What the programme itself leaves to be drafted at its end is another policy's.
 *
 * The campaign's id is derived from the assignment's event, so an event that comes twice is one draft.
 */
@PolicyController({ policy, since: 0 })
export class DraftCampaignWhenLaunchEnrolmentCompleted {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly coalitions: KnownCoalitions,
  ) {}

  @EventPattern('capacity.CampaignAssignmentHandedIn')
  async handedIn(@Payload() event: SequencedEvent<string, DataOf<typeof campaignAssignmentHandedIn>>): Promise<void> {
    const { organisation: lead, title, cause, campaignUnit: unit, themes, programme } = event.data;
    const asked: DraftCampaign = { title, cause, unit, lead, themes, grewFrom: [{ kind: 'programme', id: programme }] };
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
