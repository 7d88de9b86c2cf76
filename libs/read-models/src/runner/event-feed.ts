import type { SequencedEvent } from '@baraza/contracts';

export interface FeedPage {
  /**
   * In sequence order, from right after `after`. Without `types` none is missing; with `types` all others are left out.
   * Data as it was written: the runner lifts what it uses.
   */
  readonly events: readonly SequencedEvent[];
  /** How far the feed has looked: the next page's `after`. */
  readonly upTo: number;
  /** The ledger's last sequence when the page was read. */
  readonly head: number;
}

/** Where the runner gets its events: the event store itself, or what a service has of it. */
export interface EventFeed {
  /** The ledger's id, where the feed knows it: a read model made from another ledger is then refused. */
  readonly ledgerId?: string;
  /** @param after exclusive, 0 from the beginning @param limit 1 to 1,000 @param types only these; undefined for all */
  read(after: number, limit: number, types?: readonly string[]): Promise<FeedPage>;
  /** A poke soon after the head moved. The runner also looks by itself. @returns ends the subscription */
  onAppended(poke: () => void): () => void;
}

/** How many events one turn of work takes: some milliseconds. */
const SLICE = 200;

/** Where to pause in a page: the sequences up to which its slices reach, the last one `upTo`. */
export function sliceEnds(page: FeedPage, upTo: number): readonly number[] {
  const ends: number[] = [];
  for (let index = SLICE - 1; index < page.events.length - 1; index += SLICE) {
    const { sequence } = page.events[index]!;
    if (sequence < upTo) ends.push(sequence);
  }
  return [...ends, upTo];
}

/** A feed that lacks a sequence it should have, or gives what it was not asked for. */
export class BrokenFeed extends Error {
  override readonly name = 'BrokenFeed';
}

/** The read model has seen more than the ledger holds, or another ledger: it was made from other events. Rebuild it. */
export class OtherLedger extends Error {
  override readonly name = 'OtherLedger';
}

/**
 * One reading for several readers: projections that stand at the same sequence get the same page, decoded once.
 * A page is kept only while others may still ask for it.
 */
export class SharedFeed implements EventFeed {
  readonly ledgerId?: string;
  readonly #feed: EventFeed;
  readonly #keep: number;
  readonly #pages = new Map<string, Promise<FeedPage>>();

  /** @param keep how many pages are remembered; a few, for readers are near one another or not at all */
  constructor(feed: EventFeed, keep = 4) {
    this.#feed = feed;
    this.#keep = keep;
    if (feed.ledgerId !== undefined) this.ledgerId = feed.ledgerId;
  }

  read(after: number, limit: number, types?: readonly string[]): Promise<FeedPage> {
    if (types !== undefined) return this.#feed.read(after, limit, types);
    const place = `${after}+${limit}`;
    const known = this.#pages.get(place);
    if (known !== undefined) return known;
    const reading = this.#feed.read(after, limit);
    this.#pages.set(place, reading);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= this.#keep) break;
      this.#pages.delete(oldest);
    }
    // An empty page is true for the moment only, a short one does not hold what was appended since.
    const forget = (): void => {
      if (this.#pages.get(place) === reading) this.#pages.delete(place);
    };
    reading.then((page) => {
      if (page.events.length < limit) forget();
    }, forget);
    return reading;
  }

  onAppended(poke: () => void): () => void {
    return this.#feed.onAppended(() => {
      // A reading under way may have begun before this append: whoever is woken by it must not join that one.
      this.#pages.clear();
      poke();
    });
  }
}
