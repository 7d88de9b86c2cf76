export * from './read-store.port.ts';
export * from './memory/memory-read-store.ts';
export { foldedWords, searchedWords } from './shared/folding.ts';
