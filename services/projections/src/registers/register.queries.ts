import { addDays, type CivilDate } from '@baraza/domain';
import {
  BadCursor,
  type Comparison,
  type DocumentQuery,
  everyDocument,
  foldedWords,
  type ServedModels,
  searchedWords,
} from '@baraza/read-models';
import { rowAt } from '../history/history.pure.ts';
import { coversThenOrNow, levelOfSight, type Sight } from '../rights/sight.ts';
import type { Level } from '../rights/levels.pure.ts';
import type { AnyRegister } from './every-register.ts';
import { pageOfRows, pastCursor, readPastCursor } from './past-cursor.ts';
import { levelsOfRegister, registerModel, settledIndex, sortIndex } from './register.projection.ts';
import type { RegisterDoc, RegisterRow } from './register.ts';

/** What may be asked of a register. */
export interface RegisterQuestion {
  readonly asOf: CivilDate;
  /** A sequence; undefined: as known now. */
  readonly knownAt: number | undefined;
  /** Codes of units, the one asked for and all below it; undefined: everywhere. */
  readonly units: readonly string[] | undefined;
  readonly theme: string | undefined;
  readonly status: readonly string[] | undefined;
  /** The register's own filters by name. */
  readonly filters: Readonly<Record<string, string>>;
  /** Every word must begin a word of the row's. */
  readonly q: string | undefined;
  readonly sort: { readonly column: string; readonly descending: boolean };
  /** 1 to 500. */
  readonly limit: number;
  readonly cursor: string | undefined;
}

export interface FoundRow {
  readonly id: string;
  readonly row: RegisterRow;
}

export interface RegisterPage {
  readonly level: Level;
  readonly rows: readonly FoundRow[];
  readonly total: number;
  readonly nextCursor: string | undefined;
  /** The sequence the rows are as known at. */
  readonly knownAt: number;
  readonly checkpoint: number;
}

const SCAN = 1_000;

/**
 * Rows of a register. A question about the present is answered by the store's indexes; one about the past reads the
 * histories that may hold rows of it and makes each row as of the date and as known then.
 */
export class RegisterQueries {
  readonly #store: ServedModels;

  constructor(store: ServedModels) {
    this.#store = store;
  }

