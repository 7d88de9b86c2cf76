import type { SequencedEvent } from '@baraza/contracts';
import { MemoryReadStore } from '../memory/memory-read-store.ts';
import { ReadStoreUnavailable, type Projection } from '../read-store.port.ts';
import { ArrayFeed } from '../testing/array-feed.ts';
import { guestHistoryProjection, guests, guestsProjection, inn, type Guest } from '../testing/guestbook.ts';
import { BuildStopped } from './build-pool.ts';
import type { EventFeed, FeedPage } from './event-feed.ts';
import { CannotApply } from './generation-writer.ts';
import { ProjectionRunner, UnknownProjection, type ProjectionRunnerOptions } from './projection-runner.ts';
import type { ProjectionStatus, RebuildProgress } from './projection-status.ts';

const runners: ProjectionRunner[] = [];
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

function running(options: Omit<ProjectionRunnerOptions, 'projections'> & Partial<ProjectionRunnerOptions>) {
  const runner = new ProjectionRunner({
    projections: [guestsProjection],
    backoff: { firstMs: 5, maxMs: 20 },
    pollMs: 20,
    ...options,
  });
  runners.push(runner);
  runner.start();
  return runner;
}

const came = (count: number, from = 1): SequencedEvent[] =>
  Array.from({ length: count }, (_, at) =>
    inn(from + at, 'GuestCame', `g${from + at}`, { name: 'Akello', house: 'n' }),
  );

const statusOf = (runner: ProjectionRunner, name = 'guests'): ProjectionStatus =>
  runner.status().find((status) => status.name === name)!;

/** A feed whose readings wait at a gate. */
class GatedFeed implements EventFeed {
  readonly #feed: ArrayFeed;
  #open: (() => void) | undefined;
  #gate: Promise<void> | undefined;
  /** Where readings began. */
  readonly from: number[] = [];

  constructor(feed: ArrayFeed) {
    this.#feed = feed;
  }

  close(): void {
    this.#gate = new Promise((open) => {
      this.#open = open;
    });
  }

  open(): void {
    this.#open?.();
    this.#gate = undefined;
  }

  async read(after: number, limit: number, types?: readonly string[]): Promise<FeedPage> {
    // Only builds ask by type: what is served goes on meanwhile.
    if (types !== undefined) {
      this.from.push(after);
      await this.#gate;
    }
    return this.#feed.read(after, limit, types);
  }

  onAppended(poke: () => void): () => void {
    return this.#feed.onAppended(poke);
  }
}

/** As guests, but houses in capitals: what a change of `evolve` would make. */
const shouting: Projection<Guest> = {
  ...guestsProjection,
  model: { ...guests, version: 2 },
  evolve: (guest, event, key) => {
    const next = guestsProjection.evolve(guest, event, key);
    return next && { ...next, house: next.house?.toUpperCase() ?? null };
  },
};

