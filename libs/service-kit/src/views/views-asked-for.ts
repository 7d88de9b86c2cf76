import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  DocumentPage,
  DocumentQuery,
  Figure,
  FigureQuery,
  ReadModel,
  RecordedFact,
  ServedModels,
} from '@baraza/read-models';
import { type ViewProgress, viewsBehind } from './view-progress.ts';

/** What a question is not to be answered without. */
export interface AskedFor {
  readonly sequence: number;
  /** How long it is waited for, in milliseconds since the epoch. */
  readonly until: number;
}

interface Asking extends AskedFor {
  readonly reached: Set<string>;
}

const storage = new AsyncLocalStorage<Asking>();

/**
 * Runs the work so that every view it reads has come that far, whichever it turns out to read: as far as the work asks for that
 * it is part of, where that is farther.
 */
export function readingUpTo<Result>(asked: AskedFor, work: () => Result): Result {
  const outer = storage.getStore();
  if (outer !== undefined && outer.sequence >= asked.sequence) return work();
  return storage.run({ ...asked, reached: new Set() }, work);
}

/** The served views as whoever asks a question reads them: each waits, where it is read, for what the question asks for. */
export class ViewsAskedFor implements ServedModels {
  readonly #served: ServedModels;
  readonly #progress: Pick<ViewProgress, 'reaches'>;

  constructor(served: ServedModels, progress: Pick<ViewProgress, 'reaches'>) {
    this.#served = served;
    this.#progress = progress;
  }

  /** @throws Unavailable that names the view which does not come that far in time; so do all that read */
  async checkpoint(model: string): Promise<number> {
    await this.#come(model);
    return this.#served.checkpoint(model);
  }

  async get<Doc>(model: ReadModel<Doc>, key: string, knownAt?: number): Promise<Doc | undefined> {
    await this.#come(model.name);
    return this.#served.get(model, key, knownAt);
  }

  async find<Doc>(model: ReadModel<Doc>, query: DocumentQuery): Promise<DocumentPage<Doc>> {
    await this.#come(model.name);
    return this.#served.find(model, query);
  }

  async figures(model: string, query: FigureQuery): Promise<readonly Figure[]> {
    await this.#come(model);
    return this.#served.figures(model, query);
  }

  async factsOf(
    model: string,
    query: FigureQuery & { limit: number; cursor?: string },
  ): Promise<{ readonly facts: readonly RecordedFact[]; readonly nextCursor: string | undefined }> {
    await this.#come(model);
    return this.#served.factsOf(model, query);
  }

  async #come(model: string): Promise<void> {
    const asking = storage.getStore();
    if (asking === undefined || asking.reached.has(model)) return;
    const { sequence, until, reached } = asking;
    if (!(await this.#progress.reaches(model, sequence, until))) throw viewsBehind([model]);
    reached.add(model);
  }
}
