import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { VaultDamaged, VaultUnavailable } from '../vault.port.ts';

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

/**
 * Opens a file for this process alone, made where there is none.
 * What is deleted is overwritten (`secure_delete`), temporary data stays in memory, a commit is on stable storage.
 * @param format rises with the schema; a file of a newer format is refused
 * @throws VaultUnavailable where another process holds it or it cannot be opened; VaultDamaged where it is no such file
 */
export function openDatabase(path: string, applicationId: number, format: number, schema: string): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    db = new DatabaseSync(path, { enableForeignKeyConstraints: true });
    // The lock before anything else: held until the file is closed, so no index of the journal is shared either.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    // Ids are random, so a group of values touches many pages: they go from the journal into the file less often, and stay
    // in memory meanwhile.
    db.exec('PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000');
    db.exec('PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF');
    db.exec('BEGIN EXCLUSIVE');
    const found = numberOf(db, 'PRAGMA application_id');
    const version = numberOf(db, 'PRAGMA user_version');
    if (found === 0 && version === 0 && numberOf(db, 'SELECT count(*) FROM sqlite_schema') === 0) {
      db.exec(`${schema}; PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${format}`);
    } else if (found !== applicationId) {
      throw new VaultDamaged(`${path} is another kind of file`);
    } else if (version > format) {
      throw new VaultDamaged(`${path} was written by a newer Baraza (format ${version}, this one knows ${format})`);
    }
    db.exec('COMMIT');
    return db;
  } catch (error) {
    db?.close();
    throw told(path, error);
  }
}

/** Transactions of one file. Their statements are prepared once: one runs for each request of a group. */
export class Transactions {
  readonly #db: DatabaseSync;
  readonly #outer: readonly [begin: StatementSync, commit: StatementSync];
  readonly #inner: readonly [begin: StatementSync, commit: StatementSync];

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#outer = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
    this.#inner = [db.prepare('SAVEPOINT inner_work'), db.prepare('RELEASE inner_work')];
  }

  /** All of the work or none; inside another transaction a savepoint, so that its failure undoes only itself. */
  run<T>(work: () => T): T {
    const nested = this.#db.isTransaction;
    const [begin, commit] = nested ? this.#inner : this.#outer;
    begin.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      // SQLite may have rolled back by itself (a full disk).
      if (this.#db.isTransaction) this.#db.exec(nested ? 'ROLLBACK TO inner_work; RELEASE inner_work' : 'ROLLBACK');
      throw error;
    }
  }
}

/**
 * Leaves in the file and its journal what the tables hold, and nothing else. `secure_delete` overwrites a row where it
 * lies, but not the copies that stayed behind when pages were split or merged (see the spec of erasure): so the file is
 * written anew, then the journal goes into it and is cut to nothing.
 * @throws VaultUnavailable where somebody kept the journal from being cut
 */
export function scrubFile(db: DatabaseSync): void {
  db.exec('VACUUM');
  const row = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  if (row.busy !== 0) throw new VaultUnavailable('the journal could not be truncated');
}

/** A consistent copy at `path`, durable when it returns. @throws where something is there already */
export function backupDatabase(db: DatabaseSync, path: string): void {
  db.prepare('VACUUM INTO ?').run(path);
  for (const written of [path, dirname(path)]) {
    const file = openSync(written, 'r');
    fsyncSync(file);
    closeSync(file);
  }
}

function numberOf(db: DatabaseSync, sql: string): number {
  return Number(Object.values(db.prepare(sql).get()!)[0]);
}

function told(path: string, error: unknown): unknown {
  const { errcode: code, syscall, message: reason } = error as Error & { errcode?: number; syscall?: string };
  if (syscall !== undefined) return new VaultUnavailable(`${path} cannot be opened: ${reason}`, { cause: error });
  switch (code === undefined ? undefined : code & 0xff) {
    case SQLITE_BUSY:
      return new VaultUnavailable(`${path} is held by another process`, { cause: error });
    case SQLITE_CANTOPEN:
      return new VaultUnavailable(`${path} cannot be opened: ${reason}`, { cause: error });
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return new VaultDamaged(`${path} is damaged: ${reason}`, { cause: error });
    default:
      return error;
  }
}
