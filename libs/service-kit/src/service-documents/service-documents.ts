import {
  allDocuments,
  type DocumentPage,
  type DocumentQuery,
  everyDocument,
  type ReadModel,
  type ReadStore,
  type SharedDocuments,
  WrongCheckpoint,
} from '@baraza/read-models';
import { OneAtATime } from '../command-handling/one-at-a-time.ts';
import { epochOfWork } from '../runtime/work-lease.ts';

interface Waiting<Doc> {
  readonly key: string;
  next(before: Doc | undefined): Doc | undefined;
  /** Under which it is written; undefined where any instance may. */
  readonly epoch: number | undefined;
  resolve(): void;
  reject(error: unknown): void;
}

/** What a service remembers by a key, and asks for by nothing else. */
export function byKeyAlone<Doc>(name: string): ReadModel<Doc> {
  return { name, version: 1, keepsPast: false, indexes: [], index: () => ({}) };
}

/**
 * Documents that a service itself writes (checkpoints, outcomes), in its own store beside those made from events.
 * Writes that come together are committed together; the last one of a key holds. Where the service's instances share the
 * store, what the one at work writes is refused once another is at work.
 */
export class ServiceDocuments<Doc> {
  readonly #store: ReadStore;
  readonly #model: ReadModel<Doc>;
  readonly #shared: SharedDocuments<Doc> | undefined;
  readonly #turns = new OneAtATime();
  #generation = 0;
  /** Counts writes: this model follows no ledger. */
  #written = 0;
  #ready: Promise<void> | undefined;
  #waiting: Waiting<Doc>[] = [];
  #writing: Promise<void> | undefined;

  constructor(store: ReadStore, model: ReadModel<Doc>) {
    this.#store = store;
    this.#model = model;
    this.#shared = store.shared?.(model);
  }

  async get(key: string): Promise<Doc | undefined> {
    if (this.#shared !== undefined) return this.#shared.get(key);
    await this.#prepared();
    return this.#store.get(this.#model, key);
  }

  async find(query: DocumentQuery): Promise<DocumentPage<Doc>> {
    if (this.#shared !== undefined) return this.#shared.find(query);
    await this.#prepared();
    return this.#store.find(this.#model, query);
  }

  /** All that a question finds. */
  async all(query: Parameters<typeof allDocuments>[2] = {}): Promise<readonly Doc[]> {
    return allDocuments(this.#asked, this.#model, query);
  }

  /** Each of them with its key. */
  entries(): ReturnType<typeof everyDocument<Doc>> {
    return everyDocument(this.#asked, this.#model, {});
  }

  get #asked() {
    return { find: (_: unknown, asked: DocumentQuery): Promise<never> => this.find(asked) as Promise<never> };
  }

  /**
   * Kept when it resolves.
   * @param doc undefined removes it
   * @throws WrongCheckpoint where it was for the instance at work to write, and another is by now
   */
  async put(key: string, doc: Doc | undefined): Promise<void> {
    await this.#write(key, () => doc);
  }

  /**
   * Keeps what follows on what is there: of two that change it at once the second sees what the first made of it.
   * @param next called again where another instance was faster; the very same leaves it as it is
   */
  async change(key: string, next: (before: Doc | undefined) => Doc | undefined): Promise<void> {
    if (this.#shared !== undefined) return this.#write(key, next);
    await this.#turns.run(key, async () => {
      const before = await this.get(key);
      const after = next(before);
      if (after !== before) await this.#write(key, () => after);
    });
  }

  async #write(key: string, next: Waiting<Doc>['next']): Promise<void> {
    const epoch = epochOfWork();
    if (this.#shared === undefined) await this.#prepared();
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ key, next, epoch, resolve, reject });
      this.#startWriting();
    });
  }

  /** Somebody may have begun to wait in the moment in which the last write ended: nobody else would write for them. */
  #startWriting(): void {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
      if (this.#waiting.length > 0) this.#startWriting();
    });
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const taken = this.#take();
      try {
        if (this.#shared === undefined) await this.#commit(taken);
        else await this.#share(this.#shared, taken);
      } catch (error) {
        for (const one of taken) one.reject(error);
      }
    }
  }

  /** What is written together: where instances share the store, a key once. */
  #take(): readonly Waiting<Doc>[] {
    const all = this.#waiting;
    this.#waiting = [];
    if (this.#shared === undefined) return all;
    const taken = new Map<string, Waiting<Doc>>();
    for (const one of all) {
      if (taken.has(one.key)) this.#waiting.push(one);
      else taken.set(one.key, one);
    }
    return [...taken.values()];
  }

  async #share(shared: SharedDocuments<Doc>, taken: readonly Waiting<Doc>[]): Promise<void> {
    const outcomes = await shared.write(taken);
    for (const [index, one] of taken.entries()) {
      if (outcomes[index] === 'written') one.resolve();
      else one.reject(new WrongCheckpoint(`${this.#model.name}: another instance is at work, and wrote '${one.key}'`));
    }
  }

  async #commit(taken: readonly Waiting<Doc>[]): Promise<void> {
    const after = this.#written;
    const versions = taken.map(({ key, next }, index) => ({ key, doc: next(undefined), sequence: after + 1 + index }));
    const checkpoint = after + taken.length;
    await this.#store.commit(this.#model, this.#generation, { after, checkpoint, versions, facts: [] });
    this.#written = checkpoint;
    for (const one of taken) one.resolve();
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
