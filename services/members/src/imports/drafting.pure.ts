import { isCivilDate, ORGANISATION_KINDS, type OrganisationKind } from '@baraza/domain';
import type { ProfileGiven } from '../organisation/organisation.commands.pure.ts';
import type { Cells } from './cells.pure.ts';
import { finding } from './findings.pure.ts';
import type { Group, Said } from './grouping.pure.ts';
import type { FieldName, ImportMapping } from './mapping.ts';
import type { UnitIndex } from './placing.pure.ts';

export type DraftWithoutId = { readonly line: number; readonly rows: number; readonly legalName: string } & (
  | {
      readonly profile: ProfileGiven;
      readonly effectiveOn: string | undefined;
      readonly isApart: boolean;
      /** Field of the profile → column of the file. */
      readonly columns: Readonly<Record<string, string | undefined>>;
    }
  | { readonly skipped: string; readonly column: string | undefined }
);

/** What the rows of a group come to: one value where there is one, all values where there are many. */
export function draftOf(group: Group, mapping: ImportMapping, cells: Cells, units: UnitIndex): DraftWithoutId {
  const columnOf = (name: FieldName): string | undefined => cells.columnOf(mapping.fields[name]?.column);
  const one = (name: FieldName): string | undefined => single(group, name, cells, columnOf(name));
  const all = (name: FieldName): string[] => (group.said.get(name) ?? []).map((said) => said.value);

  const legalName = commonest(group, cells, columnOf('legalName'));
  const base = { line: group.line, rows: group.rows, legalName: legalName ?? '' };
  const skipped = (why: string, name: FieldName): DraftWithoutId => ({ ...base, skipped: why, column: columnOf(name) });
  if (legalName === undefined) return skipped('It has no name.', 'legalName');
  const kind = one('kind');
  if (kind === undefined || !isKind(kind)) return skipped('It is not said what kind of organisation it is.', 'kind');
  const themes = all('themes');
  if (themes.length === 0) return skipped('It works on no theme of the forum.', 'themes');
  const unit = standing(group, mapping, units);
  if (unit === undefined) {
    return { ...base, skipped: 'It stands in no unit of the forum.', column: placeColumn(mapping, cells) };
  }
  const registration = registrationOf(one('registrar'), one('registrationNumber'), group, cells, columnOf);
  const profile: ProfileGiven = {
    kind,
    legalName,
    acronym: one('acronym'),
    unit,
    worksIn: [...group.places].filter((place) => place !== unit).sort(),
    themes,
    constituencies: all('constituencies'),
    languages: all('languages'),
    web: all('web').map(asAddress),
    registration,
    founded: founded(one('founded'), group, cells, columnOf('founded')),
  };
  const columns = { ...columnsOf(mapping, cells), registration: columnOf('registrationNumber') };
  return {
    ...base,
    profile,
    columns,
    isApart: group.isApart,
    effectiveOn: earliest(group, cells, columnOf('effectiveOn')),
  };
}

/** The narrowest column that names a place. */
function placeColumn({ place }: ImportMapping, cells: Cells): string | undefined {
  return place.columns.map((column) => cells.columnOf(column)).findLast((name) => name !== undefined);
}

function columnsOf(mapping: ImportMapping, cells: Cells): Readonly<Record<string, string | undefined>> {
  const named = Object.entries(mapping.fields).map(([name, source]) => [name, cells.columnOf(source.column)]);
  const place = placeColumn(mapping, cells);
  return { ...(Object.fromEntries(named) as Record<string, string | undefined>), unit: place, worksIn: place };
}

const isKind = (text: string): text is OrganisationKind => (ORGANISATION_KINDS as readonly string[]).includes(text);

function standing({ places }: Group, { place }: ImportMapping, units: UnitIndex): string | undefined {
  const common = units.lowestCommon([...places]);
  return common === undefined || place.standsAt === undefined ? common : units.liftedTo(place.standsAt, common);
}

/** The spelling that most rows have, the first of those; the others are told. */
function commonest(group: Group, cells: Cells, column: string | undefined): string | undefined {
  const counts = new Map<string, { count: number; line: number }>();
  for (const { value, line } of group.said.get('legalName') ?? []) {
    counts.set(value, { count: (counts.get(value)?.count ?? 0) + 1, line: counts.get(value)?.line ?? line });
  }
  const [taken, ...others] = [...counts].sort(([, a], [, b]) => b.count - a.count || a.line - b.line);
  for (const [value, { line }] of others) {
    cells.findings.push(finding(line, 'spelt-otherwise', `Taken as ${taken![0]}.`, { column, value }));
  }
  return taken?.[0];
}

function single(group: Group, name: FieldName, cells: Cells, column: string | undefined): string | undefined {
  const [first, ...others] = group.said.get(name) ?? [];
  for (const { value, line } of others) {
    cells.findings.push(
      finding(line, 'value-contradicts', `Line ${first!.line} says ${first!.value}.`, { column, value }),
    );
  }
  return first?.value;
}

function registrationOf(
  registrar: string | undefined,
  number: string | undefined,
  group: Group,
  cells: Cells,
  columnOf: (name: FieldName) => string | undefined,
): ProfileGiven['registration'] {
  if (number === undefined) return undefined;
  if (registrar !== undefined) return { registrar, number };
  const column = columnOf('registrationNumber');
  const detail = 'A registration number without its registrar is left out.';
  cells.findings.push(finding(group.line, 'value-missing', detail, { column, value: number }));
  return undefined;
}

/** `www.example.org` is meant as an address. */
const asAddress = (text: string): string => (/^https?:\/\//i.test(text) ? text : `https://${text}`);

function founded(text: string | undefined, group: Group, cells: Cells, column: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^\d{4}(-\d{2})?$/.test(text)) return text;
  return cells.date(text) ?? noDate({ value: text, line: group.line }, cells, column);
}

/** The earliest date of the rows: from then on the organisation was known. */
function earliest(group: Group, cells: Cells, column: string | undefined): string | undefined {
  const dates = (group.said.get('effectiveOn') ?? []).map(
    (said) => cells.date(said.value) ?? noDate(said, cells, column),
  );
  return dates.filter(isCivilDate).sort()[0];
}

function noDate({ value, line }: Said, cells: Cells, column: string | undefined): undefined {
  cells.findings.push(
    finding(line, 'value-not-a-date', 'This is no date, or not one as the mapping says.', { column, value }),
  );
}
