import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore } from '@baraza/event-store';
import { jetstreamManager } from '@nats-io/jetstream';
import { connectToNats } from '../jetstream/connect-to-nats.ts';
import { JetStreamEventBus } from '../jetstream/jetstream-event-bus.ts';
import { Relay } from '../relay/relay.ts';
import { PASSWORD, startContainedNats, type ContainedNats } from '../testing/contained-nats.ts';
import { append, sampleCatalogue, streamOf } from '../testing/sample-record.ts';
import { until } from '../testing/until.ts';

const integrators = ['crm'];
const step = { type: 'members.StepTaken', stream: streamOf('walk', 'over three servers') };

describe('three servers with the configuration for containers', () => {
  let folder: string;
  let servers: readonly ContainedNats[];
  const store = new MemoryEventStore();
  const ending: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baraza-three-servers-'));
    servers = await startContainedNats(folder, ['one', 'two', 'three'], integrators);
  });
  afterAll(async () => {
    for (const end of ending.reverse()) await end();
    for (const { running } of servers) await running.kill();
    await rm(folder, { recursive: true, force: true });
  });

  const settled = (relay: Relay, sequence: number): Promise<void> =>
    until(`the relay is at ${sequence}`, () => relay.report().busHead === sequence, 60_000);

  it('keep the record on all, and lose nothing with the one that led', async () => {
    const url = `nats://ledger:${PASSWORD}@${servers.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
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
    // Addresses inside would be of no use to an integrator, and are told to nobody.
    expect(connection.info?.connect_urls).toBeUndefined();
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

/** Who leads the record's stream, how many keep it and how much of it: once there is a leader, and all of these keep up. */
async function leaderOf(
  servers: readonly ContainedNats[],
): Promise<{ readonly name: string; readonly copies: number; readonly messages: number }> {
  const connection = await connectToNats(`nats://ledger:${PASSWORD}@127.0.0.1:${servers[0]!.port}`, 'asks who leads');
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
