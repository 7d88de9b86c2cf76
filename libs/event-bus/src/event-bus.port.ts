import type { SequencedEvent } from '@baraza/contracts';
import type { StoredEvent } from '@baraza/event-store';

/** Where the relay stands on the bus. */
export interface BusHead {
  /** The last sequence the bus holds; 0 where it is empty. */
  readonly sequence: number;
  /** The ledger the bus carries; undefined while it is empty. */
  readonly ledgerId: string | undefined;
  /** The id of the bus's last event, where the bus can tell: it must be the store's at that sequence. */
  readonly eventId?: string | undefined;
}

/** The bus as the relay sees it. Only the ledger publishes. */
export interface BusPublisher {
  /**
   * Looks, and mends what only the bus has lost: a bus that is empty or damaged is made anew, and its head says from where
   * it must be filled again.
   * @throws BusUnavailable where it could not be reached
   * @throws ForeignLedger where the bus carries another ledger's events
   */
  head(): Promise<BusHead>;
  /** Makes ready what will be published next, while what was sent is on its way; nothing is sent by it. */
  prepare?(events: readonly StoredEvent[]): void;
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
  /**
   * In sequence order, none missing but those the filter leaves out, none at or before the consumer's checkpoint. Data and
   * `schemaVersion` are those of the newest contract. Empty where only events of no interest were passed.
   */
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
  /**
   * True for one that keeps what every instance of a service needs for itself, in a place of that instance's own: it waits
   * for no lease. Otherwise one instance at a time works.
   */
  readonly inEveryInstance?: boolean;
  /** Largest delivery, 1 to 1,000; default 500. */
  readonly batch?: number;
  /** In milliseconds; default 5,000. */
  readonly maxBackoffMs?: number;
}

/**
 * `running`; `waiting` for the bus or a lease; `retrying`, because reading or `deliver` failed; `needs-upgrade`, because the
 * next event is of a type or version this process does not know; `stopped`.
 */
export type ConsumerStatus = 'running' | 'waiting' | 'retrying' | 'needs-upgrade' | 'stopped';

export interface Consumer {
  readonly name: string;
  readonly status: ConsumerStatus;
  /** The checkpoint after the last delivery; 0 until the consumer's own checkpoint has been read. */
  readonly upTo: number;
  readonly head: number;
  /** Milliseconds since it last looked and got an answer: liveness, whatever the lag. 0 while it waits, or has been stopped. */
  readonly silentMs: number;
  /** Why it is retrying or needs an upgrade; undefined as soon as it goes on. */
  readonly lastError: Error | undefined;
  /** Stops taking more, waits for the delivery under way. */
  stop(): Promise<void>;
}

/**
 * Carries the record to whoever reacts to it, at least once and in order.
 * The store is the truth: a bus may be lost and filled again.
 */
export interface EventBus {
  /** Answers at once, also while the bus is away: the consumer then waits. */
  consume(options: ConsumerOptions): Promise<Consumer>;
  publisher(): BusPublisher;
  /** Whether this is the instance of its service that works at the moment: for what nobody tells of, and one is to do. */
  isAtWork(): boolean;
  /** Runs what only the instance at work is to do, as its: what it writes once another is at work is refused. */
  asAtWork<Result>(work: () => Promise<Result>): Promise<Result>;
  /** False while the bus cannot be reached. */
  isReachable(): Promise<boolean>;
  /** Stops the consumers, each after the delivery under way. */
  close(): Promise<void>;
}

/** The bus is not where the publisher thought: somebody else published, or the bus has lost something. */
export class FencedOff extends Error {
  override readonly name = 'FencedOff';
}
export class BusUnavailable extends Error {
  override readonly name = 'BusUnavailable';
}
/** An alarm: this bus belongs to another ledger. Nothing is published, read on or deleted. */
export class ForeignLedger extends Error {
  override readonly name = 'ForeignLedger';
}

/** An alarm: the record has a hole where the ledger promises a dense sequence. */
export class HoleInRecord extends Error {
  override readonly name = 'HoleInRecord';
}

/**
 * An alarm: somebody is ahead of the store, or carries another event than the store at the same sequence. The store was
 * restored from a copy that is older than what others have seen.
 */
export class StoreFellBehind extends Error {
  override readonly name = 'StoreFellBehind';
}
