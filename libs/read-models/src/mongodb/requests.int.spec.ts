import { setTimeout as sleep } from 'node:timers/promises';
import { withMongoDb } from '@baraza/mongodb/testing';
import type { Projection, ReadStore } from '../read-store.port.ts';
import { ProjectionRunner } from '../runner/projection-runner.ts';
import type { ProjectionNews } from '../runner/projection-status.ts';
import { ArrayFeed } from '../testing/array-feed.ts';
import { guestHistoryProjection, guestsProjection } from '../testing/guestbook.ts';
import { guestbookOf } from './guestbook-of.ts';
import { openMongoDbReadStore } from './mongodb-read-store.ts';

interface Instance {
  readonly runner: ProjectionRunner;
  readonly store: ReadStore;
  readonly notDone: unknown[];
}

withMongoDb((server) => {
  let url: string;
  let feed: ArrayFeed;
  let instances: Instance[];
  /** The event that the histories stop at. */
  let refused: number | undefined;

  beforeEach(() => {
    url = server.database();
    feed = new ArrayFeed(guestbookOf(40));
    instances = [];
    refused = undefined;
  });
  afterEach(async () => {
    for (const { runner } of instances) await runner.stop();
    for (const { store } of instances) await store.close();
  });

  const evolve = guestHistoryProjection.evolve.bind(guestHistoryProjection) as Projection<unknown>['evolve'];
  const histories: Projection<unknown> = {
    ...(guestHistoryProjection as Projection<unknown>),
    evolve: (doc, event, key) => {
      if (event.sequence === refused) throw new Error('no such house');
      return evolve(doc, event, key);
    },
  };
  const name = histories.model.name;

  async function start(): Promise<Instance> {
    const store = await openMongoDbReadStore({ url, space: 'views', appName: 'spec' });
    const notDone: unknown[] = [];
    const runner = new ProjectionRunner({
      isAsked: true,
      ...{ store, feed, projections: [guestsProjection, histories], pollMs: 100 },
      backoff: { firstMs: 600_000, maxMs: 600_000 }, // by itself it does not go on within this spec
      onNotDone: (...told) => notDone.push(told),
    });
    const instance = { runner, store, notDone };
    instances.push(instance);
    runner.start();
    return instance;
  }
  const newsAt = async ({ runner }: Instance): Promise<ProjectionNews> =>
    (await runner.news()).find((one) => one.name === name)!;
  async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = performance.now() + 60_000; !(await holds()); await sleep(20)) {
      if (performance.now() > end) throw new Error(`never: ${what}`);
    }
  }
  const servedBy = async ({ store }: Instance): Promise<number> =>
    (await store.prepare(histories.model)).find(({ state }) => state === 'serving')!.generation;
  /** The first writes, the second stands by, and both say so. */
  async function writerAndStandby(): Promise<readonly [Instance, Instance]> {
    const writer = await start();
    await until('built', () => writer.runner.waitFor(name, 40, 1_000));
    const standby = await start();
    await until('told', async () => {
      const { standsBy, state, checkpoint } = await newsAt(standby);
      return standsBy && state === 'running' && checkpoint === 40;
    });
    return [writer, standby];
  }
  const done = (at: Instance): Promise<void> => until('done', async () => (await newsAt(at)).asked?.length === 0);

  it('a rebuild asked at the standby comes to pass, and either tells of it until it has', async () => {
    const [writer, standby] = await writerAndStandby();
    const before = await servedBy(standby);
    await standby.runner.ask(name, 'rebuild', 'somebody');
    for (const one of [standby, writer]) expect((await newsAt(one)).asked).toMatchObject([{ by: 'somebody' }]);
    await done(standby);
    expect(await servedBy(standby)).toBeGreaterThan(before);
    expect((await newsAt(standby)).state).toBe('running');
    expect([...writer.notDone, ...standby.notDone]).toEqual([]);
    expect((await standby.runner.verify(name)).equal).toBe(true);
  }, 120_000);

  it('a view that stopped where it is written is told of as stopped at the standby, and resumed from there', async () => {
    const [writer, standby] = await writerAndStandby();
    refused = 45;
    feed.append(guestbookOf(50).slice(40));
    await until('stopped', async () => (await newsAt(standby)).state === 'stopped');
    expect(await newsAt(standby)).toMatchObject({
      standsBy: true,
      checkpoint: 44,
      lastError: { event: { sequence: 45 } },
    });
    refused = undefined;
    await standby.runner.ask(name, 'resume', 'somebody');
    expect(await writer.runner.waitFor(name, 50, 60_000)).toBe(true);
    await until('told', async () => (await newsAt(standby)).state === 'running');
    await done(standby);
  }, 120_000);

  it('a rebuild that ended with its instance is begun again by the one that takes over', async () => {
    const [writer, standby] = await writerAndStandby();
    const before = await servedBy(standby);
    await standby.runner.ask(name, 'rebuild', 'somebody');
    await writer.runner.stop();
    await until('taken over', async () => !(await newsAt(standby)).standsBy);
    await done(standby);
    expect(await servedBy(standby)).toBeGreaterThan(before);
    expect((await standby.runner.verify(name)).equal).toBe(true);
  }, 120_000);
});
