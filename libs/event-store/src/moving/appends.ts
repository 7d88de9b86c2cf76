import { decodeForeignEvent, type EncodedEvent } from '@baraza/contracts';
import { MAX_APPEND_BYTES, MAX_APPEND_EVENTS, type StoredEvent, type StreamAppend } from '../event-store.port.ts';

/**
 * Cuts a record into appends that give it the same order again. What one command recorded together stays together, and
 * short appends are joined to longer ones as far as an append may hold: each costs a turn with the server. The cuts depend
 * on the events alone, so that a move which goes on sends what was perhaps on its way before.
 */
export async function* appendsOf(events: AsyncIterable<StoredEvent>): AsyncGenerator<readonly StreamAppend[]> {
  let joined: EncodedEvent[] = [];
  let command: EncodedEvent[] = [];
  for await (const { bytes } of events) {
    const event = encoded(bytes);
    if (command[0]?.commandId === event.commandId && fits([...command, event])) {
      command.push(event);
      continue;
    }
    const both = [...joined, ...command];
    if (fits(both)) {
      joined = both;
    } else {
      yield byStream(joined);
      joined = command;
    }
    command = [event];
  }
  if (!fits([...joined, ...command])) {
    yield byStream(joined);
    joined = [];
  }
  if (command.length > 0) yield byStream([...joined, ...command]);
}

/** Whether one append can hold them in this order: it has each stream once, whatever the case of its letters. */
function fits(events: readonly EncodedEvent[]): boolean {
  const streams = events
    .map(({ stream }) => stream)
    .filter((stream, index, all) => stream !== all[index - 1])
    .map((stream) => stream.toLowerCase());
  const bytes = events.reduce((sum, event) => sum + event.bytes.length, 0);
  return events.length <= MAX_APPEND_EVENTS && bytes <= MAX_APPEND_BYTES && new Set(streams).size === streams.length;
}

function byStream(events: readonly EncodedEvent[]): readonly StreamAppend[] {
  const parts: { stream: string; expected: StreamAppend['expected']; events: EncodedEvent[] }[] = [];
  for (const event of events) {
    const { stream, revision } = event;
    const last = parts.at(-1);
    if (last?.stream === stream) last.events.push(event);
    else parts.push({ stream, expected: revision === 0 ? 'none' : revision - 1, events: [event] });
  }
  return parts;
}

/** The stored bytes as they are, with what a store indexes of them. @throws NotCanonical */
function encoded(bytes: Uint8Array): EncodedEvent {
  const { id, type, stream, revision, time, tags, meta } = decodeForeignEvent(bytes);
  return { id, type, stream, revision, time, tags, commandId: meta.commandId, bytes };
}
