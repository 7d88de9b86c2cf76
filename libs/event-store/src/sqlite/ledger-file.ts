import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AT_HOME, type Residence } from '../moving/residence.ts';
import { syncFile, syncFolder } from './file-system.ts';
import { sayWhatIsWrong, StoreUnusable } from './store-unusable.ts';

/** `BRZE`: what `file` and SQLite know a ledger by. */
export const APPLICATION_ID = 0x42525a45;
/** `BRZK`: a copy of a record in KurrentDB is not taken for a ledger, which others write. */
export const COPY_APPLICATION_ID = 0x42525a4b;
const SCHEMA_VERSION = 1;

/** How long a statement waits for another program's lock before it gives up, in ms. */
export const BUSY_TIMEOUT_MS = 2_000;

/**
 * What is indexed of an event, beside the bytes it was read from. `checkIntegrity` compares the two.
 * A tag's row lies in the tag's own place of the table, so that a trail is read from one stretch of it.
 */
export const SCHEMA = `
  CREATE TABLE ledger (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE events (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    type TEXT NOT NULL,
    time TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_id ON events (id);
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
  CREATE INDEX events_by_type ON events (type, sequence);
  CREATE TABLE event_tags (
    tag TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (tag, sequence)
  ) STRICT, WITHOUT ROWID;
`;

export interface LedgerFacts {
  readonly ledgerId: string;
  readonly residence: Residence;
}

/** Makes a ledger at a path where there is none. It appears there whole or, after a power cut, not at all. */
export function createLedger(
  path: string,
  { ledgerId, residence }: LedgerFacts = { ledgerId: randomUUID(), residence: AT_HOME },
): void {
  placeWhole(path, (unfinished) =>
    sayWhatIsWrong(path, () => {
      const database = new DatabaseSync(unfinished);
      try {
        database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF'); // nobody sees it before it is whole
        database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}`);
        database.exec(SCHEMA);
        database.prepare(`INSERT INTO ledger (key, value) VALUES ('id', ?)`).run(ledgerId);
        if (residence !== AT_HOME) writeResidence(database, residence);
        database.exec('PRAGMA journal_mode = WAL');
      } finally {
        database.close();
      }
    }),
  );
}

/**
 * Makes a file under another name, and gives it its own once it is on the disk.
 * @throws StoreUnusable where there is one already, or it could not be made
 */
export function placeWhole(path: string, make: (unfinished: string) => void): void {
  if (existsSync(path)) throw new StoreUnusable('unreachable', `${path} exists already; choose another name`);
  refuseStrayJournal(path);
  const unfinished = `${path}.new`;
  const remove = (): void => {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${unfinished}${suffix}`, { force: true });
  };
  remove(); // what an attempt before this one may have left
  try {
    make(unfinished);
    syncFile(unfinished);
    renameSync(unfinished, path);
    syncFolder(dirname(path));
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * Opens a ledger's file, lets SQLite recover what its journal holds, and makes sure that it is one of ours.
 * @throws StoreUnusable
 */
export function openLedger(path: string): LedgerFacts & { readonly database: DatabaseSync } {
  refuseEmptyFile(path);
  return sayWhatIsWrong(path, () => {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      checkIsOurs(path, database);
      database.exec('PRAGMA journal_mode = WAL; PRAGMA cache_size = -16384');
      const valueOf = database.prepare('SELECT value FROM ledger WHERE key = ?');
      const ledgerId = valueOf.get('id')!['value'] as string;
      const residence = valueOf.get(RESIDENCE)?.['value'] as string | undefined;
      return {
        database,
        ledgerId,
        residence: residence === undefined ? AT_HOME : (JSON.parse(residence) as Residence),
      };
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** Says whether the record lives in a ledger's file. Durable when it returns. */
export function markLedger(path: string, residence: Residence): void {
  const { database } = openLedger(path);
  try {
    database.exec('PRAGMA synchronous = FULL');
    writeResidence(database, residence);
  } finally {
    database.close();
  }
}

const RESIDENCE = 'residence';

function writeResidence(database: DatabaseSync, residence: Residence): void {
  database.prepare('INSERT OR REPLACE INTO ledger VALUES (?, ?)').run(RESIDENCE, JSON.stringify(residence));
}

/** SQLite would apply a journal to whatever file it finds beside it. */
function refuseStrayJournal(path: string): void {
  for (const journal of [`${path}-wal`, `${path}-journal`]) {
    if (!existsSync(journal)) continue;
    throw new StoreUnusable(
      'damaged',
      `${journal} is the journal of a ledger that is gone; put the ledger back beside it, or move it away`,
    );
  }
}

/** SQLite would take an empty file for a new database, and a lost ledger for an empty one. */
function refuseEmptyFile(path: string): void {
  let size: number;
  try {
    size = statSync(path).size;
  } catch (error) {
    throw new StoreUnusable('unreachable', `${path} cannot be read; check that it is there, and who may read it`, {
      cause: error,
    });
  }
  if (size > 0) return;
  throw new StoreUnusable(
    'damaged',
    `${path} is empty, which a ledger never is; restore the last backup, or remove the file to begin a new ledger`,
  );
}

/** Whether it is what a service keeps here of a record in KurrentDB. */
export function isCopy(path: string): boolean {
  return sayWhatIsWrong(path, () => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      return database.prepare('PRAGMA application_id').get()!['application_id'] === COPY_APPLICATION_ID;
    } finally {
      database.close();
    }
  });
}

function checkIsOurs(path: string, database: DatabaseSync): void {
  const pragma = (name: string): unknown => database.prepare(`PRAGMA ${name}`).get()![name];
  if (pragma('application_id') === COPY_APPLICATION_ID) {
    throw new StoreUnusable(
      'not-a-ledger',
      `${path} is a copy of a record that lies in KurrentDB; set BARAZA_EVENT_STORE to that server, or remove the copy`,
    );
  }
  if (pragma('application_id') !== APPLICATION_ID) {
    throw new StoreUnusable('not-a-ledger', `${path} is a database, but not a ledger; set the path of the right file`);
  }
  const version = pragma('user_version') as number;
  if (version !== SCHEMA_VERSION) {
    throw new StoreUnusable(
      'newer',
      `${path} has form ${version}, and this version of Baraza knows ${SCHEMA_VERSION}; use a newer version`,
    );
  }
}
