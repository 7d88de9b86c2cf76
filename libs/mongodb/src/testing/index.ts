/** For the suites of those who keep something in a MongoDB. */
export * from './database-of.ts';
export * from './mongodb-for-tests.ts';
