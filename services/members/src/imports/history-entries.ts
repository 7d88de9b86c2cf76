import { finding, type FindingCode, type Outcome, type ReportEntry } from './findings.pure.ts';
import type { Refused } from './imported-commands.ts';

/** What came of one membership, or of the dues of one term. */
export type HistoryResult =
  | { readonly outcome: 'made' | 'would-be-made' }
  | { readonly outcome: 'already-there'; readonly differs: readonly string[] }
  | Refused;

type What = Pick<Outcome, 'line' | 'rows' | 'legalName'>;

/** What the report says of it. @param columns field → column of the file */
export function historyEntries(
  what: What & Pick<Outcome, 'id' | 'unit'>,
  result: HistoryResult,
  columns: Readonly<Record<string, string | undefined>>,
): readonly ReportEntry[] {
  const base = { kind: 'outcome', ...what } as const;
  if (result.outcome === 'refused') {
    const { rule, detail, pointer } = result;
    const column = pointer === undefined ? undefined : columns[pointer.split('/')[1] ?? ''];
    return [{ ...base, outcome: 'refused', rule, detail, ...(column === undefined ? {} : { column }) }];
  }
  if (result.outcome !== 'already-there') return [{ ...base, outcome: result.outcome }];
  const detail = 'The file says something else than the record; nothing was changed.';
  return [
    { ...base, outcome: 'already-there' },
    ...result.differs.map((field) =>
      finding(what.line, 'differs-from-record', detail, {
        column: columns[field] ?? field,
        ...(what.id === undefined ? {} : { ids: [what.id] }),
      }),
    ),
  ];
}

/** One that was not tried, and why. */
export function skippedEntries(
  what: What,
  detail: string,
  column: string | undefined,
  code?: FindingCode,
): readonly ReportEntry[] {
  const skipped: Outcome = {
    kind: 'outcome',
    ...what,
    outcome: 'skipped',
    detail,
    ...(column === undefined ? {} : { column }),
  };
  return code === undefined ? [skipped] : [skipped, finding(what.line, code, detail, { value: what.legalName })];
}
