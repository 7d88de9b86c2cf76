import { createHash } from 'node:crypto';
import { MAX_READ_EVENTS, type EventStore, type StoredEvent } from '../event-store.port.ts';

/** Every event after a sequence, up to another, in order. */
export async function* eventsOf(store: EventStore, after: number, upTo: number): AsyncGenerator<StoredEvent> {
  for (let lookedUpTo = after; lookedUpTo < upTo;) {
    const page = await store.readAll({ after: lookedUpTo, limit: Math.min(MAX_READ_EVENTS, upTo - lookedUpTo) });
    yield* page.events;
    lookedUpTo = page.lookedUpTo;
  }
}

export interface Compared {
  /** The first sequence under which the two do not hold the same bytes; undefined where there is none. */
  readonly differsAt: number | undefined;
  /** SHA-256 over every event's sequence, length and bytes, as far as they are the same. */
  readonly digest: string;
}

/** Reads two records side by side, from their beginning up to a sequence that both have. */
export async function compareRecords(
  one: EventStore,
  other: EventStore,
  upTo: number,
  onProgress: (done: number) => void,
): Promise<Compared> {
  const hash = createHash('sha256');
  const theirs = eventsOf(other, 0, upTo);
  let done = 0;
  for await (const { sequence, bytes } of eventsOf(one, 0, upTo)) {
    const { value: event } = (await theirs.next()) as IteratorResult<StoredEvent, undefined>;
    done += 1;
    const isSame = sequence === done && event?.sequence === done && Buffer.compare(event.bytes, bytes) === 0;
    if (!isSame) return { differsAt: done, digest: hash.digest('hex') };
    hash.update(`${sequence} ${bytes.length}\n`).update(bytes);
    onProgress(done);
  }
  return { differsAt: done === upTo ? undefined : done + 1, digest: hash.digest('hex') };
}