describe('a rebuild', () => {
  it('on command goes on beside what is served, which goes on too, and swaps without going back', async () => {
    const store = new MemoryReadStore();
    const events = new ArrayFeed(came(2_400));
    const feed = new GatedFeed(events);
    const runner = running({ store, feed });
    expect(await runner.waitFor('guests', 2_400, 20_000)).toBe(true);
    const before = (await store.prepare(guests))[0]!.generation;

    feed.close();
    const rebuilt = runner.rebuild('guests');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(statusOf(runner)).toMatchObject({
      state: 'rebuilding',
      checkpoint: 2_400,
      rebuild: { done: 0, total: 2_400 },
    });
    events.append([inn(2_401, 'GuestMoved', 'g1', { house: 's' })]);
    expect(await runner.waitFor('guests', 2_401, 20_000)).toBe(true);
    feed.open();
    await rebuilt;

    const generations = await store.prepare(guests);
    expect(generations).toMatchObject([{ state: 'serving', checkpoint: 2_401 }]);
    expect(generations[0]!.generation).toBeGreaterThan(before);
    expect(statusOf(runner)).toMatchObject({ state: 'running', rebuild: undefined });
    events.append([inn(2_402, 'GuestLeft', 'g1')]);
    expect(await runner.waitFor('guests', 2_402, 20_000)).toBe(true);
    expect(await store.get(guests, 'g1')).toBeUndefined();
  });

  it('goes on to where the old one stands, if that has come further meanwhile', async () => {
    const store = new MemoryReadStore();
    const events = new ArrayFeed(came(1_500));
    // Whoever asks by type, as builds do, hears of the last event only when they have got that far.
    const behind: EventFeed = {
      read: async (after, limit, types) => {
        const page = await events.read(after, limit, types);
        if (types === undefined || after >= 1_500) return page;
        const upTo = Math.min(page.upTo, 1_500);
        return { events: page.events.filter(({ sequence }) => sequence <= upTo), upTo, head: 1_500 };
      },
      onAppended: (poke) => events.onAppended(poke),
    };
    const runner = running({ store, feed: behind });
    await runner.waitFor('guests', 1_500, 20_000);
    events.append(came(1, 1_501));
    await runner.waitFor('guests', 1_501, 20_000);
    await runner.rebuild('guests');
    expect(await store.prepare(guests)).toMatchObject([{ generation: 2, checkpoint: 1_501 }]);
    expect((await store.find(guests, { limit: 1 })).total).toBe(1_501);
  });

  it('follows by itself when the version rises; the old documents are served until then', async () => {
    const store = new MemoryReadStore();
    const events = new ArrayFeed(came(30));
    const first = running({ store, feed: events });
    await first.waitFor('guests', 30, 20_000);
    await first.stop();

    const feed = new GatedFeed(events);
    feed.close();
    const second = running({ store, feed, projections: [shouting] });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(statusOf(second)).toMatchObject({ state: 'rebuilding', checkpoint: 30 });
    expect((await store.get(guests, 'g1'))!.house).toBe('n');
    feed.open();
    events.append(came(1, 31));
    expect(await second.waitFor('guests', 31, 20_000)).toBe(true);
    expect((await store.get(guests, 'g1'))!.house).toBe('N');
    expect(await store.prepare(shouting.model)).toMatchObject([{ version: 2, state: 'serving' }]);
  });

  it('is gone on with after a restart, from its last commit', async () => {
    const store = new MemoryReadStore();
    const events = new ArrayFeed(came(5_000));
    const feed = new GatedFeed(events);
    const first = running({ store, feed, rebuildCommit: 1 });
    while (feed.from.at(-1) !== 3_000) await new Promise((resolve) => setImmediate(resolve));
    feed.close();
    const stopped = first.stop();
    feed.open();
    await stopped;
    const [half] = await store.prepare(guests);
    expect(half).toMatchObject({ state: 'building' });
    expect(half!.checkpoint).toBeGreaterThan(0);
    expect(half!.checkpoint).toBeLessThan(5_000);

    feed.from.length = 0;
    const second = running({ store, feed });
    expect(await second.waitFor('guests', 5_000, 20_000)).toBe(true);
    expect(feed.from[0]).toBe(half!.checkpoint);
    expect(await store.prepare(guests)).toMatchObject([{ generation: half!.generation, state: 'serving' }]);
    expect((await store.find(guests, { limit: 1 })).total).toBe(5_000);
  });

  it('that meets an event it cannot apply leaves what is served as it is', async () => {
    const store = new MemoryReadStore();
    let broken = false;
    const breaking: Projection<Guest> = {
      ...guestsProjection,
      evolve: (guest, event, key) => {
        if (broken && event.sequence === 2) throw new Error('no longer understood');
        return guestsProjection.evolve(guest, event, key);
      },
    };
    const runner = running({ store, feed: new ArrayFeed(came(3)), projections: [breaking] });
    await runner.waitFor('guests', 3, 20_000);
    broken = true;
    await expect(runner.rebuild('guests')).rejects.toThrow(CannotApply);
    expect(await store.prepare(guests)).toMatchObject([{ state: 'serving', checkpoint: 3 }]);
    expect(statusOf(runner)).toMatchObject({ state: 'running' });
  });

  it('that is stopped says so', async () => {
    const feed = new GatedFeed(new ArrayFeed(came(2_500)));
    const store = new MemoryReadStore();
    const runner = running({ store, feed });
    await runner.waitFor('guests', 2_500, 20_000);
    feed.close();
    const rebuilt = runner.rebuild('guests');
    const refused = expect(rebuilt).rejects.toThrow(BuildStopped);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const stopped = runner.stop();
    feed.open();
    await Promise.all([refused, stopped]);
    expect(await store.prepare(guests)).toMatchObject([{ state: 'serving' }]);
  });

  it('of several projections reads the record once', async () => {
    const feed = new GatedFeed(new ArrayFeed(came(3_500)));
    const store = new MemoryReadStore();
    const runner = running({ store, feed, projections: [guestsProjection, guestHistoryProjection] });
    await runner.waitFor('guests', 3_500, 20_000);
    await runner.waitFor('guest-history', 3_500, 20_000);
    expect(feed.from).toEqual([0, 1_000, 2_000, 3_000]);
  });

  it('that joins another halfway misses nothing of what the other has had', async () => {
    const feed = new GatedFeed(new ArrayFeed(came(2_500)));
    const store = new MemoryReadStore();
    const runner = running({ store, feed, projections: [guestsProjection, guestHistoryProjection] });
    await runner.waitFor('guest-history', 2_500, 20_000);
    await runner.waitFor('guests', 2_500, 20_000);
    feed.from.length = 0;
    const first = runner.rebuild('guests');
    while (feed.from.at(-1) !== 1_000) await new Promise((resolve) => setImmediate(resolve));
    feed.close();
    const second = runner.rebuild('guest-history');
    await new Promise((resolve) => setTimeout(resolve, 5));
    feed.open();
    await Promise.all([first, second]);
    expect((await store.find(guests, { limit: 1 })).total).toBe(2_500);
    expect((await store.find(guestHistoryProjection.model, { limit: 1 })).total).toBe(2_500);
  });

  it('of a projection that is not there is refused', async () => {
    const runner = running({ store: new MemoryReadStore(), feed: new ArrayFeed() });
    await expect(runner.rebuild('ghosts')).rejects.toThrow(UnknownProjection);
    await expect(runner.verify('ghosts')).rejects.toThrow(UnknownProjection);
    await expect(runner.waitFor('ghosts', 1, 1)).rejects.toThrow(UnknownProjection);
    expect(() => runner.resume('ghosts')).toThrow(UnknownProjection);
  });
});

