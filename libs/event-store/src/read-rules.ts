import { decodeEvent, positionOf, type SequencedEvent } from '@baraza/contracts';
import { MAX_READ_EVENTS, type ReadAllOptions } from './event-store.port.ts';

/** A page stops after the event that takes it beyond this many bytes, so that a page of large events stays small. */
export const MAX_PAGE_BYTES = 4 * 1024 * 1024;

/** @throws RangeError for a limit or a starting point that no page can have: a bug of the caller */
export function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_READ_EVENTS) {
    throw new RangeError(`a page's limit is 1 to ${MAX_READ_EVENTS}, not ${limit}`);
  }
}

/** @throws RangeError */
export function checkFrom(from: number): void {
  if (!Number.isSafeInteger(from) || from < 0) throw new RangeError(`not a place to read from: ${from}`);
}

/** @throws RangeError */
export function checkReadAll({ after, limit }: ReadAllOptions): void {
  checkLimit(limit);
  checkFrom(after);
}

/** Stored bytes as the event readers see, with its place in the ledger. */
export function sequenced(ledgerId: string, sequence: number, bytes: Uint8Array): SequencedEvent {
  return { ...decodeEvent(bytes), sequence, position: positionOf(ledgerId, sequence) };
}
