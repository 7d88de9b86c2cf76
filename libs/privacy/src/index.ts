export * from './vault.port.ts';
export * from './memory/memory-vault.ts';
export * from './sqlite/sqlite-vault.ts';
export * from './master-key/master-key.ts';
export { commandSubject } from './engine/vault-engine.ts';
export * from './sealing/seal-events.ts';
export * from './sealing/open-personal.ts';
export * from './sealing/command-hash.ts';
