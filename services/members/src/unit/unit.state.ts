import type { DataOf, HappenedOf, unitContracts, unitRegistered } from '@baraza/contracts';
import type { Aggregate, CivilDate } from '@baraza/domain';

export type UnitEvent = HappenedOf<(typeof unitContracts)[number]>;
export type Unit = DataOf<typeof unitRegistered>;
export type UnitState = { readonly status: 'none' } | ({ readonly status: 'registered' } & Unit);

/** A unit's stream is named by its code: `unit-UG-402`. */
export const unit: Aggregate<UnitState, UnitEvent> = {
  name: 'unit',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve: (_, event) => ({ status: 'registered', ...event.data }),
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.code, organisations: [] }),
};

/** True where there is such a unit and it belongs to the forum on that date. */
export function existsOn(state: UnitState | undefined, date: CivilDate): boolean {
  if (state === undefined || state.status === 'none') return false;
  return state.validFrom <= date && (state.validUntil === undefined || date <= state.validUntil);
}
