import type { KurrentDBClient } from '@kurrent/kurrentdb-client';

/** What the client keeps to itself. */
interface Inside {
  readonly capabilities: Promise<{ readonly serverVersion: string; supports(method: { path: string }): boolean }>;
  getChannel: () => Promise<{ close(): void }>;
}

/**
 * A client, and how many calls run on it. The client cannot be closed: its `dispose` ends streams and leaves the
 * connection, which would last half an hour more. So the connection is noted as the client makes it, and closed here.
 */
export class ClientInUse {
  readonly client: KurrentDBClient;
  readonly #inside: Inside;
  #channel: Promise<{ close(): void }> | undefined;
  #calls = 0;
  #isGivenUp = false;

  constructor(client: KurrentDBClient) {
    this.client = client;
    this.#inside = client as unknown as Inside;
    const { getChannel } = this.#inside;
    this.#inside.getChannel = () => (this.#channel = getChannel());
  }

  /** What its server can do, asked once: a failure of that may be kept as well. */
  get capabilities(): Inside['capabilities'] {
    return this.#inside.capabilities;
  }

  /** @returns to be called once, when the call is over */
  begin(): () => void {
    this.#calls += 1;
    return () => {
      this.#calls -= 1;
      this.#closeWhenUnused();
    };
  }

  /** No call begins on it any more; those that run come to their own end. */
  giveUp(): void {
    this.#isGivenUp = true;
    this.#closeWhenUnused();
  }

  /** Whatever runs on it is cut short. */
  async close(): Promise<void> {
    await this.client.dispose();
    this.#closeChannel();
  }

  #closeWhenUnused(): void {
    if (this.#isGivenUp && this.#calls === 0) this.#closeChannel();
  }

  /** One that is still being looked for is closed when it is found. */
  #closeChannel(): void {
    void this.#channel?.then(
      (channel) => channel.close(),
      () => undefined,
    );
  }
}
