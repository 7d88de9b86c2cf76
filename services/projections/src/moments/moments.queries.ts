import type { Instant } from '@baraza/domain';
import type { ServedModels } from '@baraza/read-models';
import { PATIENCE_MS, readingUpTo } from '@baraza/service-kit';
import { type MomentsDoc, momentsModel } from './moments.read-model.ts';

/**
 * The last sequence whose running maximum of time is at or before the instant: what was known then.
 * @param instant RFC 3339, UTC, milliseconds
 * @param checkpoint of the view that is asked as it was then. While this one lags behind it, nothing tells which of the events
 * between were recorded by the instant: it is waited for.
 * @param patienceMs how long it is waited for
 * @returns 0 where the record had not begun; the view's checkpoint for an instant after all events
 * @throws Unavailable where it does not come that far in time
 */
export async function sequenceKnownAt(
  store: ServedModels,
  instant: Instant,
  checkpoint: number,
  patienceMs = PATIENCE_MS,
): Promise<number> {
  let found = await firstLater(store, instant);
  if (found.run === undefined && found.checkpoint < checkpoint) {
    const asked = { sequence: checkpoint, until: Date.now() + patienceMs };
    found = await readingUpTo(asked, () => firstLater(store, instant));
  }
  if (found.run === undefined) return found.checkpoint;
  const [, first] = found.run.later.find(([time]) => time > instant)!;
  return first - 1;
}

/** The first run that has an event later than the instant. */
async function firstLater(
  store: ServedModels,
  instant: Instant,
): Promise<{ readonly run: MomentsDoc | undefined; readonly checkpoint: number }> {
  const { documents, checkpoint } = await store.find(momentsModel, {
    where: { latest: { from: justAfter(instant) } },
    orderBy: { index: 'first' },
    limit: 1,
  });
  return { run: documents[0]?.doc, checkpoint };
}

/** The next millisecond: ranges include their ends. */
function justAfter(instant: Instant): Instant {
  return new Date(Date.parse(instant) + 1).toISOString();
}
