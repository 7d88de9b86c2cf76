import type {
  DataOf,
  membershipAdmitted,
  membershipDeferred,
  membershipRejected,
  SequencedEvent,
} from '@baraza/contracts';
import { PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { NoticeWriting } from '../notice/notice.writing.ts';
import type { NoticeTemplateCode } from '../notice/notice.templates.pure.ts';

const policy = 'members.tell-the-applicant-what-was-decided';
type Decided = SequencedEvent<
  string,
  DataOf<typeof membershipAdmitted | typeof membershipDeferred | typeof membershipRejected>
>;

@PolicyController({ policy, since: 0 })
export class TellTheApplicantWhatWasDecided {
  constructor(private readonly notices: NoticeWriting) {}

  @EventPattern('members.MembershipAdmitted')
  admitted(@Payload() event: Decided): Promise<void> {
    return this.#tell(event, 'application-admitted');
  }

  @EventPattern('members.MembershipDeferred')
  deferred(@Payload() event: Decided): Promise<void> {
    return this.#tell(event, 'application-deferred');
  }

  @EventPattern('members.MembershipRejected')
  rejected(@Payload() event: Decided): Promise<void> {
    return this.#tell(event, 'application-rejected');
  }

  #tell(event: Decided, template: NoticeTemplateCode): Promise<void> {
    const about = event.stream.slice('membership-'.length);
    return this.notices.tell(event, policy, { organisation: event.data.organisation, about, template });
  }
}
