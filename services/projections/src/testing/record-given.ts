import { encodeEvent, type RecordedEvent, type SequencedEvent } from '@baraza/contracts';
import type { TestApp } from '@baraza/service-kit';
import type { GivenEvent } from './given-events.ts';

/** Records given events in order, each an append of its own, as their services would have. */
export async function record(
  { store, runtime }: Pick<TestApp, 'store' | 'runtime'>,
  events: readonly GivenEvent[],
): Promise<readonly SequencedEvent[]> {
  const recorded: SequencedEvent[] = [];
  for (const event of events) {
    const { stream } = event;
    const { lastRevision } = await store.readStream(stream, { limit: 1 });
    const whole: RecordedEvent = { ...event, revision: (lastRevision ?? -1) + 1 };
    const encoded = encodeEvent(runtime.catalogue, whole);
    await store.append({
      streams: [{ stream, expected: lastRevision ?? 'none', events: [encoded] }],
      deadline: Date.now() + 40_000,
    });
    recorded.push((await store.readEvent(event.id))!);
  }
  return recorded;
}
