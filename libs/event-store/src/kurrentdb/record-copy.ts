import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { positionOf } from '@baraza/contracts';
import type { RecordSoFar } from '../judge.ts';
import { FolderLock } from '../sqlite/folder-lock.ts';
import { BUSY_TIMEOUT_MS, COPY_APPLICATION_ID, placeWhole, SCHEMA } from '../sqlite/ledger-file.ts';
import { LedgerReader } from '../sqlite/ledger-reader.ts';
import { isConstraint, sayWhatIsWrong, StoreUnusable } from '../sqlite/store-unusable.ts';
import { isAtOrAfter, type LogRecord, type Place } from './kurrent-log.ts';
import { damaged, type Names } from './what-records-mean.ts';

const FORM = 1;

const PLACES = `
  CREATE TABLE places (sequence INTEGER PRIMARY KEY, commit_position INTEGER NOT NULL, prepare_position INTEGER NOT NULL) STRICT;
`;

/**
 * However far the copy had looked: a server that was restored may not go as far, and what is written there since would be
 * passed by. The last event's place is compared with the server's at start.
 */
const GO_ON_FROM_THE_LAST_EVENT = `
  BEGIN;
  DELETE FROM ledger WHERE key = 'looked-up-to';
  INSERT INTO ledger
    SELECT 'looked-up-to', commit_position || '/' || prepare_position FROM places ORDER BY sequence DESC LIMIT 1;
  COMMIT;
`;

/** What the log has to say, in its order: a record, or how far it was looked through. */
export type News = { readonly record: LogRecord } | { readonly lookedUpTo: Place };

/** An event of the copy with its place on the server. */
export interface Placed {
  readonly sequence: number;
  readonly id: string;
  readonly place: Place;
  readonly bytes: Uint8Array;
}

/**
 * What `$all` says, up to where it was looked through: the dense sequence, which is a function of `$all` alone, and the
 * events under it for reading. Nothing but `$all` is ever written to it, so it may be thrown away and made again.
 */
export class RecordCopy {
  readonly reader: LedgerReader;
  readonly record: RecordSoFar;
  readonly #database: DatabaseSync;
  readonly #lock: FolderLock | undefined;
  readonly #ledgerId: string;
  readonly #names: Names;
  readonly #insertEvent: StatementSync;
  readonly #insertTag: StatementSync;
  readonly #insertPlace: StatementSync;
  readonly #looked: StatementSync;
  readonly #setLooked: StatementSync;
  readonly #placed: StatementSync;
  readonly #headOf: StatementSync;
  readonly #known: number;
  #sequence: number;

  /**
   * Opens the copy of a ledger, or begins it.
   * @param path `undefined`: kept in memory
   * @param known the last revision of the ledger's own stream: what comes there later tells of a move that goes on
   * @throws StoreUnusable where the file is something else, or a copy of another ledger
   */
  static open(path: string | undefined, ledgerId: string, names: Names, known: number): RecordCopy {
    if (path === undefined) return new RecordCopy(begun(':memory:', ledgerId), undefined, ledgerId, names, known);
    const lock = FolderLock.acquire(dirname(path));
    try {
      if (!existsSync(path)) placeWhole(path, (unfinished) => begun(unfinished, ledgerId).close());
      return new RecordCopy(opened(path, ledgerId), lock, ledgerId, names, known);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  private constructor(
    database: DatabaseSync,
    lock: FolderLock | undefined,
    ledgerId: string,
    names: Names,
    known: number,
  ) {
    this.#known = known;
    this.#database = database;
    this.#lock = lock;
    this.#ledgerId = ledgerId;
    this.#names = names;
    this.reader = new LedgerReader(database, ledgerId);
    this.#sequence = this.reader.head();
    this.#insertEvent = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#insertTag = database.prepare('INSERT INTO event_tags VALUES (?, ?)');
    this.#insertPlace = database.prepare('INSERT INTO places VALUES (?, ?, ?)');
    this.#looked = database.prepare(`SELECT value FROM ledger WHERE key = 'looked-up-to'`);
    this.#setLooked = database.prepare(`INSERT OR REPLACE INTO ledger VALUES ('looked-up-to', ?)`);
    this.#placed = database.prepare(
      `SELECT sequence, id, commit_position AS "commit", prepare_position AS prepare, bytes
       FROM events JOIN places USING (sequence) WHERE sequence = ?`,
    );
    this.#placed.setReadBigInts(true);
    this.#headOf = database.prepare(
      'SELECT revision, time FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
    );
    const find = database.prepare('SELECT sequence, bytes FROM events WHERE id = ?');
    this.record = {
      headOf: (stream) => this.#headOf.get(stream) as { revision: number; time: string } | undefined,
      find: (id) => find.get(id) as { sequence: number; bytes: Uint8Array } | undefined,
    };
  }

