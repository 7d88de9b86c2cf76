import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, openKurrentEventStore } from '@baraza/event-store';
import { FakeKurrentDb } from '@baraza/event-store/testing';
import type { BusPublisher } from '../event-bus.port.ts';
import { MemoryPublisher } from '../testing/memory-publisher.ts';
import { appendSteps, streamOf } from '../testing/sample-record.ts';
import { until } from '../testing/until.ts';
import { Relay } from './relay.ts';

/** One life of a relay: it ends at its n-th step, and takes part in nothing afterwards. */
class Life {
  steps = 0;
  readonly #last: number;

  constructor(last: number) {
    this.#last = last;
  }

  get isOver(): boolean {
    return this.steps >= this.#last;
  }

  /** Never resolves once the life is over: whoever was killed does not hear of it. */
  async step(): Promise<void> {
    if (this.isOver) return new Promise<never>(() => undefined);
    this.steps += 1;
  }

  /** Each call of the store or the bus is a step before it, and one after it. */
  stepping<T extends object>(target: T, names: readonly string[]): T {
    return new Proxy(target, {
      get: (_, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        if (!names.includes(String(name))) return value.bind(target) as unknown;
        return async (...args: unknown[]) => {
          await this.step();
          const answer: unknown = await (value as (...given: unknown[]) => unknown).apply(target, args);
          await this.step();
          return answer;
        };
      },
    });
  }
}

describe('the relay from a record in KurrentDB', () => {
  let folder: string;
  let server: FakeKurrentDb;
  let bus: MemoryPublisher;
  const open = (): ReturnType<typeof openKurrentEventStore> =>
    openKurrentEventStore({ url: server.url, path: join(folder, 'copy.sqlite') });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-relay-'));
    server = await new FakeKurrentDb().start();
    bus = new MemoryPublisher();
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('goes on exactly, wherever between two steps it is ended', async () => {
    const writer = await openKurrentEventStore({ url: server.url });
    const ids: string[] = [];
    const walk = streamOf('walk', 'a');
    let ended = 0;
    for (let last = 1; ; last++) {
      ids.push(...(await appendSteps(writer, walk, 3)));
      const life = new Life(last);
      const store = await open();
      const relay = new Relay({
        store: life.stepping<EventStore>(store, ['head', 'readAll']),
        publisher: life.stepping<BusPublisher>(bus, ['head', 'publish']),
        lookMs: 20,
        maxBackoffMs: 20,
      });
      await until('it is ended, or has nothing left to do', () => life.isOver || bus.ids.length === ids.length);
      // A process that is killed takes its connection and its hold on the copy along; the relay hears nothing of it.
      await store.close();
      void relay.stop();
      expect(bus.ids).toEqual(ids.slice(0, bus.ids.length));
      if (!life.isOver) break;
      ended += 1;
    }
    expect(ended).toBeGreaterThan(5);
    expect(bus.ids).toEqual(ids);
    await writer.close();
  });

  it('carries what others appended meanwhile, whatever ended its subscription', async () => {
    const [store, writer] = [await open(), await openKurrentEventStore({ url: server.url })];
    const relay = new Relay({ store, publisher: bus, lookMs: 20, maxBackoffMs: 20 });
    const ids: string[] = [];
    for (let round = 0; round < 6; round++) {
      ids.push(...(await appendSteps(writer, streamOf('walk', String(round)), 40)));
      server.drop(round % 2 === 0 ? 'quietly' : undefined);
    }
    await until('all of it is there', () => bus.ids.length === ids.length);
    expect(bus.ids).toEqual(ids);
    expect(relay.report()).toMatchObject({ lag: 0, busHead: 240 });
    await relay.stop();
    await Promise.all([store.close(), writer.close()]);
  });
});
