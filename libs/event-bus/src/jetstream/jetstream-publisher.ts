import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '@baraza/event-store';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { headers as noHeaders, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { BusUnavailable, FencedOff, type BusHead, type BusPublisher } from '../event-bus.port.ts';
import type { NatsLink } from './nats-link.ts';
import { publishingError, toBusError } from './nats-errors.ts';
import { publishedMessage, type Publication, type PublishedMessage } from './published-message.ts';
import { lookAtRecordStream, RECORD_STREAM, type RecordStreamOptions } from './record-stream.ts';

/** The largest atomic batch the server takes. */
const MAX_BATCH_MESSAGES = 1_000;
/** Payload bytes of one batch: the server holds a batch in memory until it is whole. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

export interface JetStreamPublisherOptions extends Publication, RecordStreamOptions {
  readonly link: NatsLink;
  /** How long an acknowledgement may take, in milliseconds; default 5,000. Then the outcome is unknown. */
  readonly timeoutMs?: number;
  /** Told why the stream was deleted and made anew. */
  onRemade?(why: string): void;
  /** Does what else must be there beside the stream; called after each look. */
  afterLook?(manager: JetStreamManager): Promise<void>;
}

/** What JetStream answers to a message or a batch. */
interface Acknowledgement {
  readonly seq?: number;
  readonly count?: number;
  readonly duplicate?: boolean;
  readonly error?: { readonly err_code: number; readonly description: string };
}

/**
 * Publishes the record, each event to its own sequence. One event goes as a message, several as an atomic batch: all of it
 * is there or nothing, with the fence on the first, one acknowledgement and one fsync.
 */
export class JetStreamPublisher implements BusPublisher {
  readonly #options: JetStreamPublisherOptions;
  readonly #timeout: number;
  /** Made ready, each for one attempt: an attempt adds headers of its own. */
  readonly #prepared = new WeakMap<StoredEvent, PublishedMessage>();

  constructor(options: JetStreamPublisherOptions) {
    this.#options = options;
    this.#timeout = options.timeoutMs ?? 5_000;
  }

  async head(): Promise<BusHead> {
    const { onRemade = () => undefined, afterLook } = this.#options;
    try {
      const manager = await jetstreamManager(this.#connection(), { timeout: this.#timeout, checkAPI: false });
      const head = await lookAtRecordStream(manager, this.#options, onRemade);
      await afterLook?.(manager);
      return head;
    } catch (error) {
      throw toBusError(error);
    }
  }

  prepare(events: readonly StoredEvent[]): void {
    for (const event of events) this.#prepared.set(event, publishedMessage(event, this.#options));
  }

  async publish(after: number, events: readonly StoredEvent[]): Promise<void> {
    let last = after;
    let batch: PublishedMessage[] = [];
    let bytes = 0;
    for (const event of events) {
      if (event.sequence !== last + batch.length + 1) {
        throw new RangeError(`event ${event.sequence} cannot follow ${last + batch.length}`);
      }
      const message = this.#messageOf(event);
      batch.push(message);
      bytes += message.payload.length;
      if (batch.length === MAX_BATCH_MESSAGES || bytes >= MAX_BATCH_BYTES) {
        await this.#send(last, batch);
        last += batch.length;
        batch = [];
        bytes = 0;
      }
    }
    if (batch.length > 0) await this.#send(last, batch);
  }

  /** The connection is not the publisher's to close. */
  async close(): Promise<void> {
    return undefined;
  }

  #messageOf(event: StoredEvent): PublishedMessage {
    const prepared = this.#prepared.get(event);
    this.#prepared.delete(event);
    return prepared ?? publishedMessage(event, this.#options);
  }

  #connection(): NatsConnection {
    const connection = this.#options.link.up;
    if (connection === undefined) throw new BusUnavailable('NATS is not in reach');
    return connection;
  }

  async #send(after: number, messages: readonly PublishedMessage[]): Promise<void> {
    const connection = this.#connection();
    const first = messages[0]!.headers;
    first.set('Nats-Expected-Stream', RECORD_STREAM);
    first.set('Nats-Expected-Last-Sequence', String(after));
    if (messages.length > 1) {
      const batch = randomUUID();
      messages.forEach(({ headers }, index) => {
        headers.set('Nats-Batch-Id', batch);
        headers.set('Nats-Batch-Sequence', String(index + 1));
      });
      messages.at(-1)!.headers.set('Nats-Batch-Commit', '1');
    }
    const answer = await this.#transmit(connection, messages);
    const { seq, count = 1, duplicate = false, error } = answer.json<Acknowledgement>();
    if (error !== undefined) throw publishingError(error.err_code, error.description);
    const expected = after + messages.length;
    if (seq !== expected || count !== messages.length || duplicate) {
      throw new FencedOff(`${messages.length} up to ${expected} were acknowledged as ${count} up to ${seq}`);
    }
  }

  /** Only the last message of a batch asks for an answer, and that answer speaks for all of it. */
  async #transmit(connection: NatsConnection, messages: readonly PublishedMessage[]): Promise<Msg> {
    try {
      for (const { subject, payload, headers } of messages.slice(0, -1))
        connection.publish(subject, payload, { headers });
      const { subject, payload, headers = noHeaders() } = messages.at(-1)!;
      return await connection.request(subject, payload, { headers, timeout: this.#timeout });
    } catch (error) {
      throw toBusError(error);
    }
  }
}
