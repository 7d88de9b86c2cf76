import type { Audience } from '@baraza/domain';
import type { EventCatalogue } from '../catalogue.ts';
import type { RecordedEvent, SequencedEvent } from '../envelope.ts';

/**
 * The published form of an event: CloudEvents 1.0. It carries what its audience may know (data, dates, tags), never
 * `meta`: who acted, on what ground and why stays in the record.
 */
export interface PublishedEvent {
  readonly specversion: '1.0';
  readonly id: string;
  /** `urn:uuid:<ledger id>`: the ledger is the source, whichever service decided. */
  readonly source: string;
  readonly type: string;
  /** The stream. */
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Where the JSON Schema of `data` lies; it ends in the schema's version. */
  readonly dataschema: string;
  readonly ledgerid: string;
  /** The CloudEvents `sequence` extension: twenty digits, so that text order is ledger order. */
  readonly sequence: string;
  readonly effectiveon: string;
  /** The stream's revision, as digits: an extension attribute of CloudEvents holds 32 bits at most as a number. */
  readonly revision: string;
  /** Comma-separated tags. */
  readonly tags: string;
  readonly data: unknown;
}

/** The path of a contract's JSON Schema, below the forum's public address. */
export function schemaPath(type: string, schemaVersion: number): string {
  return `/ledger/contracts/${type}/${schemaVersion}`;
}

/** @param base the forum's public address, without a slash at the end: `https://forum.example` */
export function toCloudEvent(event: SequencedEvent, ledgerId: string, base: string): PublishedEvent {
  return {
    specversion: '1.0',
    id: event.id,
    source: `urn:uuid:${ledgerId}`,
    type: event.type,
    subject: event.stream,
    time: event.time,
    datacontenttype: 'application/json',
    dataschema: `${base}${schemaPath(event.type, event.schemaVersion)}`,
    ledgerid: ledgerId,
    sequence: String(event.sequence).padStart(20, '0'),
    effectiveon: event.effectiveOn,
    revision: String(event.revision),
    tags: event.tags.join(','),
    data: event.data,
  };
}

/** The attributes as NATS headers of the binary mode: `ce-<attribute>`, the data's type as `content-type`. */
export function cloudEventHeaders(published: PublishedEvent): readonly (readonly [string, string])[] {
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(published)) {
    if (name === 'data') continue;
    if (name === 'datacontenttype') headers.push(['content-type', String(value)]);
    else headers.push([`ce-${name}`, String(value)]);
  }
  return headers;
}

/** `baraza.events.<audience>.<service>.<Type>.<streamId>`: what a subscriber's permissions are made of. */
export function subjectOf(event: Pick<RecordedEvent, 'type' | 'stream'>, audience: Audience): string {
  return `baraza.events.${audience}.${event.type}.${event.stream}`;
}

/**
 * The audience of an event's newest contract: rights are those of now.
 * An event of a type this process does not know is `sealed`: nobody is shown what nobody here can judge.
 */
export function audienceOf(catalogue: EventCatalogue, type: string): Audience {
  return catalogue.latest(type)?.audience ?? 'sealed';
}
