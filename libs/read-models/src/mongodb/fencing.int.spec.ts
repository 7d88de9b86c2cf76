import { openMongoDb, type Connection } from '@baraza/mongodb';
import { withMongoDb } from '@baraza/mongodb/testing';
import { aBatch, aFact, aGuest, keysOf } from '../contract/a-store.ts';
import { WrongCheckpoint, type DocumentVersion } from '../read-store.port.ts';
import { guests } from '../testing/guestbook.ts';
import { collectionsOf } from './generation-collections.ts';
import { ModelLog } from './model-log.ts';
import { MongoDbReadStore } from './mongodb-read-store.ts';
import { prepareVersions, writeVersions } from './version-writer.ts';

withMongoDb((server) => {
  let url: string;
  const opened: MongoDbReadStore[] = [];
  let connection: Connection;

  beforeEach(async () => {
    url = server.database();
    connection = await openMongoDb({ url, appName: 'spec' });
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await connection.close();
  });

  const instance = async (): Promise<MongoDbReadStore> => {
    const options = { url, space: 'views', appName: 'spec' };
    const store = new MongoDbReadStore(await openMongoDb(options), options);
    opened.push(store);
    return store;
  };
  /** What an instance does between looking whether it may and moving the checkpoint, at any later time. */
  const lateWrite = async (as: number, versions: readonly DocumentVersion[], generation: number): Promise<void> => {
    const log = new ModelLog(connection, 'views');
    const found = (await log.latest('guests')).generations.find((one) => one.generation === generation)!;
    const then = { ...found, term: as, checkpoint: 2, pastTerms: [] };
    await writeVersions(collectionsOf(connection, 'views', generation), then, prepareVersions(guests, then, versions));
  };

  it('what one passed over holds for another, which goes on from there, and is not undone by one that says it late', async () => {
    const [first, second] = [await instance(), await instance()];
    const { generation } = await first.begin(guests);
    await first.serve(guests, generation);
    await first.commit(guests, generation, aBatch(0, { a: aGuest('A1'), b: aGuest('B2') }));
    const passed = (after: number, checkpoint: number) => ({ model: 'guests', generation, after, checkpoint });
    await first.passOver([passed(2, 6)]);
    expect(await second.checkpoint('guests')).toBe(6);
    await expect(second.commit(guests, generation, aBatch(2, { a: aGuest('A3') }))).rejects.toThrow(WrongCheckpoint);
    await second.passOver([passed(6, 7)]);
    await second.commit(guests, generation, aBatch(7, { a: aGuest('A8') }));
    await second.passOver([passed(8, 12)]);

    await first.passOver([passed(6, 7)]);
    for (const store of [first, second, await instance()]) expect(await store.checkpoint('guests')).toBe(12);
    await expect(first.commit(guests, generation, aBatch(7, { a: aGuest('late') }))).rejects.toThrow(WrongCheckpoint);
    await expect(first.commit(guests, generation, aBatch(12, { a: aGuest('A13') }))).rejects.toThrow(WrongCheckpoint);
    await second.commit(guests, generation, aBatch(12, { a: aGuest('A13') }));
    expect((await first.get(guests, 'a'))!.name).toBe('A13');
  });

  it('what two pass over at the same time, each its own way, holds for both and for whoever comes', async () => {
    const [first, second] = [await instance(), await instance()];
    const { generation } = await first.begin(guests);
    await first.serve(guests, generation);
    await first.commit(guests, generation, aBatch(0, { a: aGuest('A1'), b: aGuest('B2') }));
    const passed = (after: number, checkpoint: number) => ({ model: 'guests', generation, after, checkpoint });
    const held = async () => Promise.all([first, second, await instance()].map((store) => store.checkpoint('guests')));
    // One has lost its lease and does not know it yet; the other began from what the first had said before.
    await first.passOver([passed(2, 6)]);
    await first.passOver([passed(6, 9)]);
    await second.passOver([passed(6, 12)]);
    expect(await held()).toEqual([12, 12, 12]);
    await first.passOver([passed(9, 14)]);
    await second.passOver([passed(12, 13)]);
    expect(await held()).toEqual([14, 14, 14]);
    await second.commit(guests, generation, aBatch(14, { a: aGuest('A15') }));
    await first.passOver([passed(14, 15)]);
    await second.passOver([passed(15, 20)]);
    expect(await held()).toEqual([20, 20, 20]);
  });

  it('whoever wrote before another took over is refused, and what came late from it is never seen', async () => {
    const [first, second] = [await instance(), await instance()];
    const { generation } = await first.begin(guests);
    await first.serve(guests, generation);
    await first.commit(guests, generation, aBatch(0, { a: aGuest('A1'), b: aGuest('B2') }, [aFact(1)]));

    // The second takes over with batches of its own cut, and the first finds out when it commits.
    const doc = (name: string, sequence: number): DocumentVersion => ({ key: 'a', doc: aGuest(name), sequence });
    const batch = (after: number, checkpoint: number, ...versions: DocumentVersion[]) => ({
      after,
      checkpoint,
      versions,
      facts: [aFact(checkpoint)],
    });
    await second.commit(guests, generation, batch(2, 4, doc('A4', 4)));
    await expect(first.commit(guests, generation, batch(2, 5, doc('A5', 5)))).rejects.toThrow(WrongCheckpoint);
    await second.commit(guests, generation, batch(4, 6, doc('A6', 6)));

    const before = await second.digest('guests');
    // A version that the second passed over, one it wrote as well, one behind the checkpoint, and a removal.
    await lateWrite(1, [doc('A5', 5)], generation);
    await lateWrite(1, [doc('A6', 6)], generation).catch(() => undefined);
    await lateWrite(1, [doc('A7', 7)], generation);
    await lateWrite(1, [{ key: 'c', doc: aGuest('C'), sequence: 3 }], generation);
    expect(await second.digest('guests')).toBe(before);
    expect((await second.get(guests, 'a'))!.name).toBe('A6');

    // What it left behind the checkpoint is in nobody's way.
    await second.commit(guests, generation, batch(6, 8, doc('A7', 7), { key: 'b', doc: undefined, sequence: 8 }));
    const page = await second.find(guests, { limit: 9 });
    expect(keysOf(page)).toEqual(['a']);
    expect(page.documents[0]!.doc.name).toBe('A7');
    expect((await second.figures('guests', { measures: ['staying'] }))[0]!.value).toBe(4);
    await expect(first.commit(guests, generation, batch(2, 9))).rejects.toThrow(WrongCheckpoint);
  });

  it('a failed batch leaves nothing that a later one, cut otherwise, would show', async () => {
    const store = await instance();
    const { generation } = await store.begin(guests);
    await store.serve(guests, generation);
    await store.commit(guests, generation, aBatch(0, { a: aGuest('A1'), b: aGuest('B2') }));
    await lateWrite(1, [{ key: 'a', doc: aGuest('A5'), sequence: 5 }, { key: 'c', doc: aGuest('C4'), sequence: 4 }], generation); // prettier-ignore
    const next = await instance();
    const names = async () => (await next.find(guests, { limit: 9 })).documents.map(({ doc }) => doc.name);
    expect(await names()).toEqual(['A1', 'B2']);
    const upTo = (checkpoint: number, name: string) => ({
      after: checkpoint - 1,
      checkpoint,
      versions: [{ key: name[0]!.toLowerCase(), doc: aGuest(name), sequence: checkpoint }],
      facts: [],
    });
    await next.commit(guests, generation, upTo(3, 'A3'));
    expect(await names()).toEqual(['A3', 'B2']);
    await next.commit(guests, generation, upTo(4, 'C4'));
    expect(await names()).toEqual(['A3', 'B2', 'C4']);
    await next.commit(guests, generation, upTo(5, 'A5'));
    expect(await names()).toEqual(['A5', 'B2', 'C4']);
  });

  it('is written to by whoever has the lease, and by nobody else', async () => {
    const [first, second] = [await instance(), await instance()];
    const { generation } = await first.begin(guests);
    await first.serve(guests, generation);
    await new Promise<void>((held) => first.lease('guests', ['guests'], held));
    await first.commit(guests, generation, aBatch(0, { a: aGuest('A') }));
    const waiting = second.lease('guests', ['guests'], () => undefined);
    expect(waiting.isHeld).toBe(false);
    await expect(second.commit(guests, generation, aBatch(1, {}))).rejects.toThrow('another instance writes');
    await first.commit(guests, generation, aBatch(1, { a: aGuest('B') }));
    await waiting.release();
  });
});
