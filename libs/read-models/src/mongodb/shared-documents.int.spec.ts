import { openMongoDb, type Connection } from '@baraza/mongodb';
import { withMongoDb } from '@baraza/mongodb/testing';
import fc from 'fast-check';
import type { ReadModel, SharedDocuments } from '../read-store.port.ts';
import { allDocuments } from '../shared/every-document.ts';
import { MongoDbReadStore } from './mongodb-read-store.ts';
import { MongoSharedDocuments } from './shared-documents.ts';

interface Note {
  readonly of: string;
  readonly value: number;
}
const notes: ReadModel<Note> = {
  name: 'notes',
  version: 1,
  keepsPast: false,
  indexes: ['of', 'value'],
  index: ({ of, value }) => ({ of, value }),
};
const put = (key: string, doc: Note | undefined, epoch?: number) => ({ key, epoch, next: () => doc });

withMongoDb((server) => {
  let url: string;
  let connections: Connection[];

  beforeEach(() => {
    url = server.database();
    connections = [];
  });
  afterEach(async () => {
    for (const one of connections) await one.close();
  });

  /** The notes as one instance of a service has them. */
  const instance = async (): Promise<SharedDocuments<Note>> => {
    const options = { url, space: 'members', appName: 'spec' };
    const connection = await openMongoDb(options);
    connections.push(connection);
    return new MongoDbReadStore(connection, options).shared(notes);
  };
  const found = async (at: SharedDocuments<Note>, of: string, limit = 3): Promise<readonly number[]> => {
    const find = (_: unknown, query: Parameters<typeof at.find>[0]): Promise<never> => at.find(query) as Promise<never>;
    const where = { of: { is: of } };
    return (await allDocuments({ find }, notes, { where, orderBy: { index: 'value' }, limit })).map((one) => one.value);
  };

  it('what one instance wrote last holds in every other, a removal too', async () => {
    const [one, other] = [await instance(), await instance()];
    expect(await one.write([put('a', { of: 'x', value: 1 }), put('b', { of: 'x', value: 2 })])).toEqual([
      'written',
      'written',
    ]);
    expect(await other.get('a')).toEqual({ of: 'x', value: 1 });
    await other.write([put('a', { of: 'y', value: 3 })]);
    expect(await one.get('a')).toEqual({ of: 'y', value: 3 });
    expect([await found(one, 'x'), await found(one, 'y')]).toEqual([[2], [3]]);
    await one.write([put('a', undefined)]);
    expect([await other.get('a'), await found(other, 'y')]).toEqual([undefined, []]);
    await other.write([put('a', { of: 'y', value: 4 })]);
    expect(await found(one, 'y')).toEqual([4]);
  });

  it('several of one process may be the first to ask of one model at once', async () => {
    const options = { url, space: 'members', appName: 'spec' };
    const connection = await openMongoDb(options);
    connections.push(connection);
    const store = new MongoDbReadStore(connection, options);
    const asked = Array.from({ length: 4 }, () => store.shared(notes).get('a'));
    expect(await Promise.all(asked)).toEqual(Array(4).fill(undefined));
  });

  it('of many that change a document at once each sees what another made of it', async () => {
    const instances = [await instance(), await instance(), await instance()];
    const add = { key: 'sum', next: (before: Note | undefined) => ({ of: 'sums', value: (before?.value ?? 0) + 1 }) };
    await Promise.all(instances.flatMap((at) => Array.from({ length: 5 }, () => at.write([add]))));
    expect(await instances[0]!.get('sum')).toEqual({ of: 'sums', value: 15 });
  });

  it('whoever held a lease before is refused what a later holder has written, removed or made anew', async () => {
    const [before, now] = [await instance(), await instance()];
    await before.write([put('a', { of: 'x', value: 1 }, 1), put('b', { of: 'x', value: 1 }, 1)]);
    await now.write([put('a', { of: 'x', value: 2 }, 2), put('b', undefined, 2)]);
    const late = [
      put('a', { of: 'x', value: 9 }, 1),
      put('b', { of: 'x', value: 9 }, 1),
      put('c', { of: 'x', value: 9 }, 1),
    ];
    expect(await before.write(late)).toEqual(['late', 'late', 'written']);
    expect(await found(now, 'x')).toEqual([2, 9]);
    // What any instance may write does not open it again to one that was late.
    await before.write([put('a', { of: 'x', value: 3 })]);
    expect(await before.write([put('a', { of: 'x', value: 9 }, 1)])).toEqual(['late']);
    expect(await now.write([put('a', { of: 'x', value: 4 }, 2)])).toEqual(['written']);
  });

  it('what was long on its way under a number that was given, passed and deleted meanwhile is written after what came since', async () => {
    const now = await instance();
    await now.write([put('a', { of: 'x', value: 1 })]);
    const [sent, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = new MongoSharedDocuments(notes, {
      connection: heldUp(connections[0]!, sent.resolve, goOn.promise),
      space: 'members',
      guarded: (work) => work(),
    });
    const written = slow.write([{ key: 'a', next: (before) => ({ of: 'x', value: before!.value + 10 }) }]);
    await sent.promise;
    await now.write([put('a', { of: 'x', value: 2 })]);
    await now.write([put('a', { of: 'x', value: 3 })]);
    await connections[0]!.db!.collection<{ _id: string }>('members.shared.notes').deleteOne({ _id: '2:a' });
    goOn.resolve();
    expect(await written).toEqual(['written']);
    expect(await now.get('a')).toEqual({ of: 'x', value: 13 });
  });

  it('what another has followed on stands, and is not written twice', async () => {
    const [one, other] = [await instance(), await instance()];
    const add = { key: 'a', next: (before: Note | undefined) => ({ of: 'x', value: (before?.value ?? 0) + 1 }) };
    await Promise.all([one.write([add]), other.write([add]), one.write([add])]);
    expect(await one.get('a')).toEqual({ of: 'x', value: 3 });
    const rows = connections[0]!.db!.collection<{ number: number }>('members.shared.notes');
    expect((await rows.find({ key: 'a' } as never).toArray()).map(({ number }) => number).sort()).toEqual([1, 2, 3]);
  });

  it('a page is not cut short by what was written since, and comes once', async () => {
    const at = await instance();
    for (let value = 1; value <= 10; value++) await at.write([put(`k${value}`, { of: 'x', value })]);
    for (const value of [2, 5, 6, 7]) await at.write([put(`k${value}`, { of: 'gone', value })]);
    for (const value of [1, 9]) await at.write([put(`k${value}`, { of: 'x', value })]);
    expect(await found(at, 'x')).toEqual([1, 3, 4, 8, 9, 10]);
    expect((await at.find({ where: { of: { is: 'x' } }, limit: 2 })).documents.map(({ key }) => key)).toEqual([
      'k1',
      'k10',
    ]);
  });

  it('what was written often comes once, at its last place, however many writings of it lie before that', async () => {
    const at = await instance();
    for (const value of [3, 6, 6, 7, 8]) await at.write([put('often', { of: 'x', value })]);
    for (const value of [5, 9]) await at.write([put(`once ${value}`, { of: 'x', value })]);
    expect(await found(at, 'x')).toEqual([5, 8, 9]);
    for (let again = 0; again < 6; again++) await at.write([put('often', { of: 'x', value: 6 })]);
    expect(await found(at, 'x')).toEqual([5, 6, 9]);
  });

  it('what has moved to before where a reader is comes once, from page to page', async () => {
    const at = await instance();
    await at.write([
      put('moves', { of: 'x', value: 9 }),
      put('b', { of: 'x', value: 5 }),
      put('c', { of: 'x', value: 6 }),
    ]);
    await at.write([put('moves', { of: 'x', value: 1 })]);
    expect(await found(at, 'x')).toEqual([1, 5, 6]);
  });

  it('whatever several instances write in turn, all see what a single one would', async () => {
    const instances = [await instance(), await instance()];
    const keys = ['a', 'b', 'c', 'd'];
    let runs = 0;
    const step = fc.record({
      by: fc.nat({ max: 1 }),
      key: fc.constantFrom(...keys),
      of: fc.constantFrom('x', 'y', undefined),
      value: fc.nat({ max: 9 }),
      epoch: fc.constantFrom(undefined, 1, 2, 3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const run = `run ${(runs += 1)}`;
        const held = new Map<string, { doc: Note | undefined; epoch: number }>();
        for (const { by, key, of, value, epoch } of steps) {
          const doc = of === undefined ? undefined : { of: `${run} ${of}`, value };
          const last = held.get(key);
          const isLate = epoch !== undefined && last !== undefined && epoch < last.epoch;
          // Removing what is not there leaves no trace.
          if (!isLate && (doc ?? last?.doc) !== undefined) held.set(key, { doc, epoch: epoch ?? last?.epoch ?? 0 });
          const [outcome] = await instances[by]!.write([put(`${run} ${key}`, doc, epoch)]);
          expect(outcome).toBe(isLate ? 'late' : 'written');
        }
        for (const at of instances) {
          for (const key of keys) expect(await at.get(`${run} ${key}`)).toEqual(held.get(key)?.doc);
          for (const name of ['x', 'y']) {
            const all = [...held.values()].flatMap(({ doc }) => (doc?.of === `${run} ${name}` ? [doc.value] : []));
            for (const limit of [1, 3]) {
              expect(await found(at, `${run} ${name}`, limit)).toEqual(all.sort((a, b) => a - b));
            }
          }
        }
      }),
      // To shrink asks the database hundreds of times, and its answer is not needed: the steps are few.
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);
});

/** A connection whose insertions come late: what was asked is told, and is sent when it may go on. */
function heldUp({ db }: Connection, asked: () => void, goOn: Promise<void>): Connection {
  const collection = (name: string): unknown => {
    const rows = db!.collection(name);
    const insertMany = rows.insertMany.bind(rows);
    rows.insertMany = async (...args) => {
      asked();
      await goOn;
      return insertMany(...args);
    };
    return rows;
  };
  return { db: { collection } } as unknown as Connection;
}
