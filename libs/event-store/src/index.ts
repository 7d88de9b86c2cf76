export * from './event-store.port.ts';
export { MemoryEventStore } from './memory/memory-event-store.ts';
export { openSqliteEventStore, SqliteEventStore, type SqliteEventStoreOptions } from './sqlite/sqlite-event-store.ts';
export { FolderLock } from './sqlite/folder-lock.ts';
export { StoreUnusable, type Unusable } from './sqlite/store-unusable.ts';
export { restoreLedger } from './sqlite/maintenance.ts';
export type { Integrity, Progress } from './sqlite/integrity.ts';
