import type { DataOf, duesTariffContracts, duesTariffExtended, HappenedOf } from '@baraza/contracts';
import { type Aggregate, unreachable } from '@baraza/domain';

export type DuesTariffEvent = HappenedOf<(typeof duesTariffContracts)[number]>;
/** An adopted schedule, as far as invoices are made by it. */
export type TariffEntry = DataOf<typeof duesTariffExtended>;
export type DuesTariffState =
  { readonly status: 'none' } | { readonly status: 'kept'; readonly entries: readonly TariffEntry[] };

/** There is one: all adopted schedules together. */
export const THE_TARIFF = 'main';

export const duesTariff: Aggregate<DuesTariffState, DuesTariffEvent> = {
  name: 'dues-tariff',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    [['none', 'kept'], 'members.DuesTariffExtended', 'kept'],
    ['kept', 'members.DuesTariffShortened', 'kept'],
  ],
  evolve(state, event) {
    const entries = entriesOf(state);
    switch (event.type) {
      case 'members.DuesTariffExtended':
        return { status: 'kept', entries: [...entries, event.data] };
      case 'members.DuesTariffShortened': {
        const { schedule, until } = event.data;
        return {
          status: 'kept',
          entries: entries.map((entry) => (entry.schedule === schedule ? { ...entry, until } : entry)),
        };
      }
      default:
        return unreachable(event);
    }
  },
  scope: () => undefined,
};

export const entriesOf = (state: DuesTariffState): readonly TariffEntry[] =>
  state.status === 'none' ? [] : state.entries;
