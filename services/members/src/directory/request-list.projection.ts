import {
  type DataOf,
  serviceRequestClosed,
  serviceRequested,
  serviceRequestWithdrawn,
  type SequencedEvent,
} from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';

/** Requests of which something is still to come, by the organisation that asked. */
export const requestList: Projection<{ readonly organisation: string }> = {
  model: {
    name: 'members-request-list',
    version: 1,
    keepsPast: false,
    indexes: ['organisation'],
    index: ({ organisation }) => ({ organisation }),
  },
  types: [serviceRequested.type, serviceRequestClosed.type, serviceRequestWithdrawn.type],
  keys: (event) => [event.stream.slice('service-request-'.length)],
  evolve: (_, event: SequencedEvent) =>
    event.type === serviceRequested.type
      ? { organisation: (event.data as DataOf<typeof serviceRequested>).organisation }
      : undefined,
};
