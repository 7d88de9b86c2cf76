import { setImmediate } from 'node:timers/promises';
import { BrokenFile } from './broken-file.ts';
import { Cells } from './cells.pure.ts';
import { type Delimiter, readTable } from './csv-table.ts';
import { decode, type Encoding } from './decoding.ts';
import { type Finding, finding } from './findings.pure.ts';
import { type Draft, RowGroups } from './grouping.pure.ts';
import { likelyPairs, type NamedInFile } from './likely-duplicates.pure.ts';
import { type ImportMapping, MISSING } from './mapping.ts';
import type { UnitIndex } from './placing.pure.ts';

export interface FileToImport {
  readonly bytes: Uint8Array;
  readonly mapping: ImportMapping;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
}

/** A whole file, read and gathered into organisations; nothing has been done with it yet. */
export interface ImportPlan {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly rows: number;
  /** Rows that the mapping does not ask for. */
  readonly passedOver: number;
  readonly drafts: readonly Draft[];
  /** In the order of lines. */
  readonly findings: readonly Finding[];
}

/** Rows and names read before others have their turn. */
const A_TURN = 500;

/** @throws BrokenFile for a file that is no table, or lacks a column by which its rows are known apart */
export async function planImport({ bytes, mapping, ...file }: FileToImport, units: UnitIndex): Promise<ImportPlan> {
  const { text, encoding } = decode(bytes, file.encoding);
  const table = await readTable(text, file.delimiter);
  const cells = new Cells(table.header, mapping, mapping.missing ?? MISSING);
  const columns = checkColumns(table.header, mapping, cells);
  const groups = new RowGroups(mapping, cells, units);
  for await (const row of table.rows()) {
    groups.add(row);
    if (groups.rows % A_TURN === 0) await setImmediate();
  }
  const drafts = groups.drafts();
  const findings = [
    ...columns,
    ...cells.findings,
    ...(await duplicatesAmong(drafts, units, cells.columnOf(mapping.fields.legalName.column))),
  ];
  findings.sort((a, b) => a.line - b.line);
  const { rows, passedOver } = groups;
  return { encoding, delimiter: table.delimiter, rows, passedOver, drafts, findings };
}

function checkColumns(header: readonly string[], mapping: ImportMapping, cells: Cells): readonly Finding[] {
  const { group, place, only = [], fields, ignored = [] } = mapping;
  const needed = [...group.by, ...[fields.legalName.column ?? []]].filter((column) => column.length > 0);
  const lacking = needed.filter((column) => cells.columnOf(column) === undefined);
  if (lacking.length > 0) {
    const names = lacking.map((column) => [column].flat().join(' or ')).join('; ');
    throw new BrokenFile('column-missing', `The file has no column ${names}.`, { line: 1 });
  }
  const wanted = [
    ...needed,
    ...only.map(({ column }) => column),
    ...(group.apart ?? []).flatMap(({ when, by }) => [when.column, ...by]),
    ...place.columns,
    ...(place.codes === undefined ? [] : [place.codes.column]),
    ...Object.values(fields).flatMap(({ column }) => (column === undefined ? [] : [column])),
  ];
  const names = new Set([...wanted.flat(), ...ignored].map((name) => name.trim().toLowerCase()));
  return [
    ...wanted
      .filter((column) => cells.columnOf(column) === undefined)
      .map((column) =>
        finding(1, 'column-missing', 'The file has no such column.', { column: [column].flat().join(' or ') }),
      ),
    ...header
      .filter((name) => !names.has(name.toLowerCase()))
      .map((column) => finding(1, 'column-ignored', 'The mapping makes nothing of this column.', { column })),
  ];
}

async function duplicatesAmong(
  drafts: readonly Draft[],
  units: UnitIndex,
  column: string | undefined,
): Promise<readonly Finding[]> {
  const named = drafts.flatMap((draft): NamedInFile[] => {
    if (!('profile' in draft)) return [];
    const { id, line, isApart, profile } = draft;
    const { legalName, acronym, web, unit } = profile;
    return [{ id, line, isApart, legalName, acronym, web, unit }];
  });
  const findings: Finding[] = [];
  let turns = 0;
  for (const pairs of likelyPairs(named, (one, other) => units.near(one, other), units.words())) {
    for (const { one, other, why } of pairs) {
      const detail = `Likely ${one.legalName}, line ${one.line}: ${why}.`;
      findings.push(
        finding(other.line, 'likely-duplicate', detail, { column, value: other.legalName, ids: [one.id, other.id] }),
      );
    }
    if (++turns % A_TURN === 0) await setImmediate();
  }
  return findings;
}
