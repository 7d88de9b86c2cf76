const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;

/** For what costs something and may be of no use: at once, and then after pauses that grow until there was a success. */
export class Seldom {
  #next = -Infinity;
  #pause = FIRST_PAUSE_MS;

  /** @returns whether it may be done now */
  isDue(): boolean {
    const now = performance.now();
    if (now < this.#next) return false;
    this.#next = now + this.#pause;
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
    return true;
  }

  succeeded(): void {
    this.#pause = FIRST_PAUSE_MS;
  }
}
