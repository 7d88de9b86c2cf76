import type { SequencedEvent } from '@baraza/contracts';
import { StoreUnavailable } from '@baraza/event-store';
import { until } from '../testing/until.ts';
import type { ParkedEvent } from './consumer-state.port.ts';
import { EventHandling, type EventHandlingOptions } from './event-handling.ts';
import { MemoryConsumerState } from './memory-consumer-state.ts';

const events: readonly SequencedEvent[] = Array.from('abacbabca', (stream, index) => ({
  id: `id-${index + 1}`,
  type: 'members.StepTaken',
  schemaVersion: 1,
  stream,
  revision: 0,
  time: '2026-03-02T09:00:00.000Z',
  effectiveOn: '2026-03-02',
  data: {},
  meta: {
    actor: { person: 'p', roles: [] },
    commandId: 'c',
    commandHash: 'h',
    correlationId: 'c',
    causationId: 'c',
  },
  tags: [],
  sequence: index + 1,
  position: `ledger:${index + 1}`,
}));
const delivery = (from: number, to: number, upTo = to) => ({ events: events.slice(from - 1, to), upTo, head: 9 });

describe('handling of events', () => {
  let state: MemoryConsumerState;
  let handled: number[];
  let obstacle: (event: SequencedEvent, attempt: number) => void | Promise<void>;
  let told: ParkedEvent[];

  const handling = (more: Partial<EventHandlingOptions> = {}): EventHandling =>
    new EventHandling({
      consumer: 'listener',
      state,
      attempts: 2,
      handle: async (event, attempt) => {
        await obstacle(event, attempt);
        handled.push(event.sequence);
      },
      readEvent: async (id) => events.find((event) => event.id === id),
      onParked: (event) => told.push(event),
      ...more,
    });
  const fail = (...sequences: readonly number[]): void => {
    obstacle = ({ sequence }) => {
      if (sequences.includes(sequence)) throw new Error(`cannot handle ${sequence}`);
    };
  };
  const parked = async (): Promise<readonly (readonly [number, string])[]> =>
    (await state.parked('listener')).map(({ sequence, because }) => [sequence, because]);

  beforeEach(() => {
    state = new MemoryConsumerState();
    handled = [];
    told = [];
    obstacle = () => undefined;
  });

  it('begins a new consumer where it was declared to, and keeps that', async () => {
    expect(await handling({ since: 40 }).checkpoint()).toBe(40);
    expect(await handling({ since: 50 }).checkpoint()).toBe(40);
  });

  it('keeps how far a delivery has come while it lasts: what ends it may keep it from being kept then', async () => {
    let hasLease = true;
    const store = state.storeCheckpoint.bind(state);
    state.storeCheckpoint = async (consumer, upTo) => {
      if (!hasLease) throw new StoreUnavailable('not-persisted', 'another is at work');
      await store(consumer, upTo);
    };
    obstacle = async ({ sequence }) => {
      if (sequence === 2) await new Promise((resolve) => setTimeout(resolve, 1_100));
      if (sequence === 4) hasLease = false;
    };
    await expect(handling({ lanes: 1 }).deliver(delivery(1, 9))).rejects.toThrow('another is at work');
    expect(await state.checkpoint('listener')).toBeGreaterThan(0);
  });

  it('handles each stream in order, and stores the checkpoint behind all of them', async () => {
    obstacle = ({ stream }) => new Promise((resolve) => setTimeout(resolve, { a: 9, b: 1, c: 5 }[stream]));
    await handling().deliver(delivery(1, 9, 12));
    for (const stream of 'abc') {
      const own = handled.filter((sequence) => events[sequence - 1]!.stream === stream);
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
    expect(handled).toHaveLength(9);
    expect(handled.indexOf(8)).toBeLessThan(handled.indexOf(9));
    expect(await state.checkpoint('listener')).toBe(12);
  });

  it('handles different streams side by side, no more than there are lanes', async () => {
    let now = 0;
    let most = 0;
    obstacle = async () => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
    };
    await handling({ lanes: 2 }).deliver(delivery(1, 9));
    expect(most).toBe(2);
  });

  it('tries an event again before it is parked', async () => {
    obstacle = ({ sequence }, attempt) => {
      if (sequence === 3 && attempt < 2) throw new Error('not yet');
    };
    await handling().deliver(delivery(1, 9));
    expect(handled).toHaveLength(9);
    expect(await parked()).toEqual([]);
  });

  it('parks what it cannot handle with the cause, and the later ones of its stream, and goes on with the others', async () => {
    fail(3);
    const one = handling();
    await one.deliver(delivery(1, 7));
    await one.deliver(delivery(8, 9));
    expect([...handled].sort((a, b) => a - b)).toEqual([1, 2, 4, 5, 7, 8]);
    expect(await parked()).toEqual([
      [3, 'failed'],
      [6, 'behind'],
      [9, 'behind'],
    ]);
    expect(told[0]).toMatchObject({ consumer: 'listener', eventId: 'id-3', stream: 'a', cause: 'cannot handle 3' });
    expect(await state.checkpoint('listener')).toBe(9);
  });

  it('knows after a restart which streams wait', async () => {
    fail(1);
    await handling().deliver(delivery(1, 2));
    obstacle = () => undefined;
    const restarted = handling();
    await restarted.checkpoint();
    await restarted.deliver(delivery(3, 4));
    expect(handled).toEqual([2, 4]);
    expect(await parked()).toEqual([
      [1, 'failed'],
      [3, 'behind'],
    ]);
  });

  it('replays what is parked in order on command, and then goes on as if nothing had been', async () => {
    fail(1);
    const one = handling();
    await one.deliver(delivery(1, 7));
    handled = [];
    obstacle = () => undefined;
    expect(await one.replay()).toEqual({ replayed: 3, left: 0, stopped: [] });
    expect(handled).toEqual([1, 3, 6]);
    expect(await parked()).toEqual([]);
    await one.deliver(delivery(8, 9));
    expect(handled.slice(3)).toEqual([8, 9]);
  });

  it('replays one stream and leaves the others parked', async () => {
    fail(1, 2);
    const one = handling();
    await one.deliver(delivery(1, 4));
    obstacle = () => undefined;
    expect(await one.replay('b')).toEqual({ replayed: 1, left: 0, stopped: [] });
    expect(await parked()).toEqual([
      [1, 'failed'],
      [3, 'behind'],
    ]);
  });

  it('stops a replay at the event that fails again', async () => {
    fail(3);
    const one = handling();
    await one.deliver(delivery(1, 9));
    fail(6);
    expect(await one.replay()).toEqual({
      replayed: 1,
      left: 2,
      stopped: [{ stream: 'a', eventId: 'id-6', cause: 'cannot handle 6' }],
    });
    expect((await parked()).map(([sequence]) => sequence)).toEqual([6, 9]);
  });

  it('lets an event of a stream that is being replayed wait for its turn', async () => {
    fail(1);
    const one = handling();
    await one.deliver(delivery(1, 2));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    obstacle = ({ sequence }) => (sequence === 1 ? held : undefined);
    const replay = one.replay();
    const later = one.deliver(delivery(3, 3));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(handled).toEqual([2]);
    release();
    await Promise.all([replay, later]);
    expect(handled).toEqual([2, 1, 3]);
    expect(await parked()).toEqual([]);
  });

  it('never parks because a store is away: the checkpoint stays before the event, and all comes again', async () => {
    let away = true;
    obstacle = ({ sequence }) => {
      if (sequence === 3 && away) throw new StoreUnavailable('not-persisted', 'the ledger is away');
    };
    const one = handling({ lanes: 1 });
    await one.checkpoint();
    await expect(one.deliver(delivery(1, 9))).rejects.toThrow('the ledger is away');
    expect(await parked()).toEqual([]);
    expect(await one.checkpoint()).toBe(1); // 2 was never begun: the lane of 1 and 3 came first
    away = false;
    await one.deliver(delivery(2, 9));
    expect([...handled].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('does not write a checkpoint for every event of no interest', async () => {
    const one = handling();
    await one.deliver(delivery(1, 1));
    await one.deliver({ events: [], upTo: 5, head: 9 });
    expect(await state.checkpoint('listener')).toBe(1);
    await one.deliver({ ...delivery(9, 9), upTo: 9 });
    expect(await state.checkpoint('listener')).toBe(9);
  });

  it('does not keep a process that ends waiting for the next attempt', async () => {
    let tries = 0;
    obstacle = () => {
      tries += 1;
      throw new Error('fails');
    };
    const one = handling({ attempts: 50 });
    const outcome = one.deliver(delivery(1, 1)).catch((error: Error) => error.message);
    await until('it was tried', () => tries > 0);
    one.close();
    expect(await outcome).toBe('fails');
    expect(await parked()).toEqual([]);
  });
});
