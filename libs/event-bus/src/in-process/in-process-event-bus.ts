import { everyContract, type EventCatalogue } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { ReadingConsumer, type News } from '../consumer/reading-consumer.ts';
import type { BusPublisher, Consumer, ConsumerOptions, EventBus } from '../event-bus.port.ts';

export interface InProcessEventBusOptions {
  /** The contracts that stored data is lifted to; default: every contract of the forum. */
  readonly catalogue?: EventCatalogue;
  /** How often a consumer looks without being told, in milliseconds; default 1,000. */
  readonly pollMs?: number;
}

/**
 * The bus of one process: no buffer and no queue, each consumer reads the store after its own checkpoint and is poked when
 * the store has news. The store outlives the bus; closing the bus leaves it open.
 */
export function inProcessEventBus(store: EventStore, options: InProcessEventBusOptions = {}): EventBus {
  return new InProcessEventBus(store, options);
}

class InProcessEventBus implements EventBus {
  readonly #store: EventStore;
  readonly #catalogue: EventCatalogue;
  readonly #pollMs: number;
  readonly #news: News;
  readonly #consumers = new Set<ReadingConsumer>();

  constructor(store: EventStore, { catalogue = everyContract, pollMs = 1_000 }: InProcessEventBusOptions) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#pollMs = pollMs;
    this.#news = { isReady: true, whenReady: async () => undefined, onNews: (listener) => store.onAppended(listener) };
  }

  async consume(options: ConsumerOptions): Promise<Consumer> {
    const consumer = new ReadingConsumer({
      ...options,
      store: this.#store,
      catalogue: this.#catalogue,
      news: this.#news,
      pollMs: this.#pollMs,
    });
    this.#consumers.add(consumer);
    return consumer;
  }

  /** There is nothing to publish: what is in the store is on this bus. */
  publisher(): BusPublisher {
    const store = this.#store;
    return {
      async head() {
        const { sequence } = await store.head();
        return { sequence, ledgerId: sequence === 0 ? undefined : store.ledgerId };
      },
      publish: async () => undefined,
      close: async () => undefined,
    };
  }

  /** One process has the store for itself. */
  isAtWork(): boolean {
    return true;
  }

  async isReachable(): Promise<boolean> {
    return true;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#consumers].map((consumer) => consumer.stop()));
    this.#consumers.clear();
  }
}
