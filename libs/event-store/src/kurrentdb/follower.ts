import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../event-store.port.ts';
import { isAtOrAfter, type KurrentLog, type LogRecord, type Place } from './kurrent-log.ts';
import type { News, RecordCopy } from './record-copy.ts';

export interface FollowerOptions {
  readonly log: KurrentLog;
  readonly copy: RecordCopy;
  readonly prefixes: readonly string[];
  /** After the copy has grown. */
  readonly onGrown: (head: number) => void;
  /** The record on the server is not whole, or the copy cannot be written: nothing is followed any more. */
  readonly onFatal: (error: Error) => void;
  /** A subscription that brings nothing while something is known to be there is made anew after so long, in ms. */
  readonly patienceMs?: number;
}

/** Taken into the copy at once. */
const MOST_AT_ONCE = 500;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2_000;
const PATIENCE_MS = 3_000;

/**
 * Keeps the copy at the end of `$all`: one subscription, made again from where the copy is after whatever ended it (an
 * error, a slow reader who was dropped, another leader, silence where there is news).
 */
export class Follower {
  readonly #options: FollowerOptions;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  readonly #waiting = new Set<() => void>();
  readonly #writers = new Map<string, boolean>();
  readonly #awaited = new Map<string, Set<() => void>>();
  #news: News[] = [];
  #taking: NodeJS.Immediate | undefined;
  #fatal: Error | undefined;
  #renew: (error: Error) => void = () => undefined;
  #failures = 0;
  #lastError: Error | undefined;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#ended = this.#run();
  }

  /** What keeps it from following just now; undefined where nothing does. */
  get lastError(): Error | undefined {
    return this.#fatal ?? this.#lastError;
  }

  /** Notes whether records come that this call wrote, until `forget`. */
  expect(writer: string): { readonly hasCome: () => boolean; readonly forget: () => void } {
    this.#writers.set(writer, false);
    return {
      hasCome: () => this.#writers.get(writer) === true,
      forget: () => this.#writers.delete(writer),
    };
  }

  /** `come` is fulfilled once the copy has the event, which may be never; `forget` ends the waiting. */
  awaits(eventId: string): { readonly come: Promise<void>; readonly forget: () => void } {
    const { promise: come, resolve } = Promise.withResolvers<void>();
    const told = this.#awaited.get(eventId) ?? new Set();
    this.#awaited.set(eventId, told.add(resolve));
    if (this.#options.copy.has(eventId)) resolve();
    const forget = (): void => {
      told.delete(resolve);
      if (told.size === 0) this.#awaited.delete(eventId);
    };
    return { come, forget };
  }

  /** @throws StoreUnavailable where the copy has not come so far within `withinMs` */
  async untilHas(eventId: string, withinMs: number): Promise<void> {
    await this.#until(() => this.#options.copy.has(eventId), withinMs);
  }

  /**
   * Until the copy holds all that the leader had when this was called. What takes long because there is much to read is
   * waited for; what does not move at all is not.
   * @throws LogFailed, StoreUnavailable
   */
  async untilUpToDate(stillMs: number): Promise<void> {
    const { log, copy, prefixes } = this.#options;
    const last = await log.readLast(prefixes);
    const isThere = (): boolean => last === undefined || isReached(copy.lookedUpTo(), last.place);
    for (;;) {
      const before = copy.lookedUpTo();
      try {
        return await this.#until(isThere, stillMs);
      } catch (error) {
        if (this.#fatal !== undefined || isReached(before, copy.lookedUpTo()!)) throw error;
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    clearImmediate(this.#taking);
    this.#wake();
    await this.#ended;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted && this.#fatal === undefined) {
      const error = await this.#followOnce();
      if (signal.aborted) break;
      this.#lastError = error;
      const wait = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(this.#failures++, 10), LONGEST_PAUSE_MS);
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns why the subscription is over */
  #followOnce(): Promise<Error> {
    const { log, copy, prefixes } = this.#options;
    const { signal } = this.#stopping;
    return new Promise((resolve) => {
      let over = false;
      const end = (error: Error): void => {
        if (over) return;
        over = true;
        this.#take(); // what came before the end counts
        this.#news = []; // of an append that had come in part, all comes again
        stop();
        signal.removeEventListener('abort', onAbort);
        resolve(error);
      };
      const hear = (news: News): void => {
        if (over) return;
        this.#news.push(news);
        if (this.#news.length >= MOST_AT_ONCE) this.#take();
        else this.#taking ??= setImmediate(() => this.#take());
      };
      const onAbort = (): void => end(new Error('stopped'));
      this.#renew = end;
      const stop = log.follow(copy.lookedUpTo(), prefixes, {
        begun: () => (this.#lastError = undefined),
        record: (record) => hear({ record }),
        lookedUpTo: (place) => hear({ lookedUpTo: place }),
        ended: end,
      });
      signal.addEventListener('abort', onAbort);
      if (signal.aborted) onAbort();
    });
  }

  #take(): void {
    clearImmediate(this.#taking);
    this.#taking = undefined;
    const news = this.#news;
    this.#news = news.splice(wholeAppendsIn(news));
    if (news.length === 0 || this.#fatal !== undefined || this.#stopping.signal.aborted) return;
    const { copy, onGrown, onFatal } = this.#options;
    let grown: boolean;
    try {
      grown = copy.take(news);
    } catch (error) {
      this.#fatal = error as Error;
      this.#renew(this.#fatal);
      this.#wake();
      onFatal(this.#fatal);
      return;
    }
    this.#failures = 0;
    this.#lastError = undefined;
    for (const one of news) if ('record' in one) this.#tell(one.record);
    this.#wake();
    if (grown) onGrown(copy.head);
  }

  #tell({ id, writer }: LogRecord): void {
    if (writer !== undefined && this.#writers.has(writer)) this.#writers.set(writer, true);
    for (const tell of this.#awaited.get(id) ?? []) tell();
  }

  #wake(): void {
    for (const look of this.#waiting) look();
  }

  async #until(isThere: () => boolean, withinMs: number): Promise<void> {
    const patience = Math.min(this.#options.patienceMs ?? PATIENCE_MS, withinMs / 2);
    const end = performance.now() + withinMs;
    for (let left = withinMs; left > 0; left = end - performance.now()) {
      if (isThere()) return;
      if (this.#fatal !== undefined || this.#stopping.signal.aborted) break;
      const before = this.#options.copy.lookedUpTo();
      if (await this.#whetherItComes(isThere, Math.min(patience, left))) return;
      const isStill = isReached(before, this.#options.copy.lookedUpTo());
      if (isStill && this.#fatal === undefined) this.#renew(new Error('the subscription is silent, and there is news'));
    }
    const why = this.lastError === undefined ? '' : ` (${this.lastError.message})`;
    throw new StoreUnavailable('unknown', `what was written has not come back from KurrentDB${why}`, {
      reason: this.#fatal === undefined ? 'away' : 'failed',
      cause: this.lastError,
    });
  }

  /** @returns whether it is there; false where it was not within `ms`, or never will be */
  #whetherItComes(isThere: () => boolean, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (is: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(is);
      };
      const look = (): void => {
        if (isThere()) settle(true);
        else if (this.#fatal !== undefined || this.#stopping.signal.aborted) settle(false);
      };
      const timer = setTimeout(() => settle(false), ms);
      this.#waiting.add(look);
    });
  }
}

/** How much of the news may be taken: an append counts with its last event, and not before. */
function wholeAppendsIn(news: readonly News[]): number {
  const isPart = (one: News): boolean => 'record' in one && one.record.left > 0;
  const isLast = (one: News): boolean => 'record' in one && one.record.left === 0;
  const whole = news.findLastIndex(isLast) + 1;
  return news.slice(whole).some(isPart) ? whole : news.length;
}

function isReached(looked: Place | undefined, place: Place | undefined): boolean {
  if (place === undefined) return true;
  return looked !== undefined && isAtOrAfter(looked, place);
}
