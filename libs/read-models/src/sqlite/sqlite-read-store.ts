import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type {
  Batch,
  DocumentPage,
  DocumentQuery,
  Figure,
  FigureQuery,
  Generation,
  IndexValue,
  ReadModel,
  ReadStore,
  RecordedFact,
} from '../read-store.port.ts';
import { ChangedDeclaration, WrongCheckpoint } from '../read-store.port.ts';
import { assertDeclaration } from '../shared/declared.ts';
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
import { guarded, openForReading, openForWriting, type Connection, type OpenOptions } from './database.ts';
import { digestOf, factOf } from './generation-digest.ts';
import { DocumentSelection } from './document-query.ts';
import { DocumentWriter } from './document-writer.ts';
import { FactWriter } from './fact-writer.ts';
import { factRows, figureRows } from './figure-query.ts';
import {
  createTables,
  declarationOf,
  dropTables,
  fillingSteps,
  storedGeneration,
  tablesOf,
  type StoredGeneration,
} from './generation-tables.ts';

interface Writers {
  readonly documents: DocumentWriter<unknown>;
  readonly facts: FactWriter;
  readonly filled: boolean;
}

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
  const writing = openForWriting(path, { synchronous });
  try {
    return new SqliteReadStore(path, writing, openForReading(path));
  } catch (error) {
    writing.close();
    throw error;
  }
}

class SqliteReadStore implements ReadStore {
  readonly #path: string;
  readonly #writing: Connection;
  readonly #reading: Connection;
  readonly #writers = new Map<number, Writers>();

  constructor(path: string, writing: Connection, reading: Connection) {
    this.#path = path;
    this.#writing = writing;
    this.#reading = reading;
  }

  async prepare<Doc>(model: ReadModel<Doc>): Promise<readonly Generation[]> {
    assertDeclaration(model);
    const generations = guarded(this.#path, () =>
      this.#writing.all('SELECT * FROM generations WHERE model = ? ORDER BY id DESC', model.name).map(storedGeneration),
    );
    const declared = JSON.stringify(declarationOf(model));
    for (const { version, declaration } of generations) {
      if (version !== model.version || JSON.stringify(declaration) === declared) continue;
      throw new ChangedDeclaration(`${model.name}@${version} was built with other indexes: raise its version`);
    }
    return generations.map(described);
  }

