import { createHash } from 'node:crypto';
import { positionOf, reportBytes } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, EVENT_STORE, NotFound, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { PublicFace } from '../public-face/public-face.queries.ts';
import type { Frame } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import { FigureChecks, type FoundFigure } from './figure-checks.ts';
import { publishedReportsModel, type ShownReport } from './published-reports.read-model.ts';

export const REPORTS_PARAMETERS = ['lang', 'format', 'limit', 'cursor'] as const;
export const REPORT_PARAMETERS = ['lang', 'format'] as const;

export interface CheckedFigure {
  readonly figure: string;
  readonly value: number;
  /** What the record says, known at the report's sequence. */
  readonly found: FoundFigure;
}
export interface CheckedReport {
  readonly frame: Frame;
  readonly report: ShownReport;
  /** The report's sequence as a position. */
  readonly position: string;
  /** The digest of what is shown, made now. */
  readonly digest: string;
  readonly figures: readonly CheckedFigure[];
}

/** What the forum has answered with, and whether it still is what the record says: for whoever asks. */
@Injectable()
export class PublishedReports {
  readonly #face: PublicFace;

  constructor(
    @Inject(SERVED_MODELS) private readonly store: ServedModels,
    @Inject(EVENT_STORE) private readonly ledger: Pick<EventStore, 'ledgerId'>,
    private readonly viewing: Viewing,
    private readonly checks: FigureChecks,
  ) {
    this.#face = new PublicFace(store);
  }

  /** The newest first. @throws BadRequest, BadCursor */
  async list(caller: Caller, request: FastifyRequest) {
    const asking = new Asking(request.query as QueryString, REPORTS_PARAMETERS);
    const limit = asking.whole('limit', { min: 1, max: 200, otherwise: 50 });
    const cursor = asking.text('cursor');
    const frame = await this.viewing.frame(asking, caller, request, publishedReportsModel.name);
    const units = await this.#unitsShown(frame);
    const { documents, nextCursor } = await this.store.find(publishedReportsModel, {
      ...(units === undefined ? {} : { where: { unit: { in: units } } }),
      orderBy: { index: 'publishedOn', descending: true },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { frame, reports: documents.map(({ doc }) => doc), nextCursor };
  }

  /** @throws BadRequest @throws NotFound for a report that is not there, and for one that is not shown */
  async check(id: string, caller: Caller, request: FastifyRequest): Promise<CheckedReport> {
    const asking = new Asking(request.query as QueryString, REPORT_PARAMETERS);
    const frame = await this.viewing.frame(asking, caller, request, publishedReportsModel.name);
    const [report, units] = await Promise.all([this.store.get(publishedReportsModel, id), this.#unitsShown(frame)]);
    if (report === undefined || (units !== undefined && !units.includes(report.unit))) throw new NotFound();
    const figures = await Promise.all(
      report.figures.map(async ({ figure, value }) => ({
        ...{ figure, value },
        found: await this.checks.find(figure, report.knownAt, caller),
      })),
    );
    const position = positionOf(this.ledger.ledgerId, report.knownAt);
    const digest = createHash('sha256').update(reportBytes(report)).digest('hex');
    return { frame, report, position, digest, figures };
  }

  /** Who has no token reads reports of the whole forum, and of units whose civic space lets names be shown. */
  async #unitsShown({ caller, forum: { tree, founded }, today }: Frame): Promise<readonly string[] | undefined> {
    if (!caller.isPublic || founded === undefined) return undefined;
    const places = await this.#face.places(tree, today);
    const { rootUnit } = founded;
    return [rootUnit, ...tree.andBelow(rootUnit, {}).filter((code) => places.reaches(code, 'names'))];
  }
}
