/**
 * Why a store's file or folder cannot be used.
 *
 * - `in-use`: another process owns the folder
 * - `locked`: another program holds the file
 * - `not-a-ledger`: not an SQLite file, or not one of ours
 * - `damaged`: truncated, empty or corrupt
 * - `newer`: made by a later version of Baraza
 * - `too-old`: a server that lacks what is needed
 * - `network-file-system`: where locks and fsync cannot be relied on
 * - `unreachable`: missing permission, no such device, read-only
 * - `elsewhere`: the record was moved out of it, or is not whole yet where it is moved to
 */
export type Unusable =
  | 'in-use'
  | 'locked'
  | 'not-a-ledger'
  | 'damaged'
  | 'newer'
  | 'too-old'
  | 'network-file-system'
  | 'unreachable'
  | 'elsewhere';

/** A store that cannot be opened. The message names the file or folder and says what to do. Nothing was changed. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
  readonly reason: Unusable;

  constructor(reason: Unusable, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const CONSTRAINT = 19;
const NOTADB = 26;

/** SQLite's primary result code (https://sqlite.org/rescode.html), or undefined where SQLite did not say it. */
export function sqliteCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

export const isBusy = (error: unknown): boolean => [BUSY, LOCKED].includes(sqliteCode(error) ?? -1);
export const isConstraint = (error: unknown): boolean => sqliteCode(error) === CONSTRAINT;
export const isFull = (error: unknown): boolean => sqliteCode(error) === FULL;

/** Runs what opens a file, and says in words what is wrong with it. @throws StoreUnusable for what SQLite complains of */
export function sayWhatIsWrong<T>(path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    const refuse = (reason: Unusable, message: string): StoreUnusable =>
      new StoreUnusable(reason, `${path} ${message}`, { cause: error });
    switch (sqliteCode(error)) {
      case BUSY:
      case LOCKED:
        throw refuse('locked', 'is locked by another program; end that program and start again');
      case NOTADB:
        throw refuse('not-a-ledger', 'is not an SQLite database; move it away, or set the path of the right file');
      case CORRUPT:
        throw refuse('damaged', 'is damaged or truncated; keep a copy of it and restore the last backup');
      case READONLY:
      case CANTOPEN:
        throw refuse('unreachable', 'cannot be opened for writing; check that it and its folder belong to this user');
      case IOERR:
        throw refuse('unreachable', 'cannot be read; check the disk, then restore the last backup');
      case FULL:
        throw refuse('unreachable', 'lies on a full disk; make room and start again');
      default:
        throw error;
    }
  }
}
