import type {
  DataOf,
  SequencedEvent,
  serviceRequestAcknowledgementMissed,
  serviceRequestClosed,
  serviceRequestDeclined,
  serviceRequestDelivered,
  serviceRequestDeliveryMissed,
  serviceRequestReopened,
  serviceRequestSettlementMissed,
} from '@baraza/contracts';
import { PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { NoticeWriting } from '../notice/notice.writing.ts';
import type { NoticeTemplateCode } from '../notice/notice.templates.pure.ts';

const policy = 'members.tell-the-member-of-its-request';
type Answered = SequencedEvent<
  string,
  DataOf<typeof serviceRequestDelivered | typeof serviceRequestDeclined | typeof serviceRequestReopened>
>;
type Closed = SequencedEvent<string, DataOf<typeof serviceRequestClosed>>;
type Missed = SequencedEvent<
  string,
  DataOf<
    | typeof serviceRequestAcknowledgementMissed
    | typeof serviceRequestDeliveryMissed
    | typeof serviceRequestSettlementMissed
  >
>;

/** What the forum answers, and that it is late: what the member says itself, it need not be told. */
@PolicyController({ policy, since: 0 })
export class TellTheMemberOfItsRequest {
  constructor(private readonly notices: NoticeWriting) {}

  @EventPattern('members.ServiceRequestDelivered')
  delivered(@Payload() event: Answered): Promise<void> {
    return this.#tell(event, 'request-delivered');
  }

  @EventPattern('members.ServiceRequestDeclined')
  declined(@Payload() event: Answered): Promise<void> {
    return this.#tell(event, 'request-declined');
  }

  @EventPattern('members.ServiceRequestReopened')
  reopened(@Payload() event: Answered): Promise<void> {
    return this.#tell(event, 'request-reopened');
  }

  @EventPattern('members.ServiceRequestClosed')
  async closed(@Payload() event: Closed): Promise<void> {
    if (event.data.because === 'dispute-dismissed') await this.#tell(event, 'request-dispute-dismissed');
  }

  @EventPattern('members.ServiceRequestAcknowledgementMissed')
  acknowledgementMissed(@Payload() event: Missed): Promise<void> {
    return this.#tell(event, 'request-late');
  }

  @EventPattern('members.ServiceRequestDeliveryMissed')
  deliveryMissed(@Payload() event: Missed): Promise<void> {
    return this.#tell(event, 'request-late');
  }

  @EventPattern('members.ServiceRequestSettlementMissed')
  settlementMissed(@Payload() event: Missed): Promise<void> {
    return this.#tell(event, 'request-late');
  }

  #tell(event: Answered | Missed | Closed, template: NoticeTemplateCode): Promise<void> {
    const about = event.stream.slice('service-request-'.length);
    return this.notices.tell(event, policy, { organisation: event.data.organisation, about, template });
  }
}
