import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { decodeForeignEvent, type RecordedEvent } from '@baraza/contracts';

export interface Integrity {
  readonly events: number;
  /** In plain words; empty where all is well. At most 100, the last one saying how many more there are. */
  readonly problems: readonly string[];
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

const MAX_PROBLEMS = 100;
const PROGRESS_EVERY = 10_000;

type Row = readonly SQLOutputValue[];

/**
 * Looks at every event of a ledger in constant memory: is SQLite's file sound; is the sequence dense; are the bytes
 * canonical, and is what is indexed what they say; do each stream's revisions follow, and its times not go back.
 */
export function checkLedger(database: DatabaseSync, onProgress: (progress: Progress) => void): Integrity {
  const problems = new Problems();
  const rows = function* (sql: string): Generator<Row> {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    yield* statement.iterate() as unknown as Iterable<Row>;
  };
  const number = (sql: string): number => Number([...rows(sql)][0]![0]);

  database.exec('BEGIN'); // one moment for all that follows
  try {
    for (const [message] of rows(`PRAGMA integrity_check(${MAX_PROBLEMS})`)) {
      if (message !== 'ok') problems.add(`SQLite: ${String(message)}`);
    }
    const total = number('SELECT count(*) FROM events');
    const countTags = checkEvents(database, rows, problems, (done) => onProgress({ done, total }));
    if (countTags !== number('SELECT count(*) FROM event_tags')) {
      problems.add('the index of tags has entries that no event accounts for');
    }
    checkStreams(rows, problems);
    onProgress({ done: total, total });
    return { events: total, problems: problems.list() };
  } finally {
    database.exec('ROLLBACK');
  }
}

/** @returns how many tags the events carry */
function checkEvents(
  database: DatabaseSync,
  rows: (sql: string) => Iterable<Row>,
  problems: Problems,
  onProgress: (done: number) => void,
): number {
  const tagged = database.prepare('SELECT 1 FROM event_tags WHERE tag = ? AND sequence = ?');
  let before = 0;
  let done = 0;
  let tags = 0;
  for (const row of rows('SELECT sequence, id, stream, revision, type, time, bytes FROM events ORDER BY sequence')) {
    const sequence = row[0] as number;
    if (sequence !== before + 1) problems.add(`sequence ${sequence} follows ${before}`);
    before = sequence;
    const event = decode(row[6] as Uint8Array);
    if (event === undefined) {
      problems.add(`event ${sequence}: the bytes are not canonical JSON`);
    } else {
      const said = [event.id, event.stream, event.revision, event.type, event.time];
      if (said.some((value, index) => value !== row[index + 1])) {
        problems.add(`event ${sequence}: the index differs from the bytes`);
      }
      for (const tag of new Set(event.tags)) {
        tags += 1;
        if (tagged.get(tag, sequence) === undefined) problems.add(`event ${sequence}: the index lacks its tag ${tag}`);
      }
    }
    done += 1;
    if (done % PROGRESS_EVERY === 0) onProgress(done);
  }
  return tags;
}

function checkStreams(rows: (sql: string) => Iterable<Row>, problems: Problems): void {
  let last: { stream: SQLOutputValue; revision: number; sequence: number; time: string } | undefined;
  const sql = 'SELECT stream, revision, sequence, time FROM events ORDER BY stream, revision';
  for (const row of rows(sql)) {
    const [stream, revision, sequence, time] = row as [string, number, number, string];
    const before = last?.stream === stream ? last : { revision: -1, sequence: 0, time: '' };
    if (revision !== before.revision + 1) problems.add(`${stream}: revision ${revision} follows ${before.revision}`);
    if (sequence <= before.sequence) problems.add(`${stream}: revision ${revision} lies before the one before it`);
    if (time < before.time) problems.add(`${stream}: the time of revision ${revision} goes back`);
    last = { stream, revision, sequence, time };
  }
}

function decode(bytes: Uint8Array): RecordedEvent | undefined {
  try {
    return decodeForeignEvent(bytes);
  } catch {
    return undefined;
  }
}

class Problems {
  readonly #list: string[] = [];
  #count = 0;

  add(problem: string): void {
    this.#count += 1;
    if (this.#count < MAX_PROBLEMS) this.#list.push(problem);
  }

  list(): string[] {
    const more = this.#count - this.#list.length;
    return more === 0 ? this.#list : [...this.#list, `and ${more} more`];
  }
}
