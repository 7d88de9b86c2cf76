import type { SequencedEvent } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';

/** Every event of a stream, in order, read page by page. */
export async function wholeStream(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
): Promise<readonly SequencedEvent[]> {
  const events: SequencedEvent[] = [];
  for (;;) {
    const page = await store.readStream(stream, { from: events.length });
    events.push(...page.events);
    if (page.events.length === 0 || events.length > (page.lastRevision ?? -1)) return events;
  }
}
