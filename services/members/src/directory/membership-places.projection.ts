import { membershipContracts, type SequencedEvent } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';

/** Every membership by the unit in which it stands and by whose it is, whatever has become of it. */
export const membershipPlaces: Projection<{
  readonly id: string;
  readonly unit: string;
  readonly organisation: string;
}> = {
  model: {
    name: 'members-membership-places',
    version: 1,
    keepsPast: false,
    indexes: ['id', 'unit', 'organisation'],
    index: ({ id, unit, organisation }) => ({ id, unit, organisation }),
  },
  types: membershipContracts.map(({ type }) => type),
  keys: (event) => [event.stream.slice('membership-'.length)],
  evolve(_, event: SequencedEvent, id) {
    const { unit, organisation } = event.data as { readonly unit: string; readonly organisation: string };
    return { id, unit, organisation };
  },
};
