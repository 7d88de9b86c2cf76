export * from './connection/open-mongodb.ts';
export * from './ferretdb/find-ferretdb.ts';
export * from './lease/mongo-lease.ts';
export * from './ferretdb/start-ferretdb.ts';
export * from './rows/in-session.ts';
export * from './rows/indexes.ts';
export * from './rows/rows.ts';
export type { Connection, mongo } from 'mongoose';
