import type { SequencedEvent } from '@baraza/contracts';
import type { StoredEvent } from '@baraza/event-store';

/** Where the relay stands on the bus. */
export interface BusHead {
  /** The last sequence the bus holds; 0 where it is empty. */
  readonly sequence: number;
  /** The ledger the bus carries; undefined while it is empty. */
  readonly ledgerId: string | undefined;
}

/** The bus as the relay sees it. Only the ledger publishes. */
export interface BusPublisher {
  head(): Promise<BusHead>;
  /**
   * Publishes the events right after `after`, in order, each fenced to its own sequence.
   * @throws FencedOff where the bus is not at `after`: look again, never publish blindly
   * @throws BusUnavailable where it could not be reached or did not acknowledge: the outcome is unknown, look
   * @throws ForeignLedger where the bus carries another ledger's events
   */
  publish(after: number, events: readonly StoredEvent[]): Promise<void>;
  close(): Promise<void>;
}

export interface Delivery {
  /** In sequence order, none missing but those the filter leaves out, none at or before the consumer's checkpoint. */
  readonly events: readonly SequencedEvent[];
  /** All up to here have been delivered or were of no interest: the checkpoint after these events. */
  readonly upTo: number;
  /** The ledger's head as far as the bus knows: lag = head - upTo. */
  readonly head: number;
}

export interface ConsumerOptions {
  /** Stable name: `projections`, `coalitions.suspend-seats-when-membership-ends`. */
  readonly name: string;
  /** Only these types; undefined for all. */
  readonly types?: readonly string[];
  /** The consumer's own checkpoint, from its own store: the bus's acknowledgements are never the truth. */
  checkpoint(): Promise<number>;
  /**
   * Applies the delivery and makes it durable together with the checkpoint before it resolves. When it throws, the same
   * events come again after a pause that grows to `maxBackoffMs`.
   */
  deliver(delivery: Delivery): Promise<void>;
  /** Largest delivery, 1 to 1,000; default 500. */
  readonly batch?: number;
  readonly maxBackoffMs?: number;
}

export interface Consumer {
  readonly name: string;
  /** `running`, `waiting` (for the bus or a lease), `retrying` (deliver threw), `stopped`. */
  readonly status: 'running' | 'waiting' | 'retrying' | 'stopped';
  readonly upTo: number;
  readonly head: number;
  readonly lastError: Error | undefined;
  /** Stops taking more, waits for the delivery under way. */
  stop(): Promise<void>;
}

/**
 * Carries the record to whoever reacts to it, at least once and in order.
 * The store is the truth: a bus may be lost and filled again.
 */
export interface EventBus {
  consume(options: ConsumerOptions): Promise<Consumer>;
  publisher(): BusPublisher;
  /** False while the bus cannot be reached. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

export class FencedOff extends Error {
  override readonly name = 'FencedOff';
}
export class BusUnavailable extends Error {
  override readonly name = 'BusUnavailable';
}
export class ForeignLedger extends Error {
  override readonly name = 'ForeignLedger';
}
