import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoredValue, TakenOut, ValueStore } from '../engine/value-store.ts';
import type { MovedValue } from '../moving/vault-abode.ts';
import type { SealedField } from '../vault.port.ts';
import { backupDatabase, openDatabase, scrubFile, Transactions } from './open-database.ts';

const APPLICATION_ID = 0x42_52_5a_56; // BRZV
const SCHEMA = `
  CREATE TABLE header (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), vault_id TEXT NOT NULL) STRICT;
  CREATE TABLE value (
    event_id TEXT NOT NULL,
    field TEXT NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'document')),
    audience TEXT NOT NULL,
    command_id TEXT NOT NULL,
    pending INTEGER NOT NULL,
    deadline INTEGER NOT NULL,
    commitment TEXT NOT NULL,
    sealed BLOB NOT NULL,
    UNIQUE (event_id, field)
  ) STRICT;
  CREATE INDEX value_subject ON value (subject, commitment);
  CREATE INDEX value_command ON value (command_id);
  CREATE INDEX value_pending ON value (deadline) WHERE pending = 1;
  CREATE TABLE about (document TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (document, person)) STRICT, WITHOUT ROWID;
  CREATE INDEX about_person ON about (person)`;

interface ValueRow {
  readonly event_id: string;
  readonly field: string;
  readonly subject: string;
  readonly kind: 'person' | 'document';
  readonly audience: StoredValue['audience'];
  readonly command_id: string;
  readonly deadline: number;
  readonly commitment: string;
  readonly sealed: Uint8Array;
}

/** `vault.sqlite`: ciphertext, and whose it is. */
export class SqliteValueStore implements ValueStore {
  readonly #db: DatabaseSync;
  readonly #find: StatementSync;
  readonly #findByCommitment: StatementSync;
  readonly #add: StatementSync;
  readonly #addAbout: StatementSync;
  readonly #confirm: StatementSync;
  readonly #transactions: Transactions;

