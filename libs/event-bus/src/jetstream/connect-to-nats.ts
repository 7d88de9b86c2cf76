import { setTimeout as sleep } from 'node:timers/promises';
import { AuthorizationError, connect, type NatsConnection } from '@nats-io/transport-node';

/** A connection on which nothing has come for two of these is given up, and made anew: nobody may tell of its end. */
const ASKS_EVERY_MS = 5_000;

/** How long is waited between two looks for a server that was not there. */
const AGAIN_AFTER_MS = 250;

/** Nobody answers at an address, or the server refuses who asks. Says the servers, never who logs in. */
export class NatsUnreachable extends Error {
  override readonly name = 'NatsUnreachable';
}

export interface Connecting {
  /** How long a server that was never reached is waited for, in milliseconds; default for ever. */
  readonly withinMs?: number;
}

/**
 * Connects, for as long as it takes, and again for ever: a server that goes is waited for, never given up.
 * @param url `nats://user:password@host:port`, further servers after commas: `nats://members:pw@a:4222,b:4222`
 * @param name what the server's operator sees
 * @throws TypeError for something that is no such address
 * @throws NatsUnreachable where the server refuses user or password, or none is there in time
 */
export async function connectToNats(url: string, name: string, connecting: Connecting = {}): Promise<NatsConnection> {
  const { servers, user, pass } = parseNatsUrl(url);
  const { withinMs = Number.POSITIVE_INFINITY } = connecting;
  const end = performance.now() + withinMs;
  for (;;) {
    try {
      return await connect({
        servers: [...servers],
        name,
        ...(user === undefined ? {} : { user, inboxPrefix: inboxOf(user) }),
        ...(pass === undefined ? {} : { pass }),
        waitOnFirstConnect: withinMs === Number.POSITIVE_INFINITY,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 500,
        reconnectJitter: 250,
        pingInterval: ASKS_EVERY_MS,
        maxPingOut: 2,
      });
    } catch (error) {
      if (error instanceof AuthorizationError) {
        const message = `NATS at ${servers.join()} refuses the user or the password of its address`;
        throw new NatsUnreachable(message, { cause: error });
      }
      if (performance.now() + AGAIN_AFTER_MS < end) await sleep(AGAIN_AFTER_MS);
      else throw new NatsUnreachable(`no NATS answers at ${servers.join()}`, { cause: error });
    }
  }
}

/** Where a user's answers arrive: a prefix of its own, so that permissions keep others from listening. */
export function inboxOf(user: string): string {
  return `_INBOX.${user}`;
}

/** The parts of an address. User and password are those of the first server. @throws TypeError */
export function parseNatsUrl(url: string): {
  readonly servers: readonly string[];
  readonly user: string | undefined;
  readonly pass: string | undefined;
} {
  const match = /^(nats|tls):\/\/(.+)$/.exec(url);
  if (match === null) throw new TypeError(`not a NATS address: ${url.replace(/\/\/.*@/, '//…@')}`);
  const [, scheme, rest] = match;
  const parts = rest!.split(',').map((part) => new URL(`${scheme}://${part.replace(/^(nats|tls):\/\//, '')}`));
  const { username, password } = parts[0]!;
  return {
    servers: parts.map(({ host }) => `${scheme}://${host}`),
    user: username === '' ? undefined : decodeURIComponent(username),
    pass: password === '' ? undefined : decodeURIComponent(password),
  };
}
