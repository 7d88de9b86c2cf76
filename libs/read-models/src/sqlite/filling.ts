import { BLOCK } from '../shared/periods.ts';
import type { Connection } from './database.ts';
import { column, tablesOf, type StoredGeneration } from './generation-tables.ts';

/** Documents, or figures, taken at once: what holds the thread for some milliseconds. */
const DOCUMENTS = 4_000;
const FIGURES = 16;

/**
 * Makes a built generation fit to be asked: indexes, lists, words, monthly sums. Filling them at the end is several
 * times faster than keeping them up to date while building. Each step is a transaction of its own, after which the
 * caller may let others run; begun again after a crash, it starts over.
 */
export function* fill(connection: Connection, generation: StoredGeneration): Generator<void> {
  const { declaration } = generation;
  const { documents, lists, words, facts, figures, months, past } = tablesOf(generation.generation);
  const step = (sql: string): void => {
    connection.write(() => {
      connection.exec(sql);
    });
  };

  for (const index of declaration.scalars) {
    step(`CREATE INDEX IF NOT EXISTS "${documents}_${index}" ON ${documents} (${column(index)}, key)`);
    yield;
  }
  // It holds the amounts too, so that days at the ends of a period are summed from the index alone.
  step(`CREATE INDEX IF NOT EXISTS ${facts}_by_date ON ${facts} (figure, effective_on, amount)`);
  yield;
  step(`DELETE FROM ${months}`);
  for (const [from, to] of ranges(connection, `SELECT max(id) AS last FROM ${figures}`, FIGURES)) {
    step(`INSERT INTO ${months} (figure, month, block, amount)
      SELECT figure, substr(effective_on, 1, 7), sequence / ${BLOCK}, sum(amount) FROM ${facts}
      WHERE figure >= ${from} AND figure < ${to} GROUP BY 1, 2, 3`);
    yield;
  }
  if (declaration.keepsPast) {
    step(`CREATE INDEX IF NOT EXISTS ${past}_by_time ON ${past} (until, sequence)`);
    yield;
  }
  const last = `SELECT max(id) AS last FROM ${documents}`;
  if (declaration.lists.length > 0) {
    step(`DELETE FROM ${lists}; CREATE INDEX IF NOT EXISTS ${lists}_by_document ON ${lists} (id)`);
    for (const [from, to] of ranges(connection, last, DOCUMENTS)) {
      step(`INSERT INTO ${lists} (list, value, id)
        SELECT list.key, item.value, ${documents}.id
        FROM ${documents}, json_each(listed) AS list, json_each(list.value) AS item
        WHERE ${documents}.id >= ${from} AND ${documents}.id < ${to}`);
      yield;
    }
  }
  if (declaration.searched) {
    step(`DELETE FROM ${words}`);
    for (const [from, to] of ranges(connection, last, DOCUMENTS)) {
      step(`INSERT INTO ${words} (rowid, words)
        SELECT id, words FROM ${documents} WHERE id >= ${from} AND id < ${to} AND words <> ''`);
      yield;
    }
  }
}

/** Half-open ranges of this size from 0 that cover everything up to `last`. */
function ranges(connection: Connection, sql: string, size: number): readonly (readonly [number, number])[] {
  const last = connection.get(sql)?.['last'] as number | null | undefined;
  if (last === null || last === undefined) return [];
  return Array.from({ length: Math.floor(last / size) + 1 }, (_, at) => [at * size, (at + 1) * size] as const);
}
