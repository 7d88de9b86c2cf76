import { type Cells, type MappedRow } from './cells.pure.ts';
import { draftOf, type DraftWithoutId } from './drafting.pure.ts';
import type { FieldSource } from './mapping-parts.ts';
import type { FieldName, ImportMapping } from './mapping.ts';
import { importedId, keyOfParts, keyPart } from './organisation-keys.pure.ts';
import type { UnitIndex } from './placing.pure.ts';
import { placeOf } from './row-places.pure.ts';

/** Something that stood in a row. */
export interface Said {
  readonly value: string;
  readonly line: number;
}

/** All rows of one organisation. */
export interface Group {
  readonly key: string;
  readonly line: number;
  /** Kept apart from others of its name by the mapping. */
  readonly isApart: boolean;
  rows: number;
  readonly places: Set<string>;
  readonly said: Map<FieldName, Said[]>;
}

/** An organisation as the file tells it, ready for its command; or why it is none. */
export type Draft =
  | (Extract<DraftWithoutId, { profile: unknown }> & { readonly id: string })
  | Extract<DraftWithoutId, { skipped: string }>;

/** Gathers the rows of a file into organisations, in the order of their first lines. */
export class RowGroups {
  readonly #groups = new Map<string, Group>();
  readonly #mapping: ImportMapping;
  readonly #cells: Cells;
  readonly #units: UnitIndex;
  rows = 0;
  passedOver = 0;

  constructor(mapping: ImportMapping, cells: Cells, units: UnitIndex) {
    this.#mapping = mapping;
    this.#cells = cells;
    this.#units = units;
  }

  add(row: MappedRow): void {
    this.rows += 1;
    if (!this.#cells.isWanted(row, this.#mapping.only)) {
      this.passedOver += 1;
      return;
    }
    const apart = (this.#mapping.group.apart ?? []).filter(({ when }) => this.#cells.holds(row, when));
    const key = this.#keyOf(row, [...this.#mapping.group.by, ...apart.flatMap(({ by }) => by)]);
    if (key === undefined) return;
    const { line } = row;
    const isApart = apart.length > 0;
    const group: Group = this.#groups.get(key) ?? { key, line, isApart, rows: 0, places: new Set(), said: new Map() };
    this.#groups.set(key, group);
    group.rows += 1;
    const place = placeOf(row, this.#cells, this.#mapping, this.#units);
    if (place !== undefined) group.places.add(place);
    for (const [name, source] of Object.entries(this.#mapping.fields) as [FieldName, FieldSource][]) {
      const said = group.said.get(name) ?? [];
      for (const value of this.#cells.values(row, source)) {
        // The name counts each time, for the spelling that most rows have is taken; of others the first is enough.
        if (name === 'legalName' || !said.some((one) => one.value === value)) said.push({ value, line: row.line });
      }
      group.said.set(name, said);
    }
  }

  drafts(): readonly Draft[] {
    const { source } = this.#mapping;
    return [...this.#groups.values()].map((group) => {
      const draft = draftOf(group, this.#mapping, this.#cells, this.#units);
      if ('skipped' in draft) return draft;
      return { ...draft, id: importedId(source, group.key, draft.legalName) };
    });
  }

  /** Undefined, and noted, where a column of the key is empty. */
  #keyOf(row: MappedRow, columns: readonly (string | string[])[]): string | undefined {
    const parts: string[] = [];
    for (const column of columns) {
      const text = this.#cells.read(row, column);
      if (text === undefined) {
        const name = this.#cells.columnOf(column);
        const detail = 'The row does not say which organisation it is about.';
        this.#cells.note(row, 'group-key-missing', detail, name, this.#cells.raw(row, column));
        return undefined;
      }
      parts.push(keyPart(text));
    }
    return keyOfParts(parts);
  }
}
