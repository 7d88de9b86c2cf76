import type {
  DocumentPage,
  DocumentQuery,
  ReadStore,
  SharedChange,
  SharedDocuments,
  WriterLease,
  Written,
} from '../read-store.port.ts';
import { MemoryReadStore } from '../memory/memory-read-store.ts';

/** A lease that a spec gives and takes. */
export class GivenLease implements WriterLease {
  isHeld = false;
  epoch: number | undefined;
  trouble: Error | undefined;
  #told: () => void = () => undefined;

  whenHeld(told: () => void): this {
    this.#told = told;
    return this;
  }

  give(epoch: number): void {
    Object.assign(this, { epoch, isHeld: true });
    this.#told();
  }

  async release(): Promise<void> {
    this.isHeld = false;
  }
}

class MemoryShared<Doc> implements SharedDocuments<Doc> {
  readonly #rows = new Map<string, { readonly epoch: number; readonly json: string }>();
  /** Documents written so far, over and over. */
  written = 0;

  async get(key: string): Promise<Doc | undefined> {
    return this.#now(key);
  }

  async find(_query: DocumentQuery): Promise<DocumentPage<Doc>> {
    const documents = [...this.#rows].map(([key, { json }]) => ({ key, doc: JSON.parse(json) as Doc, sequence: 0 }));
    return { documents, nextCursor: undefined, total: documents.length, checkpoint: 0 };
  }

  async write(changes: readonly SharedChange<Doc>[]): Promise<readonly Written[]> {
    return changes.map(({ key, epoch, next }) => {
      const before = this.#now(key);
      const last = this.#rows.get(key)?.epoch ?? 0;
      if (epoch !== undefined && epoch < last) return 'late';
      const doc = next(before);
      if (doc !== before) this.written += 1;
      if (doc === undefined) this.#rows.delete(key);
      else if (doc !== before) this.#rows.set(key, { epoch: epoch ?? last, json: JSON.stringify(doc) });
      return 'written';
    });
  }

  #now(key: string): Doc | undefined {
    const row = this.#rows.get(key);
    return row && (JSON.parse(row.json) as Doc);
  }
}

/** One memory store as several instances see it: each with a lease of its own, which a spec gives one of them. */
export class StoreOfInstances {
  readonly store = new MemoryReadStore();
  readonly #shared = new MemoryShared<unknown>();

  /** How often a shared document was written. */
  get written(): number {
    return this.#shared.written;
  }

  seenWith(lease: GivenLease): ReadStore {
    const { store } = this;
    const more: Pick<ReadStore, 'lease' | 'shared'> = {
      lease: (_name, _models, onHeld) => lease.whenHeld(onHeld),
      shared: <Doc>() => this.#shared as SharedDocuments<Doc>,
    };
    return new Proxy<ReadStore>(store, {
      get: (of, key) => {
        const found: unknown = Reflect.get(more, key) ?? Reflect.get(of, key, of);
        return typeof found === 'function' ? (found.bind(of) as unknown) : found;
      },
    });
  }
}
