import { type EventCatalogue, NeedsUpgrade, type SequencedEvent } from '@baraza/contracts';
import type {
  DocumentVersion,
  Generation,
  PassedOver,
  Projection,
  ReadStore,
  RecordedFact,
} from '../read-store.port.ts';
import { DocumentCache } from './document-cache.ts';
import { BrokenFeed, OtherLedger, type FeedPage } from './event-feed.ts';

/** An event a projection cannot apply; everything before it has been taken. */
export class CannotApply extends Error {
  override readonly name = 'CannotApply';
  readonly event: { readonly id: string; readonly type: string; readonly sequence: number };

  constructor(event: SequencedEvent, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.event = { id: event.id, type: event.type, sequence: event.sequence };
  }
}

export interface WriterOptions {
  /** Lifts old versions, and says which are too new. Without it data is taken as it is. */
  readonly catalogue?: EventCatalogue | undefined;
  /** Documents kept in memory. */
  readonly cached: number;
  readonly ledgerId?: string | undefined;
}

export interface TakenPage {
  /** What the page was asked for after. */
  readonly after: number;
  /** Take nothing behind this sequence; default: the page's end. */
  readonly upTo?: number;
  /** Whether it was asked for without types, so that every sequence must be there. */
  readonly whole: boolean;
}

/** Applies events to one generation: takes them in memory, and commits what they changed together with the checkpoint. */
export class GenerationWriter<Doc> {
  readonly generation: number;
  readonly #projection: Projection<Doc>;
  readonly #store: ReadStore;
  readonly #options: WriterOptions;
  readonly #types: ReadonlySet<string> | 'all';
  readonly #cache: DocumentCache<Doc>;
  #checkpoint: number;
  #position: number;
  /** Every document touched since the last commit, as it now is; null: there is none. */
  #open = new Map<string, Doc | null>();
  /** By key, or by key and sequence where the model keeps the past. */
  #changed = new Map<string, DocumentVersion>();
  #facts: RecordedFact[] = [];
  /** Whether the store knows of which ledger it is, as the first commit says. */
  #isOfALedger: boolean;

  constructor(store: ReadStore, projection: Projection<Doc>, generation: Generation, options: WriterOptions) {
    if (
      options.ledgerId !== undefined &&
      generation.ledgerId !== undefined &&
      generation.ledgerId !== options.ledgerId
    ) {
      throw new OtherLedger(`${projection.model.name} was made from ledger ${generation.ledgerId}: rebuild it`);
    }
    this.generation = generation.generation;
    this.#store = store;
    this.#projection = projection;
    this.#options = options;
    this.#types = projection.types === 'all' ? 'all' : new Set(projection.types);
    this.#cache = new DocumentCache(options.cached);
    this.#checkpoint = generation.checkpoint;
    this.#position = generation.checkpoint;
    this.#isOfALedger = options.ledgerId === undefined || generation.ledgerId !== undefined;
  }

  /** The last sequence that has been committed. */
  get checkpoint(): number {
    return this.#checkpoint;
  }

  /** The last sequence that has been taken, committed or not. */
  get position(): number {
    return this.#position;
  }

  /** How much waits to be committed: documents and facts. */
  get pending(): number {
    return this.#changed.size + this.#facts.length;
  }

