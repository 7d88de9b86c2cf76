import type { DataOf, HappenedOf, unitContracts, unitRegistered } from '@baraza/contracts';
import { addDays, type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type UnitEvent = HappenedOf<(typeof unitContracts)[number]>;

/** As it stands by what happened to it last: what it was called and where it stood before is told by its events. */
export interface Unit extends DataOf<typeof unitRegistered> {
  /** From when its last change holds; undefined where there was none. */
  readonly changedOn?: CivilDate;
}
export type UnitState =
  | { readonly status: 'none' }
  | (Unit & { readonly status: 'registered' })
  | (Unit & { readonly status: 'split'; readonly into: readonly string[] })
  | (Unit & { readonly status: 'left'; readonly ground: string });

function evolve(state: UnitState, event: UnitEvent): UnitState {
  if (event.type === 'members.UnitRegistered') return { status: 'registered', ...event.data };
  if (state.status === 'none') throw new Error(`${event.type} before it was registered`);
  const changedOn = event.effectiveOn;
  switch (event.type) {
    case 'members.UnitRenamed':
      return { ...state, name: event.data.name, changedOn };
    case 'members.UnitMoved':
      return { ...state, parent: event.data.parent, changedOn };
    case 'members.UnitSplit': {
      const { into } = event.data;
      if (into.includes(state.code)) return { ...state, changedOn };
      return { ...state, status: 'split', into, validUntil: addDays(changedOn, -1), changedOn };
    }
    case 'members.UnitLeft':
      return { ...state, status: 'left', ground: event.data.ground, validUntil: addDays(changedOn, -1), changedOn };
    default:
      return unreachable(event);
  }
}

/** A unit's stream is named by its code: `unit-UG-402`. */
export const unit: Aggregate<UnitState, UnitEvent> = {
  name: 'unit',
  service: 'members',
  stateVersion: 2,
  initialState: { status: 'none' },
  evolve,
  diagram: [
    ['none', 'members.UnitRegistered', 'registered'],
    ['registered', 'members.UnitRenamed', 'same'],
    ['registered', 'members.UnitMoved', 'same'],
    ['registered', 'members.UnitSplit', ['registered', 'split']],
    ['registered', 'members.UnitLeft', 'left'],
  ],
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.code, organisations: [] }),
};

/** True where there is such a unit and it belongs to the forum on that date. */
export function existsOn(
  state: UnitState | undefined,
  date: CivilDate,
): state is Exclude<UnitState, { status: 'none' }> {
  if (state === undefined || state.status === 'none') return false;
  return state.validFrom <= date && (state.validUntil === undefined || date <= state.validUntil);
}
