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
      if (Date.now() + wait >= request.deadline) return afterDeadline(store, request, error);
    }
    await pause(wait);
  }
}

async function afterDeadline(store: EventStore, request: AppendRequest, unknown: StoreUnavailable): Promise<Appended> {
  await pause(Math.max(0, request.deadline - Date.now()) + 1);
  const recorded = await Promise.all(
    request.streams.flatMap((part) => part.events).map((event) => store.readEvent(event.id)),
  ).catch(() => {
    throw unknown;
  });
  const there = recorded.filter((event) => event !== undefined);
  if (there.length < recorded.length) throw new StoreUnavailable('not-persisted', unknown.message, { cause: unknown });
  const events = there.map(({ id, sequence, position }) => ({ id, sequence, position }));
  return { position: events.at(-1)!.position, events, alreadyThere: true };
}
