import type { campaignDecided, DataOf, SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController, ReferenceFacts } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { draft, type DraftCampaign } from '../campaign/campaign.decider.ts';
import { factsOfDraft } from '../campaign/campaign.facts.ts';
import { campaign } from '../campaign/campaign.state.ts';
import { KnownCoalitions } from '../known-coalitions/known-coalitions.ts';
import { campaignOf } from './draft-campaign-when-launch-programme-completed.policy.ts';

const policy = 'campaigns.draft-campaign-when-coalition-decides-to-campaign';

/**
 * When a coalition decides to campaign, the campaign is drafted as it decided: by whom it is led, where, for which struggles.
 * Its id is derived from the event, so an event that comes twice is one draft.
 */
@PolicyController({ policy, since: 0 })
export class DraftCampaignWhenCoalitionDecidesToCampaign {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly coalitions: KnownCoalitions,
  ) {}

  @EventPattern('coalitions.CampaignDecided')
  async decided(@Payload() event: SequencedEvent<string, DataOf<typeof campaignDecided>>): Promise<void> {
    const { struggles, ...plan } = event.data.campaign;
    const decision = event.stream.slice('decision-'.length);
    const asked: DraftCampaign = {
      ...plan,
      coalition: event.data.coalition,
      grewFrom: [{ kind: 'decision', id: decision }, ...struggles.map((id) => ({ kind: 'struggle' as const, id }))],
    };
    const id = campaignOf(event.id);
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.create(
          command,
          campaign,
          id,
          { unit: plan.unit, organisations: [plan.lead] },
          async (state, given) => draft(state, asked, await factsOfDraft(this.facts, this.coalitions, asked), given),
        ),
    });
  }
}
