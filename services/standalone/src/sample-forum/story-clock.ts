import type { Clock } from '@baraza/service-kit';

/** The clock of a process that may tell a story of years before it goes on in the present. */
export class StoryClock implements Clock {
  #moment: number | undefined;

  now(): number {
    return this.#moment ?? Date.now();
  }

  /** From now on it stands at this instant. */
  standAt(instant: string): void {
    this.#moment = Date.parse(instant);
  }

  /** From now on it is the present. */
  release(): void {
    this.#moment = undefined;
  }
}
