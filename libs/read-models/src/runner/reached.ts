/** The sequence up to which the served documents hold, and who waits for it to come further. */
export class Reached {
  readonly #waiting = new Set<{ readonly sequence: number; readonly reached: () => void }>();
  #checkpoint = 0;

  get checkpoint(): number {
    return this.#checkpoint;
  }

  get isWaitedFor(): boolean {
    return this.#waiting.size > 0;
  }

  moveTo(checkpoint: number): void {
    this.#checkpoint = checkpoint;
    for (const waiter of this.#waiting) if (waiter.sequence <= checkpoint) waiter.reached();
  }

  /** @returns whether it came so far before the time was over */
  async waitFor(sequence: number, timeoutMs: number): Promise<boolean> {
    if (this.#checkpoint >= sequence) return true;
    return new Promise((resolve) => {
      const waiter = { sequence, reached: () => end(true) };
      const timer = setTimeout(() => end(false), timeoutMs);
      const end = (isReached: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        resolve(isReached);
      };
      this.#waiting.add(waiter);
    });
  }
}
