import type { ReadStore } from '@baraza/read-models';
import { byKeyAlone, ServiceDocuments } from '../service-documents/service-documents.ts';

const KEY = 'store';

/**
 * What a store was wiped after, kept in the store itself: a process that dies between a change and the wiping finds at its next
 * start that it is still to be done.
 */
export class Wiped {
  readonly #store: ReadStore;
  readonly #after: ServiceDocuments<{ readonly after: number }>;

  /** @param what of which it is kept, apart from others' in the same store */
  constructor(store: ReadStore, what: string) {
    this.#store = store;
    this.#after = new ServiceDocuments(store, byKeyAlone(`wiped-${what}`));
  }

  /** Leaves nothing on the disk of what was removed by then, where that has not been done. */
  async after(change: number): Promise<void> {
    if ((await this.#after.get(KEY))?.after === change) return;
    await this.#store.scrub();
    await this.#after.put(KEY, { after: change });
  }
}
