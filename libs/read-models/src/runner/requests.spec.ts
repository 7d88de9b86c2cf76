import type { SequencedEvent } from '@baraza/contracts';
import { ReadStoreUnavailable, type Projection, type ReadStore } from '../read-store.port.ts';
import { ArrayFeed } from '../testing/array-feed.ts';
import { guestsProjection, inn, type Guest } from '../testing/guestbook.ts';
import { GivenLease, StoreOfInstances } from '../testing/shared-in-memory.ts';
import { ProjectionRunner, UnknownProjection, type ProjectionRunnerOptions } from './projection-runner.ts';
import type { ProjectionNews } from './projection-status.ts';

const came = (count: number): SequencedEvent[] =>
  Array.from({ length: count }, (_, at) => inn(at + 1, 'GuestCame', `g${at + 1}`, { name: 'Akello', house: 'north' }));

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  throw new Error('it never came to pass');
}

/** Two instances over one store: the first writes, unless a spec gives the lease to the other. */
describe('what is asked of views that several instances keep', () => {
  const runners: ProjectionRunner[] = [];
  let both: StoreOfInstances;
  let stores: readonly [ReadStore, ReadStore];
  let leases: readonly [GivenLease, GivenLease];
  let notDone: string[];
  let feed: ArrayFeed;
  beforeEach(() => {
    feed = new ArrayFeed(came(30));
    both = new StoreOfInstances();
    leases = [new GivenLease(), new GivenLease()];
    stores = [both.seenWith(leases[0]), both.seenWith(leases[1])];
    notDone = [];
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  });

  function instance(nth: 0 | 1, options: Partial<ProjectionRunnerOptions> = {}): ProjectionRunner {
    const runner = new ProjectionRunner({
      isAsked: true,
      ...{ store: stores[nth], projections: [guestsProjection], feed },
      ...{ backoff: { firstMs: 60_000, maxMs: 60_000 }, pollMs: 10, now: () => 1_000 },
      onNotDone: (error, model) => notDone.push(`${model}: ${(error as Error).message}`),
      ...options,
    });
    runners.push(runner);
    runner.start();
    return runner;
  }
  const news = async (runner: ProjectionRunner): Promise<ProjectionNews> => (await runner.news())[0]!;
  const is = (runner: ProjectionRunner, state: string): Promise<void> =>
    until(async () => (await news(runner)).state === state);
  /** The first writes, and has built what is served. */
  async function writing(options: Partial<ProjectionRunnerOptions> = {}): Promise<ProjectionRunner> {
    const writer = instance(0, options);
    leases[0].give(1);
    expect(await writer.waitFor('guests', 30, 20_000)).toBe(true);
    return writer;
  }
  const servedGeneration = async (): Promise<number> =>
    (await both.store.prepare(guestsProjection.model)).find(({ state }) => state === 'serving')!.generation;

  /** Stops at an event while one is named. */
  function choosy(refuses: { sequence: number | undefined }): Projection<unknown> {
    const { evolve } = guestsProjection as Projection<unknown>;
    return {
      ...(guestsProjection as Projection<unknown>),
      evolve: (doc, event, key) => {
        if (event.sequence === refuses.sequence) throw new Error('no such house');
        return evolve(doc, event, key);
      },
    };
  }

  it('a rebuild asked of a standby is done by the one that writes, and any of them tells of it until it is', async () => {
    const writer = await writing();
    const standby = instance(1);
    await is(standby, 'running');
    const before = await servedGeneration();
    await standby.ask('guests', 'rebuild', 'somebody');
    const request = { what: 'rebuild', by: 'somebody', at: 1_000 };
    expect(await news(standby)).toMatchObject({ standsBy: true, asked: [request] });
    await until(async () => (await news(standby)).asked!.length === 0);
    expect(await servedGeneration()).toBeGreaterThan(before);
    expect(await news(standby)).toMatchObject({ state: 'running', checkpoint: 30, standsBy: true, asked: [] });
    expect(await news(writer)).toMatchObject({ state: 'running', checkpoint: 30, standsBy: false, asked: [] });
  });

  it('a rebuild asked of the one that writes is told of by the others too', async () => {
    const writer = await writing();
    const standby = instance(1);
    await is(standby, 'running');
    await Promise.all([writer.ask('guests', 'rebuild', 'a'), writer.ask('guests', 'rebuild', 'b')]);
    expect((await news(standby)).asked).toMatchObject([{ what: 'rebuild', by: 'a' }]); // once
    await until(async () => (await news(standby)).asked!.length === 0);
  });

  it('a standby tells that the view is stopped where it is written, and has it tried again', async () => {
    const refuses: { sequence: number | undefined } = { sequence: 31 };
    const writer = await writing({ projections: [choosy(refuses)] });
    const standby = instance(1);
    feed.append([inn(31, 'GuestMoved', 'g1', { house: 'south' }), inn(32, 'GuestLeft', 'g2')]);
    await is(standby, 'stopped');
    expect(await news(standby)).toMatchObject({
      ...{ standsBy: true, checkpoint: 30, head: 32, lag: 2 },
      lastError: { message: expect.stringContaining('no such house'), event: { sequence: 31 } },
    });
    expect(standby.status()[0]!.state).toBe('standby'); // of itself
    refuses.sequence = undefined;
    await standby.ask('guests', 'resume', 'somebody');
    await is(writer, 'running');
    await is(standby, 'running');
    await until(async () => (await news(standby)).asked!.length === 0);
  });

  it('one that takes over does what the one before has left', async () => {
    const waiting = instance(1);
    leases[0].give(1);
    leases[0].isHeld = false; // it died with a rebuild before it
    await waiting.ask('guests', 'rebuild', 'somebody');
    expect(await news(waiting)).toMatchObject({ state: 'standby', asked: [{ what: 'rebuild' }] });
    leases[1].give(2);
    await until(async () => (await news(waiting)).asked!.length === 0);
    expect(await news(waiting)).toMatchObject({ state: 'running', checkpoint: 30, standsBy: false });
    expect(await servedGeneration()).toBeGreaterThan(1);
  });

  it('one that takes over, or goes on, writes nothing that is told already', async () => {
    const writer = await writing();
    const other = instance(1);
    await is(other, 'running');
    const { written } = both;
    feed.append([inn(31, 'GuestLeft', 'g2')]);
    expect(await writer.waitFor('guests', 31, 20_000)).toBe(true);
    leases[0].isHeld = false;
    leases[1].give(2);
    feed.append([inn(32, 'GuestLeft', 'g3')]);
    expect(await other.waitFor('guests', 32, 20_000)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 60)); // several looks
    expect(both.written).toBe(written);
    expect(await news(writer)).toMatchObject({ state: 'running', standsBy: true });
  });

  it('a rebuild that the store interrupted is begun again, after a pause', async () => {
    let time = 1_000;
    const writer = await writing({ now: () => time });
    const serve = jest.spyOn(both.store, 'serve').mockRejectedValueOnce(new ReadStoreUnavailable('away'));
    await writer.ask('guests', 'rebuild', 'somebody');
    await until(() => serve.mock.calls.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 60)); // several looks
    expect(serve).toHaveBeenCalledTimes(1);
    time += 60_000;
    await until(async () => (await news(writer)).asked!.length === 0);
    expect(serve).toHaveBeenCalledTimes(2);
    expect(notDone).toEqual([]);
  });

  it('a rebuild that is cut short again and again is given up, whoever writes by then', async () => {
    let time = 1_000;
    const [first, second] = [await writing({ now: () => time }), instance(1, { now: () => time })];
    await is(second, 'running');
    const serve = jest.spyOn(both.store, 'serve').mockRejectedValue(new ReadStoreUnavailable('full'));
    await second.ask('guests', 'rebuild', 'somebody');
    for (let tries = 1; tries <= 5; tries++) {
      await until(async () => (await news(second)).asked?.[0]?.tries === tries && serve.mock.calls.length === tries);
      if (tries === 3) {
        leases[0].isHeld = false;
        leases[1].give(2);
      }
      time += 60_000;
    }
    await until(async () => (await news(second)).asked!.length === 0);
    const fault = { message: 'it was begun 5 times, and never came to its end' };
    for (const one of [first, second]) expect(await news(one)).toMatchObject({ state: 'running', rebuildFault: fault });
    expect(notDone).toEqual([`guests: ${fault.message}`]);
    expect(serve).toHaveBeenCalledTimes(5);
  });

  it('says where what it writes counts no more, and begins no rebuild twice for it', async () => {
    const writer = await writing();
    const serve = jest.spyOn(both.store, 'serve');
    const shared = stores[0].shared!(guestsProjection.model as never);
    jest.spyOn(shared, 'write').mockImplementation(async (changes) => changes.map(() => 'late'));
    // Somebody whose epoch was later has asked, in a life of the leases before this one.
    jest.spyOn(shared, 'find').mockResolvedValue({
      documents: [
        { key: 'guests', doc: { asked: [{ id: 'x', what: 'rebuild', by: 'y', at: 1 }] } as never, sequence: 0 },
      ],
      ...{ nextCursor: undefined, total: 1, checkpoint: 0 },
    });
    writer.resume('guests');
    await until(() => notDone.length > 2);
    expect(new Set(notDone)).toEqual(new Set(['guests: an earlier epoch than before']));
    expect(serve).toHaveBeenCalledTimes(1);
  });

  it('a rebuild that an event stops is over, and told', async () => {
    const refuses: { sequence: number | undefined } = { sequence: undefined };
    const writer = await writing({ projections: [choosy(refuses)] });
    const standby = instance(1);
    refuses.sequence = 20;
    await standby.ask('guests', 'rebuild', 'somebody');
    await until(async () => (await news(standby)).asked!.length === 0);
    for (const one of [writer, standby]) {
      expect(await news(one)).toMatchObject({ state: 'running', rebuildFault: { event: { sequence: 20 } } });
    }
    refuses.sequence = undefined;
    await standby.ask('guests', 'rebuild', 'somebody');
    await until(async () => (await news(standby)).asked!.length === 0);
    expect((await news(standby)).rebuildFault).toBeUndefined();
    expect(notDone).toEqual([expect.stringMatching(/^guests: .*no such house/)]);
  });

  it('tells of a fault that keeps it from looking, and looks again', async () => {
    const writer = await writing();
    const shared = stores[0].shared!(guestsProjection.model as never);
    jest
      .spyOn(shared, 'find')
      .mockRejectedValueOnce(new Error('a bug'))
      .mockRejectedValueOnce(new ReadStoreUnavailable('away'));
    await until(() => notDone.length > 0);
    await writer.ask('guests', 'rebuild', 'somebody');
    await until(async () => (await news(writer)).asked?.length === 0);
    expect(notDone).toEqual(['undefined: a bug']);
  });

  it('says what it knows of itself where the store cannot be asked, and takes no request that it could not keep', async () => {
    const standby = instance(1);
    await until(() => standby.status()[0]!.lookedAt !== undefined);
    const shared = stores[1].shared!(guestsProjection.model as never);
    jest.spyOn(shared, 'find').mockRejectedValue(new ReadStoreUnavailable('away'));
    jest.spyOn(shared, 'write').mockRejectedValue(new ReadStoreUnavailable('away'));
    expect(await news(standby)).toMatchObject({ state: 'standby', asked: undefined });
    await expect(standby.ask('guests', 'rebuild', 'somebody')).rejects.toThrow(ReadStoreUnavailable);
    await expect(standby.ask('nobody', 'rebuild', 'somebody')).rejects.toThrow(UnknownProjection);
  });
});

describe('what is asked of views that one instance keeps', () => {
  it('is done there and then', async () => {
    const { store } = new StoreOfInstances();
    const runner = new ProjectionRunner({ store, projections: [guestsProjection], feed: new ArrayFeed(came(3)) });
    runner.start();
    await runner.waitFor('guests', 3, 20_000);
    const served = async (): Promise<number> =>
      (await store.prepare(guestsProjection.model)).find(({ state }) => state === 'serving')!.generation;
    const before = await served();
    await runner.ask('guests', 'rebuild', 'somebody');
    await until(async () => (await served()) > before);
    await runner.ask('guests', 'resume', 'somebody');
    expect((await runner.news())[0]).toMatchObject({ state: 'running', standsBy: false, asked: [] });
    expect(await store.get<Guest>(guestsProjection.model, 'g1')).toBeDefined();
    await runner.stop();
  });
});