  /** @throws VaultUnavailable | VaultDamaged */
  constructor(path: string) {
    this.#db = openDatabase(path, APPLICATION_ID, 1, SCHEMA);
    this.#find = this.#db.prepare('SELECT * FROM value WHERE event_id = ? AND field = ?');
    this.#add = this.#db.prepare(
      `INSERT INTO value (event_id, field, subject, kind, audience, command_id, pending, deadline, commitment, sealed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id, field) DO NOTHING`,
    );
    this.#addAbout = this.#db.prepare('INSERT OR IGNORE INTO about VALUES (?, ?)');
    this.#transactions = new Transactions(this.#db);
    this.#findByCommitment = this.#db.prepare('SELECT * FROM value WHERE subject = ? AND commitment = ?');
    this.#confirm = this.#db.prepare('UPDATE value SET pending = 0 WHERE event_id = ? AND pending = 1');
  }

  vaultId(): string | undefined {
    return this.#db.prepare('SELECT vault_id FROM header').get()?.['vault_id'] as string | undefined;
  }

  writeVaultId(vaultId: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO header VALUES (1, ?)').run(vaultId);
  }

  atomically<T>(work: () => T): T {
    return this.#transactions.run(work);
  }

  find(eventId: string, field: string): StoredValue | undefined {
    return stored(this.#find.get(eventId, field));
  }

  findByCommitment(subject: string, commitment: string): StoredValue | undefined {
    return stored(this.#findByCommitment.get(subject, commitment));
  }

  add(value: StoredValue, about: readonly string[]): boolean {
    return this.put({ ...value, pending: true, about });
  }

  /** As `add`, for a value that may have been confirmed. */
  put({ pending, about, ...value }: MovedValue): boolean {
    const { eventId, field, subject, kind, audience, commandId, deadline, commitment, sealed } = value;
    const place = [eventId, field, subject, kind, audience, commandId] as const;
    if (this.#add.run(...place, pending ? 1 : 0, deadline, commitment, sealed).changes === 0) return false;
    for (const person of about) this.#addAbout.run(subject, person);
    return true;
  }

  extend(eventId: string, field: string, deadline: number): void {
    this.#db
      .prepare('UPDATE value SET deadline = ?1 WHERE event_id = ?2 AND field = ?3 AND deadline < ?1 AND pending = 1')
      .run(deadline, eventId, field);
  }

  confirm(eventIds: readonly string[]): void {
    for (const eventId of eventIds) this.#confirm.run(eventId);
  }

  expired(now: number, limit: number): readonly string[] {
    const rows = this.#db
      .prepare(
        `SELECT event_id FROM value WHERE pending = 1 AND deadline < ?
         GROUP BY event_id ORDER BY min(deadline) LIMIT ?`,
      )
      .all(now, limit);
    return rows.map((row) => row['event_id'] as string);
  }

  discard(eventIds: readonly string[], now: number): TakenOut {
    const take = this.#db.prepare(
      `DELETE FROM value WHERE event_id = ? AND pending = 1 AND deadline < ? RETURNING subject, kind, command_id`,
    );
    const taken = eventIds.flatMap((eventId) => take.all(eventId, now) as unknown as ValueRow[]);
    const isLeft = (column: 'subject' | 'command_id'): ((id: string) => boolean) => {
      const look = this.#db.prepare(`SELECT 1 FROM value WHERE ${column} = ? LIMIT 1`);
      return (id) => look.get(id) !== undefined;
    };
    const subjectIsLeft = isLeft('subject');
    const commandIsLeft = isLeft('command_id');
    const documents = taken.filter((row) => row.kind === 'document').map((row) => row.subject);
    const gone = [...new Set(documents)].filter((document) => !subjectIsLeft(document));
    this.#forgetAbout(gone);
    return {
      fields: taken.length,
      documents: gone,
      commands: [...new Set(taken.map((row) => row.command_id))].filter((command) => !commandIsLeft(command)),
    };
  }

  fieldsOf(person: string): readonly SealedField[] {
    const rows = this.#db
      .prepare(
        `SELECT event_id, field, subject FROM value
         WHERE subject = ?1 OR subject IN (SELECT document FROM about WHERE person = ?1) ORDER BY rowid`,
      )
      .all(person) as unknown as ValueRow[];
    return rows.map(({ event_id, field, subject }) => ({ eventId: event_id, field, subject }));
  }

  documentsAbout(person: string): readonly string[] {
    const rows = this.#db.prepare('SELECT document FROM about WHERE person = ?').all(person);
    return rows.map((row) => row['document'] as string);
  }

  commandsOf(subjects: readonly string[]): readonly string[] {
    const look = this.#db.prepare('SELECT DISTINCT command_id FROM value WHERE subject = ?');
    return [...new Set(subjects.flatMap((subject) => look.all(subject).map((row) => row['command_id'] as string)))];
  }

  destroy(subjects: readonly string[]): number {
    const remove = this.#db.prepare('DELETE FROM value WHERE subject = ?');
    let fields = 0;
    for (const subject of subjects) fields += Number(remove.run(subject).changes);
    this.#forgetAbout(subjects);
    return fields;
  }

  count(): number {
    return Number(this.#db.prepare('SELECT count(*) AS rows FROM value').get()!['rows']);
  }

  /** What was added first comes first. */
  *everyValue(): Generator<MovedValue> {
    const about = this.#db.prepare('SELECT person FROM about WHERE document = ? ORDER BY person');
    for (const row of this.#db.prepare('SELECT * FROM value ORDER BY rowid').iterate()) {
      const value = stored(row)!;
      const persons = value.kind === 'document' ? about.all(value.subject) : [];
      yield { ...value, pending: row['pending'] === 1, about: persons.map(({ person }) => person as string) };
    }
  }

  /** Takes out all but the header, and leaves no byte of it. */
  empty(): void {
    this.atomically(() => this.#db.exec('DELETE FROM value; DELETE FROM about'));
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

  #forgetAbout(documents: readonly string[]): void {
    const forget = this.#db.prepare('DELETE FROM about WHERE document = ?');
    for (const document of documents) forget.run(document);
  }
}

function stored(row: Record<string, unknown> | undefined): StoredValue | undefined {
  if (row === undefined) return undefined;
  const { event_id, command_id, ...rest } = row as unknown as ValueRow;
  return { eventId: event_id, commandId: command_id, ...rest };
}
