import type { EventStore, ReadAllOptions } from './event-store.port.ts';
import { testEventStore } from './event-store.contract.ts';
import { MemoryEventStore } from './memory/memory-event-store.ts';
import { readingTogether, sequencedEvent } from './reading-together.ts';
import { appendSamples } from './testing/sample-events.ts';

testEventStore('read together', async () => {
  const store = readingTogether(new MemoryEventStore());
  // Somebody who stands at the head, so that the others read together with them.
  await store.readAll({ after: 0, limit: 1 });
  return { store, dispose: () => store.close() };
});

const TYPES = ['members.UnitAdded'];

describe('reading together', () => {
  let inner: EventStore;
  let asked: ReadAllOptions[];
  let store: EventStore;
  const sequencesAfter = async (after: number, types?: readonly string[]) => {
    const page = await store.readAll({ after, limit: 1_000, ...(types === undefined ? {} : { types }) });
    return page.events.map(({ sequence }) => sequence);
  };

  beforeEach(() => {
    inner = new MemoryEventStore();
    asked = [];
    const readAll = inner.readAll.bind(inner);
    inner.readAll = (options) => {
      asked.push(options);
      return readAll(options);
    };
    store = readingTogether(inner);
  });
  afterEach(() => store.close());

  it('reads and decodes once what several ask for', async () => {
    await store.readAll({ after: 0, limit: 10 });
    await appendSamples(store, 'sample-a', 'none', 3);
    asked = [];
    const pages = await Promise.all([0, 0, 1].map((after) => store.readAll({ after, limit: 10 })));
    expect(pages.map(({ events }) => events.map(({ sequence }) => sequence))).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [2, 3],
    ]);
    expect(pages[0]!.events[2]).toBe(pages[2]!.events[1]);
    expect(sequencedEvent(pages[0]!.events[2]!)).toBe(sequencedEvent(pages[2]!.events[1]!));
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(asked.every(({ types }) => types === undefined)).toBe(true);
  });

  it('shows whatever was appended before it was asked, while another reading is under way', async () => {
    await store.readAll({ after: 0, limit: 10 });
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const readAll = inner.readAll;
    inner.readAll = async (options) => {
      const page = await readAll(options);
      await held;
      return page;
    };
    const early = sequencesAfter(0);
    await appendSamples(store, 'sample-a', 'none', 2);
    const late = sequencesAfter(0);
    goOn();
    expect(await early).toEqual([]);
    expect(await late).toEqual([1, 2]);
  });

  it('lets one who is far behind read for themselves', async () => {
    for (let at = 0; at < 12; at += 1) await appendSamples(store, `sample-${at}`, 'none', 200);
    const seen: number[] = [];
    for (let after = 0; after < 2_400;) {
      const page = await store.readAll({ after, limit: 500, types: ['sample.Nothing', ...TYPES] });
      after = page.lookedUpTo;
    }
    for (let at = 12; at < 24; at += 1) {
      await appendSamples(store, `sample-${at}`, 'none', 200);
      seen.push(...(await sequencesAfter(2_400 + (at - 12) * 200)));
    }
    expect(seen).toEqual(Array.from({ length: 2_400 }, (_, index) => 2_401 + index));
    asked = [];
    expect((await store.readAll({ after: 10, limit: 2 })).events.map(({ sequence }) => sequence)).toEqual([11, 12]);
    expect(asked).toEqual([{ after: 10, limit: 2 }]);
  });

  it('tells everybody of a ledger that ends earlier than it did', async () => {
    await appendSamples(store, 'sample-a', 'none', 3);
    await store.readAll({ after: 3, limit: 10 });
    inner.readAll = async ({ after }) => ({ events: [], lookedUpTo: after, head: 1 });
    expect((await store.readAll({ after: 3, limit: 10 })).head).toBe(1);
    expect((await store.readAll({ after: 3, limit: 10 })).head).toBe(1);
  });

  it('has nothing to do with a reading that failed', async () => {
    await store.readAll({ after: 0, limit: 10 });
    await appendSamples(store, 'sample-a', 'none', 1);
    const readAll = inner.readAll;
    inner.readAll = () => Promise.reject(new Error('away'));
    await expect(sequencesAfter(0)).rejects.toThrow('away');
    inner.readAll = readAll;
    expect(await sequencesAfter(0)).toEqual([1]);
  });
});
