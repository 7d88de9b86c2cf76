import { NeedsUpgrade, type EventCatalogue, type RecordedEvent, type SequencedEvent } from '@baraza/contracts';
import { sequencedEvent, type AllPage, type StoredEvent } from '@baraza/event-store';
import { HoleInRecord, StoreFellBehind } from '../event-bus.port.ts';

/**
 * An event as consumers see it: data and `schemaVersion` of the newest contract, so that the two always agree.
 * @throws NeedsUpgrade where this process does not know the type or the version
 */
export function inNewestShape<Event extends RecordedEvent>(event: Event, catalogue: EventCatalogue): Event {
  const data = catalogue.upcast(event.type, event.schemaVersion, event.data);
  const { schemaVersion } = catalogue.latest(event.type)!;
  return schemaVersion === event.schemaVersion ? event : { ...event, schemaVersion, data };
}

/** A stored event as consumers see it. @throws NeedsUpgrade as `inNewestShape` */
export function openStored(stored: StoredEvent, catalogue: EventCatalogue): SequencedEvent {
  return inNewestShape(sequencedEvent(stored), catalogue);
}

/**
 * The events of a page, as far as this process understands them, and the checkpoint after them.
 * @throws NeedsUpgrade where the very first cannot be understood
 */
export function understand(
  page: AllPage,
  catalogue: EventCatalogue,
): { readonly events: readonly SequencedEvent[]; readonly upTo: number } {
  const events: SequencedEvent[] = [];
  for (const stored of page.events) {
    try {
      events.push(openStored(stored, catalogue));
    } catch (error) {
      if (!(error instanceof NeedsUpgrade) || events.length === 0) throw error;
      return { events, upTo: stored.sequence - 1 };
    }
  }
  return { events, upTo: page.lookedUpTo };
}

/**
 * Checks what a consumer relies on before it believes a page.
 * @throws HoleInRecord where a sequence is missing or out of order
 * @throws StoreFellBehind where the consumer has seen more than the store has
 */
export function assertWhole(page: AllPage, after: number, filtered: boolean): void {
  if (page.head < after) {
    throw new StoreFellBehind(`the checkpoint is ${after}, but the ledger ends at ${page.head}`);
  }
  let last = after;
  for (const { sequence } of page.events) {
    if (filtered ? sequence <= last : sequence !== last + 1) {
      throw new HoleInRecord(`after ${last} the store answered with ${sequence}`);
    }
    last = sequence;
  }
  if (page.lookedUpTo < last || (!filtered && page.lookedUpTo !== last)) {
    throw new HoleInRecord(`the store looked up to ${page.lookedUpTo}, but its page ends at ${last}`);
  }
}
