import { setMaxListeners } from 'node:events';
import type * as Library from '@kurrent/kurrentdb-client';
import type {
  AllStreamSubscription,
  AppendStreamRequest,
  KurrentDBClient,
  ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import { ClientInUse } from './client-in-use.ts';
import type { KurrentAddress } from './kurrent-url.ts';
import {
  LogFailed,
  WrongRevision,
  type KurrentLog,
  type Listener,
  type LogRecord,
  type Place,
  type ServerAbilities,
  type StreamPart,
} from './kurrent-log.ts';
import { Seldom } from './seldom.ts';

const APPEND_SESSION = '/kurrentdb.protocol.v2.streams.StreamsService/AppendSession';

/** A read that hangs, hangs for ever: the client sets it no deadline. */
const READ_WITHIN_MS = 15_000;
/** Of one record under a filter: the server looks on for a second one, to the end of all that it has. */
const READ_ONE_WITHIN_MS = 60_000;
/** The client's own deadline for an append is 10 s, or what its URL says; this is for a client that does not keep it. */
const APPEND_WITHIN_MS = 60_000;
/** Under a filter the server says how far it looked after this many times 32 records. */
const CHECKPOINT_EVERY = 32;
/** Records read ahead of the one who takes them. */
const READ_AHEAD = 500;

/**
 * KurrentDB through its own client, which is loaded here and not before: it brings a compiled part along. The client looks
 * for the leader anew where a node is gone, but not where a node that is there answers an append session with another
 * leader's name; and where it found no node at all while it asked what its server can do, it never asks again. It reads by
 * a second connection, which stays with a node that is gone, and is never made again where that failed once. After a failure
 * of any of these kinds a new client is made.
 */
export class ClientLog implements KurrentLog {
  readonly #library: typeof Library;
  readonly #address: KurrentAddress;
  #current: ClientInUse | undefined;
  #isClosed = false;
  readonly #renewals = new Seldom();

  static async open(address: KurrentAddress): Promise<ClientLog> {
    return new ClientLog(await import('@kurrent/kurrentdb-client'), address);
  }

  private constructor(library: typeof Library, address: KurrentAddress) {
    this.#library = library;
    this.#address = address;
  }

  async abilities(): Promise<ServerAbilities> {
    return this.#attempt(READ_WITHIN_MS, async (_, used) => {
      const known = await used.capabilities;
      return { version: known.serverVersion, multiStreamAppend: known.supports({ path: APPEND_SESSION }) };
    });
  }

  async append(parts: readonly StreamPart[], writer: string): Promise<void> {
    const { binaryEvent, NO_STREAM } = this.#library;
    const requests = parts.map(({ stream, expected, records }): AppendStreamRequest => ({
      streamName: stream,
      expectedState: expected === 'none' ? NO_STREAM : BigInt(expected),
      events: records.map(({ id, type, bytes, left }) =>
        binaryEvent({ id, type, data: bytes, metadata: { writer, left: String(left) } }),
      ),
    }));
    await this.#attempt(APPEND_WITHIN_MS, (client) => client.multiStreamAppend(requests));
  }

  async readStream(stream: string, from: number, limit: number): Promise<LogRecord[]> {
    const { FORWARDS, StreamNotFoundError } = this.#library;
    return this.#read(READ_WITHIN_MS, async (client) => {
      const options = {
        direction: FORWARDS,
        fromRevision: BigInt(from),
        maxCount: limit,
        requiresLeader: true,
      } as const;
      try {
        return await gathered(client.readStream(stream, options));
      } catch (error) {
        if (error instanceof StreamNotFoundError) return [];
        throw error;
      }
    });
  }

  async readFrom(place: Place, prefixes: readonly string[]): Promise<LogRecord | undefined> {
    const { FORWARDS } = this.#library;
    return this.#readOne({ direction: FORWARDS, fromPosition: place }, prefixes);
  }

  async readLast(prefixes: readonly string[]): Promise<LogRecord | undefined> {
    const { BACKWARDS, END } = this.#library;
    return this.#readOne({ direction: BACKWARDS, fromPosition: END }, prefixes);
  }

  follow(after: Place | undefined, prefixes: readonly string[], listener: Listener): () => void {
    const { streamNameFilter, START } = this.#library;
    const used = this.#inUse();
    const ended = used.begin();
    let subscription: AllStreamSubscription | undefined;
    let over = false;
    const end = (error: unknown): void => {
      if (over) return;
      over = true;
      ended();
      listener.ended(asFailure(error, this.#library));
    };
    const fail = (error: unknown): void => {
      if (!over && this.#current === used && this.#isPuzzling(error)) this.#renew(used);
      end(error);
    };
    const filter = streamNameFilter({
      prefixes: [...prefixes],
      checkpointInterval: CHECKPOINT_EVERY,
      checkpointReached: async (_, place) => {
        // What was handed over before may still be on its way to the listener: then the next checkpoint will do.
        if (!over && subscription?.readableLength === 0) listener.lookedUpTo(place);
      },
    });
    try {
      subscription = used.client.subscribeToAll(
        { fromPosition: after ?? START, resolveLinkTos: false, filter },
        { highWaterMark: READ_AHEAD },
      );
    } catch (error) {
      queueMicrotask(() => fail(error));
      return () => {
        if (!over) ended();
        over = true;
      };
    }
    const stream = subscription as unknown as NodeJS.ReadableStream & { destroy(): void };
    setMaxListeners(0, stream as unknown as EventTarget & NodeJS.EventEmitter);
    stream.on('data', (resolved: ResolvedEvent) => {
      const record = over ? undefined : asRecord(resolved);
      if (record !== undefined) listener.record(record);
    });
    stream.on('confirmation', () => {
      this.#renewals.forget(); // somebody answers: a client that reads may be found as well
      if (!over) listener.begun();
    });
    stream.on('error', fail);
    stream.on('end', () => end(new Error('the server ended the subscription')));
    stream.on('close', () => end(new Error('the subscription was closed')));
    return () => {
      const left = subscription.unsubscribe().catch(() => undefined);
      if (!over) void left.then(ended);
      over = true;
      stream.on('error', () => undefined);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const used = this.#current;
    this.#current = undefined;
    await used?.close();
  }

  async #readOne(
    where: { direction: 'forwards'; fromPosition: Place } | { direction: 'backwards'; fromPosition: 'end' },
    prefixes: readonly string[],
  ): Promise<LogRecord | undefined> {
    const { streamNameFilter } = this.#library;
    const filter = streamNameFilter({ prefixes: [...prefixes] });
    return this.#read(READ_ONE_WITHIN_MS, async (client) => {
      const read = client.readAll({ ...where, maxCount: 1, filter, requiresLeader: true, resolveLinkTos: false });
      return (await gathered(read))[0];
    });
  }

  /** A read that fails is tried once more where another client would be asked, or the same one knows another leader by now. */
  async #read<T>(withinMs: number, work: (client: KurrentDBClient) => Promise<T>): Promise<T> {
    const used = this.#inUse();
    const attempt = (): Promise<T> => this.#attempt(withinMs, work, (error) => this.#isOfConnection(error));
    try {
      return await attempt();
    } catch (error) {
      const { cause } = error as LogFailed;
      const isElsewhere = this.#current !== used || cause instanceof this.#library.NotLeaderError;
      if (cause === undefined || !isElsewhere) throw error; // no cause: it took too long
      return attempt();
    }
  }

  async #attempt<T>(
    withinMs: number,
    work: (client: KurrentDBClient, used: ClientInUse) => Promise<T>,
    isPuzzling = (error: unknown): boolean => this.#isPuzzling(error),
  ): Promise<T> {
    const used = this.#inUse();
    const ended = used.begin();
    try {
      return await within(withinMs, work(used.client, used));
    } catch (error) {
      if (error instanceof this.#library.WrongExpectedVersionError) throw new WrongRevision(error.message);
      if (this.#current === used && isPuzzling(error)) this.#renew(used);
      throw asFailure(error, this.#library);
    } finally {
      ended();
    }
  }

  /** @throws LogFailed once it is closed */
  #inUse(): ClientInUse {
    if (this.#isClosed) throw new LogFailed('not-sent', 'the connection was closed');
    if (this.#current === undefined) {
      const { connection, credentials } = this.#address;
      const client = this.#library.KurrentDBClient.connectionString(connection);
      if (credentials !== undefined) client.setCredentialsProvider(async () => credentials);
      this.#current = new ClientInUse(client);
    }
    return this.#current;
  }

  #renew(failed: ClientInUse): void {
    this.#current = undefined;
    failed.giveUp();
  }

  /** Whether the client would fail alike for ever. */
  #isPuzzling(error: unknown): boolean {
    if ((error as { code?: unknown }).code === INVALID_ARGUMENT) return false;
    if (error instanceof LogFailed || error instanceof this.#library.UnknownError) return true;
    return !this.#library.isCommandError(error as Error) && !CONNECTS_ANEW.has((error as { code?: unknown }).code);
  }

  /** Whether a read failed for anything but what the server said of the stream, of who asks, or of another leader. */
  #isOfConnection(error: unknown): boolean {
    const { StreamNotFoundError, StreamDeletedError, AccessDeniedError, NotLeaderError } = this.#library;
    const answers = [StreamNotFoundError, StreamDeletedError, AccessDeniedError, NotLeaderError];
    return !answers.some((answer) => error instanceof answer) && this.#renewals.isDue();
  }
}

