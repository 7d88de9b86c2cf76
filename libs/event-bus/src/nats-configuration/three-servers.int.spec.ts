import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore } from '@baraza/event-store';
import { jetstreamManager } from '@nats-io/jetstream';
import { freePort } from '@baraza/programs';
import { connectToNats } from '../jetstream/connect-to-nats.ts';
import { JetStreamEventBus } from '../jetstream/jetstream-event-bus.ts';
import { startNatsServer, type RunningNatsServer } from '../nats-server/start-nats-server.ts';
import { Relay } from '../relay/relay.ts';
import { append, sampleCatalogue, streamOf } from '../testing/sample-record.ts';
import { until } from '../testing/until.ts';
import { natsConfiguration, natsUsers, passwordVariable, SECRETS_FILE } from './nats-configuration.ts';

interface Server {
  readonly name: string;
  readonly port: number;
  running: RunningNatsServer;
}

const integrators = ['crm'];
const step = { type: 'members.StepTaken', stream: streamOf('walk', 'over three servers') };

describe('three servers with the configuration for containers', () => {
  let folder: string;
  let servers: readonly Server[];
  const store = new MemoryEventStore();
  const ending: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baraza-three-servers-'));
    servers = await startThree(folder);
  });
  afterAll(async () => {
    for (const end of ending.reverse()) await end();
    for (const { running } of servers) await running.kill();
    await rm(folder, { recursive: true, force: true });
  });

  const settled = (relay: Relay, sequence: number): Promise<void> =>
    until(`the relay is at ${sequence}`, () => relay.report().busHead === sequence, 60_000);

  it('keep the record on all, and lose nothing with the one that led', async () => {
    const url = `nats://ledger:pw@${servers.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
    const connection = await connectToNats(url, 'ledger');
    const bus = new JetStreamEventBus({
      connection,
      service: 'ledger',
      store,
      catalogue: sampleCatalogue,
      replicas: 3,
    });
    const publisher = bus.publishWith({ publicAddress: 'https://forum.example', integrators });
    const relay = new Relay({ store, publisher, lease: bus.relayLease(), lookMs: 200 });
    ending.push(
      () => connection.close(),
      () => bus.close(),
      () => relay.stop(),
    );
    await append(store, step, step, step);
    await settled(relay, 3);
    const leader = await leaderOf(servers);
    expect(leader.copies).toBe(3);

    await servers.find(({ name }) => name === leader.name)!.running.kill();
    await append(store, step);
    await settled(relay, 4);
    const next = await leaderOf(servers.filter(({ name }) => name !== leader.name));
    expect(next.name).not.toBe(leader.name);
    expect(next.messages).toBe(4);
  });
});

async function startThree(folder: string): Promise<readonly Server[]> {
  const three = ['one', 'two', 'three'];
  const ports = await Promise.all(
    three.map(async () => ({ port: await freePort(), route: await freePort(), monitor: await freePort() })),
  );
  const passwords = natsUsers({ integrators }).map((user) => `${passwordVariable(user)}: "pw"`);
  const routes = ports.map(({ route }) => `"nats-route://route:pw@127.0.0.1:${route}"`);
  const secrets = [...passwords, 'BARAZA_NATS_ROUTE_PASSWORD: "pw"', `BARAZA_NATS_ROUTES: [${routes.join(', ')}]`];
  await mkdir(join(folder, 'secrets'));
  await writeFile(join(folder, SECRETS_FILE), secrets.join('\n'));
  return Promise.all(
    three.map(async (name, index) => {
      const { port, route, monitor } = ports[index]!;
      const configFile = join(folder, `${name}.conf`);
      // Three in one place: what a container has to itself is told apart here.
      const text = natsConfiguration({ integrators, inContainers: 'three servers' })
        .replace('port: 4222', `port: ${port}`)
        .replace('port: 6222', `port: ${route}`)
        .replace(':8222', `:${monitor}`)
        .replaceAll('"0.0.0.0', '"127.0.0.1')
        .replace('"/data"', JSON.stringify(join(folder, name)));
      await writeFile(configFile, text);
      const variables = { BARAZA_NATS_NAME: name };
      const running = await startNatsServer({ folder, port, configFile, variables });
      // What Compose and Kubernetes wait for: that it has found the others.
      const health = `http://127.0.0.1:${monitor}/healthz`;
      await until(
        `${name} is healthy`,
        async () => (await fetch(health).catch(() => undefined))?.status === 200,
        60_000,
      );
      return { name, port, running };
    }),
  );
}

/** Who leads the record's stream, how many keep it and how much of it: once there is a leader, and all of these keep up. */
async function leaderOf(
  servers: readonly Server[],
): Promise<{ readonly name: string; readonly copies: number; readonly messages: number }> {
  const connection = await connectToNats(`nats://ledger:pw@127.0.0.1:${servers[0]!.port}`, 'asks who leads');
  try {
    const manager = await jetstreamManager(connection, { checkAPI: false });
    let found: { name: string; copies: number; messages: number } | undefined;
    await until(
      'the stream has a leader',
      async () => {
        const info = await manager.streams.info('BARAZA').catch(() => undefined);
        const { leader, replicas = [] } = info?.cluster ?? {};
        if (info === undefined || !servers.some(({ name }) => name === leader)) return false;
        found = { name: leader!, copies: info.config.num_replicas, messages: info.state.messages };
        return replicas.filter(({ current }) => current).length === servers.length - 1;
      },
      60_000,
    );
    return found!;
  } finally {
    await connection.close();
  }
}
