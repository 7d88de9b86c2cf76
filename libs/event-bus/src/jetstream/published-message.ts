import {
  audienceOf,
  cloudEventHeaders,
  decodeEvent,
  subjectOf,
  toCloudEvent,
  type EventCatalogue,
} from '@baraza/contracts';
import type { StoredEvent } from '@baraza/event-store';
import { headers, type MsgHdrs } from '@nats-io/transport-node';

/** An event as it goes on the bus: CloudEvents 1.0 in NATS's binary mode. */
export interface PublishedMessage {
  readonly subject: string;
  readonly headers: MsgHdrs;
  readonly payload: Uint8Array;
}

export interface Publication {
  readonly catalogue: EventCatalogue;
  readonly ledgerId: string;
  /** The forum's public address, which `dataschema` begins with. */
  readonly publicAddress: string;
  /** Whether a message says of which trace its event is, so that who receives it can go on with it; default: no. */
  readonly traced?: boolean;
}

const utf8 = new TextEncoder();
const nothing = new Uint8Array();
/** Attributes that say what a sealed event is about: it is announced, no more. */
const SEALED_AWAY = ['ce-tags', 'ce-effectiveon'];

/**
 * The message of an event: data, dates and tags, as recorded; never who acted, on what ground and by which command.
 * A sealed event's message has no data, no tags and no trace: only that it was recorded, and where.
 */
export function publishedMessage(stored: StoredEvent, publication: Publication): PublishedMessage {
  const { catalogue, ledgerId, publicAddress, traced = false } = publication;
  const event = { ...decodeEvent(stored.bytes), sequence: stored.sequence, position: stored.position };
  const audience = audienceOf(catalogue, event.type);
  const sealed = audience === 'sealed';
  const all = headers();
  // Each name comes once: appending spares the search for what setting would replace.
  all.append('Nats-Msg-Id', event.id);
  for (const [name, value] of cloudEventHeaders(toCloudEvent(event, ledgerId, publicAddress))) {
    if (value !== '' && !(sealed && SEALED_AWAY.includes(name))) all.append(name, value);
  }
  const { traceparent } = event.meta;
  if (traced && !sealed && traceparent !== undefined) all.append('ce-traceparent', traceparent);
  return {
    subject: subjectOf(event, audience),
    headers: all,
    payload: sealed ? nothing : utf8.encode(JSON.stringify(event.data)),
  };
}

/** What a message on the bus says of its place in the record; undefined where it is no message of ours. */
export function placeOf(
  message: MsgHdrs | undefined,
): { readonly ledgerId: string; readonly sequence: number; readonly eventId: string } | undefined {
  const ledgerId = message?.get('ce-ledgerid') ?? '';
  const sequence = Number(message?.get('ce-sequence'));
  const eventId = message?.get('ce-id') ?? '';
  if (ledgerId === '' || eventId === '' || !Number.isSafeInteger(sequence) || sequence < 1) return undefined;
  return { ledgerId, sequence, eventId };
}
