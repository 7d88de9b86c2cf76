import type { DataOf, membershipGraceBegan, membershipLapsed, SequencedEvent } from '@baraza/contracts';
import { PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { NoticeWriting } from '../notice/notice.writing.ts';
import type { NoticeTemplateCode } from '../notice/notice.templates.pure.ts';

const policy = 'members.tell-the-member-where-its-membership-stands';
type OfMembership = SequencedEvent<string, DataOf<typeof membershipGraceBegan | typeof membershipLapsed>>;

/** What the calendar does to a membership, nobody was there to say. */
@PolicyController({ policy, since: 0 })
export class TellTheMemberWhereItsMembershipStands {
  constructor(private readonly notices: NoticeWriting) {}

  @EventPattern('members.MembershipGraceBegan')
  graceBegan(@Payload() event: OfMembership): Promise<void> {
    return this.#tell(event, 'membership-grace');
  }

  @EventPattern('members.MembershipLapsed')
  lapsed(@Payload() event: OfMembership): Promise<void> {
    return this.#tell(event, 'membership-lapsed');
  }

  #tell(event: OfMembership, template: NoticeTemplateCode): Promise<void> {
    const about = event.stream.slice('membership-'.length);
    return this.notices.tell(event, policy, { organisation: event.data.organisation, about, template });
  }
}
