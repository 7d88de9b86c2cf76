import {
  type DataOf,
  type enrolmentApplied,
  isMemberStatus,
  type membershipResigned,
  membershipStatusAfter,
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
import { holdForMembership, liftForMembership } from '../enrolment/enrolment.holding.ts';
import { goingOn, resting } from '../enrolment/enrolment.places.ts';
import { enrolment } from '../enrolment/enrolment.state.ts';
import {
  type EndedMembershipNote,
  membershipsThatEnded,
  reaches,
  type RememberedEnrolment,
  rememberedEnrolments,
} from './enrolments-and-ended-memberships.pure.ts';
import { entityOf } from './remembered.ts';

const policy = 'capacity.hold-enrolments-when-membership-ends';

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;
/** Whose it is stands in every event of a membership. */
type Membership = Of<typeof membershipResigned>;

/**
 * When a membership of the forum ends or rests, every enrolment of that organisation that has not come to its end is put
 * on hold with the membership as the cause; when it holds again, what was on hold for it goes on.
 *
 * Somebody may apply while the membership is ending, and events of two streams come in no certain order. So each side
 * writes down what it saw before it looks at what the other side has written: whoever comes second finds both, and the
 * command is the same whoever issues it. Of one organisation one is looked at after the other, so that nothing is put on
 * hold for a membership that is back already.
 */
@PolicyController({ policy, since: 0 })
export class HoldEnrolmentsWhenMembershipEnds {
  readonly #enrolments: ServiceDocuments<RememberedEnrolment>;
  readonly #ended: ServiceDocuments<EndedMembershipNote>;
  readonly #turns = new OneAtATime();

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#enrolments = new ServiceDocuments(store, rememberedEnrolments);
    this.#ended = new ServiceDocuments(store, membershipsThatEnded);
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

  @EventPattern('members.MembershipRenewed')
  membershipRenewed(@Payload() event: Membership): Promise<void> {
    return this.#mayBeBack(event);
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

  @EventPattern('capacity.EnrolmentApplied')
  async applied(@Payload() event: Of<typeof enrolmentApplied>): Promise<void> {
    const { enrolled, membership } = event.data;
    if (enrolled.kind === 'person') return;
    const { organisation } = enrolled;
    const asked = { enrolment: entityOf(event), organisation, sequence: event.sequence };
    const remembered = membership === undefined ? asked : { ...asked, membership };
    await this.#turns.run(organisation, async () => {
      await this.#enrolments.put(remembered.enrolment, remembered);
      for (const ended of await this.#ended.all({ where: { organisation: { is: organisation } } })) {
        if (ended.isBack !== true) await this.#react(ended, remembered);
      }
    });
  }

  @EventPattern('capacity.EnrolmentDeclined')
  declined(@Payload() event: SequencedEvent): Promise<void> {
    return this.#enrolments.put(entityOf(event), undefined);
  }

  @EventPattern('capacity.EnrolmentWithdrawn')
  withdrawn(@Payload() event: SequencedEvent): Promise<void> {
    return this.#enrolments.put(entityOf(event), undefined);
  }

  @EventPattern('capacity.EnrolmentDismissed')
  dismissed(@Payload() event: SequencedEvent): Promise<void> {
    return this.#enrolments.put(entityOf(event), undefined);
  }

  @EventPattern('capacity.EnrolmentCancelled')
  cancelled(@Payload() event: SequencedEvent): Promise<void> {
    return this.#enrolments.put(entityOf(event), undefined);
  }

  @EventPattern('capacity.EnrolmentCompleted')
  completed(@Payload() event: SequencedEvent): Promise<void> {
    return this.#enrolments.put(entityOf(event), undefined);
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
      for (const one of await this.#enrolments.all({ where: { organisation: { is: organisation } } }))
        await this.#react(note, one);
    });
  }

  async #react(note: EndedMembershipNote, remembered: RememberedEnrolment): Promise<void> {
    const { event, membership, isBack } = note;
    if (isBack !== true && !reaches(note, remembered)) return;
    const id = remembered.enrolment;
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
