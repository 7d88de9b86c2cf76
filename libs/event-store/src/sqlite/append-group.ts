import type { AppendRequest } from '../event-store.port.ts';
import type { AppendToJudge } from '../judge.ts';
import type { Refusal } from '../refusals.ts';

/** An event as the writer needs it. */
export interface EventToWrite {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly time: string;
  readonly tags: readonly string[];
  readonly bytes: Uint8Array;
}

export interface AppendToWrite extends AppendToJudge {
  readonly streams: readonly (AppendToJudge['streams'][number] & { readonly events: readonly EventToWrite[] })[];
}

/**
 * A group of appends as it goes to the writer's thread: the bytes of all events end to end, moved and not copied, and
 * everything else as one flat list, which is cloned several times faster than objects in objects.
 */
export interface PackedGroup {
  readonly fields: readonly (string | number)[];
  readonly bytes: ArrayBuffer;
}

export function packGroup(requests: readonly AppendRequest[]): PackedGroup {
  const fields: (string | number)[] = [];
  let size = 0;
  for (const { deadline, streams } of requests) {
    fields.push(deadline, streams.length);
    for (const { stream, expected, events } of streams) {
      fields.push(stream, expected === 'none' ? -1 : expected, events.length);
      for (const event of events) {
        fields.push(event.id, event.type, event.time, event.bytes.length, event.tags.length, ...event.tags);
        size += event.bytes.length;
      }
    }
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const { streams } of requests) {
    for (const { events } of streams) {
      for (const event of events) {
        bytes.set(event.bytes, at);
        at += event.bytes.length;
      }
    }
  }
  return { fields, bytes: bytes.buffer };
}

export function unpackGroup({ fields, bytes }: PackedGroup): AppendToWrite[] {
  let next = 0;
  let at = 0;
  const text = (): string => fields[next++] as string;
  const number = (): number => fields[next++] as number;
  const list = <T>(length: number, item: (index: number) => T): T[] =>
    Array.from({ length }, (_, index) => item(index));
  const event = (stream: string, revision: number): EventToWrite => {
    const [id, type, time, length] = [text(), text(), text(), number()];
    const tags = list(number(), text);
    at += length;
    return { id, stream, revision, type, time, tags, bytes: new Uint8Array(bytes, at - length, length) };
  };
  const appends: AppendToWrite[] = [];
  while (next < fields.length) {
    const deadline = number();
    const streams = list(number(), () => {
      const [stream, expected] = [text(), number()];
      const events = list(number(), (index) => event(stream, expected + 1 + index));
      return { stream, expected: expected === -1 ? ('none' as const) : expected, events };
    });
    appends.push({ deadline, streams });
  }
  return appends;
}

/** How one append of a group ended, in a form that survives the way between two threads. */
export type Outcome =
  | { readonly kind: 'written'; readonly first: number }
  | { readonly kind: 'there'; readonly sequences: readonly number[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface GroupResult {
  /** In the order of the group. */
  readonly outcomes: readonly Outcome[];
  readonly head: number;
  /** The store may not be written to any more, and why. */
  readonly fatal?: string;
}
