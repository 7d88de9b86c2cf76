import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { ReadStoreUnavailable } from '../read-store.port.ts';

export type SqlValue = string | number | null;
export type Row = Record<string, SqlValue>;

/** Errors of SQLite that are a bug of ours, not a state of the disk: a malformed statement, a broken constraint. */
const BUGS: ReadonlySet<number> = new Set([1, 19, 20, 21, 25]);

/**
 * Runs work on the database, and tells a disk that is full, locked, damaged or gone apart from our own bugs.
 * @throws ReadStoreUnavailable
 */
export function guarded<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const { code, errcode } = error as { code?: string; errcode?: number };
    const closed = code === 'ERR_INVALID_STATE';
    const ofTheDisk = code === 'ERR_SQLITE_ERROR' && errcode !== undefined && !BUGS.has(errcode & 0xff);
    if (!closed && !ofTheDisk) throw error;
    throw new ReadStoreUnavailable(`read store ${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** A connection that prepares each statement once. */
export class Connection {
  readonly path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string, database: DatabaseSync) {
    this.path = path;
    this.#database = database;
  }

  /** A prepared statement, from those kept. The least recently used go when there are too many. */
  statement(sql: string): StatementSync {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) {
      this.#statements.delete(sql);
      this.#statements.set(sql, kept);
      return kept;
    }
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    for (const oldest of this.#statements.keys()) {
      if (this.#statements.size <= 500) break;
      this.#statements.delete(oldest);
    }
    return statement;
  }

  get(sql: string, ...values: readonly SqlValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  all(sql: string, ...values: readonly SqlValue[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  run(sql: string, ...values: readonly SqlValue[]): void {
    this.statement(sql).run(...values);
  }

  /** One transaction, within one turn of the event loop: everything in it, or nothing. */
  write<Result>(work: () => Result): Result {
    return this.#transaction('BEGIN IMMEDIATE', work);
  }

  /** Everything that is read in it is of one moment. */
  read<Result>(work: () => Result): Result {
    return this.#transaction('BEGIN', work);
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #transaction<Result>(begin: string, work: () => Result): Result {
    return guarded(this.path, () => {
      this.statement(begin).run();
      try {
        const result = work();
        this.statement('COMMIT').run();
        return result;
      } catch (error) {
        // SQLite has rolled back by itself where the disk was full or failed.
        if (this.#database.isOpen && this.#database.isTransaction) this.statement('ROLLBACK').run();
        throw error;
      }
    });
  }
}

export interface OpenOptions {
  /**
   * `normal`: a power cut may take the last batches back, documents, facts and checkpoint together; the runner applies
   * them again. `full`: every commit is on stable storage when it answers, at the price of an fsync.
   */
  readonly synchronous: 'normal' | 'full';
}

const FORMAT = 1;

/** @throws ReadStoreUnavailable where the file is no such database, damaged, or of a newer format */
export function openForWriting(path: string, { synchronous }: OpenOptions): Connection {
  return guarded(path, () => {
    const database = new DatabaseSync(path, { timeout: 5_000 });
    const connection = new Connection(path, database);
    try {
      // A larger page holds a whole document more often than not.
      database.exec('PRAGMA page_size = 8192');
      database.exec('PRAGMA journal_mode = WAL');
      database.exec(`PRAGMA synchronous = ${synchronous}`);
      database.exec('PRAGMA cache_size = -32000');
      database.exec('PRAGMA temp_store = MEMORY');
      database.exec('PRAGMA wal_autocheckpoint = 4000');
      database.exec('PRAGMA journal_size_limit = 67108864');
      connection.write(() => prepareFormat(connection));
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}

/** @throws ReadStoreUnavailable */
export function openForReading(path: string): Connection {
  return guarded(path, () => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    database.exec('PRAGMA cache_size = -16000');
    database.exec('PRAGMA temp_store = MEMORY');
    return new Connection(path, database);
  });
}

function prepareFormat(connection: Connection): void {
  const format = connection.get('PRAGMA user_version')!['user_version'] as number;
  if (format > FORMAT) {
    throw new ReadStoreUnavailable(`read store ${connection.path}: made by a newer version (format ${format})`);
  }
  connection.exec(`
    CREATE TABLE IF NOT EXISTS generations (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      model TEXT NOT NULL,
      version INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('building', 'serving', 'retired')),
      checkpoint INTEGER NOT NULL DEFAULT 0,
      ledger TEXT,
      declaration TEXT NOT NULL,
      filled INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX IF NOT EXISTS generations_of_model ON generations (model);
    CREATE UNIQUE INDEX IF NOT EXISTS one_serves ON generations (model) WHERE state = 'serving';
    PRAGMA user_version = ${FORMAT};
  `);
}
