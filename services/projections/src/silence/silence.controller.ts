import { Readable } from 'node:stream';
import { BadRequest, type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { READERS_OF_CASES } from '../rights/readers.ts';
import { silenceCsv, silenceDocument } from './silence.document.ts';
import { silencePage } from './silence.page.ts';
import { SilenceSchema } from './silence.schemas.ts';
import { type FoundSilence, SILENCE_PARAMETERS, SilenceView } from './silence.service.ts';

const PAGE_PARAMETERS = [...SILENCE_PARAMETERS, 'limit', 'cursor', 'format'] as const;
const CSV_PARAMETERS = [...SILENCE_PARAMETERS, 'bom'] as const;

@ApiTags('views')
@Controller('views')
export class SilenceController {
  constructor(private readonly view: SilenceView) {}

  @Query({
    operationId: 'readSilence',
    path: 'silence',
    summary: 'What nobody has acted on: since when, whose turn it is, and the rule that says so',
    roles: READERS_OF_CASES,
    schema: SilenceSchema,
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
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 100 });
    const cursor = asking.text('cursor');
    const silences = await this.view.silences(asking, caller, request);
    const last = cursor === undefined ? -1 : silences.found.findIndex((one) => cursorOf(one) === cursor);
    if (cursor !== undefined && last === -1) {
      throw new BadRequest('bad-cursor', 'The cursor is not one of this question.', {});
    }
    const shown = silences.found.slice(last + 1, last + 1 + limit);
    const nextCursor = last + 1 + limit < silences.found.length ? cursorOf(shown.at(-1)!) : undefined;
    const page = { ...silences, shown, nextCursor, names: await this.view.namesOf(shown, silences.frame) };
    return answer(request, reply, { json: () => silenceDocument(page), page: () => silencePage(page) });
  }

  @Query({
    operationId: 'exportSilence',
    path: 'silence.csv',
    summary: 'What nobody has acted on, as CSV',
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
    const silences = await this.view.silences(asking, caller, request);
    const names = await this.view.namesOf(silences.found, silences.frame);
    reply.header('cache-control', 'private, no-cache').header('vary', 'authorization, cookie');
    return new StreamableFile(Readable.from(silenceCsv(silences, names, withMark)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="silence-${silences.frame.today}.csv"`,
    });
  }
}

const cursorOf = ({ kind, doc }: FoundSilence): string => `${kind}~${doc.entity}`;
