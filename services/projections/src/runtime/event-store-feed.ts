import { decodeEvent } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import type { EventFeed } from '@baraza/read-models';

/**
 * The record as projections read it: the event store itself, be it a file or the ledger over NATS.
 * @param isHeard whether news are passed on as they come; else readers find them when they next look by themselves
 */
export function eventStoreFeed(
  store: Pick<EventStore, 'ledgerId' | 'readAll' | 'onAppended'>,
  isHeard: () => boolean = () => true,
): EventFeed {
  return {
    ledgerId: store.ledgerId,
    async read(after, limit, types) {
      const page = await store.readAll({ after, limit, ...(types === undefined ? {} : { types }) });
      const events = page.events.map(({ bytes, sequence, position }) => ({
        ...decodeEvent(bytes),
        sequence,
        position,
      }));
      return { events, upTo: page.lookedUpTo, head: page.head };
    },
    onAppended: (poke) =>
      store.onAppended(() => {
        if (isHeard()) poke();
      }),
  };
}
