import { NeedsUpgrade } from '@baraza/contracts';
import { CannotApply } from './generation-writer.ts';
import type { ProjectionError, ProjectionFault } from './projection-status.ts';

/** A newer version of this program has made what is served, and this one must not write to it. */
export class NewerGeneration extends Error {
  override readonly name = 'NewerGeneration';
}

export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** The longest pause where no event is at fault: the ledger or the store is away, and may be back at any moment. */
const AWAY_MS = 5_000;

export function faultOf(error: unknown, at: number): ProjectionFault {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof CannotApply ? { event: error.event, message, at } : { message, at };
}

/** What went wrong last with a projection, how often, and when it is worth another try. */
export class Setbacks {
  readonly #backoff: Backoff;
  readonly #now: () => number;
  #last: ProjectionError | undefined;
  #needsUpgrade = false;

  constructor(backoff: Backoff, now: () => number) {
    this.#backoff = backoff;
    this.#now = now;
  }

  get last(): ProjectionError | undefined {
    return this.#last;
  }

  get needsUpgrade(): boolean {
    return this.#last !== undefined && this.#needsUpgrade;
  }

  /** @returns how long to pause, in milliseconds: twice as long each time at the same place, up to a bound */
  add(error: unknown): number {
    const event = error instanceof CannotApply ? error.event : undefined;
    const cause = error instanceof CannotApply ? error.cause : error;
    const again = this.#last !== undefined && this.#last.event?.sequence === event?.sequence;
    const attempts = again ? this.#last!.attempts + 1 : 1;
    this.#needsUpgrade = cause instanceof NeedsUpgrade || cause instanceof NewerGeneration;
    const isAway = event === undefined && !this.#needsUpgrade;
    const longest = isAway ? Math.min(AWAY_MS, this.#backoff.maxMs) : this.#backoff.maxMs;
    const pause = Math.min(this.#backoff.firstMs * 2 ** Math.min(attempts - 1, 30), longest);
    const at = this.#now();
    this.#last = { ...faultOf(error, at), retryAt: at + pause, attempts };
    return pause;
  }

  /** @param position how far it has come since @returns whether there was a setback, and it lies behind */
  overcome(position: number): boolean {
    if (this.#last === undefined || position < (this.#last.event?.sequence ?? 0)) return false;
    this.#last = undefined;
    return true;
  }
}
