import type { CivilDate } from '@baraza/domain';
import type { Cells, MappedRow } from './cells.pure.ts';
import type { MembershipMapping } from './history-mapping.ts';
import { type NamedByRow, organisationOf } from './row-organisations.pure.ts';

/** A membership as a row tells it; or why it is none. */
export type MembershipDraft = { readonly line: number; readonly of: NamedByRow } & (
  | {
      readonly category: string;
      readonly since: CivilDate;
      readonly until: CivilDate | undefined;
      readonly hasResigned: boolean;
      readonly columns: Readonly<Record<string, string | undefined>>;
    }
  | { readonly skipped: string; readonly column: string | undefined }
);

/** Undefined, and noted, where the row names no organisation. */
export function membershipDraft(row: MappedRow, cells: Cells, mapping: MembershipMapping): MembershipDraft | undefined {
  const of = organisationOf(row, cells, mapping.organisation);
  if (of === undefined) return undefined;
  const { fields } = mapping;
  const base = { line: row.line, of };
  const columnOf = (name: keyof typeof fields): string | undefined => cells.columnOf(fields[name]?.column);
  const [category] = cells.values(row, fields.category);
  if (category === undefined) {
    return { ...base, skipped: 'It is not said of what category it is.', column: columnOf('category') };
  }
  const since = dateIn(row, cells, fields.since);
  if (since === undefined) return { ...base, skipped: 'It is not said since when.', column: columnOf('since') };
  const until = dateIn(row, cells, fields.until);
  if (until !== undefined && until < since) {
    return { ...base, skipped: 'It ends before it begins.', column: columnOf('until') };
  }
  const [status = 'member'] = cells.values(row, fields.status);
  if (status !== 'member' && status !== 'resigned') {
    return {
      ...base,
      skipped: `The mapping makes it ${status}, which is no status of a file.`,
      column: columnOf('status'),
    };
  }
  const columns = {
    category: columnOf('category'),
    effectiveOn: columnOf('since'),
    organisation: columnOf('category'),
  };
  return { ...base, category, since, until, hasResigned: status === 'resigned', columns };
}

/** Undefined, and noted, where what stands there is no date. */
export function dateIn(
  row: MappedRow,
  cells: Cells,
  source: MembershipMapping['fields']['until'],
): CivilDate | undefined {
  const [text] = cells.values(row, source);
  if (text === undefined) return undefined;
  const date = cells.date(text);
  if (date === undefined) {
    const detail = 'This is no date, or not one as the mapping says.';
    cells.note(row, 'value-not-a-date', detail, cells.columnOf(source?.column), text);
  }
  return date;
}
