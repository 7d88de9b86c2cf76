import type { ReadModel, ReadStore } from '@baraza/read-models';
import { SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { ImportKind } from './any-mapping.ts';
import type { Outcome, ReportEntry } from './findings.pure.ts';

export type ImportStatus = 'running' | 'done' | 'interrupted';

/** How far an import is, and what it came to. Public names and codes only. */
export interface ImportReport {
  readonly id: string;
  readonly status: ImportStatus;
  readonly dryRun: boolean;
  /** What it is a file of. */
  readonly kind: ImportKind;
  readonly source: string;
  readonly mapping: string;
  /** base64url SHA-256 of the file and of the mapping. */
  readonly fileDigest: string;
  readonly mappingDigest: string;
  readonly encoding: string;
  readonly delimiter: string;
  /** The person who brings it in. */
  readonly by: string;
  /** Where that person has the right to. */
  readonly unit: string;
  readonly begunAt: string;
  readonly endedAt?: string;
  readonly rows: number;
  readonly passedOver: number;
  /** How many organisations, memberships or terms of dues the rows come to, and how many of them are through. */
  readonly items: number;
  readonly through: number;
  readonly outcomes: Readonly<Record<Outcome['outcome'], number>>;
  /** How often each finding was made. */
  readonly findings: Readonly<Record<string, number>>;
  /** How many entries there are to read, in pages. */
  readonly entries: number;
  /** Why it was interrupted. */
  readonly cause?: string;
}

interface Page {
  readonly import: string;
  readonly entries: readonly ReportEntry[];
}
type Stored = { readonly report: ImportReport } | { readonly page: Page };

export const PAGE = 500;

const model: ReadModel<Stored> = {
  name: 'members-import-reports',
  version: 1,
  keepsPast: false,
  indexes: ['status'],
  index: (doc) => ({ status: 'report' in doc ? doc.report.status : null }),
};

/** Reports of imports, in the service's own store. */
@Injectable()
export class ImportReports {
  readonly #documents: ServiceDocuments<Stored>;

  constructor(@Inject(SERVICE_STORE) store: ReadStore) {
    this.#documents = new ServiceDocuments(store, model);
  }

  async get(id: string): Promise<ImportReport | undefined> {
    const doc = await this.#documents.get(id);
    return doc !== undefined && 'report' in doc ? doc.report : undefined;
  }

  async put(report: ImportReport): Promise<void> {
    await this.#documents.put(report.id, { report });
  }

  /** @param number from 0; each page but the last holds `PAGE` entries */
  async page(id: string, number: number): Promise<readonly ReportEntry[]> {
    const doc = await this.#documents.get(pageKey(id, number));
    return doc !== undefined && 'page' in doc ? doc.page.entries : [];
  }

  async putPage(id: string, number: number, entries: readonly ReportEntry[]): Promise<void> {
    await this.#documents.put(pageKey(id, number), { page: { import: id, entries } });
  }

  /** The ids of the imports that are under way, or were when their process ended. */
  async running(): Promise<readonly string[]> {
    const found = await this.#documents.all({ where: { status: { is: 'running' } } });
    return found.flatMap((doc) => ('report' in doc ? [doc.report.id] : []));
  }
}

const pageKey = (id: string, number: number): string => `${id}/${String(number).padStart(8, '0')}`;
