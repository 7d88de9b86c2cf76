/** Apart from the library's index: MongoDB's client is large, and most processes never need it. */
export { openMongoDbReadStore, type MongoDbReadStoreOptions } from './mongodb-read-store.ts';
