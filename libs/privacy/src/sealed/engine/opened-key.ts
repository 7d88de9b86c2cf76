import { CONCUR_WITHIN_MS, OPEN_FOR_MS } from '../sealed-compartment.port.ts';

/** A key in this process's memory, until a moment: an officer's while another is waited for, or the compartment's own. */
interface Held {
  readonly stage: 'opening' | 'open';
  readonly key: Uint8Array;
  readonly by: readonly string[];
  readonly why: string;
  readonly until: number;
}

/** What is open at this moment. Keys are wiped when their time is over, whether or not anybody asks. */
export class OpenedKey {
  readonly #now: () => number;
  #held: Held | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** What is held, if its time is not over by the clock. */
  held(): Held | undefined {
    if (this.#held !== undefined && this.#now() >= this.#held.until) this.wipe();
    return this.#held;
  }

  propose(officer: string, key: Uint8Array, why: string): void {
    this.#hold({ stage: 'opening', key, by: [officer], why, until: this.#now() + CONCUR_WITHIN_MS }, CONCUR_WITHIN_MS);
  }

  open(by: readonly string[], key: Uint8Array, why: string): void {
    this.#hold({ stage: 'open', key, by, why, until: this.#now() + OPEN_FOR_MS }, OPEN_FOR_MS);
  }

  wipe(): void {
    clearTimeout(this.#timer);
    this.#held?.key.fill(0);
    this.#held = undefined;
  }

  #hold(held: Held, forMs: number): void {
    this.wipe();
    this.#held = held;
    this.#timer = setTimeout(() => this.wipe(), forMs).unref();
  }
}
