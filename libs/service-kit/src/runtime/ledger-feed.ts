import { type EventStore, sequencedEvent } from '@baraza/event-store';
import type { EventFeed, FeedPage } from '@baraza/read-models';

/** The record as those who follow it read it: the event store itself, be it a file or the ledger over NATS. */
export class LedgerFeed implements EventFeed {
  readonly ledgerId: string;

  /** @param isHeard whether news are passed on as they come; else readers find them when they next look by themselves */
  constructor(
    private readonly store: Pick<EventStore, 'ledgerId' | 'readAll' | 'onAppended'>,
    private readonly isHeard: () => boolean = () => true,
  ) {
    this.ledgerId = store.ledgerId;
  }

  async read(after: number, limit: number, types?: readonly string[]): Promise<FeedPage> {
    const page = await this.store.readAll({ after, limit, ...(types === undefined ? {} : { types }) });
    return { events: page.events.map(sequencedEvent), upTo: page.lookedUpTo, head: page.head };
  }

  onAppended(poke: () => void): () => void {
    return this.store.onAppended(() => {
      if (this.isHeard()) poke();
    });
  }
}
