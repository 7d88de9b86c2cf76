import type { ConsumerOptions } from '../event-bus.port.ts';
import type { Lease } from '../relay/lease.ts';

/** The same consumer, whose work is done under the lease by which one instance at a time works. */
export function underLease(options: ConsumerOptions, lease: Lease | undefined): ConsumerOptions {
  if (lease?.during === undefined) return options;
  return {
    ...options,
    checkpoint: () => lease.during!(() => options.checkpoint()),
    deliver: (delivery) => lease.during!(() => options.deliver(delivery)),
  };
}
