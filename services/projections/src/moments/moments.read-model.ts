import type { Instant } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';

/** A run of sequences, and in it every event that was recorded later than all before it in the run. */
export interface MomentsDoc {
  readonly first: number;
  /** [time, sequence], both rising. */
  readonly later: readonly (readonly [Instant, number])[];
}

/** How many sequences a run has. */
export const RUN = 256;

export const momentsModel: ReadModel<MomentsDoc> = {
  name: 'moments',
  version: 1,
  keepsPast: false,
  indexes: ['first', 'latest'],
  index: (doc) => ({ first: doc.first, latest: doc.later.at(-1)?.[0] ?? null }),
};
