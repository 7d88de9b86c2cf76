import {
  decodeForeignEvent,
  encodeEvent,
  InvalidEvent,
  NotCanonical,
  type EncodedEvent,
  type EventCatalogue,
  type RecordedEvent,
} from '@baraza/contracts';
import { AppendRefused, StoreUnavailable, type AppendRequest, type StreamAppend } from '../event-store.port.ts';
import { MalformedFrame, splitBody, type Frame } from './frame.ts';
import { MAX_APPEND_AGE_MS, MAX_CLOCK_DIFFERENCE_MS, type AppendHeader } from './wire.ts';

/**
 * The append that a service asks for, taken from nothing but the events' bytes: what is indexed can't differ from them.
 * @param service as the subject says, which the NATS server has checked against the credentials
 * @throws AppendRefused: `malformed`, `contract` or `not-permitted`
 * @throws StoreUnavailable where the writer means another ledger
 */
export function admitAppend(
  { header, body }: Frame<AppendHeader>,
  service: string,
  ledgerId: string,
  catalogue: EventCatalogue,
): AppendRequest {
  if (header.ledgerId !== ledgerId) {
    throw new StoreUnavailable('not-persisted', `this is ledger ${ledgerId}, not ${String(header.ledgerId)}`, {
      reason: 'foreign-ledger',
    });
  }
  if (!Array.isArray(header.streams)) throw new AppendRefused('malformed', 'an append without streams');
  const events = partsOf(body, header).map((bytes) => admitEvent(bytes, service, catalogue));
  let next = 0;
  const streams = header.streams.map(({ stream, expected, sizes }): StreamAppend => {
    const part = events.slice(next, next + sizes.length);
    next += sizes.length;
    return { stream, expected, events: part };
  });
  return { streams, deadline: header.deadline };
}

function partsOf(body: Uint8Array, header: AppendHeader): Uint8Array[] {
  try {
    return splitBody(
      body,
      header.streams.flatMap((part) => part.sizes),
    );
  } catch (error) {
    if (error instanceof MalformedFrame) throw new AppendRefused('malformed', error.message);
    throw error;
  }
}

function admitEvent(bytes: Uint8Array, service: string, catalogue: EventCatalogue): EncodedEvent {
  try {
    const event = decodeForeignEvent(bytes);
    if (!hasEnvelope(event))
      throw new AppendRefused('malformed', 'not an event: its fields are missing or of other kinds');
    if (!event.type.startsWith(`${service}.`)) {
      throw new AppendRefused('not-permitted', `${service} may not write ${event.type}`);
    }
    const encoded = encodeEvent(catalogue, event);
    // The bytes are canonical, so that they can only differ by a field that an event doesn't have.
    if (Buffer.compare(encoded.bytes, bytes) !== 0) {
      throw new AppendRefused('malformed', `event ${event.id} has fields that an event does not have`);
    }
    return encoded;
  } catch (error) {
    if (error instanceof NotCanonical || error instanceof InvalidEvent) {
      throw new AppendRefused('contract', error.message);
    }
    throw error;
  }
}

/** Whether what came from outside has the fields of an event. Their forms are checked with every append (append-rules). */
function hasEnvelope(value: unknown): value is RecordedEvent {
  const event = asRecord(value);
  const meta = asRecord(event?.['meta']);
  const actor = asRecord(meta?.['actor']);
  const strings = (record: Record<string, unknown> | undefined, ...keys: string[]): boolean =>
    keys.every((key) => typeof record?.[key] === 'string');
  const stringList = (list: unknown): boolean => Array.isArray(list) && list.every((item) => typeof item === 'string');
  return (
    strings(event, 'id', 'type', 'stream', 'time', 'effectiveOn') &&
    Number.isInteger(event?.['schemaVersion']) &&
    Number.isInteger(event?.['revision']) &&
    stringList(event?.['tags']) &&
    strings(meta, 'commandId', 'commandHash', 'correlationId', 'causationId') &&
    strings(actor, 'person') &&
    stringList(actor?.['roles'])
  );
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/**
 * Whether the writer's clock and its events' times agree with the ledger's clock. A repeat has the times of its first
 * attempt, which may lie back as far as an append is tried; the clock itself may not be off at any attempt.
 * @param now the ledger's clock, in ms since the epoch
 * @throws AppendRefused: `clock-off`
 */
export function checkClock(request: AppendRequest, sentAt: number, now: number): void {
  const off = (what: string, difference: number): never => {
    throw new AppendRefused(
      'clock-off',
      `${what} differs from the ledger's clock by ${(difference / 1_000).toFixed(1)} s`,
    );
  };
  const difference = sentAt - now;
  if (!(Math.abs(difference) <= MAX_CLOCK_DIFFERENCE_MS)) off("the writer's clock", difference);
  for (const { events } of request.streams) {
    for (const { time } of events) {
      const ahead = Date.parse(time) - now;
      if (!(ahead <= MAX_CLOCK_DIFFERENCE_MS && -ahead <= MAX_CLOCK_DIFFERENCE_MS + MAX_APPEND_AGE_MS)) {
        off(`the time ${time}`, ahead);
      }
    }
  }
}
