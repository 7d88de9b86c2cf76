import { withMongoDb } from '@baraza/mongodb/testing';
import { openMongoDb } from '@baraza/mongodb';
import { testReadStore, type ReadStoreUnderTest } from '../read-store.contract.ts';
import { openMongoDbReadStore } from './mongodb-read-store.ts';

withMongoDb((server) => {
  const open = async (): Promise<ReadStoreUnderTest> => {
    const options = { url: server.database(), space: 'views', appName: 'spec', figuresAtOnce: 3 };
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
