import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventStore } from '@baraza/event-store';
import { freePort } from '@baraza/programs';
import { connectToNats } from '../jetstream/connect-to-nats.ts';
import { JetStreamEventBus } from '../jetstream/jetstream-event-bus.ts';
import {
  ENTRANCE_PORT,
  natsConfiguration,
  natsUsers,
  passwordVariable,
  SECRETS_FILE,
  type NatsConfigurationOptions,
} from '../nats-configuration/nats-configuration.ts';
import { startNatsServer, type RunningNatsServer } from '../nats-server/start-nats-server.ts';
import { Relay } from '../relay/relay.ts';
import { sampleCatalogue } from './sample-record.ts';
import { until } from './until.ts';

/** The password of every user. */
export const PASSWORD = 'pw';

/** A server with the configuration that containers have. */
export interface ContainedNats {
  readonly name: string;
  readonly port: number;
  /** Where integrators come in. */
  readonly entrance: number;
  running: RunningNatsServer;
}

/**
 * Starts servers with the configuration for containers, beside each other in one folder, and waits until each is well: what a
 * container has to itself, its ports and where it keeps its data, is told apart here and nothing else.
 */
export async function startContainedNats(
  folder: string,
  names: readonly string[],
  integrators: readonly string[],
): Promise<readonly ContainedNats[]> {
  const inContainers = names.length === 1 ? 'one server' : 'three servers';
  const ports = await Promise.all(names.map(takePorts));
  const routes = ports.map(({ route }) => `"nats-route://route:${PASSWORD}@127.0.0.1:${route}"`);
  const ofSeveral = [`BARAZA_NATS_ROUTE_PASSWORD: "${PASSWORD}"`, `BARAZA_NATS_ROUTES: [${routes.join(', ')}]`];
  const secrets = [
    ...natsUsers({ integrators }).map((user) => `${passwordVariable(user)}: "${PASSWORD}"`),
    // The server refuses what its configuration does not use.
    ...(names.length === 1 ? [] : ofSeveral),
  ];
  await mkdir(join(folder, 'secrets'));
  await writeFile(join(folder, SECRETS_FILE), secrets.join('\n'));
  return Promise.all(names.map((name, index) => start(folder, name, { integrators, inContainers }, ports[index]!)));
}

/** A ledger that relays its record to these servers. `end` leaves the store open. */
export async function relayTo(
  servers: readonly ContainedNats[],
  store: EventStore,
  integrators: readonly string[],
): Promise<{ readonly relay: Relay; end(): Promise<void> }> {
  const addresses = servers.map(({ port }) => `127.0.0.1:${port}`);
  const connection = await connectToNats(`nats://ledger:${PASSWORD}@${addresses.join()}`, 'ledger');
  const replicas = servers.length;
  const bus = new JetStreamEventBus({ connection, service: 'ledger', store, catalogue: sampleCatalogue, replicas });
  const publisher = bus.publishWith({ publicAddress: 'https://forum.example', integrators });
  const relay = new Relay({ store, publisher, lease: bus.relayLease(), lookMs: 200 });
  return {
    relay,
    async end() {
      await relay.stop();
      await bus.close();
      await connection.close();
    },
  };
}

type Ports = Awaited<ReturnType<typeof takePorts>>;
async function takePorts(): Promise<Record<'port' | 'route' | 'monitor' | 'entrance', number>> {
  const [port, route, monitor, entrance] = [await freePort(), await freePort(), await freePort(), await freePort()];
  return { port, route, monitor, entrance };
}

async function start(
  folder: string,
  name: string,
  options: NatsConfigurationOptions,
  { port, route, monitor, entrance }: Ports,
): Promise<ContainedNats> {
  const configFile = join(folder, `${name}.conf`);
  const text = natsConfiguration(options)
    .replace('port: 4222', `port: ${port}`)
    .replace('port: 6222', `port: ${route}`)
    .replace(`port: ${ENTRANCE_PORT}`, `port: ${entrance}`)
    .replace(':8222', `:${monitor}`)
    .replaceAll('"0.0.0.0', '"127.0.0.1')
    .replace('"/data"', JSON.stringify(join(folder, name)));
  await writeFile(configFile, text);
  const running = await startNatsServer({ folder, port, configFile, variables: { BARAZA_NATS_NAME: name } });
  // What Compose and Kubernetes wait for: that it has found the others.
  const health = `http://127.0.0.1:${monitor}/healthz`;
  await until(`${name} is healthy`, async () => (await fetch(health).catch(() => undefined))?.status === 200, 60_000);
  return { name, port, entrance, running };
}
