import { Readable } from 'node:stream';
import type { EventCatalogue } from '@baraza/contracts';
import { BadRequest, type Caller, CallerIs, CATALOGUE, Query } from '@baraza/service-kit';
import {
  Controller,
  Headers,
  Inject,
  type OnModuleDestroy,
  Query as QueryString,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { ReadingQuery } from '../ledger.parameters.ts';
import { readingRight } from '../replay/readable-audiences.pure.ts';
import { ReadingParameters, type QueryString as Parameters } from '../replay/reading-options.ts';
import { Feed } from './feed.ts';
import { lastEventId } from './server-sent-events.ts';

const EVENT_STREAM = 'text/event-stream';
const EVERYONE = ['secretariat', 'auditor', 'integrator', 'public'] as const;
const ANY_SEQUENCE = { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 };

const FeedPageSchema = Type.Object({
  events: Type.Array(Type.Object({}, { additionalProperties: true, description: 'A CloudEvent' })),
  next: Type.Integer({ minimum: 0, description: 'The `after` of the next page' }),
  head: Type.Integer({ minimum: 0 }),
  ledgerId: Type.String({ format: 'uuid' }),
});

/** The published events as they come, without NATS. */
@ApiTags('ledger')
@Controller('ledger')
export class FeedController implements OnModuleDestroy {
  readonly #closing = new AbortController();

  constructor(
    private readonly feed: Feed,
    @Inject(CATALOGUE) private readonly catalogue: EventCatalogue,
  ) {}

  onModuleDestroy(): void {
    this.#closing.abort();
  }

  @Query({
    operationId: 'followFeed',
    path: 'feed',
    summary: 'The published events as server-sent events, without end',
    description:
      'Each message is a CloudEvent whose SSE id is its sequence: an EventSource that was cut off sends it back as `Last-Event-ID` and goes on after it. A message named `head` says, at least every 15 seconds, how far the ledger is. An integrator gets what is public and what `members` publishes for integrators.',
    roles: EVERYONE,
    schema: { type: 'string' },
    produces: [EVENT_STREAM],
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string', pattern: '^\\d{1,16}$' } })
  @ReadingQuery('lastEventId', 'types')
  follow(
    @QueryString() query: Parameters,
    @Headers('last-event-id') header: string | undefined,
    @CallerIs() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    const parameters = new ReadingParameters(query, ['lastEventId', 'types']);
    const asked = parameters.whole('lastEventId', ANY_SEQUENCE);
    const types = parameters.types();
    parameters.check();
    const seen = lastEventId(header);
    if (seen === undefined) throw new BadRequest('bad-last-event-id', 'Last-Event-ID takes a sequence.');
    reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no');
    const right = readingRight(this.catalogue, caller.roles);
    const messages = this.feed.messages({ after: Math.max(seen, asked), types }, right, this.#closing.signal);
    return new StreamableFile(Readable.from(messages), { type: EVENT_STREAM });
  }

  @Query({
    operationId: 'readFeedPage',
    path: 'feed/pages',
    summary: 'The published events in pages, for clients that ask now and then',
    roles: EVERYONE,
    schema: FeedPageSchema,
  })
  @ReadingQuery('after', 'limit', 'types')
  page(@QueryString() query: Parameters, @CallerIs() caller: Caller): Promise<object> {
    const parameters = new ReadingParameters(query, ['after', 'limit', 'types']);
    const after = parameters.whole('after', ANY_SEQUENCE);
    const limit = parameters.whole('limit', { min: 1, max: 1_000, otherwise: 100 });
    const types = parameters.types();
    parameters.check();
    return this.feed.page({ after, limit, types }, readingRight(this.catalogue, caller.roles));
  }
}
