/** A bell that is not missed: a ring while nobody waits is heard by the next who waits. */
export class WakeUp {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Resolves at the next ring, after `ms`, or when `signal` is aborted, whichever is first. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          this.#wake = undefined;
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done);
        this.#wake = done;
      });
    }
    this.#rung = false;
  }
}

/** Resolves after `ms` (at once for none or less), or when `signal` is aborted. Never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await new WakeUp().wait(ms, signal);
}

/** Milliseconds to pause after so many failures in a row: 100, 200, 400 … up to `max`. */
export function backoffMs(failures: number, max: number): number {
  return Math.min(max, 100 * 2 ** Math.min(failures - 1, 20));
}

/** What was thrown, as an Error: libraries also throw texts and plain objects with a message. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const message = (thrown as { message?: unknown } | null | undefined)?.message;
  return new Error(String(message ?? thrown), { cause: thrown });
}
