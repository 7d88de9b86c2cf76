import type { Connection } from 'mongoose';
import { openMongoDb } from '../connection/open-mongodb.ts';
import { withMongoDb } from '../testing/index.ts';
import { makeIndexes } from './indexes.ts';

withMongoDb((server) => {
  let connection: Connection;
  beforeEach(async () => {
    connection = await openMongoDb({ url: server.database(), appName: 'spec' });
  });
  afterEach(() => connection.close());

  const keys = [{ a: 1 }, { b: 1, c: -1 }] as const;
  const found = async (): Promise<readonly unknown[]> =>
    (await connection.db!.collection('rows').listIndexes().toArray()).map(({ key }) => key).slice(1);

  it('indexes are made, and made once, however many ask for them at once', async () => {
    const rows = connection.db!.collection<{ _id: string }>('rows');
    await rows.insertOne({ _id: 'one' });
    await Promise.all([makeIndexes(rows, keys), makeIndexes(rows, keys)]);
    await makeIndexes(rows, keys);
    expect(await found()).toEqual(keys);
  });

  it('a server that stands alone, and cannot ask others, is asked again without them', async () => {
    const asked: unknown[] = [];
    const alone = {
      async createIndex(_: unknown, options?: { commitQuorum?: string }) {
        asked.push(options);
        if (options?.commitQuorum !== undefined) throw Object.assign(new Error('commitQuorum'), { code: 2 });
        return 'a_1';
      },
    };
    await makeIndexes(alone as never, [{ a: 1 }]);
    expect(asked).toEqual([{ commitQuorum: 'majority' }, undefined]);
  });

  it('what a server says else of it is thrown', async () => {
    const full = { createIndex: () => Promise.reject(Object.assign(new Error('disk full'), { code: 14_031 })) };
    await expect(makeIndexes(full as never, [{ a: 1 }])).rejects.toThrow('disk full');
  });
});