  async begin<Doc>(model: ReadModel<Doc>): Promise<Generation> {
    assertDeclaration(model);
    const declaration = declarationOf(model);
    return this.#writing.write(() => {
      const row = this.#writing.get(
        `INSERT INTO generations (model, version, state, declaration) VALUES (?, ?, 'building', ?) RETURNING *`,
        model.name,
        model.version,
        JSON.stringify(declaration),
      );
      const generation = storedGeneration(row!);
      createTables(this.#writing, generation.generation, declaration);
      return described(generation);
    });
  }

  async load<Doc>(
    model: ReadModel<Doc>,
    generation: number,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    return guarded(this.#path, () => {
      const { documents } = tablesOf(this.#stored(model.name, generation).generation);
      const statement = this.#writing.statement(`SELECT doc FROM ${documents} WHERE key = ?`);
      const found = new Map<string, Doc>();
      for (const key of keys) {
        const row = statement.get(key);
        if (row !== undefined) found.set(key, JSON.parse(row['doc'] as string) as Doc);
      }
      return found;
    });
  }

  async commit<Doc>(model: ReadModel<Doc>, generation: number, batch: Batch): Promise<void> {
    try {
      this.#writing.write(() => {
        const stored = this.#stored(model.name, generation);
        if (stored.state === 'retired' || stored.checkpoint !== batch.after) {
          const { state, checkpoint } = stored;
          throw new WrongCheckpoint(`${model.name}: ${state} at ${checkpoint}, not at ${batch.after}`);
        }
        const writers = this.#writersOf(model as ReadModel<unknown>, stored);
        writers.documents.write(batch.versions);
        writers.facts.write(batch.facts);
        this.#writing.run(
          'UPDATE generations SET checkpoint = ?, ledger = coalesce(ledger, ?) WHERE id = ?',
          batch.checkpoint,
          batch.ledgerId ?? null,
          generation,
        );
      });
    } catch (error) {
      this.#writers.delete(generation); // What it remembers of ids may have been rolled back.
      throw error;
    }
  }

  async serve<Doc>(model: ReadModel<Doc>, generation: number): Promise<void> {
    const filling = guarded(this.#path, () => this.#stored(model.name, generation));
    if (filling.state === 'retired') throw new WrongCheckpoint(`${model.name}: generation ${generation} is retired`);
    if (!filling.filled) {
      for (const step of fillingSteps(filling)) {
        this.#writing.write(() => {
          this.#writing.exec(step);
        });
        await yieldToOthers();
      }
    }
    this.#writing.write(() => {
      const { checkpoint, state } = this.#stored(model.name, generation);
      if (checkpoint !== filling.checkpoint || state !== filling.state) {
        throw new WrongCheckpoint(`${model.name}: generation ${generation} was written to while it was made ready`);
      }
      this.#writing.run(`UPDATE generations SET state = 'retired' WHERE model = ? AND state = 'serving'`, model.name);
      this.#writing.run(`UPDATE generations SET state = 'serving', filled = 1 WHERE id = ?`, generation);
    });
    // Statistics for the planner, from a sample: cheap, and only where they are missing or stale.
    guarded(this.#path, () => {
      this.#writing.exec('PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002');
    });
  }

  async discardRetired(model: string): Promise<void> {
    this.#drop(model, `state = 'retired'`);
  }

  async discard(model: string, generation: number): Promise<void> {
    const row = guarded(this.#path, () =>
      this.#writing.get('SELECT state FROM generations WHERE model = ? AND id = ?', model, generation),
    );
    if (row?.['state'] === 'serving') throw new Error(`${model}: generation ${generation} serves`);
    this.#drop(model, `state <> 'serving' AND id = ?`, generation);
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
        total: this.#reading.get(count.text, ...count.values)!['total'] as number,
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
    this.#writers.clear();
    this.#reading.close();
    this.#writing.close();
  }

  #serving(model: string): StoredGeneration | undefined {
    const row = this.#reading.get(`SELECT * FROM generations WHERE model = ? AND state = 'serving'`, model);
    return row === undefined ? undefined : storedGeneration(row);
  }

  #stored(model: string, generation: number): StoredGeneration {
    const row = this.#writing.get('SELECT * FROM generations WHERE model = ? AND id = ?', model, generation);
    if (row === undefined) throw new WrongCheckpoint(`${model} has no generation ${generation}`);
    return storedGeneration(row);
  }

  #writersOf(model: ReadModel<unknown>, generation: StoredGeneration): Writers {
    let writers = this.#writers.get(generation.generation);
    if (writers === undefined || writers.filled !== generation.filled) {
      writers = {
        documents: new DocumentWriter(this.#writing, model, generation),
        facts: new FactWriter(this.#writing, generation),
        filled: generation.filled,
      };
      this.#writers.set(generation.generation, writers);
    }
    return writers;
  }

  #drop(model: string, which: string, ...values: readonly number[]): void {
    this.#writing.write(() => {
      const rows = this.#writing.all(
        `DELETE FROM generations WHERE model = ? AND ${which} RETURNING id`,
        model,
        ...values,
      );
      for (const row of rows) {
        const id = row['id'] as number;
        this.#writers.delete(id);
        dropTables(this.#writing, id);
      }
    });
  }
}

function described({ model, version, generation, state, checkpoint, ledgerId }: StoredGeneration): Generation {
  return { model, version, generation, state, checkpoint, ...(ledgerId === undefined ? {} : { ledgerId }) };
}
