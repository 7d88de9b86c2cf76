import { connectToNats } from '@baraza/event-bus';

export type NatsConnection = Awaited<ReturnType<typeof connectToNats>>;

/** The process's connections to NATS: one per address, whichever adapters use it. */
export class NatsConnections {
  readonly #byUrl = new Map<string, Promise<NatsConnection>>();
  readonly #name: string;

  /** @param name what the server's operator sees */
  constructor(name: string) {
    this.#name = name;
  }

  /**
   * A server that is away is waited for: for ever, or so long as whoever asks first for the address says.
   * @throws NatsUnreachable
   */
  to(url: string, within: { readonly withinMs?: number } = {}): Promise<NatsConnection> {
    let connection = this.#byUrl.get(url);
    if (connection === undefined) {
      connection = connectToNats(url, this.#name, within);
      this.#byUrl.set(url, connection);
      connection.catch(() => this.#byUrl.delete(url)); // whoever asked hears of it
    }
    return connection;
  }

  /** Sends what is still to be sent, and closes. A server that was never reached is not waited for. */
  async close(): Promise<void> {
    const given = [...this.#byUrl.values()].map((connection) =>
      Promise.race([connection, undefined]).catch(() => undefined),
    );
    for (const connection of await Promise.all(given)) await connection?.drain();
  }
}
