import { Readable } from 'node:stream';
import { BadRequest, type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { READERS_OF_CASES } from '../rights/readers.ts';
import { dueProcessCsv, dueProcessDocument } from './due-process.document.ts';
import { dueProcessPage } from './due-process.page.ts';
import { DueProcessSchema } from './due-process.schemas.ts';
import { DUE_PROCESS_PARAMETERS, DueProcesses } from './due-process.service.ts';

const PAGE_PARAMETERS = [...DUE_PROCESS_PARAMETERS, 'limit', 'cursor', 'format'] as const;
const CSV_PARAMETERS = [...DUE_PROCESS_PARAMETERS, 'bom'] as const;

@ApiTags('views')
@Controller('views')
export class DueProcessController {
  constructor(private readonly processes: DueProcesses) {}

  @Query({
    operationId: 'readDueProcess',
    path: 'due-process',
    summary: 'Every decision against somebody: whether each step was taken, in time, by whom, and on what ground',
    roles: READERS_OF_CASES,
    schema: DueProcessSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...PAGE_PARAMETERS)
  async read(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asking = new Asking(request.query as QueryString, PAGE_PARAMETERS);
    const limit = asking.whole('limit', { min: 1, max: 200, otherwise: 50 });
    const cursor = asking.text('cursor');
    const found = await this.processes.found(asking, caller, request);
    const last = cursor === undefined ? -1 : found.cases.findIndex(({ event }) => event === cursor);
    if (cursor !== undefined && last === -1) {
      throw new BadRequest('bad-cursor', 'The cursor is not one of this question.', {});
    }
    const shown = found.cases.slice(last + 1, last + 1 + limit);
    const nextCursor = last + 1 + limit < found.cases.length ? shown.at(-1)!.event : undefined;
    const page = { ...found, shown, nextCursor, names: await this.processes.namesOf(shown, found.frame) };
    return answer(request, reply, { json: () => dueProcessDocument(page), page: () => dueProcessPage(page) });
  }

  @Query({
    operationId: 'exportDueProcess',
    path: 'due-process.csv',
    summary: 'Due process as CSV: a line for each step of each decision',
    roles: READERS_OF_CASES,
    schema: {},
    produces: ['text/csv'],
    readsViews: true,
  })
  @Asks(...CSV_PARAMETERS)
  async csv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const asking = new Asking(request.query as QueryString, CSV_PARAMETERS);
    const withMark = asking.flag('bom');
    const found = await this.processes.found(asking, caller, request);
    const names = await this.processes.namesOf(found.cases, found.frame);
    reply.header('cache-control', 'private, no-cache').header('vary', 'authorization, cookie');
    return new StreamableFile(Readable.from(dueProcessCsv(found, names, withMark)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="due-process-${found.frame.asOf}.csv"`,
    });
  }
}
