import type { DataOf, protectedEvidenceDestroyed, SequencedEvent } from '@baraza/contracts';
import type { SealedCompartment } from '@baraza/privacy';
import { PolicyController, PROTECTION_DESK, SEALED } from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { SealedFiles } from '../protected-evidence/sealed-files.ts';

/** When what somebody protected gave is erased, its key leaves the compartment, and then its bytes the store: as often as it is heard. */
@PolicyController({ policy: 'campaigns.destroy-sealed-file-when-evidence-erased', since: 0 })
export class DestroySealedFileWhenEvidenceErased {
  constructor(
    private readonly files: SealedFiles,
    @Inject(SEALED) private readonly compartment: SealedCompartment,
  ) {}

  @EventPattern('campaigns.ProtectedEvidenceDestroyed')
  async destroyed(
    @Payload() { data }: SequencedEvent<string, DataOf<typeof protectedEvidenceDestroyed>>,
  ): Promise<void> {
    const { entry, locked, ground } = data;
    const [isThere] = await this.compartment.holds([entry]);
    if (isThere === true) await this.compartment.destroy(entry, PROTECTION_DESK, ground);
    await this.files.remove(locked);
  }
}
