import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EncodedEvent } from '@baraza/contracts';
import { openSqliteEventStore } from '@baraza/event-store';
import { aFolder } from '../product/running-forum.ts';
import { inTurn, quantile, rateOf, type Row } from './measure.ts';
import { eventNumber } from './sample-events.ts';

const EVENTS = 8_000;
const AT_ONCE = 64;

/** Appends of one event each, many at a time, against a bare loop over the same tables with the same durability. */
export async function storeAppend(rounds: number): Promise<readonly Row[]> {
  const folder = aFolder();
  const latencies: number[] = [];
  let file = 0;
  let number = 0;
  const madeBefore = (): EncodedEvent[] => Array.from({ length: EVENTS }, () => eventNumber(++number, number, 0));

  const appendAll = async (next: () => EncodedEvent): Promise<number> => {
    const store = await openSqliteEventStore({ path: join(folder.path, `ours-${++file}.sqlite`) });
    const one = async (): Promise<void> => {
      for (let left = EVENTS / AT_ONCE; left > 0; left--) {
        const from = performance.now();
        const event = next();
        const deadline = Date.now() + 60_000;
        await store.append({ streams: [{ stream: event.stream, expected: 'none', events: [event] }], deadline });
        latencies.push(performance.now() - from);
      }
    };
    const rate = await rateOf(EVENTS, async () => {
      await Promise.all(Array.from({ length: AT_ONCE }, one));
    });
    await store.close();
    return rate;
  };

  const bareLoop = async (): Promise<number> => {
    const events = madeBefore();
    const database = await sameTables(join(folder.path, `bare-${++file}.sqlite`), folder.path);
    const insert = database.prepare(
      'INSERT INTO events (id, stream, revision, type, time, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const insertTag = database.prepare('INSERT INTO event_tags (tag, sequence) VALUES (?, ?)');
    const rate = await rateOf(EVENTS, () => {
      for (let at = 0; at < EVENTS; at += AT_ONCE) {
        database.exec('BEGIN IMMEDIATE');
        for (const event of events.slice(at, at + AT_ONCE)) {
          const { id, stream, revision, type, time, bytes, tags } = event;
          const { lastInsertRowid } = insert.run(id, stream, revision, type, time, bytes);
          for (const tag of tags) insertTag.run(tag, lastInsertRowid);
        }
        database.exec('COMMIT');
      }
    });
    database.close();
    return rate;
  };

  try {
    const rows: Row[] = [];
    const given = await inTurn(
      rounds,
      () => {
        const events = madeBefore();
        return appendAll(() => events.pop()!);
      },
      bareLoop,
    );
    const sorted = [...latencies].sort((a, b) => a - b);
    rows.push({
      what: `store append, bytes given, ${AT_ONCE} at once`,
      reference: 'node:sqlite loop, same tables and fsyncs',
      ...given,
      unit: 'a second',
      aim: '0.80',
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
    });
    latencies.length = 0;
    const whole = await inTurn(rounds, () => appendAll(() => eventNumber(++number, number, 0)), bareLoop);
    const sortedWhole = [...latencies].sort((a, b) => a - b);
    rows.push({
      what: 'store append with validation and canonical form',
      reference: 'node:sqlite loop, same tables and fsyncs',
      ...whole,
      unit: 'a second',
      aim: '0.50',
      p50: quantile(sortedWhole, 0.5),
      p99: quantile(sortedWhole, 0.99),
    });
    return rows;
  } finally {
    folder.remove();
  }
}

/** A bare database with the very tables and indexes that the store makes, and its durability. */
async function sameTables(path: string, folder: string): Promise<DatabaseSync> {
  const template = join(folder, 'template.sqlite');
  const store = await openSqliteEventStore({ path: template });
  await store.close();
  const from = new DatabaseSync(template, { readOnly: true });
  const statements = from
    .prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC")
    .all() as { sql: string }[];
  from.close();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  for (const { sql } of statements) database.exec(sql);
  return database;
}
