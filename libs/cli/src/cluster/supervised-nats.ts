import { setTimeout as pause } from 'node:timers/promises';
import type { RunningNatsServer } from '@baraza/event-bus';

const FIRST_PAUSE_MS = 500;

/** A nats-server that is started again when it ends by itself. */
export class SupervisedNats {
  readonly #launch: () => Promise<RunningNatsServer>;
  #server: RunningNatsServer | undefined;
  #stopping = false;

  constructor(launch: () => Promise<RunningNatsServer>) {
    this.#launch = launch;
  }

  get pid(): number | undefined {
    return this.#server?.pid;
  }

  async start(): Promise<void> {
    this.#server = await this.#launch();
    void this.#server.exited.then(() => this.#again());
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#server?.stop();
  }

  async #again(): Promise<void> {
    while (!this.#stopping) {
      await pause(FIRST_PAUSE_MS);
      const started = await this.start().then(
        () => true,
        () => false,
      );
      if (started) return;
    }
  }
}
