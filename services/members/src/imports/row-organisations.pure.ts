import type { Cells, MappedRow } from './cells.pure.ts';
import type { DuesMapping } from './history-mapping.ts';
import { importedId, keyOfParts, keyPart } from './organisation-keys.pure.ts';

/** An organisation as a row names it. */
export interface NamedByRow {
  /** What it was called. */
  readonly name: string;
  /** As an import of organisations would have made it. */
  readonly id: string;
  /** One text for all rows that mean it. */
  readonly key: string;
}

/** Undefined, and noted, where the row does not say which organisation it is about. */
export function organisationOf(
  row: MappedRow,
  cells: Cells,
  { source, by, name: column }: DuesMapping['organisation'],
): NamedByRow | undefined {
  const name = cells.read(row, column);
  const parts = by.map((one) => cells.read(row, one));
  const lacking = name === undefined ? column : by[parts.indexOf(undefined)];
  if (name === undefined || lacking !== undefined) {
    const detail = 'The row does not say which organisation it is about.';
    cells.note(row, 'group-key-missing', detail, cells.columnOf(lacking), cells.raw(row, lacking));
    return undefined;
  }
  const key = keyOfParts(parts.map((part) => keyPart(part!)));
  return { name, id: importedId(source, key, name), key };
}
