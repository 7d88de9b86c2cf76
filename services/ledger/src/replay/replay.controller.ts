import { Readable } from 'node:stream';
import type { EventCatalogue } from '@baraza/contracts';
import { type EventStore } from '@baraza/event-store';
import { type Caller, CallerIs, CATALOGUE, EVENT_STORE, NotFound, Query } from '@baraza/service-kit';
import { Controller, Headers, Inject, Param, Query as QueryString, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReadingQuery } from '../ledger.parameters.ts';
import { readingRight, type ReadingRight } from './readable-audiences.pure.ts';
import { isEventId, readingOptions, ReadingParameters, type QueryString as Parameters } from './reading-options.ts';
import { Replay } from './replay.ts';
import { OneEventSchema, ReplayPageSchema, StreamPageSchema } from './replay.schemas.ts';

const NDJSON = 'application/x-ndjson';
const EVERYONE = ['secretariat', 'auditor', 'integrator', 'public'] as const;

/** The record, for whoever replays it. */
@ApiTags('ledger')
@Controller('ledger')
export class ReplayController {
  constructor(
    private readonly replay: Replay,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CATALOGUE) private readonly catalogue: EventCatalogue,
  ) {}

  @Query({
    operationId: 'replayEvents',
    path: 'events',
    summary: 'The record in order, after any sequence: pages as JSON, or all of it as NDJSON',
    description:
      'With `Accept: application/x-ndjson` the answer is a stream of one event a line from after `after` to the head of the moment (at most `limit` lines where that is given); a reader that was cut off goes on after the last sequence it has. Auditors and the secretariat read the record itself; the stored bytes stand in each line unchanged. Everyone else reads what is published for them, as CloudEvents.',
    roles: EVERYONE,
    schema: ReplayPageSchema,
    produces: [NDJSON],
  })
  @ReadingQuery('after', 'limit', 'types', 'tags', 'stream')
  async events(
    @QueryString() query: Parameters,
    @Headers('accept') accept: string | undefined,
    @CallerIs() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const right = this.#rightOf(caller);
    if (accept?.includes(NDJSON) !== true)
      return this.replay.page(readingOptions(query, { maxLimit: 1_000, otherwise: 100 }), right);
    const options = readingOptions(query, { maxLimit: Number.MAX_SAFE_INTEGER, otherwise: Number.MAX_SAFE_INTEGER });
    reply.header('baraza-ledger-id', this.store.ledgerId);
    return new StreamableFile(Readable.from(this.replay.lines(options, right)), { type: NDJSON });
  }

  @Query({
    operationId: 'readLedgerEvent',
    path: 'events/:id',
    summary: 'One event by its id',
    roles: EVERYONE,
    schema: OneEventSchema,
  })
  async event(@Param('id') id: string, @CallerIs() caller: Caller): Promise<object> {
    const found = isEventId(id) ? await this.replay.event(id, this.#rightOf(caller)) : undefined;
    if (found === undefined) throw new NotFound();
    return found;
  }

  @Query({
    operationId: 'readStream',
    path: 'streams/:stream',
    summary: 'One stream from a revision on',
    roles: EVERYONE,
    schema: StreamPageSchema,
  })
  @ReadingQuery('from', 'limit')
  async stream(
    @Param('stream') stream: string,
    @QueryString() query: Parameters,
    @CallerIs() caller: Caller,
  ): Promise<object> {
    const parameters = new ReadingParameters(query, ['from', 'limit']);
    const from = parameters.whole('from', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 });
    const limit = parameters.whole('limit', { min: 1, max: 1_000, otherwise: 100 });
    parameters.check();
    const right = this.#rightOf(caller);
    const page = await this.replay.stream(stream, { from, limit }, right);
    if (page === undefined) throw new NotFound();
    return page;
  }

  #rightOf(caller: Caller): ReadingRight {
    return readingRight(this.catalogue, caller.roles);
  }
}
