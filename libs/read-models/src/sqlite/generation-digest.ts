import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { WrongCheckpoint, type RecordedFact } from '../read-store.port.ts';
import { ContentDigest } from '../shared/content-digest.ts';
import { guarded, openForReading, type Row } from './database.ts';
import { storedGeneration, tablesOf } from './generation-tables.ts';

export function factOf(row: Row): RecordedFact {
  return {
    measure: row['measure'] as string,
    dimensions: JSON.parse(row['dimensions'] as string) as Record<string, string>,
    effectiveOn: row['effective_on'] as string,
    amount: row['amount'] as number,
    entity: row['entity'] as string,
    sequence: row['sequence'] as number,
    eventId: row['event'] as string,
  };
}

/**
 * The digest of a generation as it is when this begins. It reads on a connection of its own, from one moment, and lets
 * the event loop go now and then: a large generation takes seconds.
 * @throws WrongCheckpoint where there is no such generation
 */
export async function digestOf(path: string, model: string, generation: number | undefined): Promise<string> {
  const connection = openForReading(path);
  const digest = new ContentDigest();
  try {
    const rows = guarded(path, () => {
      connection.exec('BEGIN');
      const found =
        generation === undefined
          ? connection.get(`SELECT * FROM generations WHERE model = ? AND state = 'serving'`, model)
          : connection.get('SELECT * FROM generations WHERE model = ? AND id = ?', model, generation);
      if (found === undefined && generation === undefined) return undefined;
      if (found === undefined) throw new WrongCheckpoint(`${model} has no generation ${generation}`);
      const { declaration, generation: id } = storedGeneration(found);
      const { documents, past, facts, figures } = tablesOf(id);
      const kept = declaration.keepsPast ? `UNION ALL SELECT key, sequence, until, doc FROM ${past}` : '';
      return {
        versions: connection
          .statement(`SELECT key, sequence, NULL AS until, doc FROM ${documents} ${kept} ORDER BY key, sequence`)
          .iterate() as Iterator<Row>,
        facts: connection
          .statement(`SELECT * FROM ${facts} JOIN ${figures} ON id = figure ORDER BY sequence, ordinal`)
          .iterate() as Iterator<Row>,
      };
    });
    if (rows === undefined) return digest.end();
    await inSlices(path, rows.versions, (row) => {
      digest.version({
        key: row['key'] as string,
        sequence: row['sequence'] as number,
        until: (row['until'] as number | null) ?? undefined,
        doc: JSON.parse(row['doc'] as string) as unknown,
      });
    });
    await inSlices(path, rows.facts, (row) => {
      digest.fact(factOf(row));
    });
    return digest.end();
  } finally {
    connection.close();
  }
}

async function inSlices(path: string, rows: Iterator<Row>, each: (row: Row) => void): Promise<void> {
  for (let ended = false; !ended;) {
    ended = guarded(path, () => {
      for (let count = 0; count < 500; count++) {
        const next = rows.next();
        if (next.done === true) return true;
        each(next.value);
      }
      return false;
    });
    await yieldToOthers();
  }
}
