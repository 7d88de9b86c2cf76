import { canonicalBytes, parseCanonical } from './canonical-json.ts';
import type { EventCatalogue } from './catalogue.ts';
import type { RecordedEvent } from './envelope.ts';

/** The largest stored event, in bytes: what one entry of a transparency log's tile can hold (C2SP tlog-tiles). */
export const MAX_EVENT_BYTES = 65_535;

/** An event ready to be appended: its canonical bytes, and what a store indexes of them. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly time: string;
  readonly tags: readonly string[];
  readonly commandId: string;
  readonly bytes: Uint8Array;
}

/** An event that may not be recorded. Always a bug or a bad client of the store, never a domain refusal. */
export class InvalidEvent extends Error {
  override readonly name = 'InvalidEvent';
}

/**
 * Checks an event against its contract (the newest version) and gives its stored form.
 * @throws InvalidEvent for an unknown type, data outside its schema, or more than MAX_EVENT_BYTES
 */
export function encodeEvent(catalogue: EventCatalogue, event: RecordedEvent): EncodedEvent {
  const contract = catalogue.find(event.type, event.schemaVersion);
  if (contract === undefined) throw new InvalidEvent(`no contract for ${event.type}@${event.schemaVersion}`);
  if (!event.stream.startsWith(`${contract.aggregate}-`)) {
    throw new InvalidEvent(`${event.type} belongs to a stream of '${contract.aggregate}', not to ${event.stream}`);
  }
  const faults = catalogue.faults(contract, event.data);
  if (faults.length > 0) {
    throw new InvalidEvent(`${event.type}: ${faults.map((fault) => `${fault.pointer} ${fault.message}`).join('; ')}`);
  }
  const bytes = canonicalBytes({
    id: event.id,
    type: event.type,
    schemaVersion: event.schemaVersion,
    stream: event.stream,
    revision: event.revision,
    time: event.time,
    effectiveOn: event.effectiveOn,
    data: event.data,
    meta: event.meta,
    tags: event.tags,
  });
  if (bytes.length > MAX_EVENT_BYTES) {
    throw new InvalidEvent(`${event.type} takes ${bytes.length} bytes, more than ${MAX_EVENT_BYTES}`);
  }
  return {
    id: event.id,
    type: event.type,
    stream: event.stream,
    revision: event.revision,
    time: event.time,
    tags: event.tags,
    commandId: event.meta.commandId,
    bytes,
  };
}

const utf8 = new TextDecoder();

/** The event in stored bytes, as written (no upcasting). The bytes come from our own store: trusted to be canonical. */
export function decodeEvent(bytes: Uint8Array): RecordedEvent {
  return JSON.parse(utf8.decode(bytes)) as RecordedEvent;
}

/** For bytes that come from outside: checks the canonical form first. @throws NotCanonical */
export function decodeForeignEvent(bytes: Uint8Array): RecordedEvent {
  return parseCanonical(bytes) as RecordedEvent;
}
