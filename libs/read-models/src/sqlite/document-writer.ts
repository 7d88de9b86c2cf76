import type { DocumentVersion, ReadModel } from '../read-store.port.ts';
import { documentText, indexedValues } from '../shared/declared.ts';
import { foldedWords } from '../shared/folding.ts';
import type { Connection, SqlValue } from './database.ts';
import { column, keptColumns, tablesOf, type StoredGeneration } from './generation-tables.ts';

interface Prepared {
  readonly key: string;
  readonly sequence: number;
  /** Indexed values, lists as JSON, document: in the order of `keptColumns`. */
  readonly values: readonly SqlValue[];
  readonly listed: string;
  readonly words: string;
}

/** Writes the versions of documents of one generation. Each call is inside a transaction of the caller's. */
export class DocumentWriter<Doc> {
  readonly #connection: Connection;
  readonly #model: ReadModel<Doc>;
  readonly #generation: StoredGeneration;
  readonly #sql: ReturnType<typeof statementsFor>;

  constructor(connection: Connection, model: ReadModel<Doc>, generation: StoredGeneration) {
    this.#connection = connection;
    this.#model = model;
    this.#generation = generation;
    this.#sql = statementsFor(generation);
  }

  /** @throws InvalidDocument */
  write(versions: readonly DocumentVersion[]): void {
    const { keepsPast } = this.#generation.declaration;
    const byKey = new Map<string, DocumentVersion[]>();
    for (const version of versions) {
      const earlier = byKey.get(version.key);
      if (earlier === undefined) byKey.set(version.key, [version]);
      else earlier.push(version);
    }
    for (const [key, ofKey] of byKey) {
      if (keepsPast) this.#keepPast(key, ofKey);
      const last = ofKey.at(-1)!;
      if (last.doc === undefined) this.#remove(key);
      else this.#put(this.#prepare(last));
    }
  }

  /** What held before, and the versions that did not outlive the batch. */
  #keepPast(key: string, versions: readonly DocumentVersion[]): void {
    this.#connection.run(this.#sql.retire, versions[0]!.sequence, key);
    for (let index = 0; index + 1 < versions.length; index++) {
      const version = versions[index]!;
      if (version.doc === undefined) continue;
      const { values } = this.#prepare(version);
      this.#connection.run(this.#sql.past, key, version.sequence, versions[index + 1]!.sequence, ...values);
    }
  }

  #put(document: Prepared): void {
    const { key, sequence, values, words, listed } = document;
    const { declaration, filled } = this.#generation;
    const withWords = declaration.searched ? [...values.slice(0, -1), words, values.at(-1)!] : values;
    if (!filled || (declaration.lists.length === 0 && !declaration.searched)) {
      this.#connection.run(this.#sql.upsert, key, sequence, ...withWords);
      return;
    }
    const before = this.#connection.get(this.#sql.found, key);
    this.#connection.run(this.#sql.upsert, key, sequence, ...withWords);
    const id = (before ?? this.#connection.get(this.#sql.found, key)!)['id'] as number;
    if (declaration.lists.length > 0 && before?.['listed'] !== listed) {
      if (before !== undefined) this.#connection.run(this.#sql.unlist, id);
      this.#connection.run(this.#sql.list, id, listed);
    }
    if (declaration.searched && before?.['words'] !== words) {
      this.#connection.run(words === '' ? this.#sql.unword : this.#sql.word, ...(words === '' ? [id] : [id, words]));
    }
  }

  #remove(key: string): void {
    const { declaration, filled } = this.#generation;
    if (filled && (declaration.lists.length > 0 || declaration.searched)) {
      const id = this.#connection.get(this.#sql.found, key)?.['id'] as number | undefined;
      if (id === undefined) return;
      if (declaration.lists.length > 0) this.#connection.run(this.#sql.unlist, id);
      if (declaration.searched) this.#connection.run(this.#sql.unword, id);
    }
    this.#connection.run(this.#sql.remove, key);
  }

  #prepare({ key, doc, sequence }: DocumentVersion): Prepared {
    const text = documentText(this.#model.name, key, doc);
    const { scalars, lists } = indexedValues(this.#model, key, doc as Doc);
    const listed = lists.length > 0 ? JSON.stringify(lists) : '';
    return {
      key,
      sequence,
      values: lists.length > 0 ? [...scalars, listed, text] : [...scalars, text],
      listed,
      words: this.#model.search === undefined ? '' : foldedWords(this.#model.search(doc as Doc)).join(' '),
    };
  }
}

function statementsFor({ generation, declaration }: StoredGeneration) {
  const { documents, past, lists, words } = tablesOf(generation);
  const kept = keptColumns(declaration);
  const columns = [
    ...declaration.scalars.map(column),
    ...(declaration.lists.length > 0 ? ['listed'] : []),
    ...(declaration.searched ? ['words'] : []),
    'doc',
  ];
  const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');
  return {
    found: `SELECT id ${declaration.lists.length > 0 ? ', listed' : ''} ${declaration.searched ? ', words' : ''}
      FROM ${documents} WHERE key = ?`,
    upsert: `INSERT INTO ${documents} (key, sequence, ${columns.join(', ')}) VALUES (${marks(columns.length + 2)})
      ON CONFLICT (key) DO UPDATE SET sequence = excluded.sequence,
      ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    remove: `DELETE FROM ${documents} WHERE key = ?`,
    retire: `INSERT INTO ${past} (key, sequence, until, ${kept.join(', ')})
      SELECT key, sequence, ?, ${kept.join(', ')} FROM ${documents} WHERE key = ?`,
    past: `INSERT INTO ${past} (key, sequence, until, ${kept.join(', ')}) VALUES (${marks(kept.length + 3)})`,
    list: `INSERT INTO ${lists} (list, value, id)
      SELECT list.key, item.value, ? FROM json_each(?) AS list, json_each(list.value) AS item`,
    unlist: `DELETE FROM ${lists} WHERE id = ?`,
    word: `INSERT OR REPLACE INTO ${words} (rowid, words) VALUES (?, ?)`,
    unword: `DELETE FROM ${words} WHERE rowid = ?`,
  };
}
