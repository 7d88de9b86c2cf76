/** Apart from the library's index: MongoDB's client is large, and most processes never need it. */
export * from './open-mongo-vault.ts';
export * from './mongo-abode.ts';
export type { MongoVault } from './mongo-vault.ts';
