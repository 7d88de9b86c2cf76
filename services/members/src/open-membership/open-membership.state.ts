import type { HappenedOf, openMembershipContracts } from '@baraza/contracts';
import { type Aggregate, unreachable } from '@baraza/domain';

export type OpenMembershipEvent = HappenedOf<(typeof openMembershipContracts)[number]>;
export type OpenMembershipState =
  | { readonly status: 'none' }
  | { readonly status: 'held'; readonly membership: string }
  | { readonly status: 'free' }
  | { readonly status: 'barred' };

/** An organisation's one place for an open membership. Its id is the organisation's. */
export const openMembership: Aggregate<OpenMembershipState, OpenMembershipEvent> = {
  name: 'open-membership',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    [['none', 'free'], 'members.OpenMembershipClaimed', 'held'],
    ['held', 'members.OpenMembershipFreed', 'free'],
    [['none', 'free'], 'members.OpenMembershipBarred', 'barred'],
    ['barred', 'members.OpenMembershipReopened', 'free'],
  ],
  evolve(_, event) {
    switch (event.type) {
      case 'members.OpenMembershipClaimed':
        return { status: 'held', membership: event.data.membership };
      case 'members.OpenMembershipFreed':
      case 'members.OpenMembershipReopened':
        return { status: 'free' };
      case 'members.OpenMembershipBarred':
        return { status: 'barred' };
      default:
        return unreachable(event);
    }
  },
  scope: () => undefined,
};
