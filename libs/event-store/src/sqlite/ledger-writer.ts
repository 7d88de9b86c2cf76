import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { UnavailableReason } from '../event-store.port.ts';
import { judge, type RecordSoFar } from '../judge.ts';
import { toRefusal, type Refusal } from '../refusals.ts';
import type { AppendToWrite, GroupResult, Outcome } from './append-group.ts';
import { isBusy, isConstraint, isFull } from './store-unusable.ts';

export interface WriterOptions {
  readonly path: string;
  readonly busyTimeoutMs: number;
  /** Anything but FULL loses acknowledged events in a power cut; a test shows it. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** The file grows no further than this; then appends are refused as on a full disk. */
  readonly maxBytes?: number;
}

/** Events after which the journal is copied into the main file. */
const CHECKPOINT_EVERY = 1_000;

/** The one writer of a ledger's file. Synchronous: it lives in a thread of its own. */
export class LedgerWriter {
  readonly #database: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #savepoint: StatementSync;
  readonly #release: StatementSync;
  readonly #head: StatementSync;
  readonly #insertEvent: StatementSync;
  readonly #insertTag: StatementSync;
  readonly #record: RecordSoFar;
  #uncopied = 0;
  /** Why nothing is written any more. */
  #failed: string | undefined;

  constructor({ path, busyTimeoutMs, synchronous, maxBytes }: WriterOptions) {
    const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
    this.#database = database;
    database.exec(`PRAGMA synchronous = ${synchronous}; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 0`);
    database.exec(`PRAGMA journal_size_limit = ${64 * 1024 * 1024}`);
    if (maxBytes !== undefined) database.exec(`PRAGMA max_page_count = ${Math.ceil(maxBytes / 4096)}`);
    const prepare = (sql: string): StatementSync => {
      const statement = database.prepare(sql);
      statement.setReturnArrays(true);
      return statement;
    };
    this.#begin = prepare('BEGIN IMMEDIATE');
    this.#commit = prepare('COMMIT');
    this.#savepoint = prepare('SAVEPOINT one_append');
    this.#release = prepare('RELEASE one_append');
    this.#head = prepare('SELECT coalesce(max(sequence), 0) FROM events');
    this.#insertEvent = prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#insertTag = prepare('INSERT INTO event_tags VALUES (?, ?)');
    const headOf = prepare('SELECT revision, time FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1');
    const find = prepare('SELECT sequence, bytes FROM events WHERE id = ?');
    this.#record = {
      headOf: (stream) => {
        const row = headOf.get(stream) as unknown as [number, string] | undefined;
        return row && { revision: row[0], time: row[1] };
      },
      find: (id) => {
        const row = find.get(id) as unknown as [number, Uint8Array] | undefined;
        return row && { sequence: row[0], bytes: row[1] };
      },
    };
  }

  /**
   * Writes a group with one fsync. What is refused leaves no trace and takes no sequence.
   * @param first of the group
   * @param more asked for what has arrived meanwhile, until there is none; it then shares the fsync
   * @returns outcomes in the order of `first` and all that was taken from `more`
   */
  write(first: readonly AppendToWrite[], more: () => readonly AppendToWrite[] | undefined = nothing): GroupResult {
    if (this.#failed !== undefined) return this.#fail(first.length, 'not-persisted', 0, this.#failed);
    const outcomes: Outcome[] = [];
    let taken = first.length;
    let before = 0;
    let head = 0;
    try {
      this.#begin.run();
      before = head = this.#readHead();
      for (let some: typeof first | undefined = first; some !== undefined; some = more()) {
        taken = outcomes.length + some.length;
        const now = Date.now();
        for (const append of some) {
          const outcome = this.#writeOne(append, head, now);
          outcomes.push(outcome);
          if (outcome.kind === 'written') head = outcome.first + countOf(append) - 1;
        }
      }
    } catch (error) {
      return this.#nothingWritten(taken, before, error);
    }
    try {
      this.#commit.run();
    } catch (error) {
      if (isFull(error) || isBusy(error)) return this.#nothingWritten(taken, before, error);
      // After a failed fsync nobody knows what is on the disk, and asking again proves nothing.
      return this.#fail(taken, 'unknown', before, `the outcome of a write is unknown (${messageOf(error)})`);
    }
    this.#uncopied += head - before;
    return { outcomes, head };
  }

  /**
   * Copies the journal into the main file when enough has gathered, so that the journal stays small. Done after a group
   * has been answered: what it copies is durable already.
   */
  checkpoint(): void {
    if (this.#uncopied < CHECKPOINT_EVERY) return;
    this.#uncopied = 0;
    try {
      this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch (error) {
      if (!isFull(error) && !isBusy(error)) throw error; // the next one tries again
    }
  }

  /** Copies the journal into the main file, and closes it. */
  close(): void {
    this.#database.close();
  }

  #writeOne(append: AppendToWrite, head: number, now: number): Outcome {
    try {
      return this.#writeAsExpected(append, head, now) ?? this.#judge(append, now);
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal === undefined) throw error;
      return { kind: 'refused', refusal };
    }
  }

  /**
   * What most appends are: new, in time, and where the stream is. The unique indexes say so when they are not, which
   * spares looking each event up first.
   * @returns undefined where the append needs judging; nothing of it is written then
   */
  #writeAsExpected(append: AppendToWrite, head: number, now: number): Outcome | undefined {
    if (now > append.deadline) return undefined;
    for (const { stream, expected, events } of append.streams) {
      if (expected === 'none') continue; // revision 0 is there already where the stream is
      const last = this.#record.headOf(stream);
      if (last?.revision !== expected || events[0]!.time < last.time) return undefined;
    }
    // A refused INSERT undoes itself. Of several the first may be written already: they take a savepoint (which costs a
    // copy of every page that they touch, so that one event goes without).
    const several = countOf(append) > 1;
    if (several) this.#savepoint.run();
    try {
      this.#insert(append, head);
    } catch (error) {
      if (!isConstraint(error)) throw error;
      if (several) this.#database.exec('ROLLBACK TO one_append; RELEASE one_append');
      return undefined;
    }
    if (several) this.#release.run();
    return { kind: 'written', first: head + 1 };
  }

  #judge(append: AppendToWrite, now: number): Outcome {
    const sequences = judge(append, this.#record, now);
    if (sequences === undefined) throw new Error('an append that breaks no rule could not be written');
    return { kind: 'there', sequences };
  }

  #insert({ streams }: AppendToWrite, head: number): void {
    let sequence = head;
    for (const { events } of streams) {
      for (const event of events) {
        sequence += 1;
        const { id, stream, revision, type, time, bytes } = event;
        this.#insertEvent.run(sequence, id, stream, revision, type, time, bytes);
        for (const tag of new Set(event.tags)) this.#insertTag.run(tag, sequence);
      }
    }
  }

  #readHead(): number {
    return (this.#head.get() as unknown as [number])[0];
  }

  /** The transaction was never committed: whatever was written of it counts for nothing. */
  #nothingWritten(taken: number, head: number, error: unknown): GroupResult {
    try {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    } catch (rollbackError) {
      return this.#fail(taken, 'not-persisted', head, messageOf(rollbackError));
    }
    const refuse = (message: string, reason: UnavailableReason): GroupResult => ({
      outcomes: repeated(taken, ['not-persisted', message, { reason }]),
      head,
    });
    if (isFull(error)) return refuse('the disk is full: make room, then send it again', 'disk-full');
    if (isBusy(error)) return refuse('another program has locked the ledger: end it, then send it again', 'locked');
    return this.#fail(taken, 'not-persisted', head, `the ledger could not be written (${messageOf(error)})`);
  }

  #fail(taken: number, outcome: 'unknown' | 'not-persisted', head: number, message: string): GroupResult {
    this.#failed = message;
    return { outcomes: repeated(taken, [outcome, message, { reason: 'failed' }]), head, fatal: message };
  }
}

const countOf = ({ streams }: AppendToWrite): number => streams.reduce((sum, part) => sum + part.events.length, 0);
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const nothing = (): undefined => undefined;

/** The same refusal for every append of a group. */
function repeated(count: number, args: Extract<Refusal, { error: 'StoreUnavailable' }>['args']): Outcome[] {
  return Array.from({ length: count }, () => ({ kind: 'refused', refusal: { error: 'StoreUnavailable', args } }));
}
