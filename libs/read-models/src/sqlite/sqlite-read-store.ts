import type {
  Batch,
  DocumentPage,
  DocumentQuery,
  Figure,
  FigureQuery,
  Generation,
  IndexValue,
  PassedOver,
  ReadModel,
  ReadStore,
  RecordedFact,
} from '../read-store.port.ts';
import { FigureGroups } from '../shared/figure-groups.ts';
import {
  assertDocumentQuery,
  assertKnownAt,
  assertLimit,
  assertServes,
  documentCursor,
  factCursor,
  readDocumentCursor,
  readFactCursor,
} from '../shared/paging.ts';
import { guarded, openForWriting, type Connection, type OpenOptions } from './database.ts';
import { digestOf, factOf } from './generation-digest.ts';
import { DocumentSelection } from './document-query.ts';
import { factRows, figureRows } from './figure-query.ts';
import { GenerationKeeper } from './generation-keeper.ts';
import { storedGeneration, tablesOf, type StoredGeneration } from './generation-tables.ts';

export interface SqliteReadStoreOptions extends Partial<OpenOptions> {
  /** The file; made where there is none. Its folder must exist. */
  readonly path: string;
}

/**
 * Opens a read store in a file. README.md tells how it lies there and what a commit does.
 * @throws ReadStoreUnavailable where the file is damaged, locked, of a newer format, or no database
 */
export async function openSqliteReadStore({
  path,
  synchronous = 'normal',
}: SqliteReadStoreOptions): Promise<ReadStore> {
  return new SqliteReadStore(path, openForWriting(path, { synchronous }));
}

/** Made by `openSqliteReadStore`. */
export class SqliteReadStore implements ReadStore {
  readonly #path: string;
  readonly #keeper: GenerationKeeper;
  /** The one that writes: another's pages would be read anew after every commit. */
  readonly #reading: Connection;

  constructor(path: string, connection: Connection) {
    this.#path = path;
    this.#keeper = new GenerationKeeper(connection);
    this.#reading = connection;
  }

  async prepare<Doc>(model: ReadModel<Doc>): Promise<readonly Generation[]> {
    return this.#keeper.prepare(model);
  }

  async begin<Doc>(model: ReadModel<Doc>): Promise<Generation> {
    return this.#keeper.begin(model);
  }

  async load<Doc>(
    model: ReadModel<Doc>,
    generation: number,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    return this.#keeper.load(model, generation, keys);
  }

  async commit<Doc>(model: ReadModel<Doc>, generation: number, batch: Batch): Promise<void> {
    this.#keeper.commit(model, generation, batch);
  }

  async passOver(passages: readonly PassedOver[]): Promise<void> {
    this.#keeper.passOver(passages);
  }

  async serve<Doc>(model: ReadModel<Doc>, generation: number): Promise<void> {
    await this.#keeper.serve(model, generation);
  }

  async discardRetired(model: string): Promise<void> {
    this.#keeper.discardRetired(model);
  }

  async discard(model: string, generation: number): Promise<void> {
    this.#keeper.discard(model, generation);
  }

  async scrub(): Promise<void> {
    guarded(this.#path, () => {
      this.#reading.exec('VACUUM');
      this.#reading.get('PRAGMA wal_checkpoint(TRUNCATE)');
    });
  }

  async checkpoint(model: string): Promise<number> {
    return guarded(this.#path, () => this.#serving(model)?.checkpoint ?? 0);
  }

  async get<Doc>(model: ReadModel<Doc>, key: string, knownAt?: number): Promise<Doc | undefined> {
    assertKnownAt(model, knownAt);
    return this.#reading.read(() => {
      const serving = this.#serving(model.name);
      if (serving === undefined) return undefined;
      const { documents, past } = tablesOf(serving.generation);
      const row =
        knownAt === undefined
          ? this.#reading.get(`SELECT doc FROM ${documents} WHERE key = ?`, key)
          : (this.#reading.get(`SELECT doc FROM ${documents} WHERE key = ? AND sequence <= ?`, key, knownAt) ??
            this.#reading.get(
              `SELECT doc FROM ${past} WHERE key = ? AND sequence <= ? AND until > ?`,
              key,
              knownAt,
              knownAt,
            ));
      return row === undefined ? undefined : (JSON.parse(row['doc'] as string) as Doc);
    });
  }

  async find<Doc>(model: ReadModel<Doc>, query: DocumentQuery): Promise<DocumentPage<Doc>> {
    assertDocumentQuery(model, query);
    const cursor = readDocumentCursor(model.name, query);
    return this.#reading.read(() => {
      const serving = this.#serving(model.name);
      if (serving === undefined) return { documents: [], nextCursor: undefined, total: 0, checkpoint: 0 };
      assertServes(model.name, new Set([...serving.declaration.scalars, ...serving.declaration.lists]), query);
      const selection = new DocumentSelection(serving, query);
      const count = selection.count();
      const page = selection.page(query.limit + 1, cursor);
      const rows = this.#reading.all(page.text, ...page.values);
      const documents = rows.slice(0, query.limit).map((row) => ({
        key: row['key'] as string,
        doc: JSON.parse(row['doc'] as string) as Doc,
        sequence: row['sequence'] as number,
      }));
      const last = rows[query.limit - 1];
      return {
        documents,
        nextCursor:
          rows.length > query.limit
            ? documentCursor(model.name, query, { value: last!['ordered'] as IndexValue, key: last!['key'] as string })
            : undefined,
        total:
          cursor === undefined && rows.length <= query.limit
            ? rows.length
            : (this.#reading.get(count.text, ...count.values)!['total'] as number),
        checkpoint: serving.checkpoint,
      };
    });
  }

  async figures(model: string, query: FigureQuery): Promise<readonly Figure[]> {
    return this.#reading.read(() => {
      const groups = new FigureGroups(query);
      const serving = this.#serving(model);
      const knownAt = query.knownAt ?? Infinity;
      const rows = serving && figureRows(serving.generation, query, knownAt < serving.checkpoint ? knownAt : undefined);
      for (const row of rows === undefined ? [] : this.#reading.all(rows.text, ...rows.values)) {
        const dimensions = JSON.parse(row['dimensions'] as string) as Record<string, string>;
        groups.add(row['measure'] as string, dimensions, row['amount'] as number);
      }
      return groups.figures();
    });
  }

  async factsOf(
    model: string,
    query: FigureQuery & { limit: number; cursor?: string },
  ): Promise<{ readonly facts: readonly RecordedFact[]; readonly nextCursor: string | undefined }> {
    assertLimit(query.limit);
    const cursor = readFactCursor(model, query);
    return this.#reading.read(() => {
      const serving = this.#serving(model);
      if (serving === undefined) return { facts: [], nextCursor: undefined };
      const page = factRows(serving.generation, { ...query, limit: query.limit + 1 }, cursor);
      const rows = this.#reading.all(page.text, ...page.values);
      const last = rows[query.limit - 1];
      return {
        facts: rows.slice(0, query.limit).map(factOf),
        nextCursor:
          rows.length > query.limit
            ? factCursor(model, query, {
                sequence: last!['sequence'] as number,
                ordinal: last!['ordinal'] as number,
              })
            : undefined,
      };
    });
  }

  async digest(model: string, generation?: number): Promise<string> {
    return digestOf(this.#path, model, generation);
  }

  async close(): Promise<void> {
    this.#keeper.close();
  }

  #serving(model: string): StoredGeneration | undefined {
    const row = this.#reading.get(`SELECT * FROM generations WHERE model = ? AND state = 'serving'`, model);
    return row === undefined ? undefined : storedGeneration(row);
  }
}
