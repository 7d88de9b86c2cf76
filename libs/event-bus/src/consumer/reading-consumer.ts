import { NeedsUpgrade, type EventCatalogue } from '@baraza/contracts';
import { MAX_READ_EVENTS, type AllPage, type EventStore } from '@baraza/event-store';
import type { Consumer, ConsumerOptions, ConsumerStatus } from '../event-bus.port.ts';
import { assertWhole, understand } from './read-page.ts';
import { asError, backoffMs, pause, WakeUp } from './wake-up.ts';

/** While much is recorded, what comes within this time is delivered together: handing over costs more than what is handed. */
const GATHERS_MS = 10;

/** What comes in the way is a store that is slow or a lease that went, seldom an event: another try costs little, and waiting delays a takeover. */
const LONGEST_PAUSE_MS = 5_000;

/** What tells a consumer when to look, and whether it may. */
export interface News {
  /** False while the bus is away or another instance holds the lease. */
  readonly isReady: boolean;
  /** Why it is not ready, where that is a fault. */
  readonly trouble?: Error | undefined;
  /** Resolves when `isReady` may have become true, or when `signal` is aborted. */
  whenReady(signal: AbortSignal): Promise<void>;
  /** Calls back with the ledger's head as far as it is known. @returns ends the subscription */
  onNews(listener: (head: number) => void): () => void;
}

export interface ReadingConsumerOptions extends ConsumerOptions {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly catalogue: EventCatalogue;
  readonly news: News;
  /** How often it looks without being told, in milliseconds. */
  readonly pollMs: number;
}

/**
 * Reads the record page by page after its own checkpoint, and hands each page on. News of the bus only tells it when to look:
 * what it delivers, and in which order, comes from the store alone, so whatever a bus loses or repeats, nothing is missed
 * and nothing comes twice. The next page is read while one is being delivered.
 */
export class ReadingConsumer implements Consumer {
  readonly name: string;
  readonly #options: ReadingConsumerOptions;
  readonly #stopping = new AbortController();
  readonly #wakeUp = new WakeUp();
  readonly #unsubscribe: () => void;
  readonly #ended: Promise<void>;
  #status: ConsumerStatus = 'waiting';
  #upTo = 0;
  #head = 0;
  #aliveAt = performance.now();
  #lastError: Error | undefined;
  #ahead: { readonly after: number; readonly page: Promise<AllPage> } | undefined;

  constructor(options: ReadingConsumerOptions) {
    const { batch = 500 } = options;
    if (!Number.isInteger(batch) || batch < 1 || batch > MAX_READ_EVENTS) {
      throw new RangeError(`a batch is 1 to ${MAX_READ_EVENTS} events, not ${batch}`);
    }
    this.name = options.name;
    this.#options = options;
    this.#unsubscribe = options.news.onNews((head) => {
      this.#head = Math.max(this.#head, head);
      this.#wakeUp.ring();
    });
    this.#ended = this.#run();
  }

  get status(): ConsumerStatus {
    return this.#status;
  }
  get upTo(): number {
    return this.#upTo;
  }
  get head(): number {
    return this.#head;
  }
  get silentMs(): number {
    const isQuiet = this.#status === 'waiting' || this.#status === 'stopped';
    return isQuiet ? 0 : Math.round(performance.now() - this.#aliveAt);
  }
  get lastError(): Error | undefined {
    return this.#lastError ?? (this.#status === 'waiting' ? this.#options.news.trouble : undefined);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { news, pollMs, maxBackoffMs = LONGEST_PAUSE_MS } = this.#options;
    let failures = 0;
    let knowsCheckpoint = false;
    while (!signal.aborted) {
      try {
        if (!news.isReady) {
          this.#status = 'waiting';
          knowsCheckpoint = false; // another instance may have gone on meanwhile
          await news.whenReady(signal);
          continue;
        }
        if (!knowsCheckpoint) {
          this.#upTo = await this.#options.checkpoint();
          this.#ahead = undefined;
          knowsCheckpoint = true;
        }
        const more = await this.#deliverNext();
        failures = 0;
        this.#aliveAt = performance.now();
        this.#lastError = undefined;
        this.#status = 'running';
        if (!more) {
          const delivered = performance.now();
          await this.#wakeUp.wait(pollMs, signal);
          await pause(GATHERS_MS - (performance.now() - delivered), signal);
        }
      } catch (error) {
        if (signal.aborted) break;
        if (error instanceof NeedsUpgrade && (await this.#learns(error))) continue;
        failures += 1;
        knowsCheckpoint = false;
        this.#lastError = asError(error);
        this.#status = error instanceof NeedsUpgrade ? 'needs-upgrade' : 'retrying';
        await pause(backoffMs(failures, maxBackoffMs), signal);
      }
    }
    this.#unsubscribe();
    this.#status = 'stopped';
  }

  /** @returns whether the store has more than was just delivered */
  async #deliverNext(): Promise<boolean> {
    const page = await this.#takePage(this.#upTo);
    assertWhole(page, this.#upTo, this.#options.types !== undefined);
    this.#head = Math.max(this.#head, page.head);
    if (page.lookedUpTo === this.#upTo) return false;
    const { events, upTo } = understand(page, this.#options.catalogue);
    if (upTo === page.lookedUpTo && upTo < page.head) this.#readAhead(upTo);
    await this.#options.deliver({ events, upTo, head: this.#head });
    this.#upTo = upTo;
    return upTo < this.#head;
  }

  /** Whether the record says by now that what was met can be read here. One that cannot be asked now says nothing. */
  async #learns(error: NeedsUpgrade): Promise<boolean> {
    this.#ahead = undefined;
    return this.#options.catalogue.learns(error).catch(() => false);
  }

  #takePage(after: number): Promise<AllPage> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    return ahead?.after === after ? ahead.page : this.#read(after);
  }

  #readAhead(after: number): void {
    const page = this.#read(after);
    page.catch(() => undefined); // whoever takes the page hears of it
    this.#ahead = { after, page };
  }

  #read(after: number): Promise<AllPage> {
    const { store, batch = 500, types } = this.#options;
    return store.readAll({ after, limit: batch, ...(types === undefined ? {} : { types }) });
  }
}