async function gathered(read: AsyncIterable<ResolvedEvent>): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  for await (const resolved of read) {
    const record = asRecord(resolved);
    if (record !== undefined) records.push(record);
  }
  return records;
}

function asRecord({ event, link }: ResolvedEvent): LogRecord | undefined {
  const found = link ?? event; // a link is what lies in the stream
  if (found === undefined) return undefined;
  const { id, streamId, revision, type, data, metadata, isJson, position } = found as typeof found & {
    position?: Place;
  };
  const { writer, left } = (metadata ?? {}) as { writer?: unknown; left?: unknown };
  return {
    id,
    stream: streamId,
    revision: Number(revision),
    type,
    bytes: isJson || link !== undefined ? undefined : Uint8Array.from(data as Uint8Array),
    json: isJson ? data : undefined,
    writer: typeof writer === 'string' ? writer : undefined,
    left: typeof left === 'string' ? Number(left) || 0 : 0,
    place: position ?? { commit: 0n, prepare: 0n },
  };
}

const NOT_SENT = /No connection established|Failed to discover|Name resolution failed|ECONNREFUSED/;

function asFailure(error: unknown, library: typeof Library): LogFailed {
  if (error instanceof LogFailed) return error;
  const message = error instanceof Error && error.message !== '' ? error.message : String(error);
  if (error instanceof library.AccessDeniedError || (error as { code?: number }).code === PERMISSION_DENIED) {
    return new LogFailed('denied', message, { cause: error });
  }
  if (isRefusal(error, library)) return new LogFailed('refused', message, { cause: error });
  return new LogFailed(NOT_SENT.test(message) ? 'not-sent' : 'unknown', message, { cause: error });
}

function isRefusal(error: unknown, library: typeof Library): boolean {
  const code = (error as { code?: unknown }).code;
  if (code === INVALID_ARGUMENT || code === UNIMPLEMENTED) return true;
  const refusals = [
    library.MaxAppendSizeExceededError,
    library.TransactionMaxSizeExceededError,
    library.AppendRecordSizeExceededError,
    library.StreamTombstonedError,
    library.UnsupportedError,
  ];
  return refusals.some((refusal) => error instanceof refusal);
}

const INVALID_ARGUMENT = 3;
const PERMISSION_DENIED = 7;
const UNIMPLEMENTED = 12;
/** CANCELLED, INTERNAL, UNAVAILABLE, DATA_LOSS: after these the client itself begins anew, with what its server can do as well. */
const CONNECTS_ANEW: ReadonlySet<unknown> = new Set([1, 13, 14, 15]);

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LogFailed('unknown', `no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
