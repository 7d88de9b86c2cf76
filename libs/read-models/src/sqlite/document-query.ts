import type { Comparison, DocumentQuery, IndexValue } from '../read-store.port.ts';
import { searchedWords } from '../shared/folding.ts';
import type { DocumentCursor } from '../shared/paging.ts';
import type { SqlValue } from './database.ts';
import { column, keptColumns, tablesOf, type StoredGeneration } from './generation-tables.ts';

/** A piece of SQL with the values of its question marks, in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

const sql = (text: string, ...values: readonly SqlValue[]): Sql => ({ text, values });
const NEVER = sql('FALSE');

function joined(parts: readonly Sql[], word: 'AND' | 'OR', empty: Sql): Sql {
  if (parts.length === 0) return empty;
  return sql(parts.map(({ text }) => `(${text})`).join(` ${word} `), ...parts.flatMap(({ values }) => values));
}

/** Documents of a generation: those of now, or those that held after a sequence. */
export class DocumentSelection {
  readonly #generation: StoredGeneration;
  readonly #query: Pick<DocumentQuery, 'where' | 'anyOf' | 'search' | 'orderBy' | 'knownAt'>;
  readonly #from: Sql;
  readonly #where: Sql;

  constructor(generation: StoredGeneration, query: Omit<DocumentQuery, 'limit'>) {
    this.#generation = generation;
    this.#query = query;
    this.#from = this.#source();
    this.#where = joined(
      [
        this.#alternative(query.where ?? {}),
        ...(query.anyOf === undefined
          ? []
          : [
              joined(
                query.anyOf.map((each) => this.#alternative(each)),
                'OR',
                NEVER,
              ),
            ]),
        ...this.#searched(query.search),
      ],
      'AND',
      sql('TRUE'),
    );
  }

  count(): Sql {
    const { text, values } = this.#where;
    return sql(`SELECT count(*) AS total FROM ${this.#from.text} WHERE ${text}`, ...this.#from.values, ...values);
  }

  /** Rows of `key`, `sequence`, `doc` and `ordered` (the value they are ordered by). */
  page(limit: number, cursor: DocumentCursor | undefined): Sql {
    const { orderBy } = this.#query;
    const ordered = orderBy === undefined ? 'NULL' : column(orderBy.index);
    const direction = orderBy?.descending === true ? 'DESC' : 'ASC';
    const after = cursor === undefined ? sql('TRUE') : this.#after(cursor, ordered, direction);
    const by = orderBy === undefined ? `key ${direction}` : `${ordered} ${direction}, key ${direction}`;
    return sql(
      `SELECT key, sequence, doc, ${ordered} AS ordered FROM ${this.#from.text}
       WHERE (${this.#where.text}) AND (${after.text}) ORDER BY ${by} LIMIT ?`,
      ...this.#from.values,
      ...this.#where.values,
      ...after.values,
      limit,
    );
  }

  #source(): Sql {
    const { generation, declaration } = this.#generation;
    const { documents, past } = tablesOf(generation);
    const { knownAt } = this.#query;
    if (knownAt === undefined) return sql(documents);
    const columns = ['key', 'sequence', ...keptColumns(declaration)].join(', ');
    return sql(
      `(SELECT ${columns} FROM ${documents} WHERE sequence <= ?
        UNION ALL SELECT ${columns} FROM ${past} WHERE sequence <= ? AND until > ?)`,
      knownAt,
      knownAt,
      knownAt,
    );
  }

  /** SQLite sorts as the port does: null, numbers, text. A row comparison with null would find nothing. */
  #after({ value, key }: DocumentCursor, ordered: string, direction: 'ASC' | 'DESC'): Sql {
    if (ordered === 'NULL') return sql(direction === 'ASC' ? 'key > ?' : 'key < ?', key);
    if (direction === 'ASC') {
      return value === null
        ? sql(`${ordered} IS NOT NULL OR (${ordered} IS NULL AND key > ?)`, key)
        : sql(`(${ordered}, key) > (?, ?)`, value, key);
    }
    return value === null
      ? sql(`${ordered} IS NULL AND key < ?`, key)
      : sql(`${ordered} IS NULL OR (${ordered}, key) < (?, ?)`, value, key);
  }

  #alternative(conditions: Readonly<Record<string, Comparison>>): Sql {
    const parts = Object.entries(conditions).map(([index, comparison]) => {
      const list = this.#generation.declaration.lists.indexOf(index);
      return list === -1 ? compared(column(index), comparison) : this.#listed(list, comparison);
    });
    return joined(parts, 'AND', sql('TRUE'));
  }

  /** A list holds where one of its items does; an empty one holds as null. */
  #listed(list: number, comparison: Comparison): Sql {
    const { lists } = tablesOf(this.#generation.generation);
    const past = this.#query.knownAt !== undefined;
    const found = (condition: Sql): Sql =>
      past
        ? sql(`EXISTS (SELECT 1 FROM json_each(listed, '$[${list}]') WHERE ${condition.text})`, ...condition.values)
        : sql(`id IN (SELECT id FROM ${lists} WHERE list = ${list} AND ${condition.text})`, ...condition.values);
    const empty = sql(`json_array_length(listed, '$[${list}]') = 0`);
    if ('is' in comparison || 'in' in comparison) {
      const asked = 'is' in comparison ? [comparison.is] : comparison.in;
      const texts = asked.filter((value) => typeof value === 'string');
      return joined(
        [
          ...(texts.length === 0 ? [] : [found(compared('value', { in: texts }))]),
          ...(asked.includes(null) ? [empty] : []),
        ],
        'OR',
        NEVER,
      );
    }
    const ends = Object.values(comparison as { from?: IndexValue; to?: IndexValue });
    return ends.some((end) => typeof end === 'number') ? NEVER : found(compared('value', comparison));
  }

  #searched(search: string | undefined): readonly Sql[] {
    const words = searchedWords(search ?? '');
    if (words.length === 0) return [];
    const { generation, declaration } = this.#generation;
    if (!declaration.searched) return [NEVER];
    // The words hold letters and digits only, so quoting them is safe and never changes their meaning.
    const match = words.map((word) => `"${word}"*`).join(' AND ');
    const table = tablesOf(generation).words;
    return [sql(`id IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`, match)];
  }
}

/** A range holds for values of its own kind only: every number sorts before '', every text from '' on. */
function compared(name: string, comparison: Comparison): Sql {
  if ('is' in comparison) return comparison.is === null ? sql(`${name} IS NULL`) : sql(`${name} = ?`, comparison.is);
  if ('in' in comparison) {
    const values = comparison.in.filter((value) => value !== null);
    return joined(
      [
        ...(values.length === 0 ? [] : [sql(`${name} IN (SELECT value FROM json_each(?))`, JSON.stringify(values))]),
        ...(comparison.in.includes(null) ? [sql(`${name} IS NULL`)] : []),
      ],
      'OR',
      NEVER,
    );
  }
  const { from, to } = comparison as { from?: string | number; to?: string | number };
  if (from === undefined && to === undefined) return sql(`${name} IS NOT NULL`);
  if (from !== undefined && to !== undefined) {
    return typeof from === typeof to ? sql(`${name} BETWEEN ? AND ?`, from, to) : NEVER;
  }
  if (from !== undefined) {
    return typeof from === 'number' ? sql(`${name} >= ? AND ${name} < ''`, from) : sql(`${name} >= ?`, from);
  }
  return typeof to === 'number' ? sql(`${name} <= ?`, to) : sql(`${name} BETWEEN '' AND ?`, to!);
}
