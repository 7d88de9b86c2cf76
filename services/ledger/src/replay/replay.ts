import type { EventCatalogue } from '@baraza/contracts';
import { type EventStore, MAX_READ_EVENTS } from '@baraza/event-store';
import { isShown, type LedgerEntry, ledgerEntry, ledgerLine, publishedForm, type Stored } from './ledger-lines.pure.ts';
import type { HiddenFrom } from './hidden-events.ts';
import type { ReadingRight } from './readable-audiences.pure.ts';
import type { ReadingOptions } from './reading-options.ts';

export interface ReplayPage {
  readonly events: readonly (LedgerEntry | object)[];
  /** The next page's `after`. */
  readonly next: number;
  /** The ledger's last sequence. */
  readonly head: number;
  readonly ledgerId: string;
}

const NO_FILTER: ReadingOptions = { after: 0, limit: 1, types: undefined, tags: undefined, stream: undefined };

/** The record as its readers see it: in order, resumable after any sequence, each reader in their own form. */
export class Replay {
  readonly #store: EventStore;
  readonly #catalogue: EventCatalogue;
  readonly #base: string;
  readonly #hidden: HiddenFrom;

  /**
   * @param base the forum's public address, for the addresses of schemas
   * @param hidden what nobody is shown, whatever its audience: of organisations that are protected now
   */
  constructor(store: EventStore, catalogue: EventCatalogue, base: string, hidden: HiddenFrom) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#base = base;
    this.#hidden = hidden;
  }

  async page(options: ReadingOptions, right: ReadingRight): Promise<ReplayPage> {
    const asked = this.#asked(options, right);
    if (asked === undefined) {
      const { sequence } = await this.#store.head();
      return { events: [], next: Math.max(options.after, sequence), head: sequence, ledgerId: this.#store.ledgerId };
    }
    const page = await this.#store.readAll({ ...asked, limit: Math.min(options.limit, MAX_READ_EVENTS) });
    const isHidden = await this.#hidden(page);
    const events = this.#placed(page.events, options, right, isHidden).map((stored) =>
      right.form === 'record'
        ? ledgerEntry(stored, isShown(stored, right) && !isHidden(stored))
        : this.#published(stored),
    );
    return { events, next: page.lookedUpTo, head: page.head, ledgerId: this.#store.ledgerId };
  }

  /**
   * Lines of NDJSON from after `options.after` to the ledger's head at the beginning, at most `options.limit`. Reads page
   * by page as fast as the reader takes them: its memory does not grow with the record.
   */
  async *lines(options: ReadingOptions, right: ReadingRight): AsyncGenerator<string> {
    const asked = this.#asked(options, right);
    if (asked === undefined) return;
    const { sequence: end } = await this.#store.head();
    let after = options.after;
    let left = options.limit;
    while (after < end && left > 0) {
      const page = await this.#store.readAll({ ...asked, after, limit: Math.min(left, MAX_READ_EVENTS) });
      const within = page.events.filter((stored) => stored.sequence <= end);
      const isHidden = await this.#hidden(page);
      const placed = this.#placed(within, options, right, isHidden);
      if (placed.length > 0) {
        yield `${placed
          .map((stored) =>
            right.form === 'record'
              ? ledgerLine(stored, isShown(stored, right) && !isHidden(stored))
              : JSON.stringify(this.#published(stored)),
          )
          .join('\n')}\n`;
      }
      left -= within.length;
      after = page.lookedUpTo;
    }
  }

  /** One event; undefined where there is none, or none that this reader may see. */
  async event(id: string, right: ReadingRight): Promise<object | undefined> {
    const found = await this.#store.readEvent(id);
    if (found === undefined || !right.allows(found.type)) return undefined;
    const page = await this.#store.readAll({ after: found.sequence - 1, limit: 1 });
    const stored = page.events[0];
    if (stored === undefined || (await this.#hidden(page))(stored)) return undefined;
    return right.form === 'record' ? ledgerEntry(stored, true) : this.#published(stored);
  }

  /**
   * A stream from a revision on; undefined where there is none, or nothing in it that this reader may see.
   */
  async stream(
    stream: string,
    options: { readonly from: number; readonly limit: number },
    right: ReadingRight,
  ): Promise<{ stream: string; events: readonly object[]; lastRevision: number } | undefined> {
    const before = await this.#store.readStream(stream, { from: Math.max(0, options.from - 1), limit: 1 });
    const { lastRevision } = before;
    if (lastRevision === undefined) return undefined;
    const after = options.from === 0 ? 0 : before.events[0]?.sequence;
    const asked = after === undefined ? undefined : this.#asked({ ...NO_FILTER, after, stream }, right);
    const page = asked === undefined ? undefined : await this.#store.readAll({ ...asked, limit: options.limit });
    const isHidden = page === undefined ? () => false : await this.#hidden(page);
    const events = (page?.events ?? [])
      .filter((stored) => !isHidden(stored))
      .map((stored) => (right.form === 'record' ? ledgerEntry(stored, true) : this.#published(stored)));
    const sees = events.length > 0 || (await this.#seesAnyOf(stream, right));
    return sees ? { stream, events, lastRevision } : undefined;
  }

  async #seesAnyOf(stream: string, right: ReadingRight): Promise<boolean> {
    const asked = this.#asked({ ...NO_FILTER, stream }, right);
    if (asked === undefined) return false;
    const page = await this.#store.readAll({ ...asked, limit: 1 });
    const [first] = page.events;
    return first !== undefined && !(await this.#hidden(page))(first);
  }

  /** A filter must not tell that something hidden answers to it: there its place is left out too. */
  #placed(
    events: readonly Stored[],
    options: ReadingOptions,
    right: ReadingRight,
    isHidden: (stored: Stored) => boolean,
  ): readonly Stored[] {
    return right.form === 'record' && !isFiltered(options) ? events : events.filter((stored) => !isHidden(stored));
  }

  #published(stored: Stored): object {
    return publishedForm(stored, this.#catalogue, this.#store.ledgerId, this.#base);
  }

  /**
   * What to ask the store for. A reader of the record is shown a place for every event, withheld ones too, unless a
   * filter was asked for; others only what they may see. Undefined where nothing can match.
   */
  #asked(
    options: ReadingOptions,
    right: ReadingRight,
  ): Omit<Parameters<EventStore['readAll']>[0], 'limit'> | undefined {
    const { after, tags, stream } = options;
    const allowed = this.#catalogue.types().filter((type) => right.allows(type));
    const types =
      right.form === 'record' && !isFiltered(options)
        ? undefined
        : (options.types ?? allowed).filter((type) => right.allows(type));
    if (types?.length === 0) return undefined;
    return {
      after,
      ...(types === undefined ? {} : { types }),
      ...(tags === undefined ? {} : { tags }),
      ...(stream === undefined ? {} : { stream }),
    };
  }
}

function isFiltered({ types, tags, stream }: ReadingOptions): boolean {
  return types !== undefined || tags !== undefined || stream !== undefined;
}
