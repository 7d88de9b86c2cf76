import type { NatsConnection } from '@nats-io/transport-node';

/** A connection, or one that is still waiting for its server. */
export type NatsConnecting = NatsConnection | Promise<NatsConnection>;

/** Says whether the connection is up right now, and who wants to know when that changes. */
export class NatsLink {
  readonly #listeners = new Set<() => void>();
  #connection: NatsConnection | undefined;
  #isUp = false;
  /** Why there will never be a connection: a wrong address, or the connection was closed for good. */
  #failure: Error | undefined;

  constructor(connecting: NatsConnecting) {
    void this.#watch(connecting);
  }

  /** The connection while it is up. */
  get up(): NatsConnection | undefined {
    return this.#isUp ? this.#connection : undefined;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  /** @returns ends the subscription */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #watch(connecting: NatsConnecting): Promise<void> {
    try {
      this.#connection = await connecting;
      this.#set(true);
      for await (const { type } of this.#connection.status()) {
        if (type === 'disconnect') this.#set(false);
        else if (type === 'reconnect') this.#set(true);
      }
      this.#failure = new Error('the connection to NATS was closed');
    } catch (error) {
      this.#failure = error as Error;
    }
    this.#set(false);
  }

  #set(isUp: boolean): void {
    this.#isUp = isUp;
    for (const listener of this.#listeners) listener();
  }
}
