import { MemoryEventStore } from '@baraza/event-store';
import { BusUnavailable } from '../event-bus.port.ts';
import { MemoryPublisher } from '../testing/memory-publisher.ts';
import { append, appendSteps, streamOf } from '../testing/sample-record.ts';
import { until } from '../testing/until.ts';
import type { Lease } from './lease.ts';
import { Relay, type RelayOptions } from './relay.ts';

const walk = streamOf('walk', 'a');
const step = { type: 'members.StepTaken', stream: walk };

describe('the relay', () => {
  let store: MemoryEventStore;
  let bus: MemoryPublisher;
  let relays: Relay[];

  const start = (more: Partial<RelayOptions> = {}): Relay => {
    const relay = new Relay({ store, publisher: bus, lookMs: 20, maxBackoffMs: 40, ...more });
    relays.push(relay);
    return relay;
  };
  const settled = (relay: Relay, sequence: number): Promise<void> =>
    until(`the relay is at ${sequence}`, () => relay.report().busHead === sequence && relay.report().lag === 0);

  beforeEach(() => {
    store = new MemoryEventStore();
    bus = new MemoryPublisher();
    relays = [];
  });
  afterEach(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    await store.close();
  });

  it('carries what was there before and what comes after, each event once, in order', async () => {
    const before = await appendSteps(store, walk, 2_300);
    const relay = start();
    await settled(relay, 2_300);
    const after = await append(store, step, step);
    await settled(relay, 2_302);
    expect(bus.ids).toEqual([...before, ...after]);
    expect(relay.report()).toMatchObject({ status: 'relaying', busHead: 2_302, storeHead: 2_302, lag: 0 });
  });

  it('goes on from where the bus is, whoever brought it there', async () => {
    const ids = await appendSteps(store, walk, 10);
    bus.ids = ids.slice(0, 7);
    await settled(start(), 10);
    expect(bus.ids).toEqual(ids);
  });

  it('looks where the bus is after an unknown outcome, and publishes nothing twice', async () => {
    const ids = await appendSteps(store, walk, 30);
    let lost = 0;
    bus.afterEach = (sequence) => {
      if (sequence % 7 === 0) {
        lost += 1;
        throw new BusUnavailable('no acknowledgement came');
      }
    };
    await settled(start(), 30);
    expect(lost).toBe(4);
    expect(bus.ids).toEqual(ids);
  });

  it('waits for a bus that is away, says so, and catches up', async () => {
    bus.before = () => {
      throw new BusUnavailable('NATS is not in reach');
    };
    const relay = start();
    const ids = await append(store, step, step, step);
    await until('it is retrying', () => relay.report().status === 'retrying' && relay.report().lag === 3);
    expect(relay.report().lastError?.message).toBe('NATS is not in reach');
    bus.before = () => undefined;
    await settled(relay, 3);
    expect(bus.ids).toEqual(ids);
    expect(relay.report()).toMatchObject({ status: 'relaying', lastError: undefined });
  });

  it('tells silence from lag', async () => {
    bus.before = () => {
      throw new BusUnavailable('NATS is not in reach');
    };
    const relay = start();
    await until('it has been silent for 50 ms', () => relay.report().silentMs >= 50);
    expect(relay.report().lag).toBe(0);
    bus.before = () => undefined;
    await until('it is alive', () => relay.report().silentMs < 50);
  });

  it('fills a bus that lost its tail, and one that lost everything, though nothing new is recorded', async () => {
    const ids = await appendSteps(store, walk, 20);
    const relay = start();
    await settled(relay, 20);
    bus.ids = ids.slice(0, 12);
    await until('the tail is back', () => bus.ids.length === 20);
    bus.ids = [];
    await until('all of it is back', () => bus.ids.length === 20);
    expect(bus.ids).toEqual(ids);
  });

  it('lets two relays run at once: the fence keeps every event single', async () => {
    const first = start();
    const second = start();
    const ids: string[] = [];
    for (let round = 0; round < 20; round++) ids.push(...(await appendSteps(store, walk, 25)));
    await Promise.all([settled(first, 500), settled(second, 500)]);
    expect(bus.ids).toEqual(ids);
  });

  it('does nothing without the lease, and lets go of it when it stops', async () => {
    let give: () => void = () => undefined;
    const given = new Promise<void>((resolve) => (give = resolve));
    const lease = { isHeld: false, released: false } as { -readonly [K in keyof Lease]: Lease[K] } & {
      released: boolean;
    };
    lease.whenHeld = (signal) =>
      Promise.race([given, new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))]);
    lease.release = async () => void (lease.released = true);
    await append(store, step);
    const relay = start({ lease });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(bus.looks).toBe(0);
    expect(relay.report().status).toBe('waiting');
    lease.isHeld = true;
    give();
    await settled(relay, 1);
    await relay.stop();
    expect(lease.released).toBe(true);
  });

  it('raises the alarm over a bus that carries another ledger, and publishes nothing', async () => {
    bus.ledgerId = '00000000-0000-4000-8000-0000000000ff';
    await append(store, step);
    const relay = start();
    await until('the alarm is raised', () => relay.report().status === 'alarm');
    expect(relay.report().lastError?.name).toBe('ForeignLedger');
    expect(bus.ids).toEqual([]);
  });

  it('raises the alarm where the bus has what the store has not: the store was restored from an older copy', async () => {
    const ids = await append(store, step, step);
    bus.ids = [...ids, 'an event that the store has lost'];
    const relay = start();
    await until('the alarm is raised', () => relay.report().status === 'alarm');
    expect(relay.report().lastError?.name).toBe('StoreFellBehind');
    await append(store, step, step); // now it is longer, but it is another history
    await until('the alarm names the sequence', () => relay.report().lastError!.message.startsWith('at 3 '));
    expect(bus.ids).toHaveLength(3);
  });
});