  /**
   * A page of rows in the order asked for.
   * @returns undefined where the register is nothing this sight may see
   * @throws BadCursor for a cursor of another question
   */
  async page(register: AnyRegister, sight: Sight, question: RegisterQuestion): Promise<RegisterPage | undefined> {
    const level = levelOfSight(levelsOfRegister(register), sight);
    if (level === undefined) return undefined;
    const past = question.cursor === undefined ? undefined : readPastCursor(register.name, question, question.cursor);
    if (past === undefined && (await this.#isPresent(register, level, question))) {
      return this.#present(register, level, sight, question);
    }
    if (question.cursor !== undefined && past === undefined) throw new BadCursor('a cursor of another question');
    const checkpoint = await this.#store.checkpoint(register.model);
    const knownAt = past?.knownAt ?? question.knownAt ?? checkpoint;
    const rows = await this.rowsKnownAt(register, level, sight, question, knownAt);
    const page = pageOfRows(register, rows, question, past);
    const last = page.at(-1);
    const isLast = last === undefined || last === rows.at(-1);
    return {
      level,
      rows: page,
      total: rows.length,
      nextCursor: isLast ? undefined : pastCursor(register, question, { ...last, knownAt }),
      knownAt,
      checkpoint,
    };
  }

  /** All rows of one moment, sorted: what an export is made of. */
  async rowsKnownAt(
    register: AnyRegister,
    level: Level,
    sight: Sight,
    question: RegisterQuestion,
    knownAt: number,
  ): Promise<readonly FoundRow[]> {
    const model = registerModel(register);
    const rows: FoundRow[] = [];
    const asked = {
      where: { level: { is: level }, ...(question.units === undefined ? {} : { everUnit: { in: question.units } }) },
      ...rightsOf(sight, 'everUnit'),
      limit: SCAN,
    };
    for await (const { doc } of everyDocument(this.#store, model, asked)) {
      const row = rowThen(register, doc, sight, question, knownAt);
      if (row !== undefined) rows.push({ id: doc.id, row });
    }
    return pageOfRows(register, rows, { ...question, limit: rows.length }, undefined);
  }

  /** The entity's history at a level; undefined where there is none. */
  async history(register: AnyRegister, level: Level, id: string): Promise<RegisterDoc<RegisterRow> | undefined> {
    return this.#store.get(registerModel(register), `${level}/${id}`);
  }

  /** True where the newest row of every entity is that of the date asked, so that indexes can answer. */
  async #isPresent(register: AnyRegister, level: Level, { asOf, knownAt }: RegisterQuestion): Promise<boolean> {
    if (knownAt !== undefined) return false;
    const { total } = await this.#store.find(registerModel(register), {
      where: { settled: { from: settledIndex(level, addDays(asOf, 1)), to: settledIndex(level, '9999-12-31') } },
      limit: 1,
    });
    return total === 0;
  }

  async #present(register: AnyRegister, level: Level, sight: Sight, question: RegisterQuestion): Promise<RegisterPage> {
    const { units, theme, status, filters, q, sort, limit, cursor } = question;
    const where: Record<string, Comparison> = {
      shelf: { is: level },
      ...(status === undefined ? {} : { status: { in: status } }),
      ...(units === undefined ? {} : { unit: { in: units } }),
      ...(theme === undefined ? {} : { themes: { is: theme } }),
      ...Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, { is: value }])),
    };
    const { documents, total, nextCursor, checkpoint } = await this.#store.find(registerModel(register), {
      where,
      ...rightsOf(sight, 'unit'),
      ...(q === undefined ? {} : { search: q }),
      orderBy: { index: sortIndex(sort.column), descending: sort.descending },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const rows = documents.map(({ doc }) => ({ id: doc.id, row: rowAt(doc.changes, {}, register.merge)! }));
    return { level, rows, total, nextCursor, knownAt: checkpoint, checkpoint };
  }
}

/** Where rights are for some units and organisations, as conditions any of which must hold. */
function rightsOf(sight: Sight, unitIndex: 'unit' | 'everUnit'): Pick<DocumentQuery, 'anyOf'> {
  if (sight.units === undefined) return {};
  return {
    anyOf: [{ [unitIndex]: { in: sight.units } }, { organisations: { in: sight.organisations } }],
  };
}

/** The row of the moment, where it is one that was asked for and that may be seen. */
function rowThen(
  register: AnyRegister,
  { changes }: RegisterDoc<RegisterRow>,
  sight: Sight,
  question: RegisterQuestion,
  knownAt: number,
): RegisterRow | undefined {
  const row = rowAt(changes, { asOf: question.asOf, knownAt }, register.merge);
  if (row === undefined || !isAskedFor(register, row, question)) return undefined;
  const now = rowAt(changes, {}, register.merge) ?? row;
  return coversThenOrNow(sight, row, now) ? row : undefined;
}

function isAskedFor(register: AnyRegister, row: RegisterRow, question: RegisterQuestion): boolean {
  const { units, theme, status, filters, q } = question;
  if (units !== undefined && !units.includes(row.unit)) return false;
  if (theme !== undefined && !row.themes.includes(theme)) return false;
  if (status !== undefined && !status.includes(row.status)) return false;
  const has = (name: string, value: string): boolean =>
    register.filters.find((filter) => filter.name === name)?.value(row) === value;
  if (!Object.entries(filters).every(([name, value]) => has(name, value))) return false;
  if (q === undefined) return true;
  const words = foldedWords(register.words(row));
  return searchedWords(q).every((sought) => words.some((word) => word.startsWith(sought)));
}
