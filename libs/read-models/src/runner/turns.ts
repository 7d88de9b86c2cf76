import { setImmediate as yieldToOthers } from 'node:timers/promises';

/** Lets one loop sleep until it is rung for, or for a while. A ring while nobody sleeps is heard by the next sleep. */
export class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Forgets rings so far: before looking at what they were about. */
  quiet(): void {
    this.#rung = false;
  }

  async sleep(ms: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        timer.unref();
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = undefined;
    this.#rung = false;
  }
}

/** One at a time, in the order of asking. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();

  pass<Result>(work: () => Promise<Result>): Promise<Result> {
    const passing = this.#last.then(work);
    this.#last = passing.catch(() => undefined);
    return passing;
  }
}

/**
 * Turns of work on a thread that has others to serve: one after the other in the order of asking, and after each the event loop
 * is let round once, so that no request waits longer than for one turn.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  /** @param atOnce how many turns there are at a time: more than one where the work is mostly waiting for a server */
  constructor(atOnce = 1) {
    this.#free = atOnce;
  }

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      await yieldToOthers();
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
