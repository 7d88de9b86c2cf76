import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { FolderLock } from '../sqlite/folder-lock.ts';
import { createLedger, isCopy, type LedgerFacts, markLedger, openLedger } from '../sqlite/ledger-file.ts';
import { openSqliteDuringMove } from '../sqlite/sqlite-event-store.ts';
import type { Abode, OpenAbode } from './abode.ts';
import type { Residence } from './residence.ts';

/** A ledger's file, whose folder is this move's for as long as it takes. */
export class SqliteAbode implements Abode {
  readonly name: string;
  readonly #lock: FolderLock;

  /** @throws StoreUnusable where another process works in the folder */
  static take(path: string): SqliteAbode {
    const whole = resolve(path);
    return new SqliteAbode(whole, FolderLock.acquire(dirname(whole)));
  }

  private constructor(path: string, lock: FolderLock) {
    this.name = path;
    this.#lock = lock;
  }

  async look(): Promise<LedgerFacts | undefined> {
    if (!existsSync(this.name)) return undefined;
    const { database, ledgerId, residence } = openLedger(this.name);
    database.close();
    return { ledgerId, residence };
  }

  async begin(facts: LedgerFacts): Promise<void> {
    createLedger(this.name, facts);
  }

  async mark(residence: Residence): Promise<void> {
    markLedger(this.name, residence);
  }

  async open(): Promise<OpenAbode> {
    // What fails is told by the append that it fails.
    const store = await openSqliteDuringMove({ path: this.name, onFatal: () => undefined });
    return {
      store,
      head: async () => (await store.head()).sequence,
      problems: async () => (await store.checkIntegrity()).problems,
    };
  }

  async close(): Promise<void> {
    this.#lock.release();
  }
}

/** Whether a record lives in this file: where services are to open it elsewhere, it was forgotten there. @throws StoreUnusable */
export function recordLivesIn(path: string): boolean {
  if (!existsSync(path) || isCopy(path)) return false;
  const { database, residence } = openLedger(path);
  database.close();
  return residence.is === 'home';
}
