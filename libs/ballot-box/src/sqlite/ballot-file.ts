import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BallotBoxesDamaged, BallotBoxesUnavailable } from '../ballot-box.port.ts';

const APPLICATION_ID = 0x42_52_5a_42; // BRZB
const FORMAT = 1;
/**
 * No table has a row's number: a row lies where its random key puts it, so that nothing in the tables tells which came
 * first. What the pages and the journal tell of it is gone after `scrub`.
 */
const SCHEMA = `
  CREATE TABLE box (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('open', 'drawn', 'destroyed')),
    room INTEGER NOT NULL,
    secret BLOB CHECK ((secret IS NOT NULL) = (state = 'open'))
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE ballot (
    box TEXT NOT NULL REFERENCES box, place BLOB NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (box, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE drawn (
    box TEXT NOT NULL REFERENCES box, place INTEGER NOT NULL, label TEXT NOT NULL, answer BLOB NOT NULL,
    PRIMARY KEY (box, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE unscrubbed (only_one INTEGER PRIMARY KEY CHECK (only_one = 1)) STRICT`;
/** Boxes that have been read and not drawn. Files that were made before there were such boxes get it when they are opened. */
const CLOSED = 'CREATE TABLE IF NOT EXISTS closed (box TEXT PRIMARY KEY REFERENCES box) STRICT, WITHOUT ROWID';

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/**
 * Opens the boxes' file for this process alone, made where there is none. What was to be destroyed in it when the last
 * process ended is destroyed first.
 * @throws BallotBoxesUnavailable where another process holds it or it cannot be opened; BallotBoxesDamaged
 */
export function openBallotFile(path: string): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    db = new DatabaseSync(path, { enableForeignKeyConstraints: true });
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    db.exec('PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF');
    db.exec('BEGIN EXCLUSIVE');
    const found = numberOf(db, 'PRAGMA application_id');
    const format = numberOf(db, 'PRAGMA user_version');
    if (found === 0 && format === 0 && numberOf(db, 'SELECT count(*) FROM sqlite_schema') === 0) {
      db.exec(`${SCHEMA}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT}`);
    } else if (found !== APPLICATION_ID) {
      throw new BallotBoxesDamaged(`${path} is another kind of file`);
    } else if (format > FORMAT) {
      throw new BallotBoxesDamaged(
        `${path} was written by a newer Baraza (format ${format}, this one knows ${FORMAT})`,
      );
    }
    db.exec(CLOSED);
    db.exec('COMMIT');
    if (isUnscrubbed(db)) scrub(db);
    return db;
  } catch (error) {
    db?.close();
    throw toldError(path, error);
  }
}

export function isUnscrubbed(db: DatabaseSync): boolean {
  return db.prepare('SELECT 1 FROM unscrubbed').get() !== undefined;
}

/**
 * Leaves in the file and its journal what the tables hold, and nothing else: no page that was freed, no earlier version of
 * a row, no order of arrival. `secure_delete` alone leaves copies behind where pages were split or merged, so the file is
 * written anew, then the journal goes into it and is cut to nothing.
 * @throws BallotBoxesUnavailable where the journal could not be cut
 */
export function scrub(db: DatabaseSync): void {
  db.exec('VACUUM');
  cutJournal(db);
  // Said only now: a process that dies before this does it again.
  db.exec('DELETE FROM unscrubbed');
  cutJournal(db);
}

function cutJournal(db: DatabaseSync): void {
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  if (busy !== 0) throw new BallotBoxesUnavailable('the journal of the ballot boxes could not be cut');
}

function numberOf(db: DatabaseSync, sql: string): number {
  return Number(Object.values(db.prepare(sql).get()!)[0]);
}

function toldError(path: string, error: unknown): unknown {
  if (error instanceof BallotBoxesDamaged || error instanceof BallotBoxesUnavailable) return error;
  const { errcode, message } = error as Error & { errcode?: number };
  const code = errcode === undefined ? undefined : errcode & 0xff;
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB) {
    return new BallotBoxesDamaged(`${path} is damaged: ${message}`, { cause: error });
  }
  const why = code === SQLITE_BUSY ? 'is held by another process' : `cannot be opened: ${message}`;
  return new BallotBoxesUnavailable(`${path} ${why}`, { cause: error });
}
