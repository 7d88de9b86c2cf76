import type { IssuedCommand } from '@baraza/service-kit';
import type { AnyMapping } from './any-mapping.ts';
import { BrokenFile } from './broken-file.ts';
import { Cells } from './cells.pure.ts';
import { type Delimiter, readTable, type Table } from './csv-table.ts';
import { decode, type Encoding } from './decoding.ts';
import { type Finding, finding, type ReportEntry } from './findings.pure.ts';
import { type Column, MISSING } from './mapping-parts.ts';

export interface FileToImport {
  readonly bytes: Uint8Array;
  readonly mapping: AnyMapping;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
}

/** A file read as far as its header. */
export interface OpenFile {
  readonly encoding: Encoding;
  readonly table: Table;
  readonly cells: Cells;
}

/** What was read of the rows of a file. */
export interface ReadRows {
  readonly rows: number;
  /** Rows that the mapping does not ask for. */
  readonly passedOver: number;
  /** In the order of lines. */
  readonly findings: readonly Finding[];
}

/** One thing that a file comes to; nothing has been done with it yet. */
export interface PlannedItem {
  /** @throws what says nothing of it: a store that is away */
  bringIn(importing: IssuedCommand): Promise<readonly ReportEntry[]>;
  /** The same, with nothing recorded. */
  rehearse(importing: IssuedCommand): Promise<readonly ReportEntry[]>;
}

/** A whole file, read and gathered into what it comes to. */
export interface ImportPlan extends ReadRows {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly items: readonly PlannedItem[];
}

/** @throws BrokenFile for a file that is no table */
export async function openFile({ bytes, mapping, ...file }: FileToImport): Promise<OpenFile> {
  const { text, encoding } = decode(bytes, file.encoding);
  const table = await readTable(text, file.delimiter);
  return { encoding, table, cells: new Cells(table.header, mapping, mapping.missing ?? MISSING) };
}

/**
 * What is to be said of a file's columns.
 * @throws BrokenFile for one that lacks a column by which its rows are known apart
 */
export function columnsFound(
  header: readonly string[],
  cells: Cells,
  {
    needed,
    wanted,
    ignored,
  }: Readonly<Record<'needed' | 'wanted', readonly Column[]>> & { ignored: readonly string[] },
): readonly Finding[] {
  const lacking = needed.filter((column) => cells.columnOf(column) === undefined);
  if (lacking.length > 0) {
    const names = lacking.map((column) => [column].flat().join(' or ')).join('; ');
    throw new BrokenFile('column-missing', `The file has no column ${names}.`, { line: 1 });
  }
  const names = new Set([...needed, ...wanted, ...ignored].flat().map((name) => name.trim().toLowerCase()));
  return [
    ...wanted
      .filter((column) => cells.columnOf(column) === undefined)
      .map((column) =>
        finding(1, 'column-missing', 'The file has no such column.', { column: [column].flat().join(' or ') }),
      ),
    ...header
      .filter((name) => !names.has(name.toLowerCase()))
      .map((column) => finding(1, 'column-ignored', 'The mapping makes nothing of this column.', { column })),
  ];
}
