import { DatabaseSync } from 'node:sqlite';
import { decodeEvent } from '@baraza/contracts';
import type { EventStore } from '../event-store.port.ts';
import { checkLedger } from '../sqlite/integrity.ts';
import { openSqliteEventStore } from '../sqlite/sqlite-event-store.ts';
import type { Acknowledged } from './append-child.ts';

/**
 * What is wrong with a record after a crash, in words: every acknowledged event must be there, at its place, exactly
 * once; sequences and revisions without gaps; the file and its indexes sound. Events that nobody was told of may be there.
 */
export async function faultsOf(path: string, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const store = await openSqliteEventStore({ path });
  try {
    return [...(await faultsInRecord(store, acknowledged)), ...faultsInFile(path)];
  } finally {
    await store.close();
  }
}

function faultsInFile(path: string): readonly string[] {
  const database = new DatabaseSync(path);
  try {
    return checkLedger(database, () => undefined).problems;
  } finally {
    database.close();
  }
}

async function faultsInRecord(store: EventStore, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const faults: string[] = [];
  const idAt = new Map<number, string>();
  const placeOf = new Map<string, number>();
  const revisions = new Map<string, number>();
  let after = 0;
  for (;;) {
    const page = await store.readAll({ after, limit: 1_000 });
    for (const { sequence, bytes } of page.events) {
      const { id, stream, revision } = decodeEvent(bytes);
      if (sequence !== after + 1) faults.push(`sequence ${sequence} follows ${after}`);
      if (placeOf.has(id)) faults.push(`event ${id} is there twice`);
      const before = revisions.get(stream) ?? -1;
      if (revision !== before + 1) faults.push(`${stream}: revision ${revision} follows ${before}`);
      idAt.set(sequence, id);
      placeOf.set(id, sequence);
      revisions.set(stream, revision);
      after = sequence;
    }
    if (page.lookedUpTo >= page.head) break;
  }
  for (const { sequence, id } of acknowledged) {
    if (idAt.get(sequence) !== id)
      faults.push(`event ${id}, acknowledged at ${sequence}, is ${placeOf.get(id) ?? 'lost'}`);
  }
  return faults;
}
