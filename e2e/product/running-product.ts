import type { ForumClient } from './running-forum.ts';

/** The product while it runs, in one process or in several: stories know no more of it than this. */
export interface RunningProduct {
  readonly client: ForumClient;
  stop(): Promise<unknown>;
}
