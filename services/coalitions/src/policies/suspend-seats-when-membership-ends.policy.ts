import {
  type DataOf,
  isMemberStatus,
  type membershipResigned,
  membershipStatusAfter,
  type participantAdmitted,
  type participantLeft,
  type participantRemoved,
  type SequencedEvent,
} from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import {
  CommandHandler,
  OneAtATime,
  Policies,
  PolicyController,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { coalition } from '../coalition/coalition.state.ts';
import { reinstateForMembership, suspendForMembership } from '../coalition/coalition.suspension.ts';
import {
  endedMemberships,
  reaches,
  rememberedSeats,
  type EndedMembershipNote,
  type RememberedSeat,
} from './seats-and-ended-memberships.pure.ts';

const policy = 'coalitions.suspend-seats-when-membership-ends';

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;
/** Whose it is stands in every event of a membership. */
type Membership = Of<typeof membershipResigned>;

/**
 * When a membership of the forum ends or rests, every seat of that organisation is suspended with the membership as the
 * cause; when it holds again, what was suspended for it returns.
 *
 * A seat may be taken while the membership is ending, and events of two streams come in no certain order. So each side
 * writes down what it saw before it looks at what the other side has written: whoever comes second finds both, and the
 * command is the same whoever issues it (it answers the event that ended the membership, for that seat). Of one
 * organisation one is looked at after the other, so that nothing is suspended for a membership that is back already.
 */
@PolicyController({ policy, since: 0 })
export class SuspendSeatsWhenMembershipEnds {
  readonly #seats: ServiceDocuments<RememberedSeat>;
  readonly #ended: ServiceDocuments<EndedMembershipNote>;
  readonly #turns = new OneAtATime();

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#seats = new ServiceDocuments(store, rememberedSeats);
    this.#ended = new ServiceDocuments(store, endedMemberships);
  }

  @EventPattern('members.MembershipResigned')
  membershipEnded(@Payload() event: Membership): Promise<void> {
    return this.#noted(event, {});
  }

  @EventPattern('members.MembershipLapsed')
  membershipLapsed(@Payload() event: Membership): Promise<void> {
    return this.#noted(event, {});
  }

  @EventPattern('members.MembershipSuspended')
  membershipSuspended(@Payload() event: Membership): Promise<void> {
    return this.#noted(event, {});
  }

  @EventPattern('members.MembershipExpelled')
  membershipExpelled(@Payload() event: Membership): Promise<void> {
    return this.#noted(event, {});
  }

  @EventPattern('members.MembershipDissolved')
  membershipDissolved(@Payload() event: Membership): Promise<void> {
    return this.#noted(event, {});
  }

  @EventPattern('members.MembershipReinstated')
  membershipReinstated(@Payload() event: Membership): Promise<void> {
    return this.#mayBeBack(event);
  }

  @EventPattern('members.MembershipSuspensionLifted')
  suspensionLifted(@Payload() event: Membership): Promise<void> {
    return this.#mayBeBack(event);
  }

  @EventPattern('members.MembershipMergeReversed')
  mergeReversed(@Payload() event: Membership): Promise<void> {
    return this.#mayBeBack(event);
  }

  @EventPattern('coalitions.ParticipantAdmitted')
  async seatTaken(@Payload() event: Of<typeof participantAdmitted>): Promise<void> {
    const { seat, organisation, membership } = event.data;
    const taken = { seat, organisation, coalition: entityOf(event), sequence: event.sequence };
    const remembered = membership === undefined ? taken : { ...taken, membership };
    await this.#turns.run(organisation, async () => {
      await this.#seats.put(seat, remembered);
      for (const ended of await this.#ended.all({ where: { organisation: { is: organisation } } })) {
        if (ended.isBack !== true) await this.#react(ended, remembered);
      }
    });
  }

  @EventPattern('coalitions.ParticipantLeft')
  async seatGivenUp(@Payload() event: Of<typeof participantLeft>): Promise<void> {
    await this.#seats.put(event.data.seat, undefined);
  }

  @EventPattern('coalitions.ParticipantRemoved')
  async seatTakenAway(@Payload() event: Of<typeof participantRemoved>): Promise<void> {
    await this.#seats.put(event.data.seat, undefined);
  }

  /** A membership that is suspended still, for another reason, is not back. */
  async #mayBeBack(event: Membership): Promise<void> {
    if (isMemberStatus(membershipStatusAfter(event) ?? '')) await this.#noted(event, { isBack: true });
  }

  /** Old news come again is answered as it was, and forgets nothing of what came after. */
  async #noted(event: Membership, standing: Pick<EndedMembershipNote, 'isBack'>): Promise<void> {
    const { organisation } = event.data;
    const note: EndedMembershipNote = { organisation, membership: entityOf(event), event, ...standing };
    await this.#turns.run(organisation, async () => {
      const last = await this.#ended.get(note.membership);
      if (last !== undefined && last.event.sequence > event.sequence) return;
      await this.#ended.put(note.membership, note);
      for (const seat of await this.#seats.all({ where: { organisation: { is: organisation } } }))
        await this.#react(note, seat);
    });
  }

  async #react({ event, membership, isBack }: EndedMembershipNote, seat: RememberedSeat): Promise<void> {
    const note = { event, membership, organisation: seat.organisation };
    if (isBack !== true && !reaches(note, seat)) return;
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

/** The id in the event's stream. */
function entityOf(event: SequencedEvent): string {
  return event.stream.slice(event.stream.indexOf('-') + 1);
}
