export * from './network.ts';
export * from './with-engine.ts';
