import type { HappenedOf, themeContracts } from '@baraza/contracts';
import {
  addedFrom,
  type Aggregate,
  FIRST_THEMES,
  FROM_THE_BEGINNING,
  type InUse,
  retiredFrom,
  unreachable,
} from '@baraza/domain';

export type ThemeEvent = HappenedOf<(typeof themeContracts)[number]>;

interface Known {
  /** The forum's root. */
  readonly unit: string;
  readonly code: string;
  /** As it was added; one of the first ones is named by the catalogues of words. */
  readonly name?: string;
  readonly inUse: InUse;
}
export type ThemeState =
  { readonly status: 'none' } | (Known & { readonly status: 'in-use' }) | (Known & { readonly status: 'retired' });

/** The first ones are in use from the beginning, without an event. */
export function inUseOf(state: ThemeState, code: string): InUse {
  if (state.status !== 'none') return state.inUse;
  return FIRST_THEMES.some((first) => first === code) ? FROM_THE_BEGINNING : [];
}

function evolve(state: ThemeState, event: ThemeEvent): ThemeState {
  const { unit, code } = event.data;
  const before = inUseOf(state, code);
  switch (event.type) {
    case 'members.ThemeAdded': {
      const { name } = event.data;
      return { status: 'in-use', unit, code, name, inUse: addedFrom(before, event.effectiveOn) };
    }
    case 'members.ThemeRetired': {
      const named = state.status === 'none' || state.name === undefined ? {} : { name: state.name };
      return { status: 'retired', unit, code, ...named, inUse: retiredFrom(before, event.effectiveOn) };
    }
    default:
      return unreachable(event);
  }
}

export const theme: Aggregate<ThemeState, ThemeEvent> = {
  name: 'theme',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    [['none', 'retired'], 'members.ThemeAdded', 'in-use'],
    // One of the first ones is in use without an event.
    [['none', 'in-use'], 'members.ThemeRetired', 'retired'],
  ],
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};
