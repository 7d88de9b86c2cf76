import type { PassedOver, ReadStore } from '../read-store.port.ts';

/** What comes within this time goes along, in milliseconds: the lanes are woken together, and take turns. */
const GATHERS_MS = 5;

interface Waiting {
  readonly passage: PassedOver;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Moves on together what events change nothing of: of some sixty views an event touches a few. */
export class PassingOver {
  readonly #store: Pick<ReadStore, 'passOver'>;
  #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(store: Pick<ReadStore, 'passOver'>) {
    this.#store = store;
  }

  /** Resolves when it is written, among others. @throws ReadStoreUnavailable */
  passOver(passage: PassedOver): Promise<void> {
    const passing = new Promise<void>((done, failed) => this.#waiting.push({ passage, done, failed }));
    if (!this.#isRunning) void this.#run();
    return passing;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    await new Promise((resolve) => setTimeout(resolve, GATHERS_MS));
    while (this.#waiting.length > 0) {
      const together = this.#waiting;
      this.#waiting = [];
      try {
        await this.#store.passOver(together.map(({ passage }) => passage));
        for (const { done } of together) done();
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    this.#isRunning = false;
  }
}
