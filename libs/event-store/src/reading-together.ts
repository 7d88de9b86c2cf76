import { decodeEvent, type SequencedEvent } from '@baraza/contracts';
import {
  MAX_READ_EVENTS,
  type AllPage,
  type EventStore,
  type ReadAllOptions,
  type StoredEvent,
} from './event-store.port.ts';
import { checkReadAll, MAX_PAGE_BYTES } from './read-rules.ts';

/** The event in its stored bytes; one that several read together is decoded for all of them once. */
export function sequencedEvent(stored: StoredEvent): SequencedEvent {
  return stored instanceof ReadTogether ? stored.event : opened(stored);
}

function opened({ bytes, sequence, position }: StoredEvent): SequencedEvent {
  return { ...decodeEvent(bytes), sequence, position };
}

/**
 * The same store, for a process in which many follow the record: the last events are read once, and handed to everybody
 * who stands near the head, whatever types they want. Whoever is further behind reads for themselves.
 */
export function readingTogether(store: EventStore): EventStore {
  const tail = new Tail(store);
  return new Proxy(store, {
    get(target, name) {
      if (name === 'readAll') return (options: ReadAllOptions) => tail.readAll(options);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
    },
  });
}

/** An event that several may ask for: decoded when the first of them does. */
class ReadTogether implements StoredEvent {
  readonly sequence: number;
  readonly position: StoredEvent['position'];
  readonly bytes: Uint8Array;
  #event: SequencedEvent | undefined;

  constructor({ sequence, position, bytes }: StoredEvent) {
    this.sequence = sequence;
    this.position = position;
    this.bytes = bytes;
  }

  get event(): SequencedEvent {
    return (this.#event ??= opened(this));
  }
}

/** Kept at least, once there are so many: whoever is a little slower than the others still finds them. */
const KEPT_EVENTS = 1_000;
const KEPT_BYTES = 2 * MAX_PAGE_BYTES;

/** The record's last events, without a gap up to where it was last read. */
class Tail {
  readonly #store: EventStore;
  readonly #types = new WeakMap<readonly string[], ReadonlySet<string>>();
  #events: ReadTogether[] = [];
  #bytes = 0;
  /** The last sequence that was read; undefined until somebody has come to the head. */
  #end: number | undefined;
  #head = 0;
  #reading: Promise<void> | undefined;
  #readingNext: Promise<void> | undefined;

  constructor(store: EventStore) {
    this.#store = store;
  }

  async readAll(options: ReadAllOptions): Promise<AllPage> {
    checkReadAll(options);
    const { after, tags = [], stream } = options;
    if (tags.length > 0 || stream !== undefined) return this.#store.readAll(options);
    if (this.#isKept(after)) await this.#readOn();
    // What was asked for may have been let go meanwhile, or lie beyond the head.
    if (this.#isKept(after) && after <= this.#end!) return this.#page(options);
    const page = await this.#store.readAll(options);
    if (this.#end === undefined && page.lookedUpTo === page.head) this.#end = page.head;
    return page;
  }

  /** Whether nothing that follows this sequence has been let go. */
  #isKept(sequence: number): boolean {
    return this.#end !== undefined && sequence >= this.#end - this.#events.length;
  }

  /** What is appended before this is called is there when it resolves: a reading under way may have begun before. */
  #readOn(): Promise<void> {
    if (this.#reading === undefined) {
      this.#reading = this.#read().finally(() => (this.#reading = undefined));
      return this.#reading;
    }
    const again = (): Promise<void> => {
      this.#readingNext = undefined;
      return this.#readOn();
    };
    return (this.#readingNext ??= this.#reading.then(again, again));
  }

  async #read(): Promise<void> {
    const after = this.#end!;
    const { events, lookedUpTo, head } = await this.#store.readAll({ after, limit: MAX_READ_EVENTS });
    this.#head = head;
    if (head < after) {
      this.#end = undefined; // A ledger that ends earlier than before: every reader is to hear it from the store.
      this.#events = [];
      this.#bytes = 0;
      return;
    }
    for (const event of events) {
      this.#events.push(new ReadTogether(event));
      this.#bytes += event.bytes.length;
    }
    this.#end = lookedUpTo;
    if (this.#events.length > 2 * KEPT_EVENTS || this.#bytes > KEPT_BYTES) this.#letGo();
  }

  #letGo(): void {
    let from = this.#events.length - Math.min(KEPT_EVENTS, this.#events.length);
    let bytes = this.#events.slice(from).reduce((sum, event) => sum + event.bytes.length, 0);
    while (bytes > KEPT_BYTES / 2 && from < this.#events.length - 1) bytes -= this.#events[from++]!.bytes.length;
    this.#events = this.#events.slice(from);
    this.#bytes = bytes;
  }

  #page({ after, limit, types }: ReadAllOptions): AllPage {
    const wanted = types && this.#setOf(types);
    const events: StoredEvent[] = [];
    let bytes = 0;
    for (let at = this.#events.length - (this.#end! - after); at < this.#events.length; at += 1) {
      const event = this.#events[at]!;
      if (wanted !== undefined && !wanted.has(event.event.type)) continue;
      events.push(event);
      bytes += event.bytes.length;
      if (events.length === limit || bytes >= MAX_PAGE_BYTES) {
        return { events, lookedUpTo: event.sequence, head: this.#head };
      }
    }
    return { events, lookedUpTo: this.#end!, head: this.#head };
  }

  #setOf(types: readonly string[]): ReadonlySet<string> {
    let set = this.#types.get(types);
    if (set === undefined) this.#types.set(types, (set = new Set(types)));
    return set;
  }
}
