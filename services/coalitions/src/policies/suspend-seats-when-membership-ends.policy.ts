import type {
  DataOf,
  membershipResigned,
  participantAdmitted,
  participantLeft,
  participantRemoved,
  SequencedEvent,
} from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import { CommandHandler, Policies, PolicyController, SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { coalition } from '../coalition/coalition.state.ts';
import { suspendForMembership } from '../coalition/coalition.suspension.ts';
import {
  endedMemberships,
  reaches,
  rememberedSeats,
  type EndedMembershipNote,
  type RememberedSeat,
} from './seats-and-ended-memberships.pure.ts';

const policy = 'coalitions.suspend-seats-when-membership-ends';

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;

/**
 * When a membership of the forum ends, every seat of that organisation is suspended with the membership as the cause.
 *
 * A seat may be taken while the membership is ending, and events of two streams come in no certain order. So each side
 * writes down what it saw before it looks at what the other side has written: whoever comes second finds both, and the
 * command is the same whoever issues it (it answers the event that ended the membership, for that seat).
 */
@PolicyController({ policy, since: 0 })
export class SuspendSeatsWhenMembershipEnds {
  readonly #seats: ServiceDocuments<RememberedSeat>;
  readonly #ended: ServiceDocuments<EndedMembershipNote>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#seats = new ServiceDocuments(store, rememberedSeats);
    this.#ended = new ServiceDocuments(store, endedMemberships);
  }

  @EventPattern('members.MembershipResigned')
  async membershipEnded(@Payload() event: Of<typeof membershipResigned>): Promise<void> {
    const { organisation } = event.data;
    const ended = { organisation, membership: entityOf(event), event };
    await this.#ended.put(ended.membership, ended);
    for (const seat of await allOf(this.#seats, organisation)) await this.#react(ended, seat);
  }

  @EventPattern('coalitions.ParticipantAdmitted')
  async seatTaken(@Payload() event: Of<typeof participantAdmitted>): Promise<void> {
    const { seat, organisation, membership } = event.data;
    const taken = { seat, organisation, coalition: entityOf(event), sequence: event.sequence };
    const remembered = membership === undefined ? taken : { ...taken, membership };
    await this.#seats.put(seat, remembered);
    for (const ended of await allOf(this.#ended, organisation)) await this.#react(ended, remembered);
  }

  @EventPattern('coalitions.ParticipantLeft')
  async seatGivenUp(@Payload() event: Of<typeof participantLeft>): Promise<void> {
    await this.#seats.put(event.data.seat, undefined);
  }

  @EventPattern('coalitions.ParticipantRemoved')
  async seatTakenAway(@Payload() event: Of<typeof participantRemoved>): Promise<void> {
    await this.#seats.put(event.data.seat, undefined);
  }

  async #react(ended: EndedMembershipNote, seat: RememberedSeat): Promise<void> {
    if (!reaches(ended, seat)) return;
    await this.policies.issue(ended.event, {
      policy,
      target: seat.seat,
      run: (command) =>
        this.commands.run(command, coalition, seat.coalition, (state, given) =>
          suspendForMembership(state, { ...seat, membership: ended.membership }, given),
        ),
    });
  }
}

/** The id in the event's stream. */
function entityOf(event: SequencedEvent): string {
  return event.stream.slice(event.stream.indexOf('-') + 1);
}

async function allOf<Doc>(documents: ServiceDocuments<Doc>, organisation: string): Promise<readonly Doc[]> {
  const found: Doc[] = [];
  let cursor: string | undefined;
  do {
    const page = await documents.find({
      where: { organisation: { is: organisation } },
      limit: 1_000,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.documents.map(({ doc }) => doc));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}
