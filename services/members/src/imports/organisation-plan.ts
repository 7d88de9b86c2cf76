import { setImmediate } from 'node:timers/promises';
import type { Cells } from './cells.pure.ts';
import { type Finding, finding } from './findings.pure.ts';
import { type Draft, RowGroups } from './grouping.pure.ts';
import { columnsFound, type OpenFile, type ReadRows } from './import-plan.ts';
import { likelyPairs, type NamedInFile } from './likely-duplicates.pure.ts';
import type { ImportMapping } from './mapping.ts';
import type { UnitIndex } from './placing.pure.ts';

/** A whole file, read and gathered into organisations; nothing has been done with it yet. */
export interface OrganisationPlan extends ReadRows {
  readonly drafts: readonly Draft[];
}

/** Rows and names read before others have their turn. */
const A_TURN = 500;

/** @throws BrokenFile for a file that lacks a column by which its rows are known apart */
export async function planOrganisations(
  { table, cells }: OpenFile,
  mapping: ImportMapping,
  units: UnitIndex,
): Promise<OrganisationPlan> {
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
  return { rows, passedOver, drafts, findings };
}

function checkColumns(header: readonly string[], mapping: ImportMapping, cells: Cells): readonly Finding[] {
  const { group, place, only = [], fields, ignored = [] } = mapping;
  const needed = [...group.by, ...[fields.legalName.column ?? []]].filter((column) => column.length > 0);
  return columnsFound(header, cells, {
    needed,
    wanted: [
      ...only.map(({ column }) => column),
      ...(group.apart ?? []).flatMap(({ when, by }) => [when.column, ...by]),
      ...place.columns,
      ...(place.codes === undefined ? [] : [place.codes.column]),
      ...Object.values(fields).flatMap(({ column }) => (column === undefined ? [] : [column])),
    ],
    ignored,
  });
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
