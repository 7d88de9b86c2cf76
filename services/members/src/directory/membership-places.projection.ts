import { membershipContracts, type SequencedEvent } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';

/** Every membership by the unit in which it stands, whatever has become of it. */
export const membershipPlaces: Projection<{ readonly id: string; readonly unit: string }> = {
  model: {
    name: 'members-membership-places',
    version: 1,
    keepsPast: false,
    indexes: ['id', 'unit'],
    index: ({ id, unit }) => ({ id, unit }),
  },
  types: membershipContracts.map(({ type }) => type),
  keys: (event) => [event.stream.slice('membership-'.length)],
  evolve: (_, event: SequencedEvent, id) => ({ id, unit: (event.data as { readonly unit: string }).unit }),
};
