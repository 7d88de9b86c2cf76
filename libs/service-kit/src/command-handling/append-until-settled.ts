import { setTimeout as pause } from 'node:timers/promises';
import { type Appended, type AppendRequest, type EventStore, StoreUnavailable } from '@baraza/event-store';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/**
 * Appends, and settles an unknown outcome: the very same bytes again until the store answers or the deadline has passed,
 * after which the store takes them no more and is asked whether it did.
 * @throws StoreUnavailable `unknown` only where the store stays out of reach beyond the deadline
 */
export async function appendUntilSettled(store: EventStore, request: AppendRequest): Promise<Appended> {
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await store.append(request);
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || error.outcome !== 'unknown') throw error;
      if (Date.now() + wait >= request.deadline) return afterDeadline(store, request);
    }
    await pause(wait);
  }
}

/** Every store takes an append no more after its deadline, and says whether it has it. */
async function afterDeadline(store: EventStore, request: AppendRequest): Promise<Appended> {
  await pause(Math.max(0, request.deadline - Date.now()) + 1);
  return store.append(request);
}
