import { JetStreamApiError } from '@nats-io/jetstream';
import { asError } from '../consumer/wake-up.ts';
import { BusUnavailable, FencedOff, ForeignLedger } from '../event-bus.port.ts';

/** Error codes of JetStream's API (nats-server: server/errors.json). */
export const apiCode = {
  consumerNotFound: 10014,
  messageNotFound: 10037,
  streamNotFound: 10059,
  streamNotMatch: 10060,
  wrongLastSequence: 10071,
  wrongLastSequenceUnknown: 10164,
  batchHoldsDuplicate: 10201,
} as const;

const fenced: readonly number[] = [
  apiCode.streamNotMatch,
  apiCode.wrongLastSequence,
  apiCode.wrongLastSequenceUnknown,
  apiCode.batchHoldsDuplicate,
];

export function isApiError(error: unknown, code: number): boolean {
  return error instanceof JetStreamApiError && error.code === code;
}

/** The error a publisher may throw, by JetStream's code: the stream is elsewhere, or nobody knows what happened. */
export function publishingError(code: number, description: string): Error {
  return fenced.includes(code) ? new FencedOff(description) : new BusUnavailable(`${description} (${code})`);
}

/** What the port promises: whatever else NATS throws means that the bus is out of reach. */
export function toBusError(thrown: unknown): Error {
  const error = asError(thrown);
  if (error instanceof FencedOff || error instanceof BusUnavailable || error instanceof ForeignLedger) return error;
  if (error instanceof JetStreamApiError) return publishingError(error.code, error.message);
  return new BusUnavailable(error.message, { cause: error });
}
