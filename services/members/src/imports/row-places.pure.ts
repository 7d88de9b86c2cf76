import type { Cells, MappedRow } from './cells.pure.ts';
import type { ImportMapping } from './mapping.ts';
import type { UnitIndex } from './placing.pure.ts';

/**
 * The narrowest unit that a row names, walking from the broadest column to the narrowest; what cannot be placed is noted
 * by line and column.
 */
export function placeOf(row: MappedRow, cells: Cells, mapping: ImportMapping, units: UnitIndex): string | undefined {
  const { columns, values = {}, otherwise } = mapping.place;
  let place: string | undefined;
  for (const column of columns) {
    const name = cells.columnOf(column);
    const text = cells.read(row, column);
    if (name === undefined || text === undefined) continue;
    const meant = cells.lookUp(values[[column].flat()[0]!] ?? {}, text) ?? text;
    const placed = units.find(meant, place);
    if (placed.found !== undefined) place = placed.found;
    else if (placed.why === 'place-outside') {
      cells.note(row, 'place-outside', `It lies in ${placed.elsewhere.join(', ')}, not in ${place}.`, name, text);
    } else {
      const detail =
        placed.why === 'place-unknown' ? 'No unit has this code or name.' : 'Several units have this name.';
      cells.note(row, placed.why, detail, name, text);
    }
  }
  place = byCode(row, cells, mapping, units, place);
  if (place === undefined && otherwise !== undefined && units.has(otherwise)) return otherwise;
  if (place === undefined)
    cells.note(row, 'place-missing', 'The row names no place of the forum.', placeColumn(cells, columns));
  return place;
}

/** What the code of another system adds to the place, or says against it. */
function byCode(
  row: MappedRow,
  cells: Cells,
  { place: { codes } }: ImportMapping,
  units: UnitIndex,
  place: string | undefined,
): string | undefined {
  const column = cells.columnOf(codes?.column);
  if (codes === undefined || column === undefined) return place;
  const code = cells.read(row, codes.column);
  if (code === undefined) {
    cells.note(row, 'place-code-missing', 'There is no code of a place.', column, cells.raw(row, codes.column));
    return place;
  }
  const meant = cells.lookUp(codes.units, code);
  if (meant === undefined || !units.has(meant)) {
    cells.note(row, 'place-code-unknown', 'The mapping or the forum knows no place of this code.', column, code);
    return place;
  }
  if (place === undefined || units.covers(place, meant)) return meant;
  if (!units.covers(meant, place)) {
    cells.note(row, 'place-code-contradicts', `The code means ${meant}, the names mean ${place}.`, column, code);
  }
  return place;
}

function placeColumn(cells: Cells, columns: readonly (string | readonly string[])[]): string | undefined {
  return columns.map((column) => cells.columnOf(column)).find((name) => name !== undefined);
}
