import type { AroundHandling } from '@baraza/event-bus';
import type { Metrics } from '../metrics/metrics.ts';
import type { Tracing } from './tracing.ts';

/** Goes around the handling of every event: counts those that come again, and makes each a part of its trace. */
export function observeHandledEvents(metrics: Metrics, tracing: Tracing): AroundHandling {
  const failed = new Set<string>();
  return async (event, consumer, handle) => {
    const key = `${consumer} ${event.sequence}`;
    if (failed.has(key)) metrics.redelivered(consumer);
    try {
      await tracing.handling(event, consumer, handle);
      failed.delete(key);
    } catch (error) {
      failed.add(key);
      throw error;
    }
  };
}
