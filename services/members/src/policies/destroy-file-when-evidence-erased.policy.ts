import type { DataOf, evidenceErased, protectedEvidenceErased, SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { destroy } from '../files/file.decider.ts';
import { file } from '../files/file.state.ts';

const policy = 'members.destroy-file-when-evidence-erased';

type Erased = SequencedEvent<string, DataOf<typeof evidenceErased> | DataOf<typeof protectedEvidenceErased>>;

/** When evidence is erased, its file is destroyed, and with its key every word that was said of it. */
@PolicyController({ policy, since: 0 })
export class DestroyFileWhenEvidenceErased {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
  ) {}

  @EventPattern('campaigns.EvidenceErased')
  erased(@Payload() event: Erased): Promise<void> {
    return this.#destroy(event);
  }

  @EventPattern('campaigns.ProtectedEvidenceErased')
  protectedErased(@Payload() event: Erased): Promise<void> {
    return this.#destroy(event);
  }

  async #destroy(event: Erased): Promise<void> {
    const { file: id, ground } = event.data;
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) => this.commands.run(command, file, id, (state, given) => destroy(state, { ground }, given)),
    });
  }
}
