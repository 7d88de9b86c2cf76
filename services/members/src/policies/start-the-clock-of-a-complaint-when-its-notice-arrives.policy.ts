import type { DataOf, noticeAcknowledged, noticeDelivered, SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { serveDecision } from '../complaint/complaint.appeal.pure.ts';
import type { Serve } from '../complaint/complaint.commands.pure.ts';
import { serveNotice } from '../complaint/complaint.decider.ts';
import { complaint } from '../complaint/complaint.state.ts';

const policy = 'members.start-the-clock-of-a-complaint-when-its-notice-arrives';
/** The forum's own rule is no party to the case. */
const NO_PARTY = { isOfMember: false, isOfComplainant: false };

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;

/**
 * Proof that a notice arrived starts the time to reply, or the time to appeal, from the day it arrived. The first proof
 * stands, whoever has it: a later one is nothing to do.
 */
@PolicyController({ policy, since: 0 })
export class StartTheClockOfAComplaintWhenItsNoticeArrives {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
  ) {}

  @EventPattern('members.NoticeDelivered')
  delivered(@Payload() event: Of<typeof noticeDelivered>): Promise<void> {
    return this.#serve(event, event.data.proof);
  }

  @EventPattern('members.NoticeAcknowledged')
  acknowledged(@Payload() event: Of<typeof noticeAcknowledged>): Promise<void> {
    return this.#serve(event, 'acknowledged');
  }

  async #serve(event: Of<typeof noticeAcknowledged>, proof: Serve['proof']): Promise<void> {
    const { about, template } = event.data;
    if (about.kind !== complaint.name) return;
    if (template !== 'complaint-notice' && template !== 'complaint-decision') return;
    const serve = template === 'complaint-notice' ? serveNotice : serveDecision;
    const served = { proof, delivery: event.stream.slice('notice-'.length) };
    await this.policies.issue(event, {
      policy,
      target: about.id,
      run: (command) =>
        this.commands.run(command, complaint, about.id, (state, given) => serve(state, served, NO_PARTY, given)),
    });
  }
}
