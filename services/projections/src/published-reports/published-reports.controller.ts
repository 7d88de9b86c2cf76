import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { entityTrail } from '../pages/links.ts';
import { KNOWN_TO_THE_PUBLIC } from '../rights/readers.ts';
import { type Frame, frameFields } from '../viewing/frame.ts';
import { findingOf } from './finding.pure.ts';
import { checkedReportPage, publishedReportsPage } from './published-reports.page.ts';
import type { ShownReport } from './published-reports.read-model.ts';
import { CheckedReportSchema, PublishedReportsSchema } from './published-reports.schemas.ts';
import { PublishedReports, REPORT_PARAMETERS, REPORTS_PARAMETERS } from './published-reports.service.ts';

/** Published reports: what the forum answered with, at which position of the record, with a digest that anybody can make. */
@ApiTags('views')
@Controller('views/reports')
export class PublishedReportsController {
  constructor(private readonly reports: PublishedReports) {}

  @Query({
    operationId: 'listPublishedReports',
    summary: 'What the forum has published of itself, the newest first',
    description:
      'The same for whoever asks without a token: of the whole forum, and of units whose civic space lets names be shown.',
    roles: KNOWN_TO_THE_PUBLIC,
    schema: PublishedReportsSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...REPORTS_PARAMETERS)
  async list(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.reports.list(caller, request);
    const { frame, reports, nextCursor } = found;
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame, 'public'),
        reports: reports.map((report) => listed(report, frame)),
        ...(nextCursor === undefined ? {} : { nextCursor }),
      }),
      page: () => publishedReportsPage(found),
    });
  }

  @Query({
    operationId: 'checkPublishedReport',
    path: ':id',
    summary: 'A published report, checked against the record',
    description:
      'Its digest is made again for whoever asks. Each figure is asked for again, known at the report’s sequence, for those who may read it.',
    roles: KNOWN_TO_THE_PUBLIC,
    schema: CheckedReportSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...REPORT_PARAMETERS)
  async one(
    @Param('id') id: string,
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const checked = await this.reports.check(id, caller, request);
    const { frame, report, position, digest, figures } = checked;
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame, 'public'),
        report: { ...listed(report, frame), text: report.text, position },
        digest: { now: digest, agrees: digest === report.digest },
        figures: figures.map((one) => ({
          ...{ figure: one.figure, value: one.value },
          ...{ onRecord: typeof one.found === 'number' ? one.found : null, finding: findingOf(one) },
        })),
      }),
      page: () => checkedReportPage(checked),
    });
  }
}

function listed(report: ShownReport, { forum }: Frame) {
  const { id, unit, title, asOf, knownAt, digest, publishedOn, corrects = null, correctedBy } = report;
  const unitName = forum.tree.nameOf(unit);
  return {
    ...{ id, unit, unitName, title, asOf, knownAt, digest, publishedOn, corrects, correctedBy },
    trail: entityTrail(id),
  };
}
