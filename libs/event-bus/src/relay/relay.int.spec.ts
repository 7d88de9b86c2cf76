import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, openSqliteEventStore, type EventStore } from '@baraza/event-store';
import { DeliverPolicy, DiscardPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { connectToNats } from '../jetstream/connect-to-nats.ts';
import { JetStreamEventBus } from '../jetstream/jetstream-event-bus.ts';
import { emptyNats, ownNats, type OwnNats } from '../testing/nats-for-tests.ts';
import { append, appendSteps, sampleCatalogue, streamOf } from '../testing/sample-record.ts';
import { until } from '../testing/until.ts';
import { Relay, type RelayOptions } from './relay.ts';

const walk = streamOf('walk', 'a');
const step = { type: 'members.StepTaken', stream: walk };

describe('the relay on a real nats-server', () => {
  let nats: OwnNats;
  let folder: string;
  let connection: NatsConnection;
  let store: EventStore;
  let remade: string[];
  const ending: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    nats = await ownNats();
    connection = await connectToNats(nats.url, 'ledger');
  });
  afterAll(async () => {
    await connection.close();
    await nats.stop();
  });
  beforeEach(async () => {
    await emptyNats(nats.url);
    folder = await mkdtemp(join(tmpdir(), 'baraza-relay-'));
    store = new MemoryEventStore();
    remade = [];
  });
  afterEach(async () => {
    for (const end of ending.splice(0)) await end();
    await store.close();
    await rm(folder, { recursive: true });
  });

  function ledgerBus(): JetStreamEventBus {
    return new JetStreamEventBus({ connection, service: 'ledger', store, catalogue: sampleCatalogue });
  }
  function startRelay(options: Partial<RelayOptions> & { readonly firstSequence?: number } = {}): Relay {
    const { firstSequence = 1, ...rest } = options;
    const publisher = ledgerBus().publishWith({
      publicAddress: 'https://forum.example',
      firstSequence,
      onRemade: (why) => remade.push(why),
    });
    const relay = new Relay({ store, publisher, lookMs: 200, ...rest });
    ending.push(() => relay.stop());
    return relay;
  }
  const settled = (relay: Relay, sequence: number): Promise<void> =>
    until(`the relay is at ${sequence}`, () => relay.report().busHead === sequence, 30_000);

  /** Every message of the stream by its own sequence, read by nothing of ours. */
  async function onTheBus(): Promise<readonly { readonly seq: number; readonly id: string }[]> {
    const manager = await jetstreamManager(connection);
    const { state } = await manager.streams.info('BARAZA');
    const reader = await jetstream(connection).consumers.get('BARAZA', { deliver_policy: DeliverPolicy.All });
    const seen: { seq: number; id: string }[] = [];
    if (state.messages === 0) return seen;
    const messages = await reader.consume();
    for await (const message of messages) {
      seen.push({ seq: message.seq, id: message.headers!.get('ce-id') });
      if (message.seq === state.last_seq) break;
    }
    return seen;
  }
  const asRecorded = (ids: readonly string[], first = 1): readonly { seq: number; id: string }[] =>
    ids.map((id, index) => ({ seq: first + index, id }));

  it('publishes CloudEvents whose sequence on the bus is the ledger’s', async () => {
    const [id] = await append(store, step);
    await settled(startRelay(), 1);
    const message = (await (await jetstreamManager(connection)).streams.getMessage('BARAZA', { seq: 1 }))!;
    expect(message.subject).toBe(`baraza.events.integrator.members.StepTaken.${walk}`);
    expect(message.json()).toEqual({ step: 0 });
    const headers = Object.fromEntries(message.header.keys().map((key) => [key, message.header.get(key)]));
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-type': 'members.StepTaken',
      'ce-ledgerid': store.ledgerId,
      'ce-sequence': '00000000000000000001',
      'ce-dataschema': 'https://forum.example/ledger/contracts/members.StepTaken/1',
    });
  });

  it('is killed at random points, again and again, and everything is on the bus once, in order', async () => {
    const path = join(folder, 'ledger.sqlite');
    const sqlite = await openSqliteEventStore({ path });
    const ids = await appendSteps(sqlite, walk, 6_000);
    await sqlite.close();
    const kills: number[] = [];
    for (let at = 0, delay = 5; at < ids.length; delay = (delay * 7 + 131) % 600) {
      const child = startChild(path);
      await once(child, 'message');
      const killed = once(child, 'exit');
      child.on('message', (head: number) => (at = Math.max(at, head)));
      const end = performance.now() + delay;
      await until('its time has come', () => performance.now() > end || at >= ids.length, 10_000);
      if (at < ids.length) kills.push(at);
      child.kill('SIGKILL');
      await killed;
    }
    expect(kills.length).toBeGreaterThan(3);
    expect(new Set(kills).size).toBeGreaterThan(2); // it did go on between
    expect(await onTheBus()).toEqual(asRecorded(ids));
  });

  function startChild(path: string): ChildProcess {
    return fork(new URL('../testing/relay.child.ts', import.meta.url), [nats.url, path], {
      execArgv: ['--conditions=baraza-source', '--no-warnings'],
    });
  }

  it('goes on by itself when NATS was killed and started again under load', async () => {
    const relay = startRelay();
    const ids: string[] = [];
    for (let round = 0; round < 3; round++) {
      ids.push(...(await appendSteps(store, walk, 3_000)));
      await until('it is on its way', () => (relay.report().busHead ?? 0) > 4_000 * round);
      await nats.restart();
      ids.push(...(await appendSteps(store, walk, 1_000)));
    }
    await settled(relay, 12_000);
    expect(await onTheBus()).toEqual(asRecorded(ids));
    expect(remade).toEqual([]);
  });

  it('lets commands go on while NATS is away, and says how far the bus is behind', async () => {
    const relay = startRelay();
    await append(store, step);
    await settled(relay, 1);
    await nats.kill();
    const ids = await appendSteps(store, walk, 50);
    await until('it says so', () => relay.report().status === 'retrying' && relay.report().lag === 50);
    expect(ids).toHaveLength(50);
    await nats.start();
    await settled(relay, 51);
  });

  it('fills a NATS that lost all its data, though nothing new is recorded', async () => {
    const relay = startRelay();
    const ids = await appendSteps(store, walk, 2_500);
    await settled(relay, 2_500);
    await nats.restart({ wiped: true });
    await until('the relay has seen the loss', () => relay.report().busHead !== 2_500 || relay.report().lag > 0);
    await settled(relay, 2_500);
    expect(await onTheBus()).toEqual(asRecorded(ids));
  });

  it('is two relays at once: one holds the lease, the other takes over within seconds', async () => {
    const leased = (): Relay => startRelay({ lease: ledgerBus().relayLease() });
    const relays = [leased(), leased()];
    const ids = [...(await appendSteps(store, walk, 500))];
    await until('one of them is done', () => relays.some((relay) => relay.report().busHead === 500));
    expect(relays.map((relay) => relay.report().status).sort()).toEqual(['relaying', 'waiting']);
    const active = relays.find((relay) => relay.report().status === 'relaying')!;
    const other = relays.find((relay) => relay !== active)!;
    await active.stop();
    ids.push(...(await appendSteps(store, walk, 500)));
    const started = performance.now();
    await settled(other, 1_000);
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(await onTheBus()).toEqual(asRecorded(ids));
  });

  it('is two relays at once without a lease: the fence keeps every event single', async () => {
    const relays = [startRelay(), startRelay()];
    const ids: string[] = [];
    for (let round = 0; round < 40; round++) ids.push(...(await appendSteps(store, walk, 30)));
    await Promise.all(relays.map((relay) => settled(relay, 1_200)));
    expect(await onTheBus()).toEqual(asRecorded(ids));
  });

  it('remakes a stream with a hole, under the same name, and fills it again', async () => {
    const ids = await appendSteps(store, walk, 20);
    const manager = await jetstreamManager(connection);
    await settled(startRelay(), 20);
    await ending.pop()!();
    await manager.streams.delete('BARAZA');
    // As a stream that was damaged on disk: the same, but message 3 is missing.
    await manager.streams.add({
      name: 'BARAZA',
      subjects: ['baraza.events.>'],
      allow_atomic: true,
      discard: DiscardPolicy.New,
      metadata: { 'baraza-ledger': store.ledgerId },
    });
    for (let sequence = 1; sequence <= 6; sequence++) await jetstream(connection).publish('baraza.events.x', '');
    await manager.streams.deleteMessage('BARAZA', 3);
    await settled(startRelay(), 20);
    expect(remade).toEqual([expect.stringContaining('a hole: 5 messages from 1 to 6')]);
    expect(await onTheBus()).toEqual(asRecorded(ids));
  });

  it('remakes a stream of its name that is none of ours', async () => {
    await (await jetstreamManager(connection)).streams.add({ name: 'BARAZA', subjects: ['baraza.events.>'] });
    await jetstream(connection).publish('baraza.events.x', 'from somewhere');
    const ids = await append(store, step);
    await settled(startRelay(), 1);
    expect(remade).toEqual(['a stream of this name that is none of ours']);
    expect(await onTheBus()).toEqual(asRecorded(ids));
  });

  it('begins a new stream where it is told to', async () => {
    const ids = await appendSteps(store, walk, 30);
    await settled(startRelay({ firstSequence: 11 }), 30);
    expect(await onTheBus()).toEqual(asRecorded(ids.slice(10), 11));
  });

  it("leaves another ledger's bus alone, and raises the alarm", async () => {
    const ids = await append(store, step, step);
    await settled(startRelay(), 2);
    await ending.pop()!();
    const ours = store;
    store = new MemoryEventStore();
    await append(store, step);
    const relay = startRelay();
    await until('the alarm is raised', () => relay.report().status === 'alarm');
    expect(relay.report().lastError?.name).toBe('ForeignLedger');
    expect(await onTheBus()).toEqual(asRecorded(ids));
    await ours.close();
  });

  it('lets nobody delete from the stream, nor purge it', async () => {
    await append(store, step);
    await settled(startRelay(), 1);
    const manager = await jetstreamManager(connection);
    await expect(manager.streams.deleteMessage('BARAZA', 1)).rejects.toThrow('message delete not permitted');
    await expect(manager.streams.purge('BARAZA')).rejects.toThrow('stream purge not permitted');
  });
});
