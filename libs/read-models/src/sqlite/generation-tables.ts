import type { Generation, GenerationState } from '../read-store.port.ts';
import type { Declaration } from '../shared/declared.ts';
import type { Connection, Row } from './database.ts';

export interface StoredGeneration extends Generation {
  readonly declaration: Declaration;
  /** Whether what is only needed for serving (indexes, lists, words, monthly sums) has been made. */
  readonly filled: boolean;
}

/** Few, and read with every look at a generation. */
const declarations = new Map<string, Declaration>();

function parsed(declaration: string): Declaration {
  let known = declarations.get(declaration);
  if (known === undefined) declarations.set(declaration, (known = JSON.parse(declaration) as Declaration));
  return known;
}

export function storedGeneration(row: Row): StoredGeneration {
  return {
    model: row['model'] as string,
    version: row['version'] as number,
    generation: row['id'] as number,
    state: row['state'] as GenerationState,
    checkpoint: row['checkpoint'] as number,
    ...(row['ledger'] === null ? {} : { ledgerId: row['ledger'] as string }),
    declaration: parsed(row['declaration'] as string),
    filled: row['filled'] === 1,
  };
}

/** The tables of a generation by name. */
export function tablesOf(generation: number) {
  return {
    documents: `documents_${generation}`,
    past: `past_${generation}`,
    lists: `lists_${generation}`,
    words: `words_${generation}`,
    facts: `facts_${generation}`,
    figures: `figures_${generation}`,
    months: `months_${generation}`,
  };
}

export function column(index: string): string {
  return `"ix_${index}"`;
}

/** The columns of a document that its past keeps too. */
export function keptColumns({ scalars, lists }: Declaration): readonly string[] {
  return [...scalars.map(column), ...(lists.length > 0 ? ['listed'] : []), 'doc'];
}

/**
 * Small columns come before the document, so that a scan over them need not follow a long document's pages. Indexed
 * values are of no declared type, so that a number stays a number and a text a text.
 */
export function createTables(connection: Connection, generation: number, declaration: Declaration): void {
  const tables = tablesOf(generation);
  const values = [
    ...declaration.scalars.map((index) => `${column(index)} ANY,`),
    ...(declaration.lists.length > 0 ? ['listed TEXT NOT NULL,'] : []),
  ].join(' ');
  connection.exec(`
    CREATE TABLE ${tables.documents} (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL,
      ${values} ${declaration.searched ? 'words TEXT NOT NULL,' : ''} doc TEXT NOT NULL
    ) STRICT;
    CREATE TABLE ${tables.figures} (
      id INTEGER PRIMARY KEY, measure TEXT NOT NULL, dimensions TEXT NOT NULL, UNIQUE (measure, dimensions)
    ) STRICT;
    CREATE TABLE ${tables.facts} (
      sequence INTEGER NOT NULL, ordinal INTEGER NOT NULL, figure INTEGER NOT NULL, effective_on TEXT NOT NULL,
      amount INTEGER NOT NULL, entity TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (sequence, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ${tables.months} (
      figure INTEGER NOT NULL, month TEXT NOT NULL, block INTEGER NOT NULL, amount INTEGER NOT NULL,
      PRIMARY KEY (figure, month, block)
    ) STRICT, WITHOUT ROWID;
  `);
  if (declaration.keepsPast) {
    connection.exec(`
      CREATE TABLE ${tables.past} (
        key TEXT NOT NULL, sequence INTEGER NOT NULL, until INTEGER NOT NULL, ${values} doc TEXT NOT NULL,
        UNIQUE (key, sequence)
      ) STRICT;
    `);
  }
  if (declaration.lists.length > 0) {
    connection.exec(`
      CREATE TABLE ${tables.lists} (
        list INTEGER NOT NULL, value TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (list, value, id)
      ) STRICT, WITHOUT ROWID;
    `);
  }
  if (declaration.searched) {
    // The words come folded and parted: this tokenizer parts at spaces, and takes everything beyond ASCII as letters.
    connection.exec(`
      CREATE VIRTUAL TABLE ${tables.words} USING fts5(
        words, content = '', contentless_delete = 1, tokenize = 'ascii', detail = 'none', prefix = '2 3'
      );
    `);
  }
}

export function dropTables(connection: Connection, generation: number): void {
  for (const table of Object.values(tablesOf(generation))) connection.exec(`DROP TABLE IF EXISTS ${table}`);
}
