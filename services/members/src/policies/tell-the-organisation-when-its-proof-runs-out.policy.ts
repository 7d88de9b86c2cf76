import type { complianceProofExpired, complianceProofExpiring, DataOf, SequencedEvent } from '@baraza/contracts';
import { PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { NoticeWriting } from '../notice/notice.writing.ts';
import type { NoticeTemplateCode } from '../notice/notice.templates.pure.ts';

const policy = 'members.tell-the-organisation-when-its-proof-runs-out';
type OfProof = SequencedEvent<string, DataOf<typeof complianceProofExpiring | typeof complianceProofExpired>>;

@PolicyController({ policy, since: 0 })
export class TellTheOrganisationWhenItsProofRunsOut {
  constructor(private readonly notices: NoticeWriting) {}

  @EventPattern('members.ComplianceProofExpiring')
  expiring(@Payload() event: OfProof): Promise<void> {
    return this.#tell(event, 'proof-expiring');
  }

  @EventPattern('members.ComplianceProofExpired')
  expired(@Payload() event: OfProof): Promise<void> {
    return this.#tell(event, 'proof-expired');
  }

  #tell(event: OfProof, template: NoticeTemplateCode): Promise<void> {
    const about = event.stream.slice('compliance-proof-'.length);
    return this.notices.tell(event, policy, { organisation: event.data.organisation, about, template });
  }
}
