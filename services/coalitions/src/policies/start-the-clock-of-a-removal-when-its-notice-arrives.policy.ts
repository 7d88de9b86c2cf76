import type { DataOf, noticeAcknowledged, noticeDelivered, SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { removalServed } from '../coalition/coalition.removal.ts';
import { coalition } from '../coalition/coalition.state.ts';

const policy = 'coalitions.start-the-clock-of-a-removal-when-its-notice-arrives';

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;

/**
 * Proof that the notice of a removal arrived starts the participant's time to reply, from the day it arrived. The first proof
 * stands, whoever has it: a later one is nothing to do.
 */
@PolicyController({ policy, since: 0 })
export class StartTheClockOfARemovalWhenItsNoticeArrives {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
  ) {}

  @EventPattern('members.NoticeDelivered')
  delivered(@Payload() event: Of<typeof noticeDelivered>): Promise<void> {
    return this.#serve(event);
  }

  @EventPattern('members.NoticeAcknowledged')
  acknowledged(@Payload() event: Of<typeof noticeAcknowledged>): Promise<void> {
    return this.#serve(event);
  }

  async #serve(event: Of<typeof noticeAcknowledged>): Promise<void> {
    const { about, template, organisation } = event.data;
    if (about.kind !== coalition.name || template !== 'removal-proposed') return;
    await this.policies.issue(event, {
      policy,
      target: about.id,
      run: (command) =>
        this.commands.run(command, coalition, about.id, (state, given) =>
          removalServed(state, { organisation }, given),
        ),
    });
  }
}
