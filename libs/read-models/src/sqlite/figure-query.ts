import type { FigureQuery } from '../read-store.port.ts';
import type { FactCursor } from '../shared/paging.ts';
import { BLOCK, FIRST, LAST, splitPeriod } from '../shared/periods.ts';
import type { SqlValue } from './database.ts';
import type { Sql } from './document-query.ts';
import { tablesOf } from './generation-tables.ts';

function wanted(generation: number, { measures, where = {} }: FigureQuery): Sql {
  const conditions = ['measure IN (SELECT value FROM json_each(?))'];
  const values: SqlValue[] = [JSON.stringify(measures)];
  for (const [dimension, asked] of Object.entries(where)) {
    conditions.push('json_extract(dimensions, ?) IN (SELECT value FROM json_each(?))');
    values.push(`$.${JSON.stringify(dimension)}`, JSON.stringify(asked));
  }
  return { text: `SELECT id FROM ${tablesOf(generation).figures} WHERE ${conditions.join(' AND ')}`, values };
}

/**
 * Rows of `measure`, `dimensions` (JSON) and `amount`. Whole months known for long come from monthly sums; the days at
 * the period's ends, and the last block of what was known, are read fact by fact.
 * @param knownAt undefined where everything up to the checkpoint counts
 */
export function figureRows(generation: number, query: FigureQuery, knownAt: number | undefined): Sql | undefined {
  const { figures, facts, months } = tablesOf(generation);
  const period = splitPeriod(query.from, query.asOf);
  const parts: Sql[] = [];
  const block = knownAt === undefined ? undefined : Math.floor(knownAt / BLOCK);
  if (period.months !== undefined) {
    const { from, to } = period.months;
    parts.push({
      text: `SELECT figure, amount FROM ${months}
        WHERE figure IN wanted AND month BETWEEN ? AND ? ${block === undefined ? '' : 'AND block < ?'}`,
      values: [from, to, ...(block === undefined ? [] : [block])],
    });
    if (block !== undefined) {
      parts.push({
        text: `SELECT figure, amount FROM ${facts} WHERE sequence BETWEEN ? AND ? AND figure IN wanted
          AND +effective_on BETWEEN ? AND ?`,
        values: [block * BLOCK, knownAt!, `${from}-01`, `${to}-31`],
      });
    }
  }
  for (const { from, to } of period.days) {
    parts.push({
      text: `SELECT figure, amount FROM ${facts}
        WHERE figure IN wanted AND effective_on BETWEEN ? AND ? ${knownAt === undefined ? '' : 'AND +sequence <= ?'}`,
      values: [from, to, ...(knownAt === undefined ? [] : [knownAt])],
    });
  }
  if (parts.length === 0) return undefined;
  const asked = wanted(generation, query);
  return {
    text: `WITH wanted AS MATERIALIZED (${asked.text}),
      sums AS (SELECT figure, sum(amount) AS amount FROM (${parts.map(({ text }) => text).join(' UNION ALL ')}) GROUP BY figure)
      SELECT measure, dimensions, amount FROM sums JOIN ${figures} ON id = figure`,
    values: [...asked.values, ...parts.flatMap(({ values }) => values)],
  };
}

/** Rows of a fact each, newest first. */
export function factRows(
  generation: number,
  query: FigureQuery & { limit: number },
  cursor: FactCursor | undefined,
): Sql {
  const { figures, facts } = tablesOf(generation);
  const asked = wanted(generation, query);
  const before = cursor ?? { sequence: Number.MAX_SAFE_INTEGER, ordinal: 0 };
  return {
    text: `SELECT sequence, ordinal, measure, dimensions, effective_on, amount, entity, event
      FROM ${facts} JOIN ${figures} ON id = figure
      WHERE figure IN (${asked.text}) AND effective_on BETWEEN ? AND ? AND sequence <= ?
        AND (sequence, ordinal) < (?, ?)
      ORDER BY sequence DESC, ordinal DESC LIMIT ?`,
    values: [
      ...asked.values,
      query.from ?? FIRST,
      query.asOf ?? LAST,
      query.knownAt ?? Number.MAX_SAFE_INTEGER,
      before.sequence,
      before.ordinal,
      query.limit,
    ],
  };
}
