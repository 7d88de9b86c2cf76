import type { EncodedEvent } from '@baraza/contracts';
import {
  AppendRefused,
  ConflictingEvent,
  StoreUnavailable,
  WrongExpectedRevision,
  type ExpectedRevision,
} from './event-store.port.ts';

/** As much of an append as is judged: a writer in another thread is not handed more. */
export interface AppendToJudge {
  readonly deadline: number;
  readonly streams: readonly {
    readonly stream: string;
    readonly expected: ExpectedRevision;
    readonly events: readonly Pick<EncodedEvent, 'id' | 'time' | 'bytes'>[];
  }[];
}

/** What an adapter knows of its record at the moment it judges an append. */
export interface RecordSoFar {
  headOf(stream: string): { readonly revision: number; readonly time: string } | undefined;
  find(eventId: string): { readonly sequence: number; readonly bytes: Uint8Array } | undefined;
}

/**
 * Whether an append may be written. The one law of all adapters that keep a record themselves; it must be asked with
 * nothing written in between.
 * @param now milliseconds since the epoch
 * @returns the sequences of the events where the very same bytes are there already; undefined where they are to be written
 * @throws ConflictingEvent, StoreUnavailable (too late), WrongExpectedRevision, AppendRefused (time), in this order
 */
export function judge(
  { streams, deadline }: AppendToJudge,
  record: RecordSoFar,
  now: number,
): readonly number[] | undefined {
  const there: number[] = [];
  let total = 0;
  for (const { events } of streams) {
    for (const event of events) {
      total += 1;
      const found = record.find(event.id);
      if (found === undefined) continue;
      if (Buffer.compare(found.bytes, event.bytes) !== 0) throw new ConflictingEvent(event.id);
      there.push(found.sequence);
    }
  }
  if (there.length === total) return there;
  if (now > deadline)
    throw new StoreUnavailable('not-persisted', 'the append came after its deadline', { reason: 'deadline' });
  const heads = streams.map(({ stream }) => record.headOf(stream));
  streams.forEach(({ stream, expected }, index) => {
    const actual: ExpectedRevision = heads[index]?.revision ?? 'none';
    if (actual !== expected) throw new WrongExpectedRevision(stream, expected, actual);
  });
  streams.forEach(({ stream, events }, index) => {
    const head = heads[index];
    if (head !== undefined) checkTime(stream, head.time, events[0]!.time);
  });
  return undefined;
}

/** @throws AppendRefused where `time` lies before the time of the event before it */
export function checkTime(stream: string, before: string, time: string): void {
  if (time < before) throw new AppendRefused('time-goes-back', `${stream}: ${time} lies before ${before}`);
}
