import type { Outcome, ReportEntry } from './findings.pure.ts';
import { type ImportReport, type ImportReports, PAGE } from './import-reports.ts';

/** Writes a report as it grows: full pages once, the last page and the counts again and again. */
export class ReportWriter {
  readonly #reports: ImportReports;
  #report: ImportReport;
  #last: ReportEntry[] = [];
  #pages = 0;

  constructor(reports: ImportReports, begun: ImportReport) {
    this.#reports = reports;
    this.#report = begun;
  }

  get report(): ImportReport {
    return this.#report;
  }

  /** Kept when it resolves: the entries, and how many organisations are through. */
  async add(entries: readonly ReportEntry[], through: number): Promise<void> {
    const outcomes: Record<Outcome['outcome'], number> = { ...this.#report.outcomes };
    const findings: Record<string, number> = { ...this.#report.findings };
    for (const entry of entries) {
      if (entry.kind === 'outcome') outcomes[entry.outcome] += 1;
      else findings[entry.code] = (findings[entry.code] ?? 0) + 1;
    }
    this.#report = {
      ...this.#report,
      outcomes,
      findings,
      through: this.#report.through + through,
      entries: this.#report.entries + entries.length,
    };
    this.#last.push(...entries);
    while (this.#last.length > PAGE) {
      await this.#reports.putPage(this.#report.id, this.#pages++, this.#last.slice(0, PAGE));
      this.#last = this.#last.slice(PAGE);
    }
    await this.#reports.putPage(this.#report.id, this.#pages, this.#last);
    await this.#reports.put(this.#report);
  }

  async end(how: Pick<ImportReport, 'status' | 'endedAt' | 'cause'>): Promise<void> {
    this.#report = { ...this.#report, ...how };
    await this.#reports.put(this.#report);
  }
}
