import type { campaignAssignmentHandedIn, campaignDecided, DataOf, SequencedEvent } from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import {
  byKeyAlone,
  CommandHandler,
  Policies,
  PolicyController,
  ReferenceFacts,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { draft, type DraftCampaign } from '../campaign/campaign.decider.ts';
import { factsOfDraft } from '../campaign/campaign.facts.ts';
import { campaign } from '../campaign/campaign.state.ts';
import { KnownCoalitions } from '../known-coalitions/known-coalitions.ts';
import { campaignOf } from './draft-campaign-when-launch-programme-completed.policy.ts';

const policy = 'campaigns.draft-campaign-when-coalition-decides-to-campaign';

/** The programme in which an organisation learned to launch a campaign: the last that it completed. */
interface Learned {
  readonly programme: string;
}
const learnedIn = byKeyAlone<Learned>('launch-programmes-of-leads');

/**
 * When a coalition decides to campaign, the campaign is drafted as it decided: by whom it is led, where, for which struggles.
 * Where its lead has completed a campaign-launch programme by then, it grew from that, too.
 * Its id is derived from the event, so an event that comes twice is one draft.
 */
@PolicyController({ policy, since: 0 })
export class DraftCampaignWhenCoalitionDecidesToCampaign {
  readonly #learned: ServiceDocuments<Learned>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly coalitions: KnownCoalitions,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#learned = new ServiceDocuments(store, learnedIn);
  }

  @EventPattern('capacity.CampaignAssignmentHandedIn')
  async learned(@Payload() event: SequencedEvent<string, DataOf<typeof campaignAssignmentHandedIn>>): Promise<void> {
    const { organisation, programme } = event.data;
    await this.#learned.put(organisation, { programme });
  }

  @EventPattern('coalitions.CampaignDecided')
  async decided(@Payload() event: SequencedEvent<string, DataOf<typeof campaignDecided>>): Promise<void> {
    const { struggles, ...plan } = event.data.campaign;
    const decision = event.stream.slice('decision-'.length);
    const learned = await this.#learned.get(plan.lead);
    const asked: DraftCampaign = {
      ...plan,
      coalition: event.data.coalition,
      grewFrom: [
        { kind: 'decision', id: decision },
        ...(learned === undefined ? [] : [{ kind: 'programme' as const, id: learned.programme }]),
        ...struggles.map((id) => ({ kind: 'struggle' as const, id })),
      ],
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