  get head(): number {
    return this.#sequence;
  }

  positionOf(sequence: number): string {
    return positionOf(this.#ledgerId, sequence);
  }

  has(eventId: string): boolean {
    return this.record.find(eventId) !== undefined;
  }

  /** Where to go on from; undefined at the beginning. */
  lookedUpTo(): Place | undefined {
    const row = this.#looked.get() as { value: string } | undefined;
    const [commit, prepare] = row?.value.split('/') ?? [];
    return commit === undefined || prepare === undefined
      ? undefined
      : { commit: BigInt(commit), prepare: BigInt(prepare) };
  }

  at(sequence: number): Placed | undefined {
    const row = this.#placed.get(sequence);
    if (row === undefined) return undefined;
    const { id, commit, prepare, bytes } = row as unknown as { id: string; bytes: Uint8Array } & Place;
    return { sequence, id, place: { commit, prepare }, bytes };
  }

  /**
   * Takes what follows, all of it or nothing.
   * @returns whether there was an event among it
   * @throws StoreUnusable where the record on the server is not whole
   */
  take(news: readonly News[]): boolean {
    const before = this.#sequence;
    this.#database.exec('BEGIN');
    try {
      let looked = this.lookedUpTo();
      for (const one of news) {
        const place = 'record' in one ? one.record.place : one.lookedUpTo;
        if (looked !== undefined && isAtOrAfter(looked, place)) continue; // told of twice
        if ('record' in one) this.#takeRecord(one.record);
        looked = place;
      }
      if (looked !== undefined) this.#setLooked.run(`${looked.commit}/${looked.prepare}`);
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#sequence = before;
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
    return this.#sequence > before;
  }

  close(): void {
    this.#database.close();
    this.#lock?.release();
  }

  #takeRecord(record: LogRecord): void {
    // What others append behind this is nobody's: whoever follows ends here, before it could be acknowledged.
    if (record.stream === this.#names.ledger && record.revision > this.#known) {
      throw new StoreUnusable(
        'elsewhere',
        'the record in KurrentDB is being moved to another store; start again where it lives then',
      );
    }
    const event = this.#names.eventIn(record);
    if (event === undefined) return;
    const { id, stream, revision, type, time, tags, bytes } = event;
    const follows = (this.record.headOf(stream)?.revision ?? -1) + 1;
    if (revision !== follows) throw damaged(`${stream} goes on with revision ${revision}, and ${follows} follows`);
    const sequence = this.#sequence + 1;
    try {
      this.#insertEvent.run(sequence, id, stream, revision, type, time, bytes);
    } catch (error) {
      throw isConstraint(error) ? damaged(`event ${id} is there twice`, error) : error;
    }
    for (const tag of new Set(tags)) this.#insertTag.run(tag, sequence);
    this.#insertPlace.run(sequence, record.place.commit, record.place.prepare);
    this.#sequence = sequence;
  }
}

function begun(path: string, ledgerId: string): DatabaseSync {
  return sayWhatIsWrong(path, () => {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    database.exec(`PRAGMA application_id = ${COPY_APPLICATION_ID}; PRAGMA user_version = ${FORM}`);
    database.exec(`${SCHEMA} ${PLACES}`);
    database.prepare(`INSERT INTO ledger VALUES ('id', ?)`).run(ledgerId);
    if (path !== ':memory:') database.exec('PRAGMA journal_mode = WAL');
    return database;
  });
}

function opened(path: string, ledgerId: string): DatabaseSync {
  return sayWhatIsWrong(path, () => {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      const pragma = (name: string): unknown => database.prepare(`PRAGMA ${name}`).get()![name];
      if (pragma('application_id') !== COPY_APPLICATION_ID) {
        throw new StoreUnusable(
          'not-a-ledger',
          `${path} is no copy of a record in KurrentDB; set BARAZA_LEDGER_STORE to a file that may be made`,
        );
      }
      if (pragma('user_version') !== FORM) {
        throw new StoreUnusable('newer', `${path} has another form; remove it, and it is made anew`);
      }
      // A power cut may cost the copy its end, which is read again; it never leaves it torn.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384');
      const { value } = database.prepare(`SELECT value FROM ledger WHERE key = 'id'`).get() as { value: string };
      if (value === ledgerId) {
        database.exec(GO_ON_FROM_THE_LAST_EVENT);
        return database;
      }
      throw new StoreUnusable(
        'not-a-ledger',
        `${path} is the copy of ledger ${value}, and ${ledgerId} is on the server; use that ledger's server, or remove the file`,
      );
    } catch (error) {
      database.close();
      throw error;
    }
  });
}
