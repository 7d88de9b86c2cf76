import { finding, type Outcome, type ReportEntry } from './findings.pure.ts';
import type { Draft } from './grouping.pure.ts';
import type { Result } from './imported-organisations.ts';

/** What the report says of one organisation. @param ofFile the ids of all organisations of the file */
export function entriesOf(
  draft: Draft,
  result: Result | undefined,
  ofFile: ReadonlySet<string>,
): readonly ReportEntry[] {
  const { line, rows, legalName } = draft;
  if ('skipped' in draft) {
    const { skipped: detail, column } = draft;
    return [
      {
        kind: 'outcome',
        line,
        rows,
        outcome: 'skipped',
        legalName,
        detail,
        ...(column === undefined ? {} : { column }),
      },
    ];
  }
  const { id, profile, columns } = draft;
  const base = { kind: 'outcome', line, rows, legalName, id, unit: profile.unit } as const;
  switch (result!.outcome) {
    case 'refused': {
      const { rule, detail, pointer } = result!;
      const column = pointer === undefined ? undefined : columns[pointer.split('/')[1] ?? ''];
      return [{ ...base, outcome: 'refused', rule, detail, ...(column === undefined ? {} : { column }) }];
    }
    case 'already-there':
      return [
        { ...base, outcome: 'already-there' },
        ...result!.differs.map((field) =>
          finding(line, 'differs-from-record', 'The file says something else than the record; nothing was changed.', {
            column: columns[field] ?? field,
            ids: [id],
          }),
        ),
      ];
    default: {
      const outcome: Outcome = { ...base, outcome: result!.outcome };
      // Likely duplicates within the file have been told already.
      const others = result!.warnings.filter((warning) => !(warning.ids ?? []).every((one) => ofFile.has(one)));
      return [
        outcome,
        ...others.map(({ detail, ids = [] }) =>
          finding(line, 'likely-duplicate', `Likely in the register: ${detail}.`, {
            value: legalName,
            ids: [id, ...ids],
          }),
        ),
      ];
    }
  }
}
