import type { EventCatalogue } from '@baraza/contracts';
import { type EventStore, MAX_READ_EVENTS } from '@baraza/event-store';
import type { HiddenFrom } from '../replay/hidden-events.ts';
import { publishedForm } from '../replay/ledger-lines.pure.ts';
import type { ReadingRight } from '../replay/readable-audiences.pure.ts';
import { sseMessage } from './server-sent-events.ts';

export interface FeedOptions {
  /** The last sequence the client has seen. */
  readonly after: number;
  readonly types: readonly string[] | undefined;
}

export interface FeedPage {
  /** CloudEvents, in ledger order. */
  readonly events: readonly object[];
  readonly next: number;
  readonly head: number;
  readonly ledgerId: string;
}

/** The published events as they come, for clients that cannot hold a NATS connection. */
export class Feed {
  readonly #store: EventStore;
  readonly #catalogue: EventCatalogue;
  readonly #base: string;
  readonly #heartbeatMs: number;
  readonly #hidden: HiddenFrom;

  /** @param hidden what nobody is shown, whatever its audience */
  constructor(store: EventStore, catalogue: EventCatalogue, base: string, heartbeatMs: number, hidden: HiddenFrom) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#base = base;
    this.#heartbeatMs = heartbeatMs;
    this.#hidden = hidden;
  }

  async page(options: FeedOptions & { limit: number }, right: ReadingRight): Promise<FeedPage> {
    const types = this.#types(options.types, right);
    const { ledgerId } = this.#store;
    if (types.length === 0) {
      const { sequence } = await this.#store.head();
      return { events: [], next: Math.max(options.after, sequence), head: sequence, ledgerId };
    }
    const page = await this.#store.readAll({
      after: options.after,
      types,
      limit: Math.min(options.limit, MAX_READ_EVENTS),
    });
    const isHidden = await this.#hidden(page);
    const events = page.events
      .filter((stored) => !isHidden(stored))
      .map((stored) => publishedForm(stored, this.#catalogue, ledgerId, this.#base));
    return { events, next: page.lookedUpTo, head: page.head, ledgerId };
  }

  /**
   * Messages of `text/event-stream` without end. Each event's id is its sequence, so that `Last-Event-ID` resumes after
   * it. A heartbeat named `head` says how far the feed has looked, at once when there is nothing more to send and then
   * regularly; it carries an id too, so that a reconnecting client does not make the ledger look through it all again.
   */
  async *messages(options: FeedOptions, right: ReadingRight, closing: AbortSignal): AsyncGenerator<string> {
    let after = options.after;
    let moved = true;
    let wake: () => void = () => undefined;
    const forget = this.#store.onAppended(() => {
      moved = true;
      wake();
    });
    const onClosing = (): void => {
      wake();
    };
    closing.addEventListener('abort', onClosing);
    try {
      yield 'retry: 3000\n\n';
      while (!closing.aborted) {
        moved = false;
        const page = await this.page({ ...options, after, limit: 500 }, right);
        for (const event of page.events as { sequence: string; type: string }[]) {
          yield sseMessage({ id: String(Number(event.sequence)), event: event.type, data: JSON.stringify(event) });
        }
        after = page.next;
        if (after < page.head || moved) continue;
        yield sseMessage({
          id: String(after),
          event: 'head',
          data: JSON.stringify({ sequence: page.head, ledgerId: page.ledgerId }),
        });
        if (closing.aborted || (moved as boolean)) continue;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, this.#heartbeatMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    } finally {
      forget();
      closing.removeEventListener('abort', onClosing);
    }
  }

  #types(asked: readonly string[] | undefined, right: ReadingRight): readonly string[] {
    return (asked ?? this.#catalogue.types()).filter((type) => right.allows(type));
  }
}
