import type { SequencedEvent } from '@baraza/contracts';
import type { EventFeed, FeedPage } from '../runner/event-feed.ts';

/** A feed of events in memory, to be appended to. */
export class ArrayFeed implements EventFeed {
  readonly ledgerId?: string;
  readonly #events: SequencedEvent[];
  readonly #pokes = new Set<() => void>();
  /** How often it has been read. */
  reads = 0;

  constructor(events: readonly SequencedEvent[] = [], ledgerId?: string) {
    this.#events = [...events];
    if (ledgerId !== undefined) this.ledgerId = ledgerId;
  }

  get head(): number {
    return this.#events.at(-1)?.sequence ?? 0;
  }

  /** @param poke false where readers are to find out by themselves */
  append(events: readonly SequencedEvent[], poke = true): void {
    this.#events.push(...events);
    if (poke) for (const each of this.#pokes) each();
  }

  async read(after: number, limit: number, types?: readonly string[]): Promise<FeedPage> {
    this.reads += 1;
    const events: SequencedEvent[] = [];
    let upTo = after;
    // Sequences are dense from 1: event n lies at n - 1.
    for (let index = after; index < this.#events.length && events.length < limit; index++) {
      const event = this.#events[index]!;
      upTo = event.sequence;
      if (types === undefined || types.includes(event.type)) events.push(event);
    }
    return { events, upTo, head: this.head };
  }

  onAppended(poke: () => void): () => void {
    this.#pokes.add(poke);
    return () => this.#pokes.delete(poke);
  }
}
