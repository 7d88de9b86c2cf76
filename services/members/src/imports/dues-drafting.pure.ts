import { type CivilDate, fromDecimal, type Money } from '@baraza/domain';
import type { Cells, MappedRow } from './cells.pure.ts';
import type { DuesMapping } from './history-mapping.ts';
import { dateIn } from './membership-drafting.pure.ts';
import { type NamedByRow, organisationOf } from './row-organisations.pure.ts';

/** What one row says: a payment, or what is still to be paid. */
export interface DuesRow {
  readonly line: number;
  /** The row's own number in its register. */
  readonly number: string;
  readonly amount: Money;
  readonly on: CivilDate;
  readonly isPaid: boolean;
  readonly method: string;
  readonly reference: string | undefined;
}
/** The dues of an organisation for a term, with all rows that are about them. */
export interface DuesDraft {
  readonly line: number;
  readonly of: NamedByRow;
  readonly term: { readonly from: CivilDate; readonly until: CivilDate };
  readonly rows: readonly DuesRow[];
}
export interface SkippedDues {
  readonly line: number;
  readonly of: NamedByRow;
  readonly skipped: string;
  readonly column: string | undefined;
}

/** Gathers the rows of a file into dues by organisation and term, in the order of their first lines. */
export class DuesRows {
  readonly #drafts = new Map<string, DuesDraft & { rows: DuesRow[] }>();
  readonly #skipped: SkippedDues[] = [];
  readonly #mapping: DuesMapping;
  readonly #cells: Cells;

  constructor(mapping: DuesMapping, cells: Cells) {
    this.#mapping = mapping;
    this.#cells = cells;
  }

  add(row: MappedRow): void {
    const of = organisationOf(row, this.#cells, this.#mapping.organisation);
    if (of === undefined) return;
    const { line } = row;
    const said = this.#rowOf(row);
    if (typeof said === 'string') {
      const column = this.#cells.columnOf(this.#mapping.fields[said].column);
      this.#skipped.push({ line, of, skipped: SKIPPED[said], column });
      return;
    }
    const { fields } = this.#mapping;
    const year = said.on.slice(0, 4);
    const from = dateIn(row, this.#cells, fields.from) ?? `${year}-01-01`;
    const until = dateIn(row, this.#cells, fields.until) ?? `${year}-12-31`;
    const key = [of.id, from, until, said.amount.currency].join(' ');
    const draft = this.#drafts.get(key);
    if (draft === undefined) this.#drafts.set(key, { line, of, term: { from, until }, rows: [said] });
    else draft.rows.push(said);
  }

  drafts(): readonly (DuesDraft | SkippedDues)[] {
    return [...this.#drafts.values(), ...this.#skipped].sort((a, b) => a.line - b.line);
  }

  #rowOf(row: MappedRow): DuesRow | keyof typeof SKIPPED {
    const { fields } = this.#mapping;
    const one = (name: keyof DuesMapping['fields']): string | undefined => this.#cells.values(row, fields[name])[0];
    const number = one('id');
    if (number === undefined) return 'id';
    const currency = one('currency');
    if (currency === undefined) return 'currency';
    const amount = this.#amountOf(row, currency.toUpperCase());
    if (amount === undefined) return 'amount';
    const on = dateIn(row, this.#cells, fields.on);
    if (on === undefined) return 'on';
    const method = one('method');
    if (method === undefined) return 'method';
    const isPaid = (one('status') ?? 'paid') === 'paid';
    return { line: row.line, number, amount, on, isPaid, method, reference: one('reference') };
  }

  /** Without the signs that part thousands, and without the currency where it stands before or behind. */
  #amountOf(row: MappedRow, currency: string): Money | undefined {
    const [text] = this.#cells.values(row, this.#mapping.fields.amount);
    if (text === undefined) return undefined;
    const { decimals = '.' } = this.#mapping;
    const plain = text
      .replace(currency, '')
      .replace(/[\s\u00a0\u202f'’]/g, '')
      .replaceAll(decimals === '.' ? ',' : '.', '')
      .replace(decimals, '.');
    const amount = fromDecimal(plain, currency);
    if (amount !== undefined && amount.minor > 0) return amount;
    const column = this.#cells.columnOf(this.#mapping.fields.amount.column);
    this.#cells.note(row, 'value-not-an-amount', `This is no amount of ${currency} above nothing.`, column, text);
    return undefined;
  }
}

const SKIPPED = {
  id: 'The row has no number of its own.',
  amount: 'It is not said how much.',
  currency: 'It is not said in what currency.',
  on: 'It is not said when.',
  method: 'It is not said by what way it was paid.',
} as const;
