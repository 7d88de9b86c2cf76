import { setTimeout as pause } from 'node:timers/promises';
import { positionOf, type SequencedEvent } from '@baraza/contracts';
import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { checkRequest } from '../append-rules.ts';
import {
  MAX_READ_EVENTS,
  StoreUnavailable,
  type AllPage,
  type Appended,
  type AppendRequest,
  type EventStore,
  type ReadAllOptions,
  type StoreGuarantees,
  type StreamPage,
} from '../event-store.port.ts';
import { Pokes } from '../pokes.ts';
import { checkFrom, checkLimit, checkReadAll } from '../read-rules.ts';
import { decodeFrame, splitBody } from './frame.ts';
import { LedgerClient } from './ledger-client.ts';
import {
  MIN_MAX_PAYLOAD,
  POKE_SUBJECT,
  type AppendAnswer,
  type AppendHeader,
  type HeadAnswer,
  type Operation,
  type PokeHeader,
  type ReadAllAnswer,
  type ReadEventAnswer,
  type ReadStreamAnswer,
} from './wire.ts';

export interface NatsEventStoreOptions {
  /** Stays the caller's: `close` leaves it open. */
  readonly connection: NatsConnection;
  /** Which service asks: `members`. Its credentials must allow `baraza.store.<service>.>`. */
  readonly service: string;
  /** How long to wait for a ledger that is not there yet, in ms; default 10 s. */
  readonly waitMs?: number;
  /** How long one attempt may take, in ms; default 4 s, at most the difference that two clocks may have. */
  readonly attemptMs?: number;
  /** The writer's clock, in ms since the epoch. Default: the real one. */
  readonly clock?: () => number;
}

const RETRY_PAUSE_MS = 100;

/**
 * The ledger's store, asked over NATS.
 * @throws StoreUnavailable where no ledger answers within `waitMs`
 * @throws Error where the NATS server lets too little through
 */
export async function openNatsEventStore(options: NatsEventStoreOptions): Promise<NatsEventStore> {
  const { connection, service, waitMs = 10_000, attemptMs = 4_000, clock = Date.now } = options;
  const maxPayload = connection.info?.max_payload ?? 0;
  if (maxPayload < MIN_MAX_PAYLOAD) {
    throw new Error(`the NATS server's max_payload is ${maxPayload}; the event store needs ${MIN_MAX_PAYLOAD}`);
  }
  const client = new LedgerClient(connection, service);
  const end = Date.now() + waitMs;
  for (;;) {
    try {
      const { ledgerId } = await client.ask<HeadAnswer>('head', {}, [], attemptMs);
      return new NatsEventStore({ connection, client, ledgerId, attemptMs, clock });
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || Date.now() > end) throw error;
      await pause(RETRY_PAUSE_MS);
    }
  }
}

interface Parts {
  readonly connection: NatsConnection;
  readonly client: LedgerClient;
  readonly ledgerId: string;
  readonly attemptMs: number;
  readonly clock: () => number;
}

/** A service's side of the ledger: see README.md for the life of one append. */
export class NatsEventStore implements EventStore {
  readonly ledgerId: string;
  readonly guarantees: StoreGuarantees = {
    multiStreamAppend: true,
    durable: true,
    duplicateCheck: 'bytes',
    sequencedAtAppend: true,
  };
  readonly #parts: Parts;
  readonly #pokes = new Pokes();
  readonly #subscription: Subscription;
  #closed = false;

