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
  /** Ends the gathering under way. */
  #hurry: () => void = () => undefined;
  #isRunning = false;

  constructor(store: Pick<ReadStore, 'passOver'>) {
    this.#store = store;
  }

  /**
   * Resolves when it is written, among others.
   * @param isWaitedFor somebody waits to read it: then it is written at once, with what there is
   * @throws ReadStoreUnavailable
   */
  passOver(passage: PassedOver, isWaitedFor = false): Promise<void> {
    const passing = new Promise<void>((done, failed) => this.#waiting.push({ passage, done, failed }));
    if (!this.#isRunning) void this.#run();
    if (isWaitedFor) this.#hurry();
    return passing;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    await this.#gathered();
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

  #gathered(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, GATHERS_MS);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
