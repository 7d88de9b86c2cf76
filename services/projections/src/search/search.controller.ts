import type { ServedModels } from '@baraza/read-models';
import { type Caller, CallerIs, Query, SERVED_MODELS } from '@baraza/service-kit';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { KNOWN_TO_THE_PUBLIC } from '../rights/readers.ts';
import { frameFields } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import { searchPage } from './search.page.ts';
import { searchModel } from './search.projection.ts';
import { search } from './search.queries.ts';
import { SearchSchema } from './search.schemas.ts';

const PARAMETERS = ['q', 'unit', 'limit', 'cursor', 'audience', 'lang', 'format'] as const;

@ApiTags('views')
@Controller('views')
export class SearchController {
  constructor(
    @Inject(SERVED_MODELS) private readonly store: ServedModels,
    private readonly viewing: Viewing,
  ) {}

  @Query({
    operationId: 'search',
    path: 'search',
    summary: 'Organisations, coalitions, campaigns and programmes by their words, accents ignored',
    roles: KNOWN_TO_THE_PUBLIC,
    schema: SearchSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...PARAMETERS)
  async search(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asking = new Asking(request.query as QueryString, PARAMETERS);
    const q = asking.words('q');
    const unit = asking.unit();
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 50 });
    const cursor = asking.text('cursor');
    const made = await this.viewing.frame(asking, caller, request, searchModel.name);
    const units = unit === undefined ? undefined : made.forum.tree.andBelow(unit, {});
    const found = await search(this.store, made.sight, { q, units, limit, cursor });
    const frame = this.viewing.readAt(made, { knownAt: found.checkpoint, checkpoint: found.checkpoint });
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame, found.audience),
        q: q ?? null,
        found: found.found,
        total: found.total,
        ...(found.nextCursor === undefined ? {} : { nextCursor: found.nextCursor }),
      }),
      page: () => searchPage(frame, q, found),
    });
  }
}
