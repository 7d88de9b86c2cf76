import type { grantingOfficersContracts, HappenedOf } from '@baraza/contracts';
import { type Aggregate, type Role, unreachable } from '@baraza/domain';

export type GrantingOfficersEvent = HappenedOf<(typeof grantingOfficersContracts)[number]>;

export interface GrantingOfficer {
  readonly grant: string;
  readonly person: string;
}
export type GrantingOfficersState =
  { readonly status: 'none' } | { readonly status: 'kept'; readonly officers: readonly GrantingOfficer[] };

/** The one stream is `granting-officers-main`. */
export const THE_OFFICERS = 'main';

/** Who can grant every role, everywhere. */
export const GRANTING_ROLE: Role = 'secretariat';

export const officersIn = (state: GrantingOfficersState): readonly GrantingOfficer[] =>
  state.status === 'none' ? [] : state.officers;

function evolve(state: GrantingOfficersState, event: GrantingOfficersEvent): GrantingOfficersState {
  const others = officersIn(state).filter(({ grant }) => grant !== event.data.grant);
  switch (event.type) {
    case 'members.GrantingOfficerAdded':
      return { status: 'kept', officers: [...others, event.data] };
    case 'members.GrantingOfficerRemoved':
      return { status: 'kept', officers: others };
    default:
      return unreachable(event);
  }
}

export const grantingOfficers: Aggregate<GrantingOfficersState, GrantingOfficersEvent> = {
  name: 'granting-officers',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  diagram: [
    [['none', 'kept'], 'members.GrantingOfficerAdded', 'kept'],
    ['kept', 'members.GrantingOfficerRemoved', 'kept'],
  ],
  scope: () => undefined,
};
