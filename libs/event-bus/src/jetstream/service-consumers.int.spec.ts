import { MemoryEventStore } from '@baraza/event-store';
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Consumer, ConsumerOptions } from '../event-bus.port.ts';
import { Relay } from '../relay/relay.ts';
import { emptyNats, ownNats, type OwnNats } from '../testing/nats-for-tests.ts';
import { append, appendSteps, sampleCatalogue, streamOf } from '../testing/sample-record.ts';
import { until } from '../testing/until.ts';
import { connectToNats } from './connect-to-nats.ts';
import { JetStreamEventBus, type JetStreamEventBusOptions } from './jetstream-event-bus.ts';

const walk = streamOf('walk', 'a');
const step = { type: 'members.StepTaken', stream: walk };
/** So long that whatever is heard within a test was told by the bus. */
const NEVER = 600_000;

describe('consumers of a service on a real nats-server', () => {
  let nats: OwnNats;
  let ledgerConnection: NatsConnection;
  let store: MemoryEventStore;
  let relay: Relay;
  let ending: (() => Promise<unknown>)[];

  beforeAll(async () => {
    nats = await ownNats();
    ledgerConnection = await connectToNats(nats.url, 'ledger');
  });
  afterAll(async () => {
    await ledgerConnection.close();
    await nats.stop();
  });
  beforeEach(async () => {
    await emptyNats(nats.url);
    store = new MemoryEventStore();
    ending = [];
    startRelay(store);
  });
  afterEach(async () => {
    for (const end of ending.reverse()) await end();
    await store.close();
  });

  function startRelay(of: MemoryEventStore): void {
    const bus = new JetStreamEventBus({
      connection: ledgerConnection,
      service: 'ledger',
      store: of,
      catalogue: sampleCatalogue,
      leaseMs: 1_200,
    });
    relay = new Relay({ store: of, publisher: bus.publisher(), lease: bus.relayLease(), lookMs: 100 });
    const own = relay;
    ending.push(() => own.stop());
  }

  /** A process of the service `projections`, with a connection of its own. */
  async function startInstance(options: Partial<JetStreamEventBusOptions> = {}): Promise<JetStreamEventBus> {
    const connection = await connectToNats(nats.url, 'projections');
    const bus = new JetStreamEventBus({
      connection,
      service: 'projections',
      store,
      catalogue: sampleCatalogue,
      pollMs: NEVER,
      leaseMs: 1_200,
      ...options,
    });
    ending.push(async () => {
      await bus.close();
      await connection.close();
    });
    return bus;
  }

  /** What a consumer keeps in its own store, shared by all instances of the service. */
  class Place {
    checkpoint = 0;
    readonly sequences: number[] = [];
    options(more: Partial<ConsumerOptions> = {}): ConsumerOptions {
      return {
        name: 'projections.register',
        maxBackoffMs: 200,
        checkpoint: async () => this.checkpoint,
        deliver: async ({ events, upTo }) => {
          this.sequences.push(...events.map(({ sequence }) => sequence));
          this.checkpoint = upTo;
        },
        ...more,
      };
    }
  }
  const all = (to: number): readonly number[] => Array.from({ length: to }, (_, index) => index + 1);
  const at = (place: Place, sequence: number): Promise<void> =>
    until(`the consumer is at ${sequence}`, () => place.checkpoint === sequence, 30_000);
  async function durable() {
    return (await jetstreamManager(ledgerConnection)).consumers.info('BARAZA', 'projections');
  }
  /** The consumer has heard news, so that from now on it need not look by itself. */
  async function listening(place: Place, consumer: Consumer): Promise<void> {
    await until('there is a durable', async () =>
      durable().then(
        () => true,
        () => false,
      ),
    );
    await append(store, step);
    await until('news has come', () => consumer.upTo === place.checkpoint && place.checkpoint > 0);
  }

  it('hear of every event from the bus, without looking', async () => {
    const place = new Place();
    await listening(place, await (await startInstance()).consume(place.options()));
    for (let round = 0; round < 5; round++) {
      await appendSteps(store, walk, 40);
      await at(place, 1 + 40 * (round + 1));
    }
    expect(place.sequences).toEqual(all(201));
  });

  it('acknowledge when they are past an event, and stand again where they were after a restart', async () => {
    const place = new Place();
    const bus = await startInstance();
    await listening(place, await bus.consume(place.options()));
    await appendSteps(store, walk, 99);
    await at(place, 100);
    await until('all is acknowledged', async () => (await durable()).ack_floor.stream_seq === 100);
    const { created } = await durable();
    await bus.close();
    const consumer = await (await startInstance()).consume(place.options());
    await until('it runs', () => consumer.status === 'running');
    await append(store, step);
    await at(place, 101);
    expect((await durable()).created).toBe(created);
  });

  it('do not let one that is stuck or far behind keep news from the others', async () => {
    const place = new Place();
    const stuck = new Place();
    const bus = await startInstance();
    await bus.consume(stuck.options({ name: 'projections.stuck', deliver: () => Promise.reject(new Error('stuck')) }));
    await listening(place, await bus.consume(place.options()));
    await appendSteps(store, walk, 30);
    await at(place, 31);
    await until('the others’ notices are acknowledged', async () => (await durable()).ack_floor.stream_seq === 31);
  });

  it('make the durable anew after their own checkpoint where the two differ', async () => {
    const place = new Place();
    const first = await startInstance();
    await listening(place, await first.consume(place.options()));
    await appendSteps(store, walk, 49);
    await at(place, 50);
    await until('all is acknowledged', async () => (await durable()).ack_floor.stream_seq === 50);
    const { created } = await durable();
    await first.close();
    place.checkpoint = 20; // the service's own store was restored from a copy
    place.sequences.length = 20;
    await (await startInstance()).consume(place.options());
    await at(place, 50);
    await append(store, step);
    await at(place, 51);
    expect(place.sequences).toEqual(all(51));
    await until('the durable stands there too', async () => (await durable()).ack_floor.stream_seq === 51);
    expect(created).toBeDefined();
  });

  it('survive NATS being killed and started again, over and over', async () => {
    const place = new Place();
    const bus = await startInstance();
    const consumer = await bus.consume(place.options());
    await listening(place, consumer);
    for (let round = 0; round < 3; round++) {
      expect(await bus.isReachable()).toBe(true);
      await nats.kill();
      await until('it says that it waits', () => consumer.status === 'waiting');
      expect(await bus.isReachable()).toBe(false);
      await appendSteps(store, walk, 20);
      await nats.start();
      await at(place, 1 + 20 * (round + 1));
    }
    expect(place.sequences).toEqual(all(61));
    expect(consumer.lastError).toBeUndefined();
  });

  it('survive NATS losing all its data: nothing is missed, nothing comes twice, and news comes again', async () => {
    const place = new Place();
    await listening(place, await (await startInstance()).consume(place.options()));
    await appendSteps(store, walk, 500);
    await at(place, 501);
    await nats.restart({ wiped: true });
    await until('the bus is full again', () => relay.report().busHead === 501 && relay.report().lag === 0, 30_000);
    await until(
      'there is a durable again',
      async () =>
        durable().then(
          () => true,
          () => false,
        ),
      30_000,
    );
    await appendSteps(store, walk, 10);
    await at(place, 511);
    expect(place.sequences).toEqual(all(511));
  });

  it('run in one instance at a time, and another takes over within seconds', async () => {
    const place = new Place();
    const first = await startInstance();
    const firstConsumer = await first.consume(place.options());
    await listening(place, firstConsumer);
    const secondConsumer = await (await startInstance()).consume(place.options());
    await appendSteps(store, walk, 30);
    await at(place, 31);
    expect([firstConsumer.status, secondConsumer.status]).toEqual(['running', 'waiting']);
    await first.close();
    await appendSteps(store, walk, 30);
    await at(place, 61);
    expect(secondConsumer.status).toBe('running');
    expect(place.sequences).toEqual(all(61));
  });

  it('run in every instance where they say so, while one instance alone is at work on the others', async () => {
    const [first, second] = [await startInstance(), await startInstance()];
    const own = [new Place(), new Place()];
    const kept = { name: 'projections.kept', inEveryInstance: true };
    await first.consume(own[0]!.options(kept));
    await second.consume(own[1]!.options(kept));
    const shared = new Place();
    await listening(shared, await first.consume(shared.options()));
    await second.consume(shared.options());
    await appendSteps(store, walk, 30);
    await Promise.all([...own, shared].map((place) => at(place, 31)));
    expect(own.map(({ sequences }) => sequences)).toEqual([all(31), all(31)]);
    expect(shared.sequences).toEqual(all(31));
    expect([first.isAtWork(), second.isAtWork()]).toEqual([true, false]);
  });

  it('are taken over from an instance that fell silent, which then does nothing more', async () => {
    const place = new Place();
    const firstConnection = await connectToNats(nats.url, 'projections');
    const first = await startInstance({ connection: firstConnection });
    const firstConsumer = await first.consume(place.options());
    await listening(place, firstConsumer);
    const secondConsumer = await (await startInstance()).consume(place.options());
    const cutOff = performance.now();
    await firstConnection.close(); // as a process that lost its network
    await until('the first has stopped', () => firstConsumer.status === 'waiting');
    await until('the second runs', () => secondConsumer.status === 'running');
    expect(performance.now() - cutOff).toBeLessThan(4_000);
    await appendSteps(store, walk, 30);
    await at(place, 31);
    expect(place.sequences).toEqual(all(31));
    expect(firstConsumer.lastError?.message).toBe('the connection to NATS was closed');
  });

  it('stop, with the alarm raised, at the first notice of another ledger', async () => {
    const other = new MemoryEventStore();
    const place = new Place();
    const bus = await startInstance({ store: other, pollMs: 50 });
    const consumer = await bus.consume(place.options());
    await append(other, step);
    await at(place, 1);
    await append(store, step, step, step);
    await until('the alarm is raised', () => consumer.lastError?.name === 'ForeignLedger');
    expect(consumer.status).toBe('waiting');
    await append(other, step);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(place.sequences).toEqual([1]);
  });

  it('look by themselves as long as there is no stream to tell them anything', async () => {
    await relay.stop();
    await (await jetstreamManager(ledgerConnection)).streams.delete('BARAZA').catch(() => undefined);
    const place = new Place();
    await (await startInstance({ pollMs: 50 })).consume(place.options());
    await appendSteps(store, walk, 10);
    await at(place, 10);
  });
});
