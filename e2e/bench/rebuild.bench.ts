import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { everyContract, type RecordedEvent, type SequencedEvent } from '@baraza/contracts';
import { type EventStore, openSqliteEventStore } from '@baraza/event-store';
import { everyProjection } from '@baraza/projections';
import { openSqliteReadStore, type Projection, ProjectionRunner } from '@baraza/read-models';
import { LedgerFeed } from '@baraza/service-kit';
import { aFolder } from '../product/running-forum.ts';
import { fillRecord } from './a-large-record.ts';
import { type BenchRun, inTurn, rateOf, type Row } from './measure.ts';

const MODELS = ['membership-register', 'audit-trail'];

/** A rebuild of a read model from the first event on against a loop that folds and keeps the same documents. */
export async function rebuild(run: BenchRun): Promise<readonly Row[]> {
  const folder = aFolder();
  const path = join(folder.path, 'ledger.sqlite');
  const store = await openSqliteEventStore({ path });
  try {
    const events = await fillRecord(store, run.count(100_000, 500));
    const rows: Row[] = [];
    let file = 0;
    for (const name of MODELS) {
      const projection = everyProjection.find(({ model }) => model.name === name)!;
      const measured = await inTurn(
        run.rounds,
        () => rebuilt(store, join(folder.path, `ours-${++file}.sqlite`), [projection]),
        () => scanAndUpsert(path, join(folder.path, `bare-${++file}.sqlite`), projection, events),
      );
      rows.push({
        ...measured,
        what: `rebuild of ${name} from ${events.toLocaleString('en')} events`,
        reference: 'scan and upsert of the same documents, no index, no figures',
        ...{ unit: 'a second', aim: '100,000 a second' },
      });
    }
    const ours = await rebuilt(store, join(folder.path, 'all.sqlite'), everyProjection);
    rows.push({
      what: `rebuild of all ${everyProjection.length} read models from one reading`,
      reference: '',
      ...{ ours, theirs: Number.NaN, ratio: Number.NaN, unit: 'a second', aim: '' },
    });
    return rows;
  } finally {
    await store.close();
    folder.remove();
  }
}

/** Builds read models from nothing. @returns events a second until all of them are at the ledger's head */
export async function rebuilt(
  store: EventStore,
  path: string,
  projections: readonly Projection<never>[],
): Promise<number> {
  const readStore = await openSqliteReadStore({ path });
  const { sequence: head } = await store.head();
  const runner = new ProjectionRunner({
    store: readStore,
    feed: new LedgerFeed(store),
    projections: projections as unknown as readonly Projection<unknown>[],
    catalogue: everyContract,
  });
  const rate = await rateOf(head, async () => {
    runner.start();
    while (
      !runner.status().every(({ checkpoint, lastError }) => {
        if (lastError !== undefined) throw new Error(lastError.message);
        return checkpoint === head;
      })
    )
      await pause(2);
  });
  await runner.stop();
  await readStore.close();
  return rate;
}

function scanAndUpsert(ledger: string, path: string, projection: Projection<never>, events: number): Promise<number> {
  const { keys, evolve, types } = projection as unknown as Projection<unknown>;
  const from = new DatabaseSync(ledger, { readOnly: true });
  const page = from.prepare('SELECT sequence, bytes FROM events WHERE sequence > ? ORDER BY sequence LIMIT 1000');
  const to = new DatabaseSync(path);
  to.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  to.exec('CREATE TABLE documents (key TEXT PRIMARY KEY, sequence INTEGER NOT NULL, doc TEXT NOT NULL) STRICT');
  const upsert = to.prepare(
    'INSERT INTO documents VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET sequence = excluded.sequence, doc = excluded.doc',
  );
  const wanted = types === 'all' ? undefined : new Set(types);
  const documents = new Map<string, unknown>();
  const decoder = new TextDecoder();
  return rateOf(events, () => {
    for (let after = 0; ;) {
      const rows = page.all(after) as { sequence: number; bytes: Uint8Array }[];
      if (rows.length === 0) break;
      const changed = new Map<string, number>();
      for (const { sequence, bytes } of rows) {
        const event = {
          ...(JSON.parse(decoder.decode(bytes)) as RecordedEvent),
          sequence,
          position: '',
        } as SequencedEvent;
        if (wanted?.has(event.type) === false) continue;
        for (const key of keys(event)) {
          documents.set(key, evolve(documents.get(key), event, key));
          changed.set(key, sequence);
        }
      }
      to.exec('BEGIN');
      for (const [key, sequence] of changed) upsert.run(key, sequence, JSON.stringify(documents.get(key)));
      to.exec('COMMIT');
      after = rows.at(-1)!.sequence;
    }
  }).finally(() => {
    from.close();
    to.close();
  });
}
