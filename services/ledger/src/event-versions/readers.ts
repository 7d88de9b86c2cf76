import type { ReaderAnnouncement } from '@baraza/service-kit';
import { byKeyAlone, SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import type { ReadStore } from '@baraza/read-models';
import { Inject, Injectable } from '@nestjs/common';
import { type HeardReader, thoseThatCount } from './readers.pure.ts';

const readersModel = byKeyAlone<HeardReader>('event-version-readers');

/** Who reads the record, and in which versions, as each of them last said. */
@Injectable()
export class Readers {
  readonly #documents: ServiceDocuments<HeardReader>;
  readonly #now: () => number;

  constructor(@Inject(SERVICE_STORE) store: ReadStore) {
    this.#documents = new ServiceDocuments(store, readersModel);
    this.#now = Date.now; // a clock that was set for a story says nothing of who is there
  }

  /** Kept when it resolves. */
  async hear(announcement: ReaderAnnouncement, hasEnded: boolean): Promise<void> {
    const heard: HeardReader = { ...announcement, heardAt: this.#now(), hasEnded };
    await this.#documents.put(announcement.instance, heard);
    const all = await this.#documents.all();
    const counting = new Set(thoseThatCount(all, this.#now()).map(({ instance }) => instance));
    const gone = all.filter(({ service, instance }) => service === heard.service && !counting.has(instance));
    for (const { instance } of gone) await this.#documents.put(instance, undefined);
  }

  /** Those whose word counts, by service. */
  async counting(): Promise<readonly HeardReader[]> {
    return thoseThatCount(await this.#documents.all(), this.#now());
  }
}
