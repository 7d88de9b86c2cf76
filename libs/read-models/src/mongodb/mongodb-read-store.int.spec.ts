import {
  MONGODB_STARTS_WITHIN_MS,
  MONGODB_WANTED,
  mongoDbForTests,
  mongoDbOrigin,
  type MongoDbForTests,
} from '@baraza/mongodb/testing';
import { withEngine } from '@baraza/programs/testing';
import { openMongoDb } from '@baraza/mongodb';
import { testReadStore, type ReadStoreUnderTest } from '../read-store.contract.ts';
import { openMongoDbReadStore } from './mongodb-read-store.ts';

withEngine('a MongoDB', mongoDbOrigin() !== undefined, MONGODB_WANTED, () => {
  let server: MongoDbForTests;
  beforeAll(async () => {
    server = await mongoDbForTests();
  }, MONGODB_STARTS_WITHIN_MS);
  afterAll(() => server.stop());

  const open = async (): Promise<ReadStoreUnderTest> => {
    const options = { url: server.database(), space: 'views', appName: 'spec' };
    let store = await openMongoDbReadStore(options);
    return {
      store,
      reopen: async () => {
        await store.close();
        store = await openMongoDbReadStore(options);
        return store;
      },
      dispose: async () => {
        await store.close();
        const connection = await openMongoDb(options);
        await connection.dropDatabase();
        await connection.close();
      },
    };
  };
  testReadStore('mongodb', open, { histories: 8 });
});
