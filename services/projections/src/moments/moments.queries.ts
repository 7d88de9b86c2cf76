import type { Instant } from '@baraza/domain';
import type { ReadStore } from '@baraza/read-models';
import { momentsModel } from './moments.read-model.ts';

/**
 * The last sequence whose running maximum of time is at or before the instant: what was known then.
 * @param instant RFC 3339, UTC, milliseconds
 * @returns 0 where the record had not begun; the view's checkpoint for an instant after all events
 */
export async function sequenceKnownAt(store: ReadStore, instant: Instant): Promise<number> {
  const { documents, checkpoint } = await store.find(momentsModel, {
    where: { latest: { from: justAfter(instant) } },
    orderBy: { index: 'first' },
    limit: 1,
  });
  const run = documents[0]?.doc;
  if (run === undefined) return checkpoint;
  const [, first] = run.later.find(([time]) => time > instant)!;
  return first - 1;
}

/** The next millisecond: ranges include their ends. */
function justAfter(instant: Instant): Instant {
  return new Date(Date.parse(instant) + 1).toISOString();
}
