import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore } from '@baraza/event-store';
import type { NatsConnection } from '@nats-io/transport-node';
import { freePort } from '@baraza/programs';
import { connectToNats } from '../jetstream/connect-to-nats.ts';
import { JetStreamEventBus } from '../jetstream/jetstream-event-bus.ts';
import { prepareNats } from '../nats-configuration/prepare-nats.ts';
import { startNatsServer, type RunningNatsServer } from '../nats-server/start-nats-server.ts';
import { Relay } from '../relay/relay.ts';
import { sampleCatalogue } from './sample-record.ts';

/** A nats-server with a forum's accounts and permissions, and a ledger that relays its record to it. */
export interface ForumNats {
  readonly store: MemoryEventStore;
  readonly relay: Relay;
  readonly ledgerConnection: NatsConnection;
  readonly port: number;
  urlOf(user: string): string;
  /** Ends the server (SIGKILL) and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function forumNats(integrators: readonly string[]): Promise<ForumNats> {
  const folder = await mkdtemp(join(tmpdir(), 'baraza-forum-nats-'));
  const port = await freePort();
  const { configFile, variables, urlOf } = await prepareNats({ folder, port, integrators });
  const start = (): Promise<RunningNatsServer> => startNatsServer({ folder, port, configFile, variables });
  let server = await start();
  const ledgerConnection = await connectToNats(urlOf('ledger'), 'ledger');
  const store = new MemoryEventStore();
  const bus = new JetStreamEventBus({
    connection: ledgerConnection,
    service: 'ledger',
    store,
    catalogue: sampleCatalogue,
    leaseMs: 1_200,
  });
  const publisher = bus.publishWith({ publicAddress: 'https://forum.example', integrators });
  const relay = new Relay({ store, publisher, lease: bus.relayLease(), lookMs: 200 });
  return {
    store,
    relay,
    ledgerConnection,
    port,
    urlOf,
    async restart() {
      await server.kill();
      server = await start();
    },
    async stop() {
      await relay.stop();
      await bus.close();
      await ledgerConnection.close();
      await server.kill();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