  constructor(parts: Parts) {
    this.ledgerId = parts.ledgerId;
    this.#parts = parts;
    this.#subscription = parts.connection.subscribe(POKE_SUBJECT, {
      callback: (error, message) => {
        if (error === null) this.#hear(message.data);
      },
    });
  }

  async append(request: AppendRequest): Promise<Appended> {
    this.#assertOpen();
    checkRequest(request);
    const { sequences, alreadyThere } = await this.#settle(request);
    const ids = request.streams.flatMap((part) => part.events.map((event) => event.id));
    const events = ids.map((id, index) => {
      const sequence = sequences[index]!;
      return { id, sequence, position: positionOf(this.ledgerId, sequence) };
    });
    return { position: events.at(-1)!.position, events, alreadyThere };
  }

  async readStream(stream: string, options: { from?: number; limit?: number } = {}): Promise<StreamPage> {
    const { from = 0, limit = MAX_READ_EVENTS } = options;
    checkFrom(from);
    checkLimit(limit);
    const events: SequencedEvent[] = [];
    for (;;) {
      const asked = { stream, from: from + events.length, limit: limit - events.length };
      const { header, body } = await this.#ask<ReadStreamAnswer>('read-stream', asked);
      events.push(...parseEvents(body, header.sizes));
      const lastRevision = header.lastRevision ?? undefined;
      const done = events.length >= limit || lastRevision === undefined || from + events.length > lastRevision;
      if (done) return { events, lastRevision };
    }
  }

  async readEvent(id: string): Promise<SequencedEvent | undefined> {
    const { header, body } = await this.#ask<ReadEventAnswer>('read-event', { id });
    return parseEvents(body, header.sizes)[0];
  }

  async readAll(options: ReadAllOptions): Promise<AllPage> {
    checkReadAll(options);
    const { header, body } = await this.#ask<ReadAllAnswer>('read-all', options);
    const { sequences, sizes, lookedUpTo, head } = header;
    const events = splitBody(body, sizes).map((bytes, index) => {
      const sequence = sequences[index]!;
      return { sequence, position: positionOf(this.ledgerId, sequence), bytes };
    });
    return { events, lookedUpTo, head };
  }

  async head(): Promise<{ sequence: number; position: string }> {
    const { header } = await this.#ask<HeadAnswer>('head', {});
    return { sequence: header.head, position: positionOf(this.ledgerId, header.head) };
  }

  onAppended(poke: (head: number) => void): () => void {
    return this.#pokes.add(poke);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#pokes.clear();
    if (!this.#parts.connection.isClosed()) this.#subscription.unsubscribe();
  }

  /**
   * Sends an append until its outcome is known. Once an attempt's outcome is unknown, only an answer that was given with
   * the record in view says whether it is there; anything else is tried again. The last attempt comes after the deadline,
   * when the ledger writes it no more but still says whether it has.
   */
  async #settle(request: AppendRequest): Promise<AppendAnswer> {
    const { client, attemptMs, clock } = this.#parts;
    const streams = request.streams.map(({ stream, expected, events }) => ({
      stream,
      expected,
      sizes: events.map((event) => event.bytes.length),
    }));
    const parts = request.streams.flatMap((part) => part.events.map((event) => event.bytes));
    let unknown: StoreUnavailable | undefined;
    for (;;) {
      const last = Date.now() > request.deadline;
      const { ledgerId } = this;
      const header: AppendHeader = { ledgerId, deadline: request.deadline, sentAt: clock(), streams };
      try {
        return (await client.ask<AppendAnswer>('append', header, parts, attemptMs)).header;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        if (error.outcome === 'unknown') unknown = error;
        else if (unknown === undefined || error.reason === 'deadline') throw error;
        if (last) throw unknown;
        await pause(Math.min(RETRY_PAUSE_MS, Math.max(1, request.deadline - Date.now() + 1)));
      }
    }
  }

  async #ask<T>(operation: Operation, header: unknown): Promise<{ readonly header: T; readonly body: Uint8Array }> {
    this.#assertOpen();
    const answer = await this.#parts.client.ask<T>(operation, header, [], this.#parts.attemptMs);
    if (answer.ledgerId !== this.ledgerId) {
      throw new StoreUnavailable('not-persisted', `ledger ${answer.ledgerId} answers, not ${this.ledgerId}`, {
        reason: 'foreign-ledger',
      });
    }
    return answer;
  }

  #hear(data: Uint8Array): void {
    const { ledgerId, head } = decodeFrame<PokeHeader>(data).header;
    if (ledgerId === this.ledgerId) this.#pokes.send(head);
  }

  #assertOpen(): void {
    if (this.#closed) throw new StoreUnavailable('not-persisted', 'the event store is closed', { reason: 'closed' });
  }
}

function parseEvents(body: Uint8Array, sizes: readonly number[]): SequencedEvent[] {
  const text = new TextDecoder();
  return splitBody(body, sizes).map((bytes) => JSON.parse(text.decode(bytes)) as SequencedEvent);
}
