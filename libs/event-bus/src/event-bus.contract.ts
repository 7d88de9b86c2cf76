import type { SequencedEvent } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import type { Consumer, ConsumerOptions, Delivery, EventBus } from './event-bus.port.ts';
import { append, appendSteps, streamOf } from './testing/sample-record.ts';
import { until } from './testing/until.ts';

/** What a bus is tried on. */
export interface BusUnderTest {
  /** An empty store: what is appended to it comes to the bus, and soon. */
  readonly store: EventStore;
  /** A bus as another process would make it, over the same store and with `sampleCatalogue`. */
  open(): Promise<EventBus>;
  /** Closes the store and all that was opened. */
  close(): Promise<void>;
}

/** A consumer as a service would have one: it applies a delivery and its checkpoint together, and remembers both. */
class Listener {
  checkpoint = 0;
  readonly seen: SequencedEvent[] = [];
  readonly deliveries: Delivery[] = [];
  /** Throws before anything is applied. */
  obstacle: (delivery: Delivery) => void | Promise<void> = () => undefined;

  get sequences(): readonly number[] {
    return this.seen.map(({ sequence }) => sequence);
  }

  options(more: Partial<ConsumerOptions> = {}): ConsumerOptions {
    return {
      name: 'listener',
      maxBackoffMs: 200,
      checkpoint: async () => this.checkpoint,
      deliver: async (delivery) => {
        this.deliveries.push(delivery);
        await this.obstacle(delivery);
        this.seen.push(...delivery.events);
        this.checkpoint = delivery.upTo;
      },
      ...more,
    };
  }
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const walk = streamOf('walk', 'a');
const march = streamOf('march', 'a');
const step = { type: 'members.StepTaken', stream: walk };
const join = { type: 'coalitions.StepJoined', stream: march };

/** The one suite that every event bus passes. */
export function testEventBus(name: string, make: () => Promise<BusUnderTest>): void {
  describe(`the event bus: ${name}`, () => {
    let under: BusUnderTest;
    let bus: EventBus;
    let listener: Listener;
    const upTo = (sequence: number, who: Listener = listener): Promise<void> =>
      until(`a listener is at ${sequence}`, () => who.checkpoint >= sequence);

    beforeEach(async () => {
      under = await make();
      bus = await under.open();
      listener = new Listener();
    });
    afterEach(async () => {
      await bus.close();
      await under.close();
    });

    it('delivers what was there before and what comes after, in order, each once', async () => {
      const before = await appendSteps(under.store, walk, 30);
      await bus.consume(listener.options());
      await upTo(30);
      const after = [...(await append(under.store, join, step)), ...(await appendSteps(under.store, walk, 20))];
      await upTo(52);
      expect(listener.seen.map(({ id }) => id)).toEqual([...before, ...after]);
      expect(listener.sequences).toEqual(range(1, 52));
    });

    it('delivers events as they were recorded, with their place', async () => {
      await append(under.store, step);
      await bus.consume(listener.options());
      await upTo(1);
      expect(listener.seen[0]).toEqual(await under.store.readEvent(listener.seen[0]!.id));
    });

    it('lifts old data to the newest version', async () => {
      await append(under.store, {
        type: 'capacity.LessonHeld',
        stream: streamOf('lesson', 'a'),
        data: { people: 7 },
      });
      await bus.consume(listener.options());
      await upTo(1);
      expect(listener.seen[0]).toMatchObject({ schemaVersion: 2, data: { participants: 7 } });
    });

    it('stops before a type it does not know, says so, and delivers all that came before', async () => {
      await append(under.store, step, step, { type: 'members.StepOfTomorrow', stream: walk }, step);
      const consumer = await bus.consume(listener.options());
      await until('the consumer needs an upgrade', () => consumer.status === 'needs-upgrade');
      expect(listener.sequences).toEqual([1, 2]);
      expect(consumer.lastError?.message).toContain('members.StepOfTomorrow@1');
    });

    it('passes over types that are of no interest, and moves the checkpoint with them', async () => {
      await append(under.store, step, join, step, step);
      await bus.consume(listener.options({ types: ['coalitions.StepJoined'] }));
      await upTo(4);
      expect(listener.sequences).toEqual([2]);
      await append(under.store, step, step);
      await upTo(6);
      await append(under.store, join);
      await upTo(7);
      expect(listener.sequences).toEqual([2, 7]);
    });

    it('delivers no more at once than asked for', async () => {
      await appendSteps(under.store, walk, 25);
      await bus.consume(listener.options({ batch: 10 }));
      await upTo(25);
      expect(listener.deliveries.every(({ events }) => events.length <= 10)).toBe(true);
      expect(listener.sequences).toEqual(range(1, 25));
    });

    it('refuses a batch no store would answer', async () => {
      await expect(bus.consume(listener.options({ batch: 0 }))).rejects.toThrow(RangeError);
      await expect(bus.consume(listener.options({ batch: 1_001 }))).rejects.toThrow(RangeError);
    });

    it('brings the same events again, after a pause, when they could not be applied', async () => {
      const failures: number[] = [];
      listener.obstacle = () => {
        if (failures.push(performance.now()) <= 3) throw new Error('the disk is full');
      };
      await appendSteps(under.store, walk, 3);
      const consumer = await bus.consume(listener.options());
      await until('it is retrying', () => consumer.status === 'retrying');
      expect(consumer.lastError?.message).toBe('the disk is full');
      await upTo(3);
      const attempts = listener.deliveries.map(({ events }) => events.map(({ sequence }) => sequence));
      expect(attempts.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => attempts[0]));
      expect(listener.sequences).toEqual([1, 2, 3]);
      expect(failures[3]! - failures[2]!).toBeGreaterThan((failures[1]! - failures[0]!) * 1.2);
      await until('it is running', () => consumer.status === 'running');
      expect(consumer.lastError).toBeUndefined();
    });

    it('asks for the checkpoint again after a failure: what was applied does not come twice', async () => {
      let failed = false;
      await appendSteps(under.store, walk, 10);
      await bus.consume(
        listener.options({
          deliver: async ({ events }) => {
            if (!failed) {
              failed = true;
              listener.seen.push(...events.slice(0, 4));
              listener.checkpoint = 4;
              throw new Error('killed half-way');
            }
            listener.seen.push(...events);
            listener.checkpoint = events.at(-1)!.sequence;
          },
        }),
      );
      await upTo(10);
      expect(listener.sequences).toEqual(range(1, 10));
    });

    it('waits for the delivery under way when it stops, and brings nothing after', async () => {
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      listener.obstacle = () => held;
      await appendSteps(under.store, walk, 20);
      const consumer = await bus.consume(listener.options({ batch: 10 }));
      await until('a delivery is under way', () => listener.deliveries.length === 1);
      let stopped = false;
      const stop = consumer.stop().then(() => (stopped = true));
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(stopped).toBe(false);
      release();
      await stop;
      expect(consumer.status).toBe('stopped');
      expect(listener.checkpoint).toBeLessThanOrEqual(10);
      await appendSteps(under.store, walk, 5);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(listener.deliveries).toHaveLength(1);
    });

    it('goes on after the checkpoint when the process comes back', async () => {
      await appendSteps(under.store, walk, 12);
      await bus.consume(listener.options({ batch: 5 }));
      await upTo(5);
      await bus.close();
      await appendSteps(under.store, walk, 12);
      bus = await under.open();
      await bus.consume(listener.options({ batch: 5 }));
      await upTo(24);
      expect(listener.sequences).toEqual(range(1, 24));
    });

    it('gives each consumer all of it, at its own pace', async () => {
      const other = new Listener();
      other.checkpoint = 6;
      other.obstacle = (delivery) => {
        if (delivery.upTo > 8) throw new Error('stuck');
      };
      await appendSteps(under.store, walk, 8);
      await bus.consume(other.options({ name: 'listener.stuck', batch: 2 }));
      await bus.consume(listener.options());
      await upTo(8, other);
      await appendSteps(under.store, walk, 8);
      await upTo(16);
      expect(listener.sequences).toEqual(range(1, 16));
      expect(other.sequences).toEqual([7, 8]);
    });

    it('tells how far a consumer is behind', async () => {
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      listener.obstacle = () => held;
      await appendSteps(under.store, walk, 15);
      const consumer: Consumer = await bus.consume(listener.options({ batch: 5 }));
      await until('a delivery is under way', () => listener.deliveries.length === 1);
      expect(listener.deliveries[0]).toMatchObject({ upTo: 5, head: 15 });
      expect(consumer).toMatchObject({ name: 'listener', upTo: 0, head: 15 });
      release();
      await until('it has caught up', () => consumer.upTo === 15);
      await appendSteps(under.store, walk, 2);
      await until('it has heard of the new head', () => consumer.head === 17 && consumer.upTo === 17);
    });

    it('says so when a consumer has seen more than the store has', async () => {
      await appendSteps(under.store, walk, 2);
      listener.checkpoint = 9;
      const consumer = await bus.consume(listener.options());
      await until('it is retrying', () => consumer.status === 'retrying');
      expect(consumer.lastError?.name).toBe('StoreFellBehind');
      expect(listener.deliveries).toEqual([]);
    });

    it('is in reach', async () => {
      await until('the bus is in reach', () => bus.isReachable());
    });

    it('soon has, for whoever publishes, the head of the store', async () => {
      const [, last] = await append(under.store, step, step);
      const publisher = bus.publisher();
      await until('the bus is at 2', async () => (await publisher.head()).sequence === 2);
      const head = await publisher.head();
      expect(head.ledgerId).toBe(under.store.ledgerId);
      expect([undefined, last]).toContain(head.eventId);
      await publisher.close();
    });
  });
}
