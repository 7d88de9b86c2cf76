import { type Clock, systemClock } from '@baraza/service-kit';

/** The clock of a process that may tell a story of years before it goes on in the present. */
export class StoryClock implements Clock {
  readonly #present: Clock;
  #moment: number | undefined;

  /** @param present the clock it goes on by */
  constructor(present: Clock = systemClock) {
    this.#present = present;
  }

  now(): number {
    return this.#moment ?? this.#present.now();
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
