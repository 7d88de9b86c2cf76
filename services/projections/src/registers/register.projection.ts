import type { SequencedEvent } from '@baraza/contracts';
import type { IndexValue, Projection, ReadModel } from '@baraza/read-models';
import { type Change, rowAt, settledOn } from '../history/history.pure.ts';
import { type Level, levelsOf, levelsSeeing } from '../rights/levels.pure.ts';
import type { Column, Handler, Register, RegisterDoc, RegisterRow } from './register.ts';

/** The levels at which a register keeps documents of its own. */
export function levelsOfRegister(register: {
  readonly handlers: readonly { readonly type: string }[];
}): readonly Level[] {
  return levelsOf(register.handlers.map((handler) => handler.type));
}

/** The key of an entity's document for the readers of a level. */
export const registerKey = (level: Level, id: string): string => `${level}/${id}`;

/** The index a column is sorted by: `byName`. */
export const sortIndex = (column: string): string => `by${column.charAt(0).toUpperCase()}${column.slice(1)}`;

/** From which date on an entity's newest row holds, within its level: one index finds what changes after a date. */
export const settledIndex = (level: Level, date: string): string => `${level}/${date}`;

/** Text as it is sorted: without case and accents. */
export function sortText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

export function sortValue<Row>(column: Column<Row>, row: Row): IndexValue {
  const value = column.value(row);
  if (typeof value === 'string') return column.kind === 'name' || column.kind === 'text' ? sortText(value) : value;
  return typeof value === 'number' ? value : null;
}

export function registerModel<Row extends RegisterRow>(register: Register<Row>): ReadModel<RegisterDoc<Row>> {
  const sorted = register.columns.filter((column) => column.sortable);
  const newestRow = newestRowOf(register);
  // `level` is of every document, `shelf` of those whose entity exists: a whole register is counted by one index.
  return {
    name: register.model,
    version: register.version,
    keepsPast: false, // a document holds its own past: every change with its date and its sequence
    indexes: [
      ...['level', 'shelf', 'settled', 'status', 'unit', 'everUnit', 'themes', 'organisations'],
      ...register.filters.map((filter) => filter.name),
      ...sorted.map((column) => sortIndex(column.name)),
    ],
    lists: ['everUnit', 'themes', 'organisations'],
    index(doc) {
      const row = newestRow(doc);
      const always = {
        level: doc.level,
        everUnit: everUnits(register, doc.changes),
        settled: settledIndex(doc.level, settledOn(doc.changes) ?? ''),
      };
      if (row === undefined) return always;
      return {
        ...always,
        shelf: doc.level,
        status: row.status ?? null,
        unit: row.unit ?? null,
        themes: row.themes ?? [],
        organisations: row.organisations ?? [],
        ...Object.fromEntries(register.filters.map((filter) => [filter.name, filter.value(row)])),
        ...Object.fromEntries(sorted.map((column) => [sortIndex(column.name), sortValue(column, row)])),
      };
    },
    search(doc) {
      const row = newestRow(doc);
      return row === undefined ? '' : register.words(row);
    },
  };
}

/** The newest row of a document, folded once: its indexes ask for it, and its words right after. */
function newestRowOf<Row extends RegisterRow>(register: Register<Row>): (doc: RegisterDoc<Row>) => Row | undefined {
  let last: { readonly doc: RegisterDoc<Row>; readonly row: Row | undefined } | undefined;
  return (doc) => {
    if (last?.doc !== doc) last = { doc, row: rowAt(doc.changes, {}, register.merge) };
    return last.row;
  };
}

/** Every unit it was ever said to stand in: where a question about the past looks for it. */
function everUnits<Row extends RegisterRow>(
  register: Register<Row>,
  changes: readonly Change<Row>[],
): readonly string[] {
  const units = new Set<string>();
  for (const { set } of changes) {
    const unit = register.unitIn === undefined ? set.unit : register.unitIn(set);
    if (unit !== undefined) units.add(unit);
  }
  return [...units];
}

/** A document per entity and level; each event adds what it changed to those whose readers may see it. */
export function registerProjection<Row extends RegisterRow>(register: Register<Row>): Projection<RegisterDoc<Row>> {
  return { model: registerModel(register), ...changesByLevel(register.handlers) };
}

/** The same for a read model that is no register, but whose rows are kept as a register's are. */
export function changesByLevel<Row>(
  handling: readonly Handler<Row>[],
): Pick<Projection<RegisterDoc<Row>>, 'types' | 'keys' | 'evolve'> {
  const levels = levelsOfRegister({ handlers: handling });
  const handlers = new Map(handling.map((handler) => [handler.type, handler]));
  const handlerOf = (event: SequencedEvent) => handlers.get(event.type)!;
  return {
    types: [...handlers.keys()],
    keys(event) {
      const id = handlerOf(event).idOf(event);
      return levelsSeeing(event.type, levels).map((level) => registerKey(level, id));
    },
    evolve(doc, event, key) {
      const { set, begins } = handlerOf(event).change(event);
      if (Object.keys(set).length === 0) return doc;
      const change: Change<Row> = {
        on: event.effectiveOn,
        sequence: event.sequence,
        ...(begins === undefined ? {} : { begins }),
        set,
      };
      const slash = key.indexOf('/');
      const empty = { id: key.slice(slash + 1), level: key.slice(0, slash) as Level, changes: [] };
      const { id, level, changes } = doc ?? empty;
      return { id, level, changes: [...changes, change] };
    },
  };
}
