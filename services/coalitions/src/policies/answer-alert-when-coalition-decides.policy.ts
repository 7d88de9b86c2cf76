import type {
  campaignDrafted,
  campaignLaunched,
  campaignLeadChanged,
  DataOf,
  decisionTaken,
  SequencedEvent,
} from '@baraza/contracts';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import {
  byKeyAlone,
  CommandHandler,
  Policies,
  PolicyController,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { beginCampaign, takePosition } from '../alert/alert.decider.ts';
import { alert } from '../alert/alert.state.ts';
import { coalition } from '../coalition/coalition.state.ts';
import { alertOfStruggle } from './raise-alert-when-struggle-verified.policy.ts';

const policy = 'coalitions.answer-alert-when-coalition-decides';

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;

/** A decision that was adopted on an alert. */
interface RememberedDecision {
  readonly decision: string;
  readonly alert: string;
}
/** What a campaign of a coalition grew from: decisions, and the alerts that would arise from its struggles. */
interface RememberedDraft {
  readonly coalition: string;
  readonly from: readonly string[];
  readonly isLaunched: boolean;
}
/** A campaign that was launched, under one thing that it grew from, with the event that says who leads it. */
interface RememberedCampaign {
  /** The decision, or the alert. */
  readonly from: string;
  readonly coalition: string;
  readonly lead: string;
  readonly event: SequencedEvent;
}

const decisions: ReadModel<RememberedDecision> = {
  ...{ name: 'decisions-on-alerts', version: 1, keepsPast: false, indexes: ['decision'] },
  index: ({ decision }) => ({ decision }),
};
const campaigns: ReadModel<RememberedCampaign> = {
  ...{ name: 'campaigns-that-may-answer-alerts', version: 2, keepsPast: false, indexes: ['from'] },
  index: ({ from }) => ({ from }),
};
const drafts = byKeyAlone<RememberedDraft>('campaigns-of-coalitions-with-alerts');

/**
 * What a coalition decides on an alert is its position; a campaign that grew from that decision, or from the struggle that the
 * alert arose from, is its action once it is launched by one that acts in the coalition: a draft is no more than an intent.
 * Alert, decision and campaign are events of different streams, in no certain order: each side writes down what it saw before
 * it looks for the others.
 */
@PolicyController({ policy, since: 0 })
export class AnswerAlertWhenCoalitionDecides {
  readonly #decisions: ServiceDocuments<RememberedDecision>;
  readonly #campaigns: ServiceDocuments<RememberedCampaign>;
  readonly #drafts: ServiceDocuments<RememberedDraft>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#decisions = new ServiceDocuments(store, decisions);
    this.#campaigns = new ServiceDocuments(store, campaigns);
    this.#drafts = new ServiceDocuments(store, drafts);
  }

  @EventPattern('coalitions.DecisionTaken')
  async decided(@Payload() event: Of<typeof decisionTaken>): Promise<void> {
    const { outcome, about, coalition: of } = event.data;
    if (outcome !== 'adopted' || about?.kind !== 'alert') return;
    const decision = event.stream.slice('decision-'.length);
    const found = await this.#alertOf(about.id, of);
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
  async drafted(@Payload() event: Of<typeof campaignDrafted>): Promise<void> {
    const { coalition: of, grewFrom } = event.data;
    if (of === undefined) return;
    const from = grewFrom.flatMap(({ kind, id }) => {
      if (kind === 'programme') return [];
      return kind === 'decision' ? [id] : [alertOfStruggle(id, of)];
    });
    // What comes again after the launch must not undo it.
    if ((await this.#drafts.get(event.stream)) === undefined) {
      await this.#drafts.put(event.stream, { coalition: of, from, isLaunched: false });
    }
  }

  @EventPattern('campaigns.CampaignLaunched')
  async launched(@Payload() event: Of<typeof campaignLaunched>): Promise<void> {
    const draft = await this.#drafts.get(event.stream);
    if (draft === undefined) return;
    await this.#drafts.put(event.stream, { ...draft, isLaunched: true });
    await this.#ledBy(draft, event);
  }

  @EventPattern('campaigns.CampaignLeadChanged')
  async leadChanged(@Payload() event: Of<typeof campaignLeadChanged>): Promise<void> {
    const draft = await this.#drafts.get(event.stream);
    if (draft?.isLaunched === true) await this.#ledBy(draft, event);
  }

  async #ledBy(
    { coalition: of, from }: RememberedDraft,
    event: SequencedEvent<string, { lead: string }>,
  ): Promise<void> {
    for (const one of from) {
      const campaign = { from: one, coalition: of, lead: event.data.lead, event };
      await this.#campaigns.put(`${event.stream}/${one}`, campaign);
      const decided = await this.#decisions.all({ where: { decision: { is: one } } });
      const alerts = [...decided.map((found) => found.alert), await this.#alertOf(one, of)];
      for (const found of alerts) if (found !== undefined) await this.#acting(campaign, found);
    }
  }

  /** Campaigns that were heard of before. */
  async #actingOn(id: string, from: string): Promise<void> {
    for (const campaign of await this.#campaigns.all({ where: { from: { is: from } } })) {
      await this.#acting(campaign, id);
    }
  }

  async #acting({ event, lead, coalition: of }: RememberedCampaign, id: string): Promise<void> {
    const campaign = event.stream.slice('campaign-'.length);
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.run(command, alert, id, async (state, given) =>
          beginCampaign(state, { campaign, lead }, (await this.commands.load(coalition, of)).state, given),
        ),
    });
  }

  /** The alert where it is that coalition's. */
  async #alertOf(id: string, of: string): Promise<string | undefined> {
    const { state } = await this.commands.load(alert, id);
    return state.status !== 'none' && state.coalition === of ? id : undefined;
  }
}
