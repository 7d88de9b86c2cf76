import type { SequencedEvent } from '@baraza/contracts';
import { EventCatalogue } from '@baraza/contracts';
import { MemoryReadStore } from '../memory/memory-read-store.ts';
import { type Projection, ReadStoreUnavailable } from '../read-store.port.ts';
import { ArrayFeed } from '../testing/array-feed.ts';
import { guestHistoryProjection, guests, guestsProjection, inn, type Guest } from '../testing/guestbook.ts';
import { ProjectionRunner, type ProjectionRunnerOptions } from './projection-runner.ts';
import type { ProjectionStatus } from './projection-status.ts';

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
    inn(from + at, 'GuestCame', `g${from + at}`, { name: 'Akello', house: 'north' }),
  );

const statusOf = (runner: ProjectionRunner, name = 'guests'): ProjectionStatus =>
  runner.status().find((status) => status.name === name)!;

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  throw new Error('it never came to pass');
}

const staying = async (store: MemoryReadStore): Promise<number> =>
  (await store.figures('guests', { measures: ['staying'] }))[0]!.value;

describe('the projection runner', () => {
  it('builds what is not there yet, then follows the record', async () => {
    const store = new MemoryReadStore();
    const feed = new ArrayFeed(came(2_500));
    const runner = running({ store, feed });
    expect(await runner.waitFor('guests', 2_500, 20_000)).toBe(true);
    feed.append([inn(2_501, 'GuestMoved', 'g1', { house: 'south' })]);
    expect(await runner.waitFor('guests', 2_501, 20_000)).toBe(true);
    expect(await store.get(guests, 'g1')).toMatchObject({ house: 'south', moves: 1 });
    expect(await staying(store)).toBe(2_500);
    expect(statusOf(runner)).toMatchObject({ state: 'running', checkpoint: 2_501, head: 2_501, lag: 0 });
  });

  it('stands by while another instance writes, and says why where it cannot know whether one does', async () => {
    const store = new MemoryReadStore();
    const lease = { isHeld: false, epoch: undefined, trouble: undefined as Error | undefined, release: async () => {} };
    const runner = running({ store: Object.assign(store, { lease: () => lease }), feed: new ArrayFeed(came(3)) });
    await until(() => statusOf(runner).lookedAt !== undefined);
    expect(statusOf(runner)).toMatchObject({ state: 'standby', checkpoint: 0, trouble: undefined });
    lease.trouble = new Error('no primary answers');
    expect(statusOf(runner).trouble?.message).toBe('no primary answers');
    Object.assign(lease, { isHeld: true });
    expect(statusOf(runner).trouble).toBeUndefined();
  });

  it('has got over a fault of the store as soon as it sees again, though another instance writes', async () => {
    const store = new MemoryReadStore();
    const lease = { isHeld: false, epoch: undefined, trouble: undefined, release: async () => {} };
    const away = new ReadStoreUnavailable('the database does not answer');
    const looks = jest.spyOn(store, 'checkpoint').mockRejectedValueOnce(away).mockRejectedValueOnce(away);
    const told: (string | undefined)[] = [];
    const onChange = ({ lastError }: ProjectionStatus): unknown => told.push(lastError?.message);
    running({ store: Object.assign(store, { lease: () => lease }), feed: new ArrayFeed(came(3)), onChange });
    await until(() => looks.mock.calls.length >= 4);
    expect(told).toEqual([away.message, away.message, undefined]);
  });

  it('finds out by itself what no poke told', async () => {
    const feed = new ArrayFeed();
    const runner = running({ store: new MemoryReadStore(), feed });
    await runner.waitFor('guests', 0, 20_000);
    await until(() => statusOf(runner).lookedAt !== undefined);
    feed.append(came(3), false);
    expect(await runner.waitFor('guests', 3, 20_000)).toBe(true);
  });

  it('goes on after a restart where it was', async () => {
    const store = new MemoryReadStore();
    const feed = new ArrayFeed(came(10));
    const first = running({ store, feed });
    await first.waitFor('guests', 10, 20_000);
    await first.stop();
    feed.append([inn(11, 'GuestLeft', 'g1')]);
    const second = running({ store, feed });
    expect(await second.waitFor('guests', 11, 20_000)).toBe(true);
    expect(await staying(store)).toBe(9);
  });

  it('moves on together what an event changes nothing of, and writes of what it changes alone', async () => {
    const store = new MemoryReadStore();
    const commits = jest.spyOn(store, 'commit');
    const passages = jest.spyOn(store, 'passOver');
    const feed = new ArrayFeed(came(3));
    const others = Array.from({ length: 20 }, (_, at): Projection<unknown> => {
      const model = { ...guests, name: `others-${at}` } as Projection<unknown>['model'];
      const gone = { name: 'gone', house: null, age: null, likes: [], moves: 0 };
      return { model, types: ['inn.GuestLeft'], keys: () => ['all'], evolve: () => gone };
    });
    const runner = running({ store, feed, projections: [guestsProjection as Projection<unknown>, ...others] });
    const all = ['guests', ...others.map(({ model }) => model.name)];
    const reached = (sequence: number) => Promise.all(all.map((name) => runner.waitFor(name, sequence, 20_000)));
    await reached(3);
    commits.mockClear();
    feed.append([inn(4, 'GuestMoved', 'g1', { house: 'south' })]);
    await until(() => runner.status().every(({ checkpoint }) => checkpoint === 4));
    expect(commits.mock.calls.map(([model]) => model.name)).toEqual(['guests']);
    expect(passages.mock.calls.length).toBeLessThan(5);
    expect(await Promise.all(all.map((name) => store.checkpoint(name)))).toEqual(all.map(() => 4));

    feed.append([inn(5, 'GuestLeft', 'g1')]);
    await reached(5);
    expect(commits.mock.calls.map(([model]) => model.name).sort()).toEqual([...all, 'guests'].sort());
  });

  it('waits no longer than it is told', async () => {
    const runner = running({ store: new MemoryReadStore(), feed: new ArrayFeed(came(1)) });
    expect(await runner.waitFor('guests', 2, 30)).toBe(false);
  });

  it('stops at an event it cannot apply, keeps what came before, leaves the others running, and resumes', async () => {
    const store = new MemoryReadStore();
    let mended = false;
    const picky: Projection<Guest> = {
      ...guestsProjection,
      evolve(guest, event, key) {
        if (!mended && event.sequence === 5) throw new Error('a house without a roof');
        return guestsProjection.evolve(guest, event, key);
      },
    };
    const feed = new ArrayFeed();
    const seen: ProjectionStatus[] = [];
    const runner = running({
      store,
      feed,
      projections: [picky, guestHistoryProjection],
      backoff: { firstMs: 60_000, maxMs: 60_000 },
      onChange: (status) => seen.push(status),
    });
    await until(() => statusOf(runner).lookedAt !== undefined);
    feed.append(came(8));
    expect(await runner.waitFor('guest-history', 8, 20_000)).toBe(true);
    await until(() => statusOf(runner).state === 'stopped');
    expect(statusOf(runner)).toMatchObject({
      checkpoint: 4,
      lag: 4,
      lastError: {
        message: 'a house without a roof',
        attempts: 1,
        event: { id: 'event-5', type: 'inn.GuestCame', sequence: 5 },
      },
    });
    expect(await staying(store)).toBe(4);
    expect(seen.map(({ state }) => state)).toContain('stopped');

    mended = true;
    runner.resume('guests');
    expect(await runner.waitFor('guests', 8, 20_000)).toBe(true);
    await until(() => statusOf(runner).state === 'running');
    expect(statusOf(runner).lastError).toBeUndefined();
    expect(await staying(store)).toBe(8);
  });

  it('stops right before an event whose documents it cannot name, wherever the one before it was', async () => {
    const store = new MemoryReadStore();
    const lost: Projection<Guest> = {
      ...guestsProjection,
      keys: (event) => {
        if (event.sequence === 5) throw new Error('whose?');
        return guestsProjection.keys(event);
      },
    };
    const feed = new ArrayFeed();
    const runner = running({ store, feed, projections: [lost] });
    await until(() => statusOf(runner).lookedAt !== undefined);
    feed.append([...came(2), inn(3, 'BellRang', 'g1'), inn(4, 'BellRang', 'g1'), ...came(2, 5)]);
    await until(() => statusOf(runner).state === 'stopped');
    expect(statusOf(runner)).toMatchObject({ checkpoint: 4, lastError: { message: 'whose?', event: { sequence: 5 } } });
    expect(await staying(store)).toBe(2);
  });

  it('tries again by itself, after pauses that grow', async () => {
    const failing: Projection<Guest> = {
      ...guestsProjection,
      evolve: () => {
        throw new Error('no');
      },
    };
    const runner = running({ store: new MemoryReadStore(), feed: new ArrayFeed(came(1)), projections: [failing] });
    await until(() => (statusOf(runner).lastError?.attempts ?? 0) >= 4);
    const { at, retryAt } = statusOf(runner).lastError!;
    expect(retryAt - at).toBe(20);
  });

  it('applies all of an event or nothing of it', async () => {
    const store = new MemoryReadStore();
    const twice: Projection<Guest> = {
      ...guestsProjection,
      keys: () => ['one', 'two'],
      evolve(guest, event, key) {
        if (event.sequence === 2 && key === 'two') throw new Error('not this one');
        return { name: key, house: `at ${event.sequence}`, age: null, likes: [], moves: guest?.moves ?? 0 };
      },
    };
    const feed = new ArrayFeed();
    const runner = running({ store, feed, projections: [twice] });
    await until(() => statusOf(runner).lookedAt !== undefined);
    feed.append(came(2));
    await until(() => statusOf(runner).state === 'stopped');
    expect(await store.get(guests, 'one')).toMatchObject({ house: 'at 1' });
    expect(await staying(store)).toBe(2);
  });

  it('refuses a feed with a hole', async () => {
    const feed = new ArrayFeed();
    const runner = running({ store: new MemoryReadStore(), feed });
    await until(() => statusOf(runner).lookedAt !== undefined);
    feed.append([...came(2), ...came(1, 4)]);
    await until(() => statusOf(runner).state === 'stopped');
    expect(statusOf(runner)).toMatchObject({ checkpoint: 0, lastError: { message: '4 follows 2' } });
  });

  it('drops what it has seen', async () => {
    const store = new MemoryReadStore();
    const feed = new ArrayFeed(came(5));
    const stuttering = {
      read: async (after: number, limit: number) => feed.read(Math.max(0, after - 3), limit),
      onAppended: (poke: () => void) => feed.onAppended(poke),
    };
    const runner = running({ store, feed: stuttering });
    await runner.waitFor('guests', 5, 20_000);
    feed.append(came(2, 6));
    expect(await runner.waitFor('guests', 7, 20_000)).toBe(true);
    expect(await staying(store)).toBe(7);
  });

  it('says that it needs an upgrade where an event is newer than what the program knows', async () => {
    const runner = running({
      store: new MemoryReadStore(),
      feed: new ArrayFeed(came(1)),
      catalogue: new EventCatalogue([]),
    });
    await until(() => statusOf(runner).state === 'needs-upgrade');
    expect(statusOf(runner).lastError).toMatchObject({ message: 'this process does not know inn.GuestCame@1' });
  });

  it('takes a type it has no interest in for what it is, known or not', async () => {
    const runner = running({
      store: new MemoryReadStore(),
      feed: new ArrayFeed([inn(1, 'BellRang', 'nobody')]),
      catalogue: new EventCatalogue([]),
    });
    expect(await runner.waitFor('guests', 1, 20_000)).toBe(true);
  });

  it('does not write to what a newer version of the program made', async () => {
    const store = new MemoryReadStore();
    const newer = { ...guestsProjection, model: { ...guests, version: 2 } };
    const feed = new ArrayFeed(came(3));
    const first = running({ store, feed, projections: [newer] });
    await first.waitFor('guests', 3, 20_000);
    await first.stop();
    const second = running({ store, feed });
    await until(() => statusOf(second).state === 'needs-upgrade');
    expect(statusOf(second).checkpoint).toBe(3);
  });

  it('refuses a read model that was made from another ledger, until it is rebuilt', async () => {
    const store = new MemoryReadStore();
    const first = running({ store, feed: new ArrayFeed(came(9), 'ledger-one') });
    await first.waitFor('guests', 9, 20_000);
    await first.stop();
    const second = running({
      store,
      feed: new ArrayFeed(came(4), 'ledger-two'),
      backoff: { firstMs: 60_000, maxMs: 60_000 },
    });
    await until(() => statusOf(second).state === 'stopped');
    expect(statusOf(second).lastError?.message).toContain('ledger-one');
    await second.rebuild('guests');
    await until(() => statusOf(second).state === 'running');
    expect(await staying(store)).toBe(4);
  });

  it('refuses to go on where the ledger ends before what it has seen', async () => {
    const store = new MemoryReadStore();
    const first = running({ store, feed: new ArrayFeed(came(9)) });
    await first.waitFor('guests', 9, 20_000);
    await first.stop();
    const second = running({ store, feed: new ArrayFeed(came(4)) });
    await until(() => statusOf(second).state === 'stopped');
    expect(statusOf(second).lastError?.message).toBe('9 seen, the ledger ends at 4');
    await second.rebuild('guests');
    await until(() => statusOf(second).state === 'running');
    expect(statusOf(second).checkpoint).toBe(4);
  });
});
