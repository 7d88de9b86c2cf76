import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { BrokenFile, type Spot } from './broken-file.ts';

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** One row, with the line it begins on (from 1; the header is on the first that is not empty). */
export interface Row {
  readonly line: number;
  /** In the order of the header. */
  readonly cells: readonly string[];
}

export interface Table {
  /** Trimmed; no two are the same. */
  readonly header: readonly string[];
  readonly delimiter: Delimiter;
  /** Once. @throws BrokenFile where a row is none */
  rows(): AsyncGenerator<Row>;
}

const MOST_COLUMNS = 500;
const MOST_ROWS = 500_000;
/** Bytes of one row: beyond it a quote was left open long before. */
const MOST_IN_A_ROW = 256 * 1024;
const PIECE = 64 * 1024;

/**
 * A table of delimited text, read piece by piece.
 * @param delimiter found out from the header where it is not said
 * @throws BrokenFile for a file without a header, with a column named twice, or with a broken quote
 */
export async function readTable(
  file: string,
  delimiter: Delimiter = delimiterOf(file),
  mostRows = MOST_ROWS,
): Promise<Table> {
  const text = file.replace(/\r\n?/g, '\n'); // one sign per line, so that lines can be counted
  const records = recordsOf(text, delimiter);
  const first = await records.next();
  if (first.done === true) throw new BrokenFile('empty', 'There is no header: the file is empty.', { line: 1 });
  const header = first.value.cells.map((name) => name.replace(/\s+/g, ' ').trim());
  assertHeader(header, first.value.line);
  return {
    header,
    delimiter,
    async *rows() {
      let count = 0;
      for await (const row of records) {
        if (row.cells.length !== header.length) {
          const detail = `There are ${row.cells.length} columns, and ${header.length} in the header.`;
          throw new BrokenFile('wrong-columns', detail, {
            line: row.line,
            column: Math.min(row.cells.length, header.length) + 1,
          });
        }
        if (++count > mostRows)
          throw new BrokenFile('too-long', `There are more than ${mostRows} rows.`, { line: row.line });
        yield row;
      }
    },
  };
}

/** The sign that parts the header most often, outside quotes. */
export function delimiterOf(text: string): Delimiter {
  const counts = new Map<Delimiter, number>(DELIMITERS.map((sign) => [sign, 0]));
  let quoted = false;
  for (const char of text.slice(0, PIECE)) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) {
      if ([...counts.values()].some((count) => count > 0)) break;
    } else if (!quoted && counts.has(char as Delimiter))
      counts.set(char as Delimiter, counts.get(char as Delimiter)! + 1);
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

function assertHeader(header: readonly string[], line: number): void {
  if (header.length > MOST_COLUMNS)
    throw new BrokenFile('too-wide', `There are more than ${MOST_COLUMNS} columns.`, { line });
  header.forEach((name, index) => {
    const at = { line, column: index + 1 };
    if (name === '') throw new BrokenFile('column-unnamed', 'A column has no name.', at);
    if (header.indexOf(name) !== index) throw new BrokenFile('column-twice', `Two columns are called ${name}.`, at);
  });
}

async function* recordsOf(text: string, delimiter: Delimiter): AsyncGenerator<Row> {
  const parser = Readable.from(pieces(text), { objectMode: false, encoding: 'utf8' }).pipe(
    parse({
      delimiter,
      info: true,
      relax_column_count: true, // told with line and column by ourselves
      skip_empty_lines: true,
      max_record_size: MOST_IN_A_ROW,
    }),
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield { line: firstLine(record, info), cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw broken(error, text, delimiter);
  }
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

/** A row that runs over several lines begins on its first. */
function firstLine(record: readonly string[], { lines }: Info): number {
  const within = record.reduce((count, cell) => count + (cell.match(/\n/g)?.length ?? 0), 0);
  return lines - within;
}

function broken(error: CsvError, text: string, delimiter: Delimiter): Error {
  const { code, lines, column } = error as CsvError & { lines?: number; column?: number | string };
  const at: Spot | undefined = lines === undefined ? undefined : spot(lines, column);
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new BrokenFile('quote-open', 'A quote is opened here and never closed.', openQuote(text, delimiter) ?? at);
    case 'CSV_MAX_RECORD_SIZE':
      return new BrokenFile(
        'quote-open',
        `A row of more than ${MOST_IN_A_ROW} bytes: a quote was left open.`,
        openQuote(text, delimiter) ?? at,
      );
    case 'CSV_INVALID_CLOSING_QUOTE':
      return new BrokenFile('quote-misplaced', 'After a closing quote there is more before the next column.', at);
    case 'INVALID_OPENING_QUOTE':
      return new BrokenFile(
        'quote-misplaced',
        'A quote stands in the middle of a cell that does not begin with one.',
        at,
      );
    default:
      return error; // what the reader is asked for allows no other
  }
}

/** Columns as people count them: the cells of a row from 1. */
const spot = (line: number, column: number | string | undefined): Spot =>
  typeof column === 'number' ? { line, column: column + 1 } : { line };

/** Where the quote stands that nothing closes. */
function openQuote(text: string, delimiter: Delimiter): Spot | undefined {
  let [line, column] = [1, 1];
  let opened: Spot | undefined;
  for (const char of text) {
    if (char === '"') opened = opened === undefined ? { line, column } : undefined;
    else if (char === '\n') {
      line += 1;
      if (opened === undefined) column = 1;
    } else if (char === delimiter && opened === undefined) column += 1;
  }
  return opened;
}
