import type {
  appealDecided,
  complaintDecided,
  complaintDismissed,
  complaintNoticeIssued,
  DataOf,
  SequencedEvent,
} from '@baraza/contracts';
import { CommandHandler, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { complaint, wasNoticed } from '../complaint/complaint.state.ts';
import { NoticeWriting } from '../notice/notice.writing.ts';
import type { NoticeTemplateCode } from '../notice/notice.templates.pure.ts';

const policy = 'members.tell-the-member-of-its-case';
type OfCase = SequencedEvent<
  string,
  DataOf<typeof complaintNoticeIssued | typeof complaintDecided | typeof complaintDismissed | typeof appealDecided>
>;

/** The member complained of hears of its case from the notice on: what came to nothing before that, it never hears of. */
@PolicyController({ policy, since: 0 })
export class TellTheMemberOfItsCase {
  constructor(
    private readonly commands: CommandHandler,
    private readonly notices: NoticeWriting,
  ) {}

  @EventPattern('members.ComplaintNoticeIssued')
  noticed(@Payload() event: OfCase): Promise<void> {
    return this.#tell(event, 'complaint-notice');
  }

  @EventPattern('members.ComplaintDecided')
  decided(@Payload() event: OfCase): Promise<void> {
    return this.#tell(event, 'complaint-decision');
  }

  @EventPattern('members.ComplaintDismissed')
  async dismissed(@Payload() event: OfCase): Promise<void> {
    const { state } = await this.commands.load(complaint, caseOf(event));
    if (state.status !== 'none' && wasNoticed(state)) await this.#tell(event, 'complaint-dismissed');
  }

  @EventPattern('members.AppealDecided')
  appealDecided(@Payload() event: OfCase): Promise<void> {
    return this.#tell(event, 'appeal-decision');
  }

  #tell(event: OfCase, template: NoticeTemplateCode): Promise<void> {
    return this.notices.tell(event, policy, {
      organisation: event.data.organisation,
      about: caseOf(event),
      template,
    });
  }
}

const caseOf = (event: OfCase): string => event.stream.slice('complaint-'.length);
