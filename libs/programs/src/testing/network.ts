import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** How it is for one user, or for all: bytes pass, slowly if so, or they are held back. */
interface Condition {
  readonly delayMs?: number;
  readonly bytesPerSecond?: number;
  /** Nothing passes and nobody is told, as where packets are dropped. */
  readonly isSilent?: boolean;
  /** What connects is broken off at once. */
  readonly isCut?: boolean;
}

interface Connection {
  readonly near: Socket;
  readonly far: Socket;
  /** Whom NATS was told that this is; undefined before. */
  user: string | undefined;
  /** Nothing passes here any more, whatever becomes of the network. */
  isLost: boolean;
}

const EVERYBODY = '';
const LOOKS_EVERY_MS = 20;

/**
 * Stands between services and their NATS as a network does: it can be cut, fall silent and be slow, for everybody or for one
 * user of NATS.
 */
export class Network {
  readonly #server: Server;
  readonly #connections = new Set<Connection>();
  readonly #conditions = new Map<string, Condition>();

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens on a free port and passes on to this one. */
  static async before(port: number): Promise<Network> {
    const server = createServer();
    const network = new Network(server);
    server.on('connection', (near) => void network.#carry(near, connect({ port, host: '127.0.0.1' })));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return network;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** How many are connected, as this user or as anybody. */
  connected(user = EVERYBODY): number {
    return this.#of(user).length;
  }

  /** Connections break off, and new ones do. */
  cut(user = EVERYBODY): void {
    this.#set(user, { isCut: true });
    for (const { near, far } of this.#of(user)) {
      near.destroy();
      far.destroy();
    }
  }

  /** Nothing passes any more, in new connections neither; what is on its way waits. */
  silence(user = EVERYBODY): void {
    this.#set(user, { isSilent: true });
  }

  /** As when a router between forgets: what is connected falls silent for ever, and what connects anew is well. */
  forget(user = EVERYBODY): void {
    for (const connection of this.#of(user)) connection.isLost = true;
  }

  slow(condition: Pick<Condition, 'delayMs' | 'bytesPerSecond'>, user = EVERYBODY): void {
    this.#set(user, condition);
  }

  /** All is well again, and what had to wait goes on. */
  mend(): void {
    this.#conditions.clear();
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const { near, far } of this.#connections) {
      near.destroy();
      far.destroy();
    }
    this.mend();
    await closed;
  }

  #of(user: string): readonly Connection[] {
    return [...this.#connections].filter((one) => user === EVERYBODY || one.user === user);
  }

  #set(user: string, condition: Condition): void {
    this.#conditions.set(user, condition);
  }

  #conditionOf({ user }: Connection): Condition {
    return this.#conditions.get(EVERYBODY) ?? this.#conditions.get(user ?? EVERYBODY) ?? {};
  }

  async #carry(near: Socket, far: Socket): Promise<void> {
    const connection: Connection = { near, far, user: undefined, isLost: false };
    this.#connections.add(connection);
    for (const socket of [near, far]) socket.setNoDelay(true).on('error', () => socket.destroy());
    if (this.#conditionOf(connection).isCut === true) near.destroy();
    await Promise.all([this.#pass(connection, near, far), this.#pass(connection, far, near)]);
    this.#connections.delete(connection);
  }

  /** One way, chunk by chunk, no faster than it is taken. Where it ends the other end is told, when it can be. */
  async #pass(connection: Connection, from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        if (from === connection.near) connection.user ??= /"user":"([^"]+)"/.exec(chunk.toString('latin1'))?.[1];
        await this.#mayPass(connection, chunk.length);
        if (!to.write(chunk)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
      }
    } catch {
      // Broken off: the other end is told of it below.
    }
    if (!to.destroyed) await this.#mayPass(connection, 0);
    to.destroy();
  }

  async #mayPass(connection: Connection, bytes: number): Promise<void> {
    const { near, far } = connection;
    const isUp = (): boolean => !near.destroyed || !far.destroyed;
    while (isUp() && (connection.isLost || this.#conditionOf(connection).isSilent === true))
      await pause(LOOKS_EVERY_MS);
    const from = performance.now();
    const isHeldUp = (): boolean => {
      const { delayMs = 0, bytesPerSecond = Infinity } = this.#conditionOf(connection);
      return performance.now() - from < delayMs + (bytes / bytesPerSecond) * 1_000;
    };
    while (isUp() && isHeldUp()) await pause(LOOKS_EVERY_MS);
    if (this.#conditionOf(connection).isCut !== true) return;
    near.destroy();
    far.destroy();
  }
}
