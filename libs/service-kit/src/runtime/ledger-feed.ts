import { decodeEvent } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import type { EventFeed, FeedPage } from '@baraza/read-models';

/** The record as a service reads it back: straight from the store that it writes to. */
export class LedgerFeed implements EventFeed {
  readonly ledgerId: string;

  constructor(private readonly store: EventStore) {
    this.ledgerId = store.ledgerId;
  }

  async read(after: number, limit: number, types?: readonly string[]): Promise<FeedPage> {
    const page = await this.store.readAll({ after, limit, ...(types === undefined ? {} : { types }) });
    return {
      events: page.events.map(({ bytes, sequence, position }) => ({ ...decodeEvent(bytes), sequence, position })),
      upTo: page.lookedUpTo,
      head: page.head,
    };
  }

  onAppended(poke: () => void): () => void {
    return this.store.onAppended(poke);
  }
}
