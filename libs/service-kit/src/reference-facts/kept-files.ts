import type { DataOf, fileDestroyed, fileReceived, FileReference, SequencedEvent } from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import type { Static } from 'typebox';
import type { LedgerConsumers } from '../policies/ledger-consumers.ts';
import { byKeyAlone, ServiceDocuments } from '../service-documents/service-documents.ts';

/** A file by its digest, as evidence names it. */
export type FileOfOrganisation = Static<typeof FileReference>;
interface KeptFile {
  readonly organisation: string;
  readonly file: FileOfOrganisation;
}

export interface KeptFilesNames {
  /** What the documents are called in the service's store. */
  readonly documents: string;
  /** The consumer that hears of files. */
  readonly consumer: string;
}

/**
 * The files that the forum keeps of each organisation, by their digests, as a service knows them from the events of `members`:
 * a moment behind the ledger. A service has its own, with a controller that hears of them.
 */
export class KeptFiles {
  readonly #files: ServiceDocuments<KeptFile>;

  constructor(
    store: ReadStore,
    private readonly consumers: LedgerConsumers,
    private readonly names: KeptFilesNames,
  ) {
    this.#files = new ServiceDocuments(store, byKeyAlone<KeptFile>(names.documents));
  }

  /** Those of the files that are an organisation's, and kept; one that is not known yet is caught up with first. */
  async of(organisation: string, ids: readonly string[]): Promise<ReadonlyMap<string, FileOfOrganisation>> {
    return this.#known(ids, (known) => known.organisation === organisation);
  }

  /** The file, whosever it is, where it is kept. */
  async kept(id: string): Promise<FileOfOrganisation | undefined> {
    return (await this.#known([id], () => true)).get(id);
  }

  async received(event: SequencedEvent<string, DataOf<typeof fileReceived>>): Promise<void> {
    const { organisation, sha256, size, mediaType } = event.data;
    const id = fileOf(event);
    await this.#files.put(id, { organisation, file: { file: id, sha256, size, mediaType } });
  }

  async destroyed(event: SequencedEvent<string, DataOf<typeof fileDestroyed>>): Promise<void> {
    await this.#files.put(fileOf(event), undefined);
  }

  async #known(
    ids: readonly string[],
    isMeant: (known: KeptFile) => boolean,
  ): Promise<ReadonlyMap<string, FileOfOrganisation>> {
    const found = await this.#found(ids, isMeant);
    if (found.size === new Set(ids).size) return found;
    await this.consumers.caughtUp(this.names.consumer);
    return this.#found(ids, isMeant);
  }

  async #found(
    ids: readonly string[],
    isMeant: (known: KeptFile) => boolean,
  ): Promise<ReadonlyMap<string, FileOfOrganisation>> {
    const found = new Map<string, FileOfOrganisation>();
    for (const id of ids) {
      const known = await this.#files.get(id);
      if (known !== undefined && isMeant(known)) found.set(id, known.file);
    }
    return found;
  }
}

/** The file that an event of `members` is of. */
export const fileOf = (event: SequencedEvent): string => event.stream.slice('file-'.length);
