import {
  decodeEvent,
  type EventCatalogue,
  type SequencedEvent,
  toCloudEvent,
  type PublishedEvent,
} from '@baraza/contracts';
import type { ReadingRight } from './readable-audiences.pure.ts';

/** A stored event as the event store hands it out. */
export interface Stored {
  readonly sequence: number;
  readonly position: string;
  readonly bytes: Uint8Array;
}

/** An entry of the record as an auditor reads it. */
export interface LedgerEntry {
  readonly sequence: number;
  readonly position: string;
  /** The event's fields; as text they are the very bytes that were stored. Absent where it is withheld. */
  readonly event?: object;
  /** True where the reader may not see what stands here; the sequence stays, so that nothing seems to be missing. */
  readonly withheld?: true;
}

/**
 * One line of a replay, without its newline. The stored bytes stand in it unchanged, so that a reader can hash them:
 * they are what follows `"event":` up to `,"position":`.
 */
export function ledgerLine(stored: Stored, shown: boolean): string {
  const place = `"position":"${stored.position}","sequence":${stored.sequence}`;
  if (!shown) return `{${place},"withheld":true}`;
  return `{"event":${Buffer.from(stored.bytes).toString('utf8')},${place}}`;
}

export function ledgerEntry(stored: Stored, shown: boolean): LedgerEntry {
  const place = { sequence: stored.sequence, position: stored.position };
  return shown ? { ...place, event: decodeEvent(stored.bytes) } : { ...place, withheld: true };
}

/** The published form of a stored event: lifted to the newest schema version this process knows. */
export function publishedForm(
  stored: Stored,
  catalogue: EventCatalogue,
  ledgerId: string,
  base: string,
): PublishedEvent {
  const event = decodeEvent(stored.bytes);
  const latest = catalogue.latest(event.type);
  const lifted: SequencedEvent = {
    ...event,
    schemaVersion: latest?.schemaVersion ?? event.schemaVersion,
    data: catalogue.upcast(event.type, event.schemaVersion, event.data),
    sequence: stored.sequence,
    position: stored.position,
  };
  return toCloudEvent(lifted, ledgerId, base);
}

/**
 * The event's type without parsing the whole of it. The stored form is canonical: its keys are sorted, so that `type`
 * is the last one, and no text inside can look like it (a quote inside a text is escaped).
 */
export function typeOf(stored: Stored): string {
  const tail = Buffer.from(stored.bytes.buffer, stored.bytes.byteOffset + Math.max(0, stored.bytes.length - 160));
  const text = tail.subarray(0, Math.min(160, stored.bytes.length)).toString('latin1');
  const match = /"type":"([A-Za-z.]+)"\}$/.exec(text);
  return match?.[1] ?? decodeEvent(stored.bytes).type;
}

export function isShown(stored: Stored, right: ReadingRight): boolean {
  return right.allows(typeOf(stored));
}
