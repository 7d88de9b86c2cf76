export * from './with-engine.ts';