  /**
   * Takes a page's events up to `upTo`, dropping those it has seen.
   * @throws CannotApply after having taken everything before that event
   * @throws BrokenFeed for a hole or a disorder; nothing has been taken
   */
  async take(page: FeedPage, { after, upTo = page.upTo, whole }: TakenPage): Promise<void> {
    // A page asked for by types shows no hole by itself: where it begins must be told.
    if (after > this.#position) throw new BrokenFeed(`a page after ${after} for one who stands at ${this.#position}`);
    if (upTo <= this.#position) return;
    const fresh = page.events.filter(({ sequence }) => sequence > this.#position && sequence <= upTo);
    this.#assertOrder(fresh, upTo, whole);
    let plan = this.#plan(fresh);
    while (await this.#learns(plan.stoppedAt)) plan = this.#plan(fresh);
    await this.#load(plan.steps);
    for (const { event, keys } of plan.steps) {
      try {
        this.#apply(event, keys);
      } catch (error) {
        throw new CannotApply(event, error);
      }
      this.#position = event.sequence;
    }
    if (plan.stoppedAt !== undefined) {
      this.#position = Math.max(this.#position, plan.stoppedAt.event.sequence - 1);
      throw plan.stoppedAt;
    }
    this.#position = upTo;
  }

  /** Makes everything that has been taken durable, with the checkpoint. */
  async commit(): Promise<void> {
    if (this.#position === this.#checkpoint) return;
    const { ledgerId } = this.#options;
    await this.#store.commit(this.#projection.model, this.generation, {
      after: this.#checkpoint,
      checkpoint: this.#position,
      versions: [...this.#changed.values()],
      facts: this.#facts,
      ...(ledgerId === undefined ? {} : { ledgerId }),
    });
    this.#isOfALedger = true;
    this.#settle(this.#position);
  }

  /** What `commit` would write where nothing but the checkpoint has changed; undefined where there is more, or nothing. */
  get passage(): PassedOver | undefined {
    if (this.#position === this.#checkpoint || this.pending > 0 || !this.#isOfALedger) return undefined;
    const { model } = this.#projection;
    return { model: model.name, generation: this.generation, after: this.#checkpoint, checkpoint: this.#position };
  }

  /** Its passage has been made durable. */
  passedOver({ checkpoint }: PassedOver): void {
    this.#settle(checkpoint);
  }

  #settle(checkpoint: number): void {
    for (const [key, doc] of this.#open) this.#cache.set(key, doc);
    this.#open = new Map();
    this.#changed = new Map();
    this.#facts = [];
    this.#checkpoint = checkpoint;
  }

  #assertOrder(events: readonly SequencedEvent[], upTo: number, whole: boolean): void {
    let last = this.#position;
    for (const { sequence } of events) {
      if (whole ? sequence !== last + 1 : sequence <= last) throw new BrokenFeed(`${sequence} follows ${last}`);
      last = sequence;
    }
    if (whole && last !== upTo) throw new BrokenFeed(`the feed ends at ${last} and says it looked up to ${upTo}`);
  }

  /** Which events matter and which documents they touch, up to the first that cannot be understood. */
  #plan(events: readonly SequencedEvent[]): { steps: Step[]; stoppedAt: CannotApply | undefined } {
    const steps: Step[] = [];
    for (const written of events) {
      if (this.#types !== 'all' && !this.#types.has(written.type)) continue;
      try {
        const event = this.#lifted(written);
        const keys = this.#projection.keys(event);
        if (keys.length > 0) steps.push({ event, keys: keys.length === 1 ? keys : [...new Set(keys)] });
      } catch (error) {
        return { steps, stoppedAt: new CannotApply(written, error) };
      }
    }
    return { steps, stoppedAt: undefined };
  }

  /** Whether the record says by now that the event it stopped at can be read here. */
  async #learns(stoppedAt: CannotApply | undefined): Promise<boolean> {
    const { catalogue } = this.#options;
    if (catalogue === undefined || !(stoppedAt?.cause instanceof NeedsUpgrade)) return false;
    return catalogue.learns(stoppedAt.cause).catch(() => false);
  }

  #lifted(event: SequencedEvent): SequencedEvent {
    const { catalogue } = this.#options;
    if (catalogue === undefined) return event;
    if (this.#types === 'all') {
      catalogue.assertReadable(event.type, event.schemaVersion);
      return event;
    }
    const newest = catalogue.latest(event.type)?.schemaVersion;
    if (newest === event.schemaVersion) return event;
    const data = catalogue.upcast(event.type, event.schemaVersion, event.data);
    return { ...event, data, schemaVersion: newest! };
  }

  /** Opens the documents these steps touch: from memory, else from the store, all at once. */
  async #load(steps: readonly Step[]): Promise<void> {
    const missing = new Set<string>();
    for (const { keys } of steps) {
      for (const key of keys) {
        if (this.#open.has(key)) continue;
        const cached = this.#cache.get(key);
        if (cached === undefined) missing.add(key);
        else this.#open.set(key, cached);
      }
    }
    if (missing.size === 0) return;
    const found = await this.#store.load(this.#projection.model, this.generation, [...missing]);
    for (const key of missing) this.#open.set(key, found.get(key) ?? null);
  }

  /** All of an event's changes, or none. */
  #apply(event: SequencedEvent, keys: readonly string[]): void {
    const { sequence, id: eventId } = event;
    const changes = keys.map((key) => {
      const before = this.#open.get(key) ?? undefined;
      const after = this.#projection.evolve(before, event, key);
      return { key, before, after, facts: this.#projection.facts?.(before, after, event, key) ?? [] };
    });
    for (const { key, before, after, facts } of changes) {
      for (const fact of facts) this.#facts.push({ ...fact, sequence, eventId });
      if (before === after) continue;
      this.#open.set(key, after ?? null);
      const version = this.#projection.model.keepsPast ? `${sequence} ${key}` : key;
      this.#changed.set(version, { key, doc: after, sequence });
    }
  }
}

interface Step {
  readonly event: SequencedEvent;
  readonly keys: readonly string[];
}