describe('verifying', () => {
  it('finds what is served equal to a rebuild, and leaves nothing behind', async () => {
    const store = new MemoryReadStore();
    const feed = new ArrayFeed([
      ...came(2_000),
      inn(2_001, 'GuestMoved', 'g1', { house: 's' }),
      inn(2_002, 'BellRang', 'g2'),
    ]);
    const runner = running({ store, feed });
    await runner.waitFor('guests', 2_002, 20_000);
    const seen: RebuildProgress[] = [];
    const found = await runner.verify('guests', (progress) => seen.push(progress));
    expect(found).toMatchObject({ model: 'guests', checkpoint: 2_002, equal: true });
    expect(found.served).toBe(found.rebuilt);
    expect(seen.at(-1)).toMatchObject({ done: 2_002, total: 2_002 });
    expect(statusOf(runner)).toMatchObject({ state: 'running', checkpoint: 2_002 });
    expect(await store.prepare(guests)).toHaveLength(1);
  });

  it('finds a document that was tampered with', async () => {
    const store = new MemoryReadStore();
    const runner = running({ store, feed: new ArrayFeed(came(5)) });
    await runner.waitFor('guests', 5, 20_000);
    await runner.stop();
    const [serving] = await store.prepare(guests);
    await store.commit(guests, serving!.generation, {
      after: 5,
      checkpoint: 6,
      versions: [{ key: 'g2', doc: { name: 'Nobody', house: 'n', age: null, likes: [], moves: 0 }, sequence: 6 }],
      facts: [],
    });
    const again = running({ store, feed: new ArrayFeed([...came(5), inn(6, 'BellRang', 'g1')]) });
    await again.waitFor('guests', 6, 20_000);
    expect((await again.verify('guests')).equal).toBe(false);
  });

  it('compares at one sequence while the record goes on', async () => {
    const store = new MemoryReadStore();
    const events = new ArrayFeed(came(1_500));
    const feed = new GatedFeed(events);
    const runner = running({ store, feed });
    await runner.waitFor('guests', 1_500, 20_000);
    feed.close();
    const verified = runner.verify('guests');
    await new Promise((resolve) => setTimeout(resolve, 5));
    events.append(came(700, 1_501));
    await runner.waitFor('guests', 2_200, 20_000);
    feed.open();
    expect(await verified).toMatchObject({ checkpoint: 1_500, equal: true });
  });

  /** What an instance does that takes over: what it finds half built, and did not begin, is nobody's to it. */
  const takesOver = async (store: MemoryReadStore): Promise<void> => {
    for (const { state, generation } of await store.prepare(guests))
      if (state === 'building') await store.discard(guests.name, generation);
  };

  it('compares once more where another instance took over meanwhile, and cleared away what it had built', async () => {
    const store = new MemoryReadStore();
    const feed = new GatedFeed(new ArrayFeed(came(1_500)));
    const runner = running({ store, feed });
    await runner.waitFor('guests', 1_500, 20_000);
    feed.close();
    const verified = runner.verify('guests');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await takesOver(store);
    feed.open();
    expect(await verified).toMatchObject({ checkpoint: 1_500, equal: true });
    expect(await store.prepare(guests)).toHaveLength(1);
  });

  it('compares once more where that came while it read what it had built', async () => {
    const store = new MemoryReadStore();
    const digest = store.digest.bind(store);
    const runner = running({ store, feed: new ArrayFeed(came(5)) });
    await runner.waitFor('guests', 5, 20_000);
    let takeovers = 0;
    store.digest = async (model, generation) => {
      const read = await digest(model, generation);
      if (generation === undefined || takeovers++ > 1) return read;
      await takesOver(store);
      if (takeovers === 1) return 'of what was left of it';
      throw new ReadStoreUnavailable('the cursor is gone');
    };
    expect(await runner.verify('guests')).toMatchObject({ checkpoint: 5, equal: true });
    expect(takeovers).toBe(3);
  });

  it('says that the store cannot be relied on just now where others take over all the time', async () => {
    const store = new MemoryReadStore();
    const begin = store.begin.bind(store);
    const runner = running({ store, feed: new ArrayFeed(came(5)) });
    await runner.waitFor('guests', 5, 20_000);
    store.begin = async (model) => {
      const begun = await begin(model);
      await takesOver(store);
      return begun;
    };
    await expect(runner.verify('guests')).rejects.toThrow(ReadStoreUnavailable);
    expect(statusOf(runner)).toMatchObject({ state: 'running', checkpoint: 5 });
  });
});
