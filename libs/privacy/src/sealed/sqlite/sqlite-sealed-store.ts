import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { backupDatabase, openDatabase, scrubFile, Transactions } from '../../sqlite/open-database.ts';
import type { SealedAccess, SealedAct } from '../sealed-compartment.port.ts';
import type { CompartmentHeader, EntryRow, OfficerRow, SealedStore, ShareRow } from '../engine/sealed-store.ts';

const APPLICATION_ID = 0x42_52_5a_53; // BRZS
const SCHEMA = `
  CREATE TABLE header (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), id TEXT NOT NULL, public_key BLOB) STRICT;
  CREATE TABLE officer (
    person TEXT PRIMARY KEY, public_key BLOB NOT NULL, wrapped BLOB NOT NULL,
    scrypt_salt BLOB NOT NULL, scrypt_cost INTEGER NOT NULL, admitted INTEGER NOT NULL, number INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE share (
    first TEXT NOT NULL, second TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (first, second)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE entry (id TEXT PRIMARY KEY, kind TEXT NOT NULL, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE access (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, officer TEXT NOT NULL, act TEXT NOT NULL, item TEXT, why TEXT
  ) STRICT;
  CREATE INDEX access_item ON access (item, act);
  CREATE TRIGGER access_stays BEFORE UPDATE ON access BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
  CREATE TRIGGER access_is_kept BEFORE DELETE ON access BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END`;

type Row = Readonly<Record<string, unknown>>;

/** `sealed.sqlite`: entries that nobody can open alone, the officers' locked keys, and the log. */
export class SqliteSealedStore implements SealedStore {
  readonly #db: DatabaseSync;
  readonly #transactions: Transactions;

  /** @throws VaultUnavailable | VaultDamaged */
  constructor(path: string) {
    this.#db = openDatabase(path, APPLICATION_ID, 1, SCHEMA);
    this.#transactions = new Transactions(this.#db);
  }

  atomically<T>(work: () => T): T {
    return this.#transactions.run(work);
  }

  header(): CompartmentHeader | undefined {
    const row = this.#one('SELECT id, public_key FROM header');
    if (row === undefined) return undefined;
    const publicKey = row['public_key'] as Uint8Array | null;
    return { id: row['id'] as string, ...(publicKey === null ? {} : { publicKey }) };
  }

  putHeader({ id, publicKey }: CompartmentHeader): void {
    this.#run('INSERT OR REPLACE INTO header VALUES (1, ?, ?)', id, publicKey ?? null);
  }

  /** In the order in which they enrolled. */
  officers(): readonly OfficerRow[] {
    return this.#all('SELECT * FROM officer ORDER BY number').map((row) => ({
      person: row['person'] as string,
      publicKey: row['public_key'] as Uint8Array,
      wrapped: row['wrapped'] as Uint8Array,
      stretching: { salt: row['scrypt_salt'] as Uint8Array, cost: row['scrypt_cost'] as number },
      admitted: row['admitted'] === 1,
    }));
  }

  putOfficer({ person, publicKey, wrapped, stretching: { salt, cost }, admitted }: OfficerRow): void {
    this.#run(
      `INSERT INTO officer VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM officer))
       ON CONFLICT (person) DO UPDATE SET admitted = excluded.admitted`,
      ...[person, publicKey, wrapped, salt, cost, admitted ? 1 : 0],
    );
  }

  removeOfficer(person: string): void {
    this.#run('DELETE FROM officer WHERE person = ?', person);
  }

  share(first: string, second: string): Uint8Array | undefined {
    const row = this.#one('SELECT sealed FROM share WHERE first = ? AND second = ?', first, second);
    return row?.['sealed'] as Uint8Array | undefined;
  }

  putShare({ first, second, sealed }: ShareRow): void {
    this.#run('INSERT OR REPLACE INTO share VALUES (?, ?, ?)', first, second, sealed);
  }

  removeSharesOf(person: string): void {
    this.#run('DELETE FROM share WHERE first = ? OR second = ?', person, person);
  }

  entry(id: string): EntryRow | undefined {
    return this.#one('SELECT id, kind, sealed FROM entry WHERE id = ?', id) as unknown as EntryRow | undefined;
  }

  addEntry({ id, kind, sealed }: EntryRow): void {
    this.#run('INSERT INTO entry VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING', id, kind, sealed);
  }

  removeEntry(id: string): boolean {
    return this.#db.prepare('DELETE FROM entry WHERE id = ?').run(id).changes === 1;
  }

  log({ at, officer, act, item, why }: Omit<SealedAccess, 'number'>): void {
    this.#run(
      'INSERT INTO access VALUES ((SELECT coalesce(max(number), 0) + 1 FROM access), ?, ?, ?, ?, ?)',
      ...[at, officer, act, item ?? null, why ?? null],
    );
  }

  officerWho(act: SealedAct, item: string): string | undefined {
    const sql = 'SELECT officer FROM access WHERE item = ? AND act = ? ORDER BY number LIMIT 1';
    return this.#one(sql, item, act)?.['officer'] as string | undefined;
  }

  accesses(after: number, limit: number): readonly SealedAccess[] {
    return this.#all('SELECT * FROM access WHERE number > ? ORDER BY number LIMIT ?', after, limit).map((row) => {
      const said = Object.entries(row).filter(([, value]) => value !== null);
      return Object.fromEntries(said) as unknown as SealedAccess;
    });
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

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#db.prepare(sql).run(...values);
  }
  #one(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#db.prepare(sql).get(...values);
  }
  #all(sql: string, ...values: SQLInputValue[]): readonly Row[] {
    return this.#db.prepare(sql).all(...values);
  }
}
