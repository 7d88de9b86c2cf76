const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
/** After so long without it, it is as if it had never been done. */
const FORGOTTEN_AFTER_MS = 60_000;

/** For what leaves something behind each time and may be of no use: at once, and again only after pauses that grow. */
export class Seldom {
  readonly #now: () => number;
  #last = -Infinity;
  #pause = 0;

  constructor(now = (): number => performance.now()) {
    this.#now = now;
  }

  /** @returns whether it may be done now, which is then taken as done */
  isDue(): boolean {
    const now = this.#now();
    const since = now - this.#last;
    if (since < this.#pause) return false;
    this.#pause = since > FORGOTTEN_AFTER_MS ? FIRST_PAUSE_MS : Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
    this.#last = now;
    return true;
  }

  /** There is hope for it again. */
  forget(): void {
    this.#last = -Infinity;
  }
}
