import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { refuseNetworkFileSystem } from './file-system.ts';
import { isBusy, sayWhatIsWrong, StoreUnusable } from './store-unusable.ts';

const LOCK_FILE = 'baraza.lock';

interface Held {
  readonly database: DatabaseSync;
  holders: number;
}
/** Per real path. POSIX locks belong to the process, so that its parts must share one. */
const held = new Map<string, Held>();

/**
 * One process owns a data folder: an exclusive SQLite transaction on a lock file, open as long as the owner lives. The
 * operating system ends it with the process, however that dies. Parts of one process share it, each with its own lock
 * object.
 *
 * Nothing in the process may open `baraza.lock` by other means: closing it would release the lock (POSIX).
 */
export class FolderLock {
  readonly folder: string;
  #released = false;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Makes the folder where it is missing, and takes it.
   * @throws StoreUnusable: `in-use`, `network-file-system` or `unreachable`
   */
  static acquire(path: string): FolderLock {
    makeFolder(path);
    const folder = realpathSync(path);
    refuseNetworkFileSystem(folder);
    const already = held.get(folder);
    if (already === undefined) held.set(folder, { database: takeLock(folder), holders: 1 });
    else already.holders += 1;
    return new FolderLock(folder);
  }

  /** Gives the folder back once every holder in this process has. */
  release(): void {
    if (this.#released) return;
    this.#released = true;
    const lock = held.get(this.folder)!;
    lock.holders -= 1;
    if (lock.holders > 0) return;
    held.delete(this.folder);
    lock.database.close();
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new StoreUnusable('unreachable', `${path} cannot be made; check the path and its permissions`, {
      cause: error,
    });
  }
}

function takeLock(folder: string): DatabaseSync {
  const path = join(folder, LOCK_FILE);
  return sayWhatIsWrong(path, () => {
    const database = new DatabaseSync(path, { timeout: 0 });
    try {
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return database;
    } catch (error) {
      database.close();
      if (!isBusy(error)) throw error;
      throw new StoreUnusable(
        'in-use',
        `${folder} is in use by another process of Baraza; end that one, or choose another folder`,
        { cause: error },
      );
    }
  });
}
