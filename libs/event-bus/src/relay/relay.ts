import { decodeEvent } from '@baraza/contracts';
import { MAX_READ_EVENTS, type EventStore, type StoredEvent } from '@baraza/event-store';
import { asError, backoffMs, pause, WakeUp } from '../consumer/wake-up.ts';
import { FencedOff, ForeignLedger, StoreFellBehind, type BusHead, type BusPublisher } from '../event-bus.port.ts';
import type { Lease } from './lease.ts';

export interface RelayOptions {
  readonly store: Pick<EventStore, 'readAll' | 'head' | 'onAppended' | 'ledgerId'>;
  readonly publisher: BusPublisher;
  /** Where two relays may run. Without one, the bus's own fence still keeps a second from doing harm. */
  readonly lease?: Lease;
  /** Goes around the publishing of events: for traces. It passes on what the publishing throws. */
  around?(events: readonly StoredEvent[], publish: () => Promise<void>): Promise<void>;
  /** How often an idle relay looks at store and bus without being told, in milliseconds; default 2,000. */
  readonly lookMs?: number;
  /** Longest pause after a failure, in milliseconds; default 2,000. */
  readonly maxBackoffMs?: number;
}

/**
 * `relaying`; `waiting` for the lease; `retrying` because bus or store is away; `alarm`: the bus carries what the store does
 * not know, and somebody has to decide; `stopped`.
 */
export type RelayStatus = 'relaying' | 'waiting' | 'retrying' | 'alarm' | 'stopped';

export interface RelayReport {
  readonly status: RelayStatus;
  /** The last sequence that is known to be on the bus; undefined before the first look. */
  readonly busHead: number | undefined;
  readonly storeHead: number;
  /** Events that the store has and the bus has not. */
  readonly lag: number;
  /** Milliseconds since the relay last saw store and bus agree, or moved: liveness, whatever the lag. */
  readonly silentMs: number;
  readonly lastError: Error | undefined;
}

/**
 * Carries the record from the store to the bus, in order, each event once. It keeps no state: where it stands is read back
 * from the bus, at the start, after every failure, and now and then, so it may be killed between any two steps.
 */
export class Relay {
  readonly #options: RelayOptions;
  readonly #stopping = new AbortController();
  readonly #wakeUp = new WakeUp();
  readonly #ended: Promise<void>;
  readonly #unsubscribe: () => void;
  #status: RelayStatus = 'waiting';
  #busHead: number | undefined;
  #storeHead = 0;
  #aliveAt = performance.now();
  #lastError: Error | undefined;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#unsubscribe = options.store.onAppended((head) => {
      this.#storeHead = Math.max(this.#storeHead, head);
      this.#wakeUp.ring();
    });
    this.#ended = this.#run();
  }

  report(): RelayReport {
    return {
      status: this.#status,
      busHead: this.#busHead,
      storeHead: this.#storeHead,
      lag: Math.max(0, this.#storeHead - (this.#busHead ?? 0)),
      silentMs: Math.round(performance.now() - this.#aliveAt),
      lastError: this.#lastError,
    };
  }

  /** Stops after the page under way, and lets another relay have the lease. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { lease, maxBackoffMs = 2_000 } = this.#options;
    let failures = 0;
    while (!signal.aborted) {
      if (lease !== undefined && !lease.isHeld) {
        this.#status = 'waiting';
        this.#aliveAt = performance.now();
        await lease.whenHeld(signal);
        continue;
      }
      try {
        await this.#carryFrom(await this.#look(), () => (failures = 0));
      } catch (error) {
        if (signal.aborted) break;
        this.#lastError = asError(error);
        this.#status = isAlarm(error) ? 'alarm' : 'retrying';
        // Another relay was faster: look again at once, and only pause where that goes on.
        failures += 1;
        if (!(error instanceof FencedOff && failures === 1)) await pause(backoffMs(failures, maxBackoffMs), signal);
      }
    }
    this.#unsubscribe();
    await lease?.release().catch(() => undefined); // it ends by itself soon
    this.#status = 'stopped';
  }

  /** @returns the bus's head, after it was found to be the store's own past */
  async #look(): Promise<number> {
    const { store, publisher } = this.#options;
    const head = await publisher.head();
    if (head.ledgerId !== undefined && head.ledgerId !== store.ledgerId) {
      throw new ForeignLedger(`the bus carries ledger ${head.ledgerId}, not ${store.ledgerId}`);
    }
    this.#storeHead = Math.max(this.#storeHead, (await store.head()).sequence);
    if (head.sequence > this.#storeHead) {
      throw new StoreFellBehind(`the bus is at ${head.sequence}, the store only at ${this.#storeHead}`);
    }
    await this.#assertSamePast(head);
    this.#settle(head.sequence);
    return head.sequence;
  }

  async #assertSamePast({ sequence, eventId }: BusHead): Promise<void> {
    if (sequence === 0 || eventId === undefined) return;
    const { events } = await this.#options.store.readAll({ after: sequence - 1, limit: 1 });
    const stored = events[0] === undefined ? undefined : decodeEvent(events[0].bytes).id;
    if (stored !== eventId) {
      throw new StoreFellBehind(`at ${sequence} the bus carries event ${eventId}, the store has ${stored}`);
    }
  }

  /** Publishes page after page, making the next ready while one is on its way; returns when it is time to look again. */
  async #carryFrom(head: number, onProgress: () => void): Promise<void> {
    const { signal } = this.#stopping;
    const { lease, lookMs = 2_000 } = this.#options;
    let next = this.#read(head);
    for (let at = head; !signal.aborted && (lease?.isHeld ?? true);) {
      const page = await next;
      if (page.length === 0) {
        this.#settle(at);
        const lookAt = performance.now() + lookMs;
        await this.#wakeUp.wait(lookMs, signal);
        if (performance.now() >= lookAt) return;
      }
      const publishing = page.length > 0 ? this.#publish(at, page) : undefined;
      next = this.#read(at + page.length);
      await publishing;
      at += page.length;
      this.#settle(at);
      onProgress();
    }
  }

  #publish(after: number, page: readonly StoredEvent[]): Promise<void> {
    const { publisher, around = (_page, publish) => publish() } = this.#options;
    return around(page, () => publisher.publish(after, page));
  }

  #read(after: number): Promise<readonly StoredEvent[]> {
    const { store, publisher } = this.#options;
    const reading = store.readAll({ after, limit: MAX_READ_EVENTS }).then(({ events, head }) => {
      this.#storeHead = Math.max(this.#storeHead, head);
      publisher.prepare?.(events);
      return events;
    });
    reading.catch(() => undefined); // whoever awaits it hears of it
    return reading;
  }

  #settle(busHead: number): void {
    this.#busHead = busHead;
    this.#aliveAt = performance.now();
    this.#lastError = undefined;
    this.#status = 'relaying';
  }
}

function isAlarm(error: unknown): boolean {
  return error instanceof ForeignLedger || error instanceof StoreFellBehind;
}
