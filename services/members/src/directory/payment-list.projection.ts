import { type DataOf, type paymentReceived, type SequencedEvent } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';

/** Payments by organisation. */
export const paymentList: Projection<{ readonly organisation: string }> = {
  model: {
    name: 'members-payment-list',
    version: 1,
    keepsPast: false,
    indexes: ['organisation'],
    index: ({ organisation }) => ({ organisation }),
  },
  types: ['members.PaymentReceived'],
  keys: (event) => [event.stream.slice('payment-'.length)],
  evolve: (_, event: SequencedEvent) => ({
    organisation: (event.data as DataOf<typeof paymentReceived>).organisation,
  }),
};
