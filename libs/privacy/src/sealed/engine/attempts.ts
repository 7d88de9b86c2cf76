import { CompartmentRefused } from '../sealed-compartment.port.ts';

const MOST_WRONG = 5;
const WITHIN_MS = 15 * 60_000;

/** Wrong passphrases by officer. In memory: whoever can start the process anew has the file as well. */
export class Attempts {
  readonly #now: () => number;
  readonly #wrong = new Map<string, readonly number[]>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws CompartmentRefused `too-many-attempts` */
  check(officer: string): void {
    if (this.#recent(officer).length >= MOST_WRONG) throw new CompartmentRefused('too-many-attempts');
  }

  wrong(officer: string): void {
    this.#wrong.set(officer, [...this.#recent(officer), this.#now()]);
  }

  right(officer: string): void {
    this.#wrong.delete(officer);
  }

  #recent(officer: string): readonly number[] {
    return (this.#wrong.get(officer) ?? []).filter((at) => this.#now() - at < WITHIN_MS);
  }
}
