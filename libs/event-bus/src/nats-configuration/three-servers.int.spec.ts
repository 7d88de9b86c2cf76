import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore } from '@baraza/event-store';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { wsconnect } from '@nats-io/transport-node';
import { connectToNats } from '../jetstream/connect-to-nats.ts';
import type { Relay } from '../relay/relay.ts';
import { PASSWORD, relayTo, startContainedNats, type ContainedNats } from '../testing/contained-nats.ts';
import { append, streamOf } from '../testing/sample-record.ts';
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
    const { relay, end } = await relayTo(servers, store, integrators);
    ending.push(end);
    await append(store, step, step, step);
    await settled(relay, 3);
    for (const server of servers) expect(await heardAtEntrance(server)).toEqual([1, 2, 3]);
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

/** What an integrator hears that came in by this server, whichever leads its consumer. It learns no addresses inside. */
async function heardAtEntrance({ entrance }: ContainedNats): Promise<readonly number[]> {
  const given = { user: 'integrator-crm', pass: PASSWORD, reconnect: false };
  const connection = await wsconnect({ servers: `ws://127.0.0.1:${entrance}`, ...given });
  try {
    expect(connection.info).not.toHaveProperty('connect_urls');
    const options = { domain: 'baraza' };
    const manager = await jetstreamManager(connection, { ...options, checkAPI: false });
    await manager.consumers.reset('BARAZA', 'integrator-crm-members', 1);
    const feed = await jetstream(connection, options).consumers.get('BARAZA', 'integrator-crm-members');
    const heard: number[] = [];
    while (heard.length < 3) {
      const message = await feed.next({ expires: 10_000 });
      if (message === null) break;
      heard.push(Number(message.headers!.get('ce-sequence')));
      await message.ackAck();
    }
    return heard;
  } finally {
    await connection.close();
  }
}

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
