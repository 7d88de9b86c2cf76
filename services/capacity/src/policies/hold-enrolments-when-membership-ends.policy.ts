import type { DataOf, enrolmentApplied, SequencedEvent } from '@baraza/contracts';
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
import { holdForMembership, liftForMembership } from '../enrolment/enrolment.holding.ts';
import { goingOn, resting } from '../enrolment/enrolment.places.ts';
import { enrolment } from '../enrolment/enrolment.state.ts';
import { entityOf } from './remembered.ts';

const policy = 'capacity.hold-enrolments-when-membership-ends';

/** An enrolment that has not come to its end, as the policy remembers it. */
interface RememberedEnrolment extends HeldByMember {
  readonly enrolment: string;
}

/**
 * When a membership of the forum ends or rests, every enrolment of that organisation that has not come to its end is put
 * on hold with the membership as the cause; when it holds again, what was on hold for it goes on.
 */
@PolicyController({ policy, since: 0 })
export class HoldEnrolmentsWhenMembershipEnds {
  readonly #memberships: EndedMemberships<RememberedEnrolment>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    facts: ReferenceFacts,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#memberships = new EndedMemberships(store, {
      names: { held: 'enrolments-of-organisations', ended: 'memberships-that-ended' },
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

  @EventPattern('members.MembershipRenewed')
  membershipRenewed(@Payload() event: MembershipEvent): Promise<void> {
    return this.#memberships.mayBeBack(event);
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

  @EventPattern('capacity.EnrolmentApplied')
  async applied(@Payload() event: SequencedEvent<string, DataOf<typeof enrolmentApplied>>): Promise<void> {
    const { enrolled, membership } = event.data;
    if (enrolled.kind === 'person') return;
    const { organisation } = enrolled;
    const asked = { enrolment: entityOf(event), organisation, sequence: event.sequence };
    await this.#memberships.heldFrom(asked.enrolment, membership === undefined ? asked : { ...asked, membership });
  }

  @EventPattern('capacity.EnrolmentDeclined')
  declined(@Payload() event: SequencedEvent): Promise<void> {
    return this.#memberships.heldNoMore(entityOf(event));
  }

  @EventPattern('capacity.EnrolmentWithdrawn')
  withdrawn(@Payload() event: SequencedEvent): Promise<void> {
    return this.#memberships.heldNoMore(entityOf(event));
  }

  @EventPattern('capacity.EnrolmentDismissed')
  dismissed(@Payload() event: SequencedEvent): Promise<void> {
    return this.#memberships.heldNoMore(entityOf(event));
  }

  @EventPattern('capacity.EnrolmentCancelled')
  cancelled(@Payload() event: SequencedEvent): Promise<void> {
    return this.#memberships.heldNoMore(entityOf(event));
  }

  @EventPattern('capacity.EnrolmentCompleted')
  completed(@Payload() event: SequencedEvent): Promise<void> {
    return this.#memberships.heldNoMore(entityOf(event));
  }

  async #react({ event, membership, isBack }: EndedMembership, { enrolment: id }: RememberedEnrolment): Promise<void> {
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.run(command, enrolment, id, (state, given) =>
          isBack === true
            ? goingOn(state, id, liftForMembership(state, membership, given))
            : resting(state, id, holdForMembership(state, membership, given)),
        ),
    });
  }
}
