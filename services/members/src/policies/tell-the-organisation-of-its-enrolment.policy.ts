import type {
  DataOf,
  enrolmentCancelled,
  enrolmentDeclined,
  enrolmentDismissed,
  SequencedEvent,
} from '@baraza/contracts';
import { PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { NoticeTemplateCode } from '../notice/notice.templates.pure.ts';
import { NoticeWriting } from '../notice/notice.writing.ts';

const policy = 'members.tell-the-organisation-of-its-enrolment';
type Taken = SequencedEvent<
  string,
  DataOf<typeof enrolmentDeclined | typeof enrolmentDismissed | typeof enrolmentCancelled>
>;

/**
 * That it has no place in a programme, or no longer. The ground is not in the notice: it lies ready. A person of no
 * organisation is told by those who run the programme, who know how to reach them.
 */
@PolicyController({ policy, since: 0 })
export class TellTheOrganisationOfItsEnrolment {
  constructor(private readonly notices: NoticeWriting) {}

  @EventPattern('capacity.EnrolmentDeclined')
  declined(@Payload() event: Taken): Promise<void> {
    return this.#tell(event, 'enrolment-declined');
  }

  @EventPattern('capacity.EnrolmentDismissed')
  dismissed(@Payload() event: Taken): Promise<void> {
    return this.#tell(event, 'enrolment-dismissed');
  }

  @EventPattern('capacity.EnrolmentCancelled')
  cancelled(@Payload() event: Taken): Promise<void> {
    return this.#tell(event, 'enrolment-cancelled');
  }

  async #tell(event: Taken, template: NoticeTemplateCode): Promise<void> {
    const { enrolled } = event.data;
    if (enrolled.kind === 'person') return;
    const about = event.stream.slice('enrolment-'.length);
    await this.notices.tell(event, policy, { organisation: enrolled.organisation, about, template });
  }
}
