import type {
  DataOf,
  participantAdmitted,
  participantLeft,
  participantRemoved,
  SequencedEvent,
} from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import {
  CommandHandler,
  type EndedMembership,
  EndedMemberships,
  type HeldByMember,
  type MembershipEvent,
  Policies,
  PolicyController,
  ReferenceFacts,
  SERVICE_STORE,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { coalition } from '../coalition/coalition.state.ts';
import { reinstateForMembership, suspendForMembership } from '../coalition/coalition.suspension.ts';

const policy = 'coalitions.suspend-seats-when-membership-ends';

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;

/** A taken seat, as the policy remembers it. */
interface RememberedSeat extends HeldByMember {
  readonly seat: string;
  readonly coalition: string;
}

/**
 * When a membership of the forum ends or rests, every seat of that organisation is suspended with the membership as the
 * cause; when it holds again, what was suspended for it returns. The command answers the event that ended the membership,
 * for that seat.
 */
@PolicyController({ policy, since: 0 })
export class SuspendSeatsWhenMembershipEnds {
  readonly #memberships: EndedMemberships<RememberedSeat>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    facts: ReferenceFacts,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#memberships = new EndedMemberships(store, {
      names: { held: 'seats-of-organisations', ended: 'ended-memberships' },
      goesOnAs: (organisation) => facts.knownToGoOnAs(organisation),
      react: (ended, held) => this.#react(ended, held),
    });
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

  @EventPattern('coalitions.ParticipantAdmitted')
  async seatTaken(@Payload() event: Of<typeof participantAdmitted>): Promise<void> {
    const { seat, organisation, membership } = event.data;
    const coalitionId = event.stream.slice('coalition-'.length);
    const taken = { seat, organisation, coalition: coalitionId, sequence: event.sequence };
    await this.#memberships.heldFrom(seat, membership === undefined ? taken : { ...taken, membership });
  }

  @EventPattern('coalitions.ParticipantLeft')
  async seatGivenUp(@Payload() event: Of<typeof participantLeft>): Promise<void> {
    await this.#memberships.heldNoMore(event.data.seat);
  }

  @EventPattern('coalitions.ParticipantRemoved')
  async seatTakenAway(@Payload() event: Of<typeof participantRemoved>): Promise<void> {
    await this.#memberships.heldNoMore(event.data.seat);
  }

  async #react({ event, membership, isBack }: EndedMembership, seat: RememberedSeat): Promise<void> {
    const decide = isBack === true ? reinstateForMembership : suspendForMembership;
    await this.policies.issue(event, {
      policy,
      target: seat.seat,
      run: (command) =>
        this.commands.run(command, coalition, seat.coalition, (state, given) =>
          decide(state, { ...seat, membership }, given),
        ),
    });
  }
}
