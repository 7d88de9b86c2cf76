import type { DataOf, fileDestroyed, fileReceived, FileReference, SequencedEvent } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import { EVENT_STORE, LedgerConsumers, SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import { Controller, Inject, Injectable } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { setTimeout as pause } from 'node:timers/promises';
import type { Static } from 'typebox';

/** A file by its digest, as evidence names it. */
export type FileOfOrganisation = Static<typeof FileReference>;
interface KnownFile {
  readonly organisation: string;
  readonly file: FileOfOrganisation;
}

const CONSUMER = 'capacity.known-files';
const consumer = { consumer: CONSUMER };
/** How long a look-up of an unknown file waits for the ledger's head. */
const CATCH_UP_MS = 2_000;
const LOOK_AGAIN_MS = 10;

const model: ReadModel<KnownFile> = {
  name: 'known-files',
  version: 1,
  keepsPast: false,
  indexes: [],
  index: () => ({}),
};

/** The files that the forum keeps of each organisation, by their digests: a moment behind the ledger. */
@Injectable()
export class KnownFiles {
  readonly #files: ServiceDocuments<KnownFile>;

  constructor(
    @Inject(SERVICE_STORE) store: ReadStore,
    @Inject(EVENT_STORE) private readonly ledger: EventStore,
    private readonly consumers: LedgerConsumers,
  ) {
    this.#files = new ServiceDocuments(store, model);
  }

  /** Those of the files that are an organisation's, and kept; one that is not known yet is caught up with first. */
  async of(organisation: string, ids: readonly string[]): Promise<ReadonlyMap<string, FileOfOrganisation>> {
    const found = await this.#found(organisation, ids);
    if (found.size === new Set(ids).size) return found;
    await this.#catchUp();
    return this.#found(organisation, ids);
  }

  async take(id: string, file: KnownFile | undefined): Promise<void> {
    await this.#files.put(id, file);
  }

  async #found(organisation: string, ids: readonly string[]): Promise<ReadonlyMap<string, FileOfOrganisation>> {
    const found = new Map<string, FileOfOrganisation>();
    for (const id of ids) {
      const known = await this.#files.get(id);
      if (known?.organisation === organisation) found.set(id, known.file);
    }
    return found;
  }

  async #catchUp(): Promise<void> {
    const { sequence } = await this.ledger.head();
    const until = performance.now() + CATCH_UP_MS;
    while (performance.now() < until) {
      const reader = (await this.consumers.reports()).find(({ name }) => name === CONSUMER);
      if (reader === undefined || reader.upTo >= sequence) return;
      await pause(LOOK_AGAIN_MS);
    }
  }
}

/** Hears of files. */
@Controller()
export class KnownFilesController {
  constructor(private readonly files: KnownFiles) {}

  @EventPattern<string>('members.FileReceived', consumer)
  received(@Payload() event: SequencedEvent<string, DataOf<typeof fileReceived>>): Promise<void> {
    const { organisation, sha256, size, mediaType } = event.data;
    const id = idOf(event);
    return this.files.take(id, { organisation, file: { file: id, sha256, size, mediaType } });
  }

  @EventPattern<string>('members.FileDestroyed', consumer)
  destroyed(@Payload() event: SequencedEvent<string, DataOf<typeof fileDestroyed>>): Promise<void> {
    return this.files.take(idOf(event), undefined);
  }
}

const idOf = (event: SequencedEvent): string => event.stream.slice('file-'.length);
