import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KeyStore, KeyStoreHeader, WrappedKeys } from '../engine/key-store.ts';
import type { BarredPerson, TokenSubject } from '../moving/vault-abode.ts';
import { backupDatabase, openDatabase, scrubFile, Transactions } from './open-database.ts';

const APPLICATION_ID = 0x42_52_5a_4b; // BRZK
const SCHEMA = `
  CREATE TABLE header (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    vault_id TEXT NOT NULL,
    scrypt_salt BLOB, scrypt_cost INTEGER, scrypt_block_size INTEGER, scrypt_parallelization INTEGER,
    key_check BLOB NOT NULL,
    subjects_secret BLOB NOT NULL
  ) STRICT;
  CREATE TABLE subject_key (subject TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE barred (person TEXT PRIMARY KEY, finished INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE token_subject (digest BLOB PRIMARY KEY, person TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX token_subject_person ON token_subject (person)`;

interface HeaderRow {
  readonly vault_id: string;
  readonly scrypt_salt: Uint8Array | null;
  readonly scrypt_cost: number | null;
  readonly scrypt_block_size: number | null;
  readonly scrypt_parallelization: number | null;
  readonly key_check: Uint8Array;
  readonly subjects_secret: Uint8Array;
}

/** `keys.sqlite`: every secret wrapped by the master key, who is barred, and who a token's subject is. */
export class SqliteKeyStore implements KeyStore {
  readonly #db: DatabaseSync;
  readonly #find: StatementSync;
  readonly #add: StatementSync;
  readonly #remove: StatementSync;
  readonly #personOf: StatementSync;
  readonly #transactions: Transactions;
  /** Everybody who was ever erased, as the file says: asked for every value, and few. */
  #barred: Set<string>;

  /** @throws VaultUnavailable | VaultDamaged */
  constructor(path: string) {
    this.#db = openDatabase(path, APPLICATION_ID, 1, SCHEMA);
    this.#find = this.#db.prepare('SELECT wrapped FROM subject_key WHERE subject = ?');
    this.#add = this.#db.prepare('INSERT INTO subject_key (subject, wrapped) VALUES (?, ?)');
    this.#remove = this.#db.prepare('DELETE FROM subject_key WHERE subject = ?');
    this.#personOf = this.#db.prepare('SELECT person FROM token_subject WHERE digest = ?');
    this.#transactions = new Transactions(this.#db);
    this.#barred = this.#readBarred();
  }

  header(): KeyStoreHeader | undefined {
    const row = this.#db.prepare('SELECT * FROM header').get() as HeaderRow | undefined;
    if (row === undefined) return undefined;
    const scrypt =
      row.scrypt_salt === null
        ? undefined
        : {
            salt: row.scrypt_salt,
            cost: row.scrypt_cost!,
            blockSize: row.scrypt_block_size!,
            parallelization: row.scrypt_parallelization!,
          };
    return { vaultId: row.vault_id, scrypt, check: row.key_check, subjectsSecret: row.subjects_secret };
  }

  writeHeader({ vaultId, scrypt, check, subjectsSecret }: KeyStoreHeader): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO header VALUES (1, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        vaultId,
        scrypt?.salt ?? null,
        scrypt?.cost ?? null,
        scrypt?.blockSize ?? null,
        scrypt?.parallelization ?? null,
        check,
        subjectsSecret,
      );
  }

  atomically<T>(work: () => T): T {
    try {
      return this.#transactions.run(work);
    } catch (error) {
      this.#barred = this.#readBarred();
      throw error;
    }
  }

  wrapped(subject: string): Uint8Array | undefined {
    return this.#find.get(subject)?.['wrapped'] as Uint8Array | undefined;
  }

  add({ subject, wrapped }: WrappedKeys): void {
    this.#add.run(subject, wrapped);
  }

  remove(subjects: readonly string[]): void {
    for (const subject of subjects) this.#remove.run(subject);
  }

  isEmpty(): boolean {
    return this.#db.prepare('SELECT 1 FROM subject_key LIMIT 1').get() === undefined;
  }

  bar(person: string, finished: boolean): void {
    this.#db
      .prepare('INSERT INTO barred VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET finished = excluded.finished')
      .run(person, finished ? 1 : 0);
    this.#barred.add(person);
  }

  isBarred(person: string): boolean {
    return this.#barred.has(person);
  }

  unfinished(): readonly string[] {
    const rows = this.#db.prepare('SELECT person FROM barred WHERE finished = 0').all();
    return rows.map((row) => row['person'] as string);
  }

  barred(): readonly string[] {
    return [...this.#barred];
  }

  personOf(digest: Uint8Array): string | undefined {
    return this.#personOf.get(digest)?.['person'] as string | undefined;
  }

  mapPerson(digest: Uint8Array, person: string): void {
    this.#db.prepare('INSERT INTO token_subject VALUES (?, ?)').run(digest, person);
  }

  unmapPerson(person: string): void {
    this.#db.prepare('DELETE FROM token_subject WHERE person = ?').run(person);
  }

  /** How many rows of every kind, but for the header. */
  count(): number {
    const counts = ['subject_key', 'barred', 'token_subject'].map((table) => `(SELECT count(*) FROM ${table})`);
    return Number(this.#db.prepare(`SELECT ${counts.join(' + ')} AS rows`).get()!['rows']);
  }

  *everyKey(): Generator<WrappedKeys> {
    for (const row of this.#db.prepare('SELECT subject, wrapped FROM subject_key').iterate()) {
      yield { subject: row['subject'] as string, wrapped: row['wrapped'] as Uint8Array };
    }
  }

  *everyBarred(): Generator<BarredPerson> {
    for (const row of this.#db.prepare('SELECT person, finished FROM barred').iterate()) {
      yield { person: row['person'] as string, finished: row['finished'] === 1 };
    }
  }

  *everyToken(): Generator<TokenSubject> {
    for (const row of this.#db.prepare('SELECT digest, person FROM token_subject').iterate()) {
      yield { digest: row['digest'] as Uint8Array, person: row['person'] as string };
    }
  }

  /** Takes out all of it, and leaves no byte of it. */
  empty(): void {
    this.atomically(() => {
      this.#db.exec('DELETE FROM subject_key; DELETE FROM token_subject; DELETE FROM barred; DELETE FROM header');
    });
    this.#barred = new Set();
    this.scrub();
  }

  /** A consistent copy at `path`, durable when it returns. @throws where something is there already */
  backup(path: string): void {
    backupDatabase(this.#db, path);
  }

  scrub(): void {
    scrubFile(this.#db);
  }

  close(): void {
    this.#db.close();
  }

  #readBarred(): Set<string> {
    const rows = this.#db.prepare('SELECT person FROM barred').all();
    return new Set(rows.map((row) => row['person'] as string));
  }
}
