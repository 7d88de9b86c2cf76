export * from './read-store.port.ts';
export * from './memory/memory-read-store.ts';
export { openSqliteReadStore, type SqliteReadStoreOptions } from './sqlite/sqlite-read-store.ts';
export { allDocuments, everyDocument } from './shared/every-document.ts';
export { foldedWords, searchedWords } from './shared/folding.ts';
export { BrokenFeed, OtherLedger, type EventFeed, type FeedPage } from './runner/event-feed.ts';
export { CannotApply } from './runner/generation-writer.ts';
export { BuildStopped } from './runner/build-pool.ts';
export { StandsBy, type AroundBatch } from './runner/projection-lane.ts';
export type { Verification } from './runner/verification.ts';
export * from './runner/projection-runner.ts';
export type {
  ProjectionError,
  ProjectionFault,
  ProjectionNews,
  ProjectionState,
  ProjectionStatus,
  RebuildProgress,
  ViewRequest,
} from './runner/projection-status.ts';
export { goesOn } from './runner/projection-status.ts';
export * from './timelines/timeline.pure.ts';
export * from './timelines/contributions.pure.ts';
export * from './timelines/dated-dimensions.pure.ts';
