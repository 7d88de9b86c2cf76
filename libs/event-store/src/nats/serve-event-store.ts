import type { EventCatalogue, SequencedEvent } from '@baraza/contracts';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { MAX_READ_EVENTS, type EventStore, type StoredEvent } from '../event-store.port.ts';
import { toRefusal } from '../refusals.ts';
import { admitAppend, checkClock } from './append-admission.ts';
import { decodeFrame, encodeFrame, type Frame } from './frame.ts';
import {
  MAX_PAGE_BODY,
  OPERATIONS,
  POKE_SUBJECT,
  subjectOf,
  type Answer,
  type AppendAnswer,
  type AppendHeader,
  type HeadAnswer,
  type Operation,
  type PokeHeader,
  type ReadAllAnswer,
  type ReadAllHeader,
  type ReadEventAnswer,
  type ReadEventHeader,
  type ReadStreamAnswer,
  type ReadStreamHeader,
} from './wire.ts';

export interface ServeOptions {
  /** What may be written: a service writes its own types, each to the streams of its aggregate. */
  readonly catalogue: EventCatalogue;
  /** The ledger's clock, in ms since the epoch. Default: the real one. */
  readonly clock?: () => number;
  /** Told of errors that are no refusals, and were answered as an unknown outcome. */
  readonly onError?: (error: unknown) => void;
}

export interface ServedEventStore {
  /** Resolves when the NATS server knows of it, so that from now on a request finds it. */
  ready(): Promise<void>;
  /** Takes no more requests, and waits for those under way. Leaves the store and the connection open. */
  close(): Promise<void>;
}

type Handled<T> = { readonly answer: T; readonly parts?: readonly Uint8Array[] };

/** Answers for a store over NATS: the ledger's side of `openNatsEventStore`. Who may ask as whom, the NATS server says. */
export function serveEventStore(
  connection: NatsConnection,
  store: EventStore,
  { catalogue, clock = Date.now, onError = () => undefined }: ServeOptions,
): ServedEventStore {
  const handlers: Record<Operation, (frame: Frame<never>, service: string) => Promise<Handled<unknown>>> = {
    append: (frame: Frame<AppendHeader>, service) => append(store, frame, { service, catalogue, clock }),
    'read-stream': ({ header }: Frame<ReadStreamHeader>) => readStream(store, header),
    'read-event': ({ header }: Frame<ReadEventHeader>) => readEvent(store, header),
    'read-all': ({ header }: Frame<ReadAllHeader>) => readAll(store, header),
    head: async (): Promise<Handled<HeadAnswer>> => ({ answer: { head: (await store.head()).sequence } }),
  };
  const answer = async (operation: Operation, message: Msg): Promise<Uint8Array> => {
    const { ledgerId } = store;
    try {
      const service = message.subject.split('.')[2]!;
      const handled = await handlers[operation](decodeFrame<never>(message.data), service);
      return encodeFrame({ ledgerId, answer: handled.answer } satisfies Answer<unknown>, handled.parts);
    } catch (error) {
      return encodeFrame({ ledgerId, refusal: refusalOf(error, onError) } satisfies Answer<unknown>);
    }
  };

  const underWay = new Set<Promise<void>>();
  const subscriptions = OPERATIONS.map((operation) =>
    connection.subscribe(subjectOf('*', operation), {
      callback: (error, message) => {
        if (error !== null) return onError(error);
        const done = answer(operation, message)
          .then((data) => void (connection.isClosed() || message.respond(data)))
          .catch(onError)
          .finally(() => underWay.delete(done));
        underWay.add(done);
      },
    }),
  );
  const endPokes = store.onAppended((head) => {
    if (!connection.isClosed()) {
      connection.publish(POKE_SUBJECT, encodeFrame({ ledgerId: store.ledgerId, head } satisfies PokeHeader));
    }
  });
  return {
    ready: () => connection.flush(),
    async close() {
      endPokes();
      for (const subscription of subscriptions) subscription.unsubscribe();
      await Promise.all(underWay);
      if (!connection.isClosed()) await connection.flush();
    },
  };
}

function refusalOf(error: unknown, onError: (error: unknown) => void): NonNullable<ReturnType<typeof toRefusal>> {
  const refusal = toRefusal(error);
  if (refusal !== undefined) return refusal;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError || (error instanceof Error && error.name === 'MalformedFrame')) {
    return { error: 'AppendRefused', args: ['malformed', message] };
  }
  onError(error);
  return { error: 'StoreUnavailable', args: ['unknown', `the ledger failed: ${message}`, { reason: 'failed' }] };
}

async function append(
  store: EventStore,
  frame: Frame<AppendHeader>,
  { service, catalogue, clock }: { service: string; catalogue: EventCatalogue; clock: () => number },
): Promise<Handled<AppendAnswer>> {
  const request = admitAppend(frame, service, store.ledgerId, catalogue);
  try {
    checkClock(request, frame.header.sentAt, clock());
  } catch (error) {
    // What is in the record is answered as the first time, however late it is asked again.
    const first = request.streams[0]?.events[0];
    if (first === undefined || (await store.readEvent(first.id)) === undefined) throw error;
  }
  const { events, alreadyThere } = await store.append(request);
  return { answer: { sequences: events.map((event) => event.sequence), alreadyThere } };
}

async function readStream(store: EventStore, header: ReadStreamHeader): Promise<Handled<ReadStreamAnswer>> {
  const { stream, from, limit } = header;
  const page = await store.readStream(stream, { from, limit });
  const parts = asParts(page.events);
  const sizes = parts.map((part) => part.length);
  return { answer: { sizes, lastRevision: page.lastRevision ?? null }, parts };
}

async function readEvent(store: EventStore, { id }: ReadEventHeader): Promise<Handled<ReadEventAnswer>> {
  const event = await store.readEvent(id);
  const parts = event === undefined ? [] : asParts([event]);
  return { answer: { sizes: parts.map((part) => part.length) }, parts };
}

async function readAll(store: EventStore, header: ReadAllHeader): Promise<Handled<ReadAllAnswer>> {
  const page = await store.readAll(header);
  const events = cut(page.events, (event: StoredEvent) => event.bytes.length);
  const whole = events.length === page.events.length;
  const parts = events.map((event) => event.bytes);
  return {
    answer: {
      sequences: events.map((event) => event.sequence),
      sizes: parts.map((part) => part.length),
      lookedUpTo: whole ? page.lookedUpTo : events.at(-1)!.sequence,
      head: page.head,
    },
    parts,
  };
}

function asParts(events: readonly SequencedEvent[]): Uint8Array[] {
  return cut(
    events.map((event) => Buffer.from(JSON.stringify(event))),
    (part) => part.length,
  );
}

/** As many from the beginning as fit into a page. */
function cut<T>(items: readonly T[], sizeOf: (item: T) => number): T[] {
  let bytes = 0;
  const end = items.findIndex((item) => (bytes += sizeOf(item)) > MAX_PAGE_BODY);
  return items.slice(0, end === -1 ? MAX_READ_EVENTS : end + 1);
}
