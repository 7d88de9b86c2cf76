import type {
  campaignDrafted,
  campaignLeadChanged,
  coalitionWoundDown,
  DataOf,
  LeadLostCause,
  SequencedEvent,
} from '@baraza/contracts';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import {
  byKeyAlone,
  CommandHandler,
  type EndedMembership,
  EndedMemberships,
  type HeldByMember,
  type MembershipEvent,
  Policies,
  PolicyController,
  ReferenceFacts,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { askForLead, leadStays } from '../campaign/campaign.lead.pure.ts';
import { campaign } from '../campaign/campaign.state.ts';

const policy = 'campaigns.ask-for-lead-when-lead-falls-away';

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;

/** A campaign that an organisation leads, as the policy remembers it. */
interface Led extends HeldByMember {
  readonly campaign: string;
}
/** A campaign that is led on behalf of a coalition. */
interface LedForCoalition {
  readonly campaign: string;
  readonly coalition: string;
}
const ledForCoalitions: ReadModel<LedForCoalition> = {
  name: 'campaigns-of-coalitions',
  version: 1,
  keepsPast: false,
  indexes: ['coalition'],
  index: ({ coalition }) => ({ coalition }),
};
const windingsDown = byKeyAlone<SequencedEvent>('coalitions-wound-down');

/**
 * When the membership of a campaign's lead ends or rests, or the coalition it leads for winds down, the coalition (or, where
 * there is none any more, the office) is asked for another lead; when the membership holds again, the lead goes on. Nothing
 * of the campaign stops. What was remembered may be out of date: the decider sees who leads now.
 */
@PolicyController({ policy, since: 0 })
export class AskForLeadWhenLeadFallsAway {
  readonly #memberships: EndedMemberships<Led>;
  readonly #ledForCoalitions: ServiceDocuments<LedForCoalition>;
  readonly #woundDown: ServiceDocuments<SequencedEvent>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    facts: ReferenceFacts,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#memberships = new EndedMemberships(store, {
      names: { held: 'campaigns-of-leads', ended: 'ended-memberships-of-leads' },
      goesOnAs: (organisation) => facts.knownToGoOnAs(organisation),
      react: (ended, led) => this.#leadReacts(ended, led),
    });
    this.#ledForCoalitions = new ServiceDocuments(store, ledForCoalitions);
    this.#woundDown = new ServiceDocuments(store, windingsDown);
  }

  @EventPattern('members.MembershipResigned')
  membershipEnded(@Payload() event: MembershipEvent): Promise<void> {
    return this.#memberships.ended(event);
  }

  @EventPattern('members.MembershipLapsed')
  membershipLapsed(@Payload() event: MembershipEvent): Promise<void> {
    return this.#memberships.ended(event);
  }

  @EventPattern('members.MembershipSuspended')
  membershipSuspended(@Payload() event: MembershipEvent): Promise<void> {
    return this.#memberships.ended(event);
  }

  @EventPattern('members.MembershipExpelled')
  membershipExpelled(@Payload() event: MembershipEvent): Promise<void> {
    return this.#memberships.ended(event);
  }

  @EventPattern('members.MembershipDissolved')
  membershipDissolved(@Payload() event: MembershipEvent): Promise<void> {
    return this.#memberships.ended(event);
  }

  @EventPattern('members.MembershipReinstated')
  membershipReinstated(@Payload() event: MembershipEvent): Promise<void> {
    return this.#memberships.mayBeBack(event);
  }

  @EventPattern('members.MembershipSuspensionLifted')
  suspensionLifted(@Payload() event: MembershipEvent): Promise<void> {
    return this.#memberships.mayBeBack(event);
  }

  @EventPattern('members.MembershipMergeReversed')
  mergeReversed(@Payload() event: MembershipEvent): Promise<void> {
    return this.#memberships.mayBeBack(event);
  }

  @EventPattern('campaigns.CampaignDrafted')
  async drafted(@Payload() event: Of<typeof campaignDrafted>): Promise<void> {
    const { lead, coalition } = event.data;
    const id = campaignOf(event);
    await this.#memberships.heldFrom(ledBy(id, lead), { campaign: id, organisation: lead, sequence: event.sequence });
    if (coalition === undefined) return;
    // Each side writes down what it saw before it looks at what the other has written: whoever comes second finds both.
    await this.#ledForCoalitions.put(id, { campaign: id, coalition });
    const ended = await this.#woundDown.get(coalition);
    if (ended !== undefined) await this.#coalitionReacts(ended, id);
  }

  @EventPattern('campaigns.CampaignLeadChanged')
  async leadChanged(@Payload() event: Of<typeof campaignLeadChanged>): Promise<void> {
    const { former, lead } = event.data;
    const id = campaignOf(event);
    await this.#memberships.heldNoMore(ledBy(id, former));
    await this.#memberships.heldFrom(ledBy(id, lead), { campaign: id, organisation: lead, sequence: event.sequence });
  }

  @EventPattern('coalitions.CoalitionWoundDown')
  async woundDown(@Payload() event: Of<typeof coalitionWoundDown>): Promise<void> {
    const coalition = coalitionOf(event);
    await this.#woundDown.put(coalition, event);
    const led = await this.#ledForCoalitions.all({ where: { coalition: { is: coalition } } });
    for (const one of led) await this.#coalitionReacts(event, one.campaign);
  }

  async #leadReacts({ event, membership, isBack }: EndedMembership, led: Led): Promise<void> {
    const decide = isBack === true ? leadStays : askForLead;
    await this.#issue(event, led.campaign, decide, {
      lead: led.organisation,
      cause: { kind: 'membership', membership },
    });
  }

  #coalitionReacts(event: SequencedEvent, id: string): Promise<void> {
    return this.#issue(event, id, askForLead, { cause: { kind: 'coalition', coalition: coalitionOf(event) } });
  }

  async #issue(
    event: SequencedEvent,
    id: string,
    decide: typeof askForLead | typeof leadStays,
    lost: { readonly lead?: string; readonly cause: LeadLostCause },
  ): Promise<void> {
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) => this.commands.run(command, campaign, id, (state, given) => decide(state, lost, given)),
    });
  }
}

const campaignOf = ({ stream }: SequencedEvent): string => stream.slice('campaign-'.length);
const coalitionOf = ({ stream }: SequencedEvent): string => stream.slice('coalition-'.length);
/** One spell of leading: a campaign may go from hand to hand, and back. */
const ledBy = (id: string, lead: string): string => `${id}:${lead}`;
