import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connectToNats } from '../jetstream/connect-to-nats.ts';
import { startNatsServer, type RunningNatsServer } from '../nats-server/start-nats-server.ts';

/** A NATS for one suite: that of BARAZA_TEST_NATS_URL, else a server of its own in a folder that goes with it. */
export async function natsForTests(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const url = process.env['BARAZA_TEST_NATS_URL'];
  if (url !== undefined && url !== '') return { url, stop: async () => undefined };
  return ownNats();
}

/** A NATS that a test may kill, and whose data it may wipe. */
export interface OwnNats {
  readonly url: string;
  /** Ends the server (SIGKILL) and starts it again on the same port. */
  restart(options?: { readonly wiped: boolean }): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  wipe(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

export async function ownNats(): Promise<OwnNats> {
  const folder = await mkdtemp(join(tmpdir(), 'baraza-nats-'));
  let server: RunningNatsServer = await startNatsServer({ folder });
  const { port, url } = server;
  const nats: OwnNats = {
    url,
    kill: () => server.kill(),
    async start() {
      server = await startNatsServer({ folder, port });
    },
    wipe: () => rm(join(folder, 'jetstream'), { recursive: true, force: true }),
    async restart(options = { wiped: false }) {
      await nats.kill();
      if (options.wiped) await nats.wipe();
      await nats.start();
    },
    async stop() {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return nats;
}

/** Removes every stream. */
export async function emptyNats(url: string): Promise<void> {
  const connection = await connectToNats(url, 'cleaner');
  const manager = await jetstreamManager(connection);
  for await (const { config } of manager.streams.list()) await manager.streams.delete(config.name);
  await connection.close();
}
