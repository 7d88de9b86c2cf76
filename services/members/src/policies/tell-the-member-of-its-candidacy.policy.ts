import type {
  candidacyAccepted,
  candidacyRefusalOverturned,
  candidacyRefusalUpheld,
  candidacyRefused,
  DataOf,
  SequencedEvent,
} from '@baraza/contracts';
import { PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { NoticeTemplateCode } from '../notice/notice.templates.pure.ts';
import { NoticeWriting } from '../notice/notice.writing.ts';

const policy = 'members.tell-the-member-of-its-candidacy';
type Judged = SequencedEvent<
  string,
  DataOf<
    | typeof candidacyAccepted
    | typeof candidacyRefused
    | typeof candidacyRefusalUpheld
    | typeof candidacyRefusalOverturned
  >
>;

/** What was found of the candidate whom it put forward. The ground is not in the notice: it lies ready. */
@PolicyController({ policy, since: 0 })
export class TellTheMemberOfItsCandidacy {
  constructor(private readonly notices: NoticeWriting) {}

  @EventPattern('members.CandidacyAccepted')
  accepted(@Payload() event: Judged): Promise<void> {
    return this.#tell(event, 'candidacy-accepted');
  }

  @EventPattern('members.CandidacyRefused')
  refused(@Payload() event: Judged): Promise<void> {
    return this.#tell(event, 'candidacy-refused');
  }

  @EventPattern('members.CandidacyRefusalUpheld')
  upheld(@Payload() event: Judged): Promise<void> {
    return this.#tell(event, 'candidacy-refusal-upheld');
  }

  @EventPattern('members.CandidacyRefusalOverturned')
  overturned(@Payload() event: Judged): Promise<void> {
    return this.#tell(event, 'candidacy-refusal-overturned');
  }

  #tell(event: Judged, template: NoticeTemplateCode): Promise<void> {
    const { organisation, candidacy: about } = event.data;
    return this.notices.tell(event, policy, { organisation, about, template });
  }
}
