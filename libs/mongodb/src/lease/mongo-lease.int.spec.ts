import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { openMongoDb } from '../connection/open-mongodb.ts';
import { withMongoDb } from '../testing/index.ts';
import { MongoLease } from './mongo-lease.ts';

const TTL_MS = 1_000;

withMongoDb((server) => {
  let connection: Connection;
  let leases: MongoLease[];
  /** Until it is settled, no beat of the first lease reaches the database. */
  let slow: PromiseWithResolvers<void> | undefined;
  let held: number;

  beforeEach(async () => {
    connection = await openMongoDb({ url: server.database(), appName: 'spec' });
    [leases, slow, held] = [[], undefined, 0];
  });
  afterEach(async () => {
    slow?.resolve();
    for (const one of leases) await one.release();
    await connection.close();
  });

  const lease = (of: Connection): MongoLease => {
    const options = {
      connection: of,
      collection: 'leases',
      name: 'work',
      ttlMs: TTL_MS,
      onHeld: () => void (held += 1),
    };
    const made = new MongoLease(options);
    leases.push(made);
    made.start();
    return made;
  };
  /** The connection, through which a beat waits for as long as it is slow. */
  const slowly = (): Connection => {
    const collection = (name: string): object => {
      const rows = connection.db!.collection(name);
      const updateOne = async (...asked: Parameters<typeof rows.updateOne>): Promise<unknown> => {
        await slow?.promise;
        return rows.updateOne(...asked);
      };
      return new Proxy(rows, {
        get: (of, key) => {
          const found: unknown = key === 'updateOne' ? updateOne : Reflect.get(of, key, of);
          return typeof found === 'function' ? (found.bind(of) as unknown) : found;
        },
      });
    };
    return { db: { collection } } as unknown as Connection;
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await pause(20);
  };

  it('a holder whose beat came late holds the same epoch again, where nobody has begun another', async () => {
    const holder = lease(slowly());
    await until(() => holder.isHeld);
    slow = Promise.withResolvers();
    await until(() => !holder.isHeld);
    await pause(TTL_MS);
    expect([holder.isHeld, held]).toEqual([false, 1]);
    slow.resolve();
    await until(() => holder.isHeld);
    expect([holder.epoch, held]).toEqual([1, 2]);
  });

  it('a holder whose beat came late is one no more, where another has begun an epoch', async () => {
    const holder = lease(slowly());
    await until(() => holder.isHeld);
    const other = lease(connection);
    slow = Promise.withResolvers();
    await until(() => other.isHeld);
    slow.resolve();
    await pause(2 * TTL_MS);
    expect([holder.isHeld, other.isHeld, other.epoch]).toEqual([false, true, 2]);
  });
});
