import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { positionOf, type SequencedEvent } from '@baraza/contracts';
import {
  MAX_READ_EVENTS,
  type AllPage,
  type ReadAllOptions,
  type StoredEvent,
  type StreamPage,
} from '../event-store.port.ts';
import { checkFrom, checkLimit, checkReadAll, MAX_PAGE_BYTES, sequenced } from '../read-rules.ts';
import { FilteredSequences } from './filtered-sequences.ts';

/** Rows fetched at a time, so that a page of large events ends soon after its bound. */
const ROWS = 250;

type Row = [sequence: number, bytes: Uint8Array];

/**
 * Short reads on the caller's thread. Each statement sees one moment; a page of several statements is still of one, for
 * it reads the head first and nothing beyond it, and what is at or below a head never changes.
 */
export class LedgerReader {
  readonly #ledgerId: string;
  readonly #head: StatementSync;
  readonly #all: StatementSync;
  readonly #these: StatementSync;
  readonly #byId: StatementSync;
  readonly #lastRevision: StatementSync;
  readonly #ofStream: StatementSync;
  readonly #filtered: FilteredSequences;

  constructor(database: DatabaseSync, ledgerId: string) {
    this.#ledgerId = ledgerId;
    const prepare = (sql: string): StatementSync => {
      const statement = database.prepare(sql);
      statement.setReturnArrays(true);
      return statement;
    };
    this.#head = prepare('SELECT coalesce(max(sequence), 0) FROM events');
    this.#all = prepare(
      'SELECT sequence, bytes FROM events WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?',
    );
    // One statement for many rows costs less than half of one for each; CROSS keeps the order of the list.
    this.#these = prepare(
      'SELECT sequence, bytes FROM json_each(?) AS wanted CROSS JOIN events ON sequence = wanted.value',
    );
    this.#byId = prepare('SELECT sequence, bytes FROM events WHERE id = ?');
    this.#lastRevision = prepare('SELECT max(revision) FROM events WHERE stream = ?');
    this.#ofStream = prepare(
      'SELECT sequence, bytes FROM events WHERE stream = ? AND revision BETWEEN ? AND ? ORDER BY revision LIMIT ?',
    );
    this.#filtered = new FilteredSequences(prepare);
  }

  head(): number {
    return (this.#head.get() as unknown as [number])[0];
  }

  readStream(stream: string, { from = 0, limit = MAX_READ_EVENTS }: { from?: number; limit?: number }): StreamPage {
    checkFrom(from);
    checkLimit(limit);
    const lastRevision = (this.#lastRevision.get(stream) as unknown as [number | null])[0] ?? undefined;
    if (lastRevision === undefined || from > lastRevision) return { events: [], lastRevision };
    const rows = this.#ofStream.all(stream, from, lastRevision, limit) as unknown as Row[];
    return { events: rows.map(([sequence, bytes]) => sequenced(this.#ledgerId, sequence, bytes)), lastRevision };
  }

  readEvent(id: string): SequencedEvent | undefined {
    const row = this.#byId.get(id) as unknown as Row | undefined;
    return row && sequenced(this.#ledgerId, ...row);
  }

  readAll(options: ReadAllOptions): AllPage {
    checkReadAll(options);
    const head = this.head();
    const { after, limit, types, tags = [], stream } = options;
    if (types === undefined && tags.length === 0 && stream === undefined) return this.#page(after, limit, head);
    const found = this.#filtered.find({ after, limit, head, types, tags, stream });
    const events: StoredEvent[] = [];
    let bytes = 0;
    for (let at = 0; at < found.sequences.length; at += ROWS) {
      const wanted = JSON.stringify(found.sequences.slice(at, at + ROWS));
      for (const row of this.#these.all(wanted) as unknown as Row[]) {
        events.push(this.#stored(...row));
        bytes += row[1].length;
        if (bytes >= MAX_PAGE_BYTES) return { events, lookedUpTo: row[0], head };
      }
    }
    return { events, lookedUpTo: found.lookedUpTo, head };
  }

  #page(after: number, limit: number, head: number): AllPage {
    const events: StoredEvent[] = [];
    let bytes = 0;
    let lookedUpTo = after;
    while (lookedUpTo < head && events.length < limit && bytes < MAX_PAGE_BYTES) {
      const rows = this.#all.all(lookedUpTo, head, Math.min(ROWS, limit - events.length)) as unknown as Row[];
      for (const row of rows) {
        events.push(this.#stored(...row));
        bytes += row[1].length;
        lookedUpTo = row[0];
        if (bytes >= MAX_PAGE_BYTES) break;
      }
    }
    return { events, lookedUpTo, head };
  }

  #stored(sequence: number, bytes: Uint8Array): StoredEvent {
    return { sequence, position: positionOf(this.#ledgerId, sequence), bytes };
  }
}
