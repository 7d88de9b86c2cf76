export type ReportEntry =
  | {
      readonly kind: 'finding';
      readonly line: number;
      readonly column?: string;
      readonly code: string;
      readonly detail: string;
      readonly value?: string;
      readonly ids?: readonly string[];
    }
  | {
      readonly kind: 'outcome';
      readonly line: number;
      readonly outcome: string;
      readonly legalName: string;
      readonly column?: string;
      readonly rule?: string;
      readonly detail?: string;
    };

/** What `GET /members/imports/{id}` answers with, as far as it is told here. */
export interface ImportReport {
  readonly id: string;
  readonly status: 'running' | 'done' | 'interrupted';
  readonly dryRun: boolean;
  readonly rows: number;
  readonly passedOver: number;
  readonly kind: string;
  readonly items: number;
  readonly through: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<string, number>>;
  readonly cause?: string;
  readonly page: { readonly entries: readonly ReportEntry[]; readonly next?: number };
}

/** A line for every finding, and for everything that was not taken. */
export function reportLines(entries: readonly ReportEntry[]): readonly string[] {
  return entries.flatMap((entry) => {
    const place = `line ${entry.line}${entry.column === undefined ? '' : `, ${entry.column}`}`;
    if (entry.kind === 'finding') {
      const value = entry.value === undefined ? '' : ` “${entry.value}”`;
      return [`${place}: ${entry.code}${value}: ${entry.detail}`];
    }
    if (entry.outcome !== 'refused' && entry.outcome !== 'skipped') return [];
    const why = [entry.rule, entry.detail].filter((part) => part !== undefined).join(': ');
    return [`${place}: ${entry.outcome} “${entry.legalName}”${why === '' ? '' : `: ${why}`}`];
  });
}

const COMES_TO: Readonly<Record<string, string>> = { dues: 'terms of dues' };

export function summaryOf(report: ImportReport): string {
  const sums = Object.entries(report.outcomes).filter(([, count]) => count > 0);
  const became = sums.map(([outcome, count]) => `${count} ${outcome.replaceAll('-', ' ')}`).join(', ');
  const findings = Object.values(report.findings).reduce((sum, count) => sum + count, 0);
  return [
    `${report.rows} lines, ${report.items} ${COMES_TO[report.kind] ?? report.kind}${became === '' ? '' : `: ${became}`}`,
    ...(findings > 0 ? [`${findings} findings above, by line and column`] : []),
    ...(report.passedOver > 0 ? [`${report.passedOver} lines passed over, as the mapping says`] : []),
    ...(report.dryRun ? ['A dry run: nothing was recorded.'] : []),
  ].join('\n');
}
