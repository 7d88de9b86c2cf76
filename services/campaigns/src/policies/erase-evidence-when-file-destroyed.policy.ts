import type { DataOf, evidenceTaken, fileDestroyed, protectedEvidenceTaken, SequencedEvent } from '@baraza/contracts';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import {
  byKeyAlone,
  CommandHandler,
  fileOf,
  Policies,
  PolicyController,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { followFile } from '../evidence/evidence.decider.ts';
import { evidence } from '../evidence/evidence.state.ts';

const policy = 'campaigns.erase-evidence-when-file-destroyed';

type Taken = SequencedEvent<string, DataOf<typeof evidenceTaken> | DataOf<typeof protectedEvidenceTaken>>;
type Destroyed = SequencedEvent<string, DataOf<typeof fileDestroyed>>;

/** Evidence, by the file that it is. */
interface OfFile {
  readonly evidence: string;
  readonly file: string;
}
const evidenceOfFiles: ReadModel<OfFile> = {
  name: 'evidence-of-files',
  version: 1,
  keepsPast: false,
  indexes: ['file'],
  index: ({ file }) => ({ file }),
};
const destroyedFiles = byKeyAlone<Destroyed>('destroyed-files');

/**
 * When a file is destroyed, because somebody objects to it, what was taken in evidence of it is erased, whatever its status. A
 * file may be destroyed while it is being taken: each side writes down what it saw before it looks for the other.
 */
@PolicyController({ policy, since: 0 })
export class EraseEvidenceWhenFileDestroyed {
  readonly #evidence: ServiceDocuments<OfFile>;
  readonly #destroyed: ServiceDocuments<Destroyed>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#evidence = new ServiceDocuments(store, evidenceOfFiles);
    this.#destroyed = new ServiceDocuments(store, destroyedFiles);
  }

  @EventPattern('campaigns.EvidenceTaken')
  taken(@Payload() event: Taken): Promise<void> {
    return this.#taken(event);
  }

  @EventPattern('campaigns.ProtectedEvidenceTaken')
  protectedTaken(@Payload() event: Taken): Promise<void> {
    return this.#taken(event);
  }

  @EventPattern('members.FileDestroyed')
  async destroyed(@Payload() event: Destroyed): Promise<void> {
    const file = fileOf(event);
    await this.#destroyed.put(file, event);
    const taken = await this.#evidence.all({ where: { file: { is: file } } });
    for (const one of taken) await this.#erase(event, one.evidence);
  }

  async #taken(event: Taken): Promise<void> {
    const { file } = event.data.file;
    const id = event.stream.slice('evidence-'.length);
    await this.#evidence.put(id, { evidence: id, file });
    const destroyed = await this.#destroyed.get(file);
    if (destroyed !== undefined) await this.#erase(destroyed, id);
  }

  async #erase(event: Destroyed, id: string): Promise<void> {
    const { ground } = event.data;
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.run(command, evidence, id, (state, given) => followFile(state, { ground }, given)),
    });
  }
}
