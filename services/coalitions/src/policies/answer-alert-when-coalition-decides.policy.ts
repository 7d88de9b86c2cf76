import type { campaignDrafted, DataOf, decisionTaken, SequencedEvent } from '@baraza/contracts';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import { CommandHandler, Policies, PolicyController, SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { beginAction, takePosition } from '../alert/alert.decider.ts';
import { alert } from '../alert/alert.state.ts';
import { alertOfStruggle } from './raise-alert-when-struggle-verified.policy.ts';

const policy = 'coalitions.answer-alert-when-coalition-decides';

type Taken = SequencedEvent<string, DataOf<typeof decisionTaken>>;
type Drafted = SequencedEvent<string, DataOf<typeof campaignDrafted>>;

/** A decision that was adopted on an alert. */
interface RememberedDecision {
  readonly decision: string;
  readonly alert: string;
}
/** A campaign that grew from a decision, or from the struggle that an alert arose from, with the event that says so. */
interface RememberedCampaign {
  /** The decision, or the alert. */
  readonly from: string;
  readonly event: Drafted;
}

const decisions: ReadModel<RememberedDecision> = {
  ...{ name: 'decisions-on-alerts', version: 1, keepsPast: false, indexes: ['decision'] },
  index: ({ decision }) => ({ decision }),
};
const campaigns: ReadModel<RememberedCampaign> = {
  ...{ name: 'campaigns-that-may-answer-alerts', version: 1, keepsPast: false, indexes: ['from'] },
  index: ({ from }) => ({ from }),
};

/**
 * What a coalition decides on an alert is its position; a campaign that grew from that decision, or from the struggle that the
 * alert arose from, is its action. Alert, decision and campaign are events of different streams, in no certain order: each side
 * writes down what it saw before it looks for the others.
 */
@PolicyController({ policy, since: 0 })
export class AnswerAlertWhenCoalitionDecides {
  readonly #decisions: ServiceDocuments<RememberedDecision>;
  readonly #campaigns: ServiceDocuments<RememberedCampaign>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#decisions = new ServiceDocuments(store, decisions);
    this.#campaigns = new ServiceDocuments(store, campaigns);
  }

  @EventPattern('coalitions.DecisionTaken')
  async decided(@Payload() event: Taken): Promise<void> {
    const { outcome, about, coalition } = event.data;
    if (outcome !== 'adopted' || about?.kind !== 'alert') return;
    const decision = event.stream.slice('decision-'.length);
    const found = await this.#alertOf(about.id, coalition);
    if (found === undefined) return;
    await this.#decisions.put(decision, { decision, alert: found });
    await this.policies.issue(event, {
      policy,
      target: found,
      run: (command) =>
        this.commands.run(command, alert, found, (state, given) => takePosition(state, { decision }, given)),
    });
    await this.#actingOn(found, decision);
  }

  @EventPattern('coalitions.AlertRaised')
  async raised(@Payload() event: SequencedEvent): Promise<void> {
    const id = event.stream.slice('alert-'.length);
    await this.#actingOn(id, id);
  }

  @EventPattern('campaigns.CampaignDrafted')
  async drafted(@Payload() event: Drafted): Promise<void> {
    const { coalition, grewFrom } = event.data;
    if (coalition === undefined) return;
    for (const { kind, id } of grewFrom) {
      if (kind === 'programme') continue;
      const from = kind === 'decision' ? id : alertOfStruggle(id, coalition);
      await this.#campaigns.put(`${event.stream}/${from}`, { from, event });
      const alerts =
        kind === 'decision'
          ? (await this.#decisions.all({ where: { decision: { is: id } } })).map((found) => found.alert)
          : [await this.#alertOf(from, coalition)];
      for (const found of alerts) if (found !== undefined) await this.#acting(event, found);
    }
  }

  /** Campaigns that were heard of before. */
  async #actingOn(id: string, from: string): Promise<void> {
    for (const { event } of await this.#campaigns.all({ where: { from: { is: from } } })) {
      await this.#acting(event, id);
    }
  }

  async #acting(event: Drafted, id: string): Promise<void> {
    const action = { kind: 'campaign' as const, id: event.stream.slice('campaign-'.length) };
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) => this.commands.run(command, alert, id, (state, given) => beginAction(state, { action }, given)),
    });
  }

  /** The alert where it is that coalition's. */
  async #alertOf(id: string, coalition: string): Promise<string | undefined> {
    const { state } = await this.commands.load(alert, id);
    return state.status !== 'none' && state.coalition === coalition ? id : undefined;
  }
}
