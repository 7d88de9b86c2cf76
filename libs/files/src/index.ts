export * from './cleaning/clean-file.ts';
export * from './cleaning/file-refused.ts';
export * from './digesting.ts';
export * from './file-store.port.ts';
export * from './locking/lock.ts';
export * from './open-file-store.ts';
