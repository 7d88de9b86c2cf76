import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { positionOf, type SequencedEvent } from '@baraza/contracts';
import { checkRequest } from '../append-rules.ts';
import {
  StoreUnavailable,
  type AllPage,
  type Appended,
  type AppendRequest,
  type EventStore,
  type ReadAllOptions,
  type StoreGuarantees,
  type StreamPage,
} from '../event-store.port.ts';
import { refuseUnlessHome } from '../moving/residence.ts';
import { Pokes } from '../pokes.ts';
import { AppendQueue } from './append-queue.ts';
import { FolderLock } from './folder-lock.ts';
import { BUSY_TIMEOUT_MS, createLedger, openLedger } from './ledger-file.ts';
import type { Integrity, Progress } from './integrity.ts';
import { LedgerReader } from './ledger-reader.ts';
import type { WriterOptions } from './ledger-writer.ts';
import { backupLedger, checkLedgerFile } from './maintenance.ts';

export interface SqliteEventStoreOptions {
  /** The ledger's file; made, with its folder, where it is missing. */
  readonly path: string;
  /**
   * Called once when the ledger can't be written any more (an I/O error, a failed fsync: the outcome of what was under
   * way is unknown). The process should end, and be started again once the disk has been seen to. Default: the error is
   * thrown outside of any call, which ends the process.
   */
  readonly onFatal?: (error: Error) => void;
  /** The file grows no further; then appends are refused as on a full disk. Default: no bound. */
  readonly maxBytes?: number;
}

/**
 * Opens the ledger in a file, and takes the folder it lies in for this process.
 * @throws StoreUnusable where the file or folder can't be used; its message says what to do
 */
export function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
  return openWith(options, 'FULL');
}

/** The ledger as a move finds it: wherever the record lives just now. */
export function openSqliteDuringMove(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
  return openWith(options, 'FULL', () => undefined);
}

/** As `openSqliteEventStore`, with SQLite's `synchronous` as given: only for the test that shows what FULL is for. */
export async function openWith(
  { path: givenPath, onFatal = endProcess, maxBytes }: SqliteEventStoreOptions,
  synchronous: WriterOptions['synchronous'],
  refuse = refuseUnlessHome,
): Promise<SqliteEventStore> {
  const path = resolve(givenPath);
  const lock = FolderLock.acquire(dirname(path));
  let database: DatabaseSync | undefined;
  try {
    if (!existsSync(path)) createLedger(path);
    const opened = openLedger(path);
    database = opened.database;
    refuse(path, opened.residence);
    database.exec('PRAGMA query_only = 1');
    const reader = new LedgerReader(database, opened.ledgerId);
    const pokes = new Pokes();
    const queue = await AppendQueue.start(
      {
        path,
        busyTimeoutMs: BUSY_TIMEOUT_MS,
        synchronous,
        ...(maxBytes !== undefined && { maxBytes }),
        onHead: (head) => pokes.send(head),
        onFatal,
      },
      reader.head(),
    );
    return new SqliteEventStore({ ledgerId: opened.ledgerId, path, lock, database, reader, queue, pokes });
  } catch (error) {
    database?.close();
    lock.release();
    throw error;
  }
}

function endProcess(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}

interface Parts {
  readonly ledgerId: string;
  readonly path: string;
  readonly lock: FolderLock;
  readonly database: DatabaseSync;
  readonly reader: LedgerReader;
  readonly queue: AppendQueue;
  readonly pokes: Pokes;
}

/** The ledger in one SQLite file: see README.md for the life of an append. */
export class SqliteEventStore implements EventStore {
  readonly ledgerId: string;
  readonly guarantees: StoreGuarantees = {
    multiStreamAppend: true,
    durable: true,
    duplicateCheck: 'bytes',
    sequencedAtAppend: true,
  };
  readonly #parts: Parts;
  #closing: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.ledgerId = parts.ledgerId;
    this.#parts = parts;
  }

  async append(request: AppendRequest): Promise<Appended> {
    checkRequest(request);
    const { sequences, alreadyThere } = await this.#parts.queue.append(request);
    const ids = request.streams.flatMap((part) => part.events.map((event) => event.id));
    const events = ids.map((id, index) => {
      const sequence = sequences[index]!;
      return { id, sequence, position: positionOf(this.ledgerId, sequence) };
    });
    return { position: events.at(-1)!.position, events, alreadyThere };
  }

  async readStream(stream: string, options: { from?: number; limit?: number } = {}): Promise<StreamPage> {
    return this.#reader().readStream(stream, options);
  }

  async readEvent(id: string): Promise<SequencedEvent | undefined> {
    return this.#reader().readEvent(id);
  }

  async readAll(options: ReadAllOptions): Promise<AllPage> {
    return this.#reader().readAll(options);
  }

  async head(): Promise<{ sequence: number; position: string }> {
    const sequence = this.#reader().head();
    return { sequence, position: positionOf(this.ledgerId, sequence) };
  }

  onAppended(poke: (head: number) => void): () => void {
    return this.#parts.pokes.add(poke);
  }

  /**
   * Copies the ledger as it is at one moment into a new file, while appends and reads go on. The file is whole and on
   * the disk when this resolves, and not there at all where it fails.
   * @returns the last sequence in the backup
   * @throws StoreUnusable where the file exists or cannot be written
   */
  async backupTo(path: string): Promise<{ readonly head: number }> {
    this.#reader();
    return backupLedger(this.#parts.path, path);
  }

  /**
   * Looks at every event, while appends and reads go on: SQLite's file, the density of the sequence and of each stream's
   * revisions, the canonical form of the bytes, the indexes against the bytes. A million events take a minute or so.
   */
  async checkIntegrity(onProgress?: (progress: Progress) => void): Promise<Integrity> {
    this.#reader();
    return checkLedgerFile(this.#parts.path, onProgress);
  }

  /** Waits for appends under way, copies the journal into the file, and gives the folder back. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    const { pokes, database, queue, lock } = this.#parts;
    pokes.clear();
    // Whoever closes the file last takes the journal away, and two that close at once each leave it to the other.
    database.close();
    await queue.close(); // from here on appends are refused
    lock.release();
  }

  #reader(): LedgerReader {
    if (this.#closing !== undefined)
      throw new StoreUnavailable('not-persisted', 'the event store is closed', { reason: 'closed' });
    return this.#parts.reader;
  }
}
