import {
  allDocuments,
  type DocumentPage,
  type DocumentQuery,
  type ReadModel,
  type ReadStore,
} from '@baraza/read-models';

interface Waiting {
  readonly key: string;
  readonly doc: unknown;
  resolve(): void;
  reject(error: unknown): void;
}

/** What a service remembers by a key, and asks for by nothing else. */
export function byKeyAlone<Doc>(name: string): ReadModel<Doc> {
  return { name, version: 1, keepsPast: false, indexes: [], index: () => ({}) };
}

/**
 * Documents that a service itself writes (checkpoints, outcomes), in its own store beside those made from events.
 * Writes that come together are committed together; the last one of a key holds.
 */
export class ServiceDocuments<Doc> {
  readonly #store: ReadStore;
  readonly #model: ReadModel<Doc>;
  #generation = 0;
  /** Counts writes: this model follows no ledger. */
  #written = 0;
  #ready: Promise<void> | undefined;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  constructor(store: ReadStore, model: ReadModel<Doc>) {
    this.#store = store;
    this.#model = model;
  }

  async get(key: string): Promise<Doc | undefined> {
    await this.#prepared();
    return this.#store.get(this.#model, key);
  }

  async find(query: DocumentQuery): Promise<DocumentPage<Doc>> {
    await this.#prepared();
    return this.#store.find(this.#model, query);
  }

  /** All that a question finds. */
  async all(query: Parameters<typeof allDocuments>[2] = {}): Promise<readonly Doc[]> {
    await this.#prepared();
    return allDocuments(this.#store, this.#model, query);
  }

  /** Kept when it resolves. @param doc undefined removes it */
  async put(key: string, doc: Doc | undefined): Promise<void> {
    await this.#prepared();
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ key, doc, resolve, reject });
      this.#startWriting();
    });
  }

  /** Somebody may have begun to wait in the moment in which the last write ended: nobody else would write for them. */
  #startWriting(): void {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
      if (this.#waiting.length > 0) this.#startWriting();
    });
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const taken = this.#waiting;
      this.#waiting = [];
      try {
        const after = this.#written;
        const versions = taken.map(({ key, doc }, index) => ({ key, doc, sequence: after + 1 + index }));
        const checkpoint = after + taken.length;
        await this.#store.commit(this.#model, this.#generation, { after, checkpoint, versions, facts: [] });
        this.#written = checkpoint;
        for (const one of taken) one.resolve();
      } catch (error) {
        for (const one of taken) one.reject(error);
      }
    }
  }

  #prepared(): Promise<void> {
    this.#ready ??= this.#prepare().catch((error: unknown) => {
      this.#ready = undefined;
      throw error;
    });
    return this.#ready;
  }

  async #prepare(): Promise<void> {
    const generations = await this.#store.prepare(this.#model);
    let serving = generations.find((one) => one.state === 'serving');
    if (serving === undefined) {
      serving = await this.#store.begin(this.#model);
      await this.#store.serve(this.#model, serving.generation);
    }
    this.#generation = serving.generation;
    this.#written = serving.checkpoint;
  }
}
