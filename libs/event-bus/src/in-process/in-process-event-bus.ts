import { everyContract, type EventCatalogue } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { ReadingConsumer, type News } from '../consumer/reading-consumer.ts';
import type { Lease } from '../relay/lease.ts';
import { underLease } from '../consumer/under-lease.ts';
import type { BusPublisher, Consumer, ConsumerOptions, EventBus } from '../event-bus.port.ts';

export interface InProcessEventBusOptions {
  /** The contracts that stored data is lifted to; default: every contract of the forum. */
  readonly catalogue?: EventCatalogue;
  /** How often a consumer looks without being told, in milliseconds; default 1,000. */
  readonly pollMs?: number;
  /** Whose holder works, where several processes share what consumers write; default: this process has it for itself. */
  readonly lease?: Lease | undefined;
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
  readonly #newsOfOne: News;
  readonly #lease: Lease | undefined;
  readonly #consumers = new Set<ReadingConsumer>();

  constructor(store: EventStore, { catalogue = everyContract, pollMs = 1_000, lease }: InProcessEventBusOptions) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#pollMs = pollMs;
    this.#lease = lease;
    this.#news = { isReady: true, whenReady: async () => undefined, onNews: (listener) => store.onAppended(listener) };
    this.#newsOfOne = lease === undefined ? this.#news : newsUnder(lease, this.#news);
  }

  async consume(options: ConsumerOptions): Promise<Consumer> {
    const isOfOne = options.inEveryInstance !== true;
    const consumer = new ReadingConsumer({
      ...(isOfOne ? underLease(options, this.#lease) : options),
      store: this.#store,
      catalogue: this.#catalogue,
      news: isOfOne ? this.#newsOfOne : this.#news,
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

  isAtWork(): boolean {
    return this.#lease?.isHeld ?? true;
  }

  asAtWork<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#lease?.during?.(work) ?? work();
  }

  async isReachable(): Promise<boolean> {
    return true;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#consumers].map((consumer) => consumer.stop()));
    this.#consumers.clear();
    await this.#lease?.release();
  }
}

/** News that only the holder of a lease acts on. */
function newsUnder(lease: Lease, news: News): News {
  return {
    onNews: (listener) => news.onNews(listener),
    whenReady: (signal) => lease.whenHeld(signal),
    get isReady() {
      return lease.isHeld;
    },
    get trouble() {
      return lease.trouble;
    },
  };
}
