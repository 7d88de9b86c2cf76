import type { CivilDate } from '@baraza/domain';
import { isCivilDate } from '@baraza/domain';
import { searchedWords } from '@baraza/read-models';
import { type Finding, finding, type FindingCode } from './findings.pure.ts';
import type { AnyMapping } from './any-mapping.ts';
import type { Condition, FieldSource } from './mapping-parts.ts';

/** One row as the mapping sees it. */
export interface MappedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const loosely = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
const asKey = (text: string): string => searchedWords(text).join('') || loosely(text);

/** Reads cells of a row by the names of their columns, and remembers what is wrong with them. */
export class Cells {
  readonly findings: Finding[] = [];
  readonly #columns: ReadonlyMap<string, number>;
  readonly #header: readonly string[];
  readonly #missing: ReadonlySet<string>;
  readonly #values = new Map<Readonly<Record<string, string>>, ReadonlyMap<string, string>>();
  readonly #indexes = new Map<string | readonly string[], readonly number[]>();
  readonly #dates: AnyMapping['dates'];

  constructor(header: readonly string[], mapping: Pick<AnyMapping, 'dates'>, missing: readonly string[]) {
    this.#header = header;
    this.#columns = new Map(header.map((name, index) => [loosely(name), index]));
    this.#missing = new Set(missing.map(loosely));
    this.#dates = mapping.dates;
  }

  /** The name, as the file has it, of the first of these columns that the file has. */
  columnOf(column: string | readonly string[] | undefined): string | undefined {
    const [index] = this.#indexesOf(column);
    return index === undefined ? undefined : this.#header[index];
  }

  /** What stands in the first of these columns in which something stands, tidied. */
  read(row: MappedRow, column: string | readonly string[] | undefined): string | undefined {
    for (const index of this.#indexesOf(column)) {
      const text = this.#tidied(row, index);
      if (!this.#missing.has(text.toLowerCase())) return text;
    }
    return undefined;
  }

  /** What stands in a column as it is, even where that means nothing. */
  raw(row: MappedRow, column: string | readonly string[] | undefined): string | undefined {
    const [index] = this.#indexesOf(column);
    return index === undefined ? undefined : row.cells[index];
  }

  /** The values that a field's source gives for a row: none, one, or several where it has a separator. */
  values(row: MappedRow, source: FieldSource | undefined): readonly string[] {
    if (source === undefined) return [];
    const text = this.read(row, source.column);
    if (text === undefined) return source.constant === undefined ? [] : [source.constant];
    const parts = source.separator === undefined ? [text] : text.split(source.separator).map((part) => part.trim());
    const filled = parts.filter((part) => !this.#missing.has(part.toLowerCase()));
    return filled.map((part) => this.#meaning(row, source, part)).filter((value) => value !== undefined);
  }

  /** The same text in another spelling is the same value. */
  lookUp(values: Readonly<Record<string, string>>, text: string): string | undefined {
    let folded = this.#values.get(values);
    if (folded === undefined) {
      folded = new Map(Object.entries(values).map(([key, value]) => [asKey(key), value]));
      this.#values.set(values, folded);
    }
    return folded.get(asKey(text));
  }

  /** A civil date, as the mapping says that dates are written; a time behind it does not matter. */
  date(text: string): CivilDate | undefined {
    const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
    if (iso !== null) return existing(`${iso[1]}-${iso[2]}-${iso[3]}`);
    const parts = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:\s.*)?$/.exec(text);
    if (parts === null || this.#dates === undefined) return undefined;
    const [day, month] = this.#dates === 'day-month-year' ? [parts[1]!, parts[2]!] : [parts[2]!, parts[1]!];
    return existing(`${parts[3]}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }

  /** Whether one of the condition's values stands in its column. */
  holds(row: MappedRow, { column, in: values }: Condition): boolean {
    const text = this.read(row, column) ?? '';
    return values.some((one) => one.trim().toLowerCase() === text.toLowerCase());
  }

  /** Whether every condition holds. */
  isWanted(row: MappedRow, only: readonly Condition[] = []): boolean {
    return only.every((condition) => this.holds(row, condition));
  }

  note(row: MappedRow, code: FindingCode, detail: string, column?: string, value?: string): void {
    this.findings.push(finding(row.line, code, detail, { column, value }));
  }

  #meaning(row: MappedRow, { column, values, otherwise }: FieldSource, text: string): string | undefined {
    if (values === undefined) return text;
    const meaning = this.lookUp(values, text) ?? otherwise;
    if (meaning === undefined) {
      this.note(row, 'value-unknown', 'The mapping does not say what this value means.', this.columnOf(column), text);
    }
    return meaning;
  }

  #tidied(row: MappedRow, index: number): string {
    let cell = row.cells[index]!;
    if (CONTROL.test(cell)) {
      this.note(row, 'control-characters', 'Control characters were left out.', this.#header[index]);
      cell = cell.split(CONTROL).join('');
    }
    return cell.normalize('NFC').replace(/\s+/g, ' ').trim();
  }

  /** Asked for with the mapping's own lists of names, row after row: each is looked up once. */
  #indexesOf(column: string | readonly string[] | undefined): readonly number[] {
    if (column === undefined) return [];
    let indexes = this.#indexes.get(column);
    if (indexes === undefined) {
      indexes = [column]
        .flat()
        .map((name) => this.#columns.get(loosely(name)))
        .filter((index) => index !== undefined);
      this.#indexes.set(column, indexes);
    }
    return indexes;
  }
}

const existing = (date: string): CivilDate | undefined => (isCivilDate(date) ? date : undefined);
