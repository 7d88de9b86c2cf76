import { isUuid, MAX_EVENT_BYTES, type EncodedEvent } from '@baraza/contracts';
import {
  AppendRefused,
  MAX_APPEND_BYTES,
  MAX_APPEND_EVENTS,
  type AppendRequest,
  type StreamAppend,
} from './event-store.port.ts';
import { checkTime } from './judge.ts';

/** `<aggregate>-<id>`: safe as a token of a NATS subject and in a URL. */
const STREAM = /^[a-z][A-Za-z0-9]*(-[A-Za-z0-9_]+)+$/;
const MAX_NAME_LENGTH = 200;
const MAX_TAGS = 64;
/** RFC 3339 in UTC with milliseconds: such texts compare as the times they stand for. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * What every adapter checks before it looks into its record.
 * @throws AppendRefused
 */
export function checkRequest(request: AppendRequest): void {
  const events = request.streams.flatMap((part) => part.events);
  if (events.length > MAX_APPEND_EVENTS) {
    throw new AppendRefused('out-of-bounds', `${events.length} events in one append, more than ${MAX_APPEND_EVENTS}`);
  }
  const bytes = events.reduce((sum, event) => sum + event.bytes.length, 0);
  if (bytes > MAX_APPEND_BYTES) {
    throw new AppendRefused('out-of-bounds', `${bytes} bytes in one append, more than ${MAX_APPEND_BYTES}`);
  }
  if (!Number.isFinite(request.deadline)) malformed('the deadline is not a number');
  if (request.streams.length === 0) malformed('an append without streams');
  // KurrentDB takes names that differ in case alone for one stream of an append.
  distinct(
    request.streams.map((part) => part.stream.toLowerCase()),
    'stream',
  );
  distinct(
    events.map((event) => event.id),
    'event id',
  );
  request.streams.forEach(checkPart);
}

function checkPart({ stream, expected, events }: StreamAppend): void {
  if (!STREAM.test(stream) || stream.length > MAX_NAME_LENGTH) malformed(`'${stream}' is not a stream's name`);
  if (expected !== 'none' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    malformed(`${stream}: expected is ${String(expected)}, neither a revision nor 'none'`);
  }
  if (events.length === 0) malformed(`${stream}: no events`);
  const first = expected === 'none' ? 0 : expected + 1;
  events.forEach((event, index) => {
    checkEvent(stream, event);
    if (event.revision !== first + index) {
      malformed(`${stream}: event ${event.id} says revision ${event.revision}, but ${first + index} follows`);
    }
    const before = events[index - 1];
    if (before !== undefined) checkTime(stream, before.time, event.time);
  });
}

function checkEvent(stream: string, event: EncodedEvent): void {
  if (!isUuid(event.id)) malformed(`'${event.id}' is not an event's id`);
  if (event.stream !== stream) malformed(`event ${event.id} says stream ${event.stream}, not ${stream}`);
  if (!TIME.test(event.time)) malformed(`event ${event.id}: '${event.time}' is not a time in UTC with milliseconds`);
  if (event.type.length === 0 || event.type.length > MAX_NAME_LENGTH) malformed(`event ${event.id} has no type`);
  if (event.tags.length > MAX_TAGS) malformed(`event ${event.id} has ${event.tags.length} tags, more than ${MAX_TAGS}`);
  if (event.tags.some((tag) => tag.length === 0 || tag.length > MAX_NAME_LENGTH)) {
    malformed(`event ${event.id} has a tag of no or too many characters`);
  }
  if (event.bytes.length === 0 || event.bytes.length > MAX_EVENT_BYTES) {
    throw new AppendRefused('out-of-bounds', `event ${event.id} takes ${event.bytes.length} bytes`);
  }
}

function distinct(names: readonly string[], what: string): void {
  if (new Set(names).size !== names.length) malformed(`a ${what} twice in one append`);
}

function malformed(message: string): never {
  throw new AppendRefused('malformed', message);
}
