export * from './connection/open-mongodb.ts';
export * from './ferretdb/find-ferretdb.ts';
export * from './ferretdb/start-ferretdb.ts';
export type { Connection } from 'mongoose';
