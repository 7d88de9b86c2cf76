import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { decodeEvent, type EncodedEvent } from '@baraza/contracts';
import { openSqliteEventStore } from '@baraza/event-store';
import { aFolder } from '../product/running-forum.ts';
import { appendWithEmmett } from './emmett.ts';
import { type BenchRun, inTurn, rateOf, type Row } from './measure.ts';
import { eventNumber } from './sample-events.ts';

const AT_ONCE = 64;

/** Appends of one event each against a bare loop over the same tables with the same durability, and against emmett-sqlite. */
export async function storeAppend(run: BenchRun): Promise<readonly Row[]> {
  const folder = aFolder();
  const rows: Row[] = [];
  let file = 0;
  let number = 0;
  const another = (): EncodedEvent => eventNumber(++number, number, 0);
  const path = (name: string): string => join(folder.path, `${name}-${++file}.sqlite`);
  const made = (count: number): EncodedEvent[] => Array.from({ length: count }, another);

  const compare = async (
    row: Pick<Row, 'what' | 'reference' | 'aim'>,
    ours: (took: Took) => Promise<number>,
    theirs: (took: Took) => Promise<number>,
  ): Promise<void> => {
    const durations = { ours: [] as number[], theirs: [] as number[] };
    const measured = await inTurn(
      run.rounds,
      () => ours((ms) => durations.ours.push(ms)),
      () => theirs((ms) => durations.theirs.push(ms)),
    );
    rows.push({ ...row, ...measured, unit: 'a second', durations });
  };

  try {
    const count = run.count(8_000, 128);
    const bare = (took: Took): Promise<number> =>
      appendInBareLoop(path('bare'), join(folder.path, 'template.sqlite'), made(count), took);
    const reference = `node:sqlite loop, same tables, indexes and bytes, an fsync for ${AT_ONCE}`;
    const given = (took: Took): Promise<number> => {
      const events = made(count);
      return appendAll(path('ours'), { count, atOnce: AT_ONCE, next: () => events.pop()!, took });
    };
    await compare({ what: `store append, bytes given, ${AT_ONCE} at once`, reference, aim: '0.80' }, given, bare);
    await compare(
      { what: `store append with validation and canonical form, ${AT_ONCE} at once`, reference, aim: '0.50' },
      (took) => appendAll(path('ours'), { count, atOnce: AT_ONCE, next: another, took }),
      bare,
    );
    const single = run.count(1_000, 20);
    await compare(
      {
        what: 'store append with validation and canonical form, one at a time',
        reference: '@event-driven-io/emmett-sqlite on node:sqlite, same data, an fsync each',
        aim: '',
      },
      (took) => appendAll(path('ours'), { count: single, atOnce: 1, next: another, took }),
      (took) =>
        appendWithEmmett(
          path('emmett'),
          made(single).map(({ bytes }) => decodeEvent(bytes)),
          took,
        ),
    );
    return rows;
  } finally {
    folder.remove();
  }
}

type Took = (milliseconds: number) => void;

async function appendAll(
  path: string,
  { count, atOnce, next, took }: { count: number; atOnce: number; next(): EncodedEvent; took: Took },
): Promise<number> {
  const store = await openSqliteEventStore({ path });
  const one = async (): Promise<void> => {
    for (let left = count / atOnce; left > 0; left--) {
      const from = performance.now();
      const event = next();
      const deadline = Date.now() + 60_000;
      await store.append({ streams: [{ stream: event.stream, expected: 'none', events: [event] }], deadline });
      took(performance.now() - from);
    }
  };
  const rate = await rateOf(count, async () => {
    await Promise.all(Array.from({ length: atOnce }, one));
  });
  await store.close();
  return rate;
}

async function appendInBareLoop(
  path: string,
  template: string,
  events: readonly EncodedEvent[],
  took: Took,
): Promise<number> {
  const database = await sameTables(path, template);
  const insert = database.prepare(
    'INSERT INTO events (id, stream, revision, type, time, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const insertTag = database.prepare('INSERT INTO event_tags (tag, sequence) VALUES (?, ?)');
  const rate = await rateOf(events.length, () => {
    for (let at = 0; at < events.length; at += AT_ONCE) {
      const from = performance.now();
      database.exec('BEGIN IMMEDIATE');
      for (const event of events.slice(at, at + AT_ONCE)) {
        const { id, stream, revision, type, time, bytes, tags } = event;
        const { lastInsertRowid } = insert.run(id, stream, revision, type, time, bytes);
        for (const tag of tags) insertTag.run(tag, lastInsertRowid);
      }
      database.exec('COMMIT');
      took(performance.now() - from);
    }
  });
  database.close();
  return rate;
}

/** A bare database with the very tables and indexes that the store makes, and its durability. */
async function sameTables(path: string, template: string): Promise<DatabaseSync> {
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
