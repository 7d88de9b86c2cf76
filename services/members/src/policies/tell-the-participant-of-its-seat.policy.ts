import type { DataOf, removalDecided, removalProposed, seatSuspended, SequencedEvent } from '@baraza/contracts';
import { PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { NoticeTemplateCode } from '../notice/notice.templates.pure.ts';
import { NoticeWriting } from '../notice/notice.writing.ts';

const policy = 'members.tell-the-participant-of-its-seat';
type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;

/**
 * That its seat in a coalition is to end, so that it can reply, or has ended, or was suspended by decision. The ground is not in
 * the notice: it lies ready. Of a seat that rests with its membership it hears with that.
 */
@PolicyController({ policy, since: 0 })
export class TellTheParticipantOfItsSeat {
  constructor(private readonly notices: NoticeWriting) {}

  @EventPattern('coalitions.SeatSuspended')
  async suspended(@Payload() event: Of<typeof seatSuspended>): Promise<void> {
    if (event.data.cause.kind === 'decision') await this.#tell(event, 'seat-suspended');
  }

  @EventPattern('coalitions.RemovalProposed')
  proposed(@Payload() event: Of<typeof removalProposed>): Promise<void> {
    return this.#tell(event, 'removal-proposed');
  }

  @EventPattern('coalitions.RemovalDecided')
  decided(@Payload() event: Of<typeof removalDecided>): Promise<void> {
    return this.#tell(event, 'removal-decided');
  }

  async #tell(
    event: SequencedEvent<string, { readonly organisation: string }>,
    template: NoticeTemplateCode,
  ): Promise<void> {
    const about = event.stream.slice('coalition-'.length);
    await this.notices.tell(event, policy, { organisation: event.data.organisation, about, template });
  }
}
