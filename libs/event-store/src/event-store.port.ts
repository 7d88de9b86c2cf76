import type { EncodedEvent, Position, SequencedEvent } from '@baraza/contracts';

/** Bounds of one append, the same for every adapter. */
export const MAX_APPEND_EVENTS = 256;
export const MAX_APPEND_BYTES = 512 * 1024;
/** The largest page a read answers with. */
export const MAX_READ_EVENTS = 1_000;

/** The stream must be at this revision (its last event's), or must not exist. */
export type ExpectedRevision = number | 'none';

export interface StreamAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** In order; each one's `revision` follows the one before, the first follows `expected`. */
  readonly events: readonly EncodedEvent[];
}

export interface AppendRequest {
  /** One or more streams, each once whatever the case of its letters. The append is atomic over all of them. */
  readonly streams: readonly StreamAppend[];
  /**
   * Milliseconds since the epoch by the real clock, never by one that was set for a test or a sample. After it the store
   * refuses the append as not persisted (unless these very bytes are in the record), so that an unknown outcome is
   * settled for good.
   */
  readonly deadline: number;
}

export interface Appended {
  /** The position of the last event, to wait for. */
  readonly position: Position;
  /** In the order of the request. */
  readonly events: readonly { readonly id: string; readonly sequence: number; readonly position: Position }[];
  /** True where the very same bytes were there already, and nothing was written. */
  readonly alreadyThere: boolean;
}

export interface StreamPage {
  readonly events: readonly SequencedEvent[];
  /** The stream's last revision when the page was read; undefined where it has no events. */
  readonly lastRevision: number | undefined;
}

export interface ReadAllOptions {
  /** Exclusive: 0 reads from the beginning. */
  readonly after: number;
  /** 1 to MAX_READ_EVENTS. @throws RangeError outside of it */
  readonly limit: number;
  /** Only these types (an empty list: none); the page still says how far it looked. */
  readonly types?: readonly string[];
  /** Only events that carry all of these tags. */
  readonly tags?: readonly string[];
  readonly stream?: string;
}

/** A sequenced event with its stored bytes: what replay, relay and export hand on unchanged. */
export interface StoredEvent {
  readonly sequence: number;
  readonly position: Position;
  readonly bytes: Uint8Array;
}

/**
 * A page may hold fewer events than its limit where they are large or a filter is narrow: a reader goes on after
 * `lookedUpTo` until that is `head`.
 */
export interface AllPage {
  readonly events: readonly StoredEvent[];
  /** The sequence up to which the store has looked: the next page's `after`. */
  readonly lookedUpTo: number;
  /** The ledger's last sequence when the page was read. */
  readonly head: number;
}

export interface StoreGuarantees {
  /** Atomic over several streams. */
  readonly multiStreamAppend: boolean;
  /** Acknowledged means on stable storage. */
  readonly durable: boolean;
  /** `bytes`: a repeat is compared byte by byte. `ids`: by id only, and the adapter reads back to compare. */
  readonly duplicateCheck: 'bytes' | 'ids';
  /** A dense sequence is given at append, not later. */
  readonly sequencedAtAppend: boolean;
}

/**
 * Where the record lies.
 *
 * What holds: an acknowledged append is durable, atomic, and in the order that `readAll` shows for ever; sequences are
 * dense from 1; a reader that has seen sequence n will never see a new event at or below n. The same bytes again at the
 * same place answer as the first time (`alreadyThere`), whatever has been appended since.
 *
 * What a caller must not infer: that an append which failed with `StoreUnavailable{outcome: 'unknown'}` did not happen;
 * that two pages were read from one moment.
 */
export interface EventStore {
  /** A UUID made when the store was made: a position of another ledger is recognised by it. */
  readonly ledgerId: string;
  readonly guarantees: StoreGuarantees;
  /** Of a store that reads by a copy of its own: why that hears of nothing new just now, or cannot ask for it. */
  readonly trouble?: Error | undefined;

  /**
   * @throws WrongExpectedRevision where a stream is elsewhere; nothing was written
   * @throws ConflictingEvent where an id exists with other bytes or in another place; nothing was written
   * @throws AppendRefused for a request outside the bounds, malformed, or going back in time; nothing was written
   * @throws StoreUnavailable where the store could not be reached, or the outcome is unknown
   */
  append(request: AppendRequest): Promise<Appended>;

  /** Forward from `from` (inclusive, default 0). `limit` 1 to MAX_READ_EVENTS, default all of them. */
  readStream(stream: string, options?: { from?: number; limit?: number }): Promise<StreamPage>;

  /** The event with this id, or undefined. */
  readEvent(id: string): Promise<SequencedEvent | undefined>;

  readAll(options: ReadAllOptions): Promise<AllPage>;

  /** The last sequence, and the position of it (sequence 0 while the ledger is empty). */
  head(): Promise<{ readonly sequence: number; readonly position: Position }>;

  /**
   * Calls back soon after the head has moved; several appends may be one call, a call may come without news. A poke, not
   * a promise: a reader that must not miss anything also looks by itself now and then.
   * @returns ends the subscription
   */
  onAppended(poke: (head: number) => void): () => void;

  close(): Promise<void>;
}

export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly actual: ExpectedRevision;

  constructor(stream: string, expected: ExpectedRevision, actual: ExpectedRevision) {
    super(`${stream} is at revision ${actual}, not at ${expected}`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/** An event id that is in the record already, with other bytes or at another place. */
export class ConflictingEvent extends Error {
  override readonly name = 'ConflictingEvent';
  readonly eventId: string;

  constructor(eventId: string) {
    super(`event ${eventId} is recorded already, and differs`);
    this.eventId = eventId;
  }
}

/**
 * Why a store would never take a request.
 *
 * - `out-of-bounds`: more events or bytes than one append may hold
 * - `malformed`: a stream or an id twice, revisions that do not follow, fields that are not of their form
 * - `time-goes-back`: an event's time lies before that of the event before it in its stream
 * - `clock-off`: the writer's clock and the ledger's differ by more than 5 s (only where they are two machines)
 * - `not-permitted`: the writer may not write this type or stream
 * - `contract`: the bytes are not canonical, or not what the event's contract says
 */
export type AppendRefusal =
  'out-of-bounds' | 'malformed' | 'time-goes-back' | 'clock-off' | 'not-permitted' | 'contract';

/** A request no store would take; sending it again is of no use. Nothing was written. */
export class AppendRefused extends Error {
  override readonly name = 'AppendRefused';
  readonly code: AppendRefusal;

  constructor(code: AppendRefusal, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Why a store could not be asked, or could not answer.
 *
 * - `deadline`: the append came too late, and is not in the record
 * - `disk-full`, `locked`: the ledger's file could not be written just now; sending it again later may succeed
 * - `closed`: this store object was closed
 * - `failed`: the store met an error after which it writes no more
 * - `away`: nobody answers
 * - `foreign-ledger`: another ledger answers than the one this store was opened on
 */
export type UnavailableReason = 'deadline' | 'disk-full' | 'locked' | 'closed' | 'failed' | 'away' | 'foreign-ledger';

export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** `not-persisted`: this call wrote nothing, nor will it. `unknown`: send the very same bytes again before the deadline. */
  readonly outcome: 'not-persisted' | 'unknown';
  readonly reason: UnavailableReason;

  constructor(
    outcome: 'not-persisted' | 'unknown',
    message: string,
    options: ErrorOptions & { readonly reason?: UnavailableReason } = {},
  ) {
    super(message, options);
    this.outcome = outcome;
    this.reason = options.reason ?? 'away';
  }
}
