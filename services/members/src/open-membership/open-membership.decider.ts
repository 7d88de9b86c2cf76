import type { DecidedAs, openMembershipBarred, openMembershipClaimed, openMembershipFreed } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { membershipTag, orgTag, tags, unitTag } from '../tags.pure.ts';
import { openMembershipRules } from './open-membership.rules.ts';
import type { OpenMembershipState } from './open-membership.state.ts';

export interface Holder {
  readonly organisation: string;
  readonly membership: string;
  /** Of the organisation. */
  readonly unit: string;
}

/** @throws Rejection where another membership is open, or the organisation is closed */
export function claim(
  state: OpenMembershipState,
  holder: Holder,
  given: Deciding,
): readonly DecidedAs<typeof openMembershipClaimed>[] {
  if (state.status === 'barred') throw openMembershipRules.broken('barred', { pointer: '/organisation' });
  if (state.status === 'held') {
    if (state.membership === holder.membership) return [];
    throw openMembershipRules.broken('taken', { pointer: '/organisation', params: { membership: state.membership } });
  }
  return [{ type: 'members.OpenMembershipClaimed', ...inTheName(holder, given) }];
}

/** Nothing where this membership does not hold the place. */
export function free(
  state: OpenMembershipState,
  holder: Holder,
  given: Deciding,
): readonly DecidedAs<typeof openMembershipFreed>[] {
  if (state.status !== 'held' || state.membership !== holder.membership) return [];
  return [{ type: 'members.OpenMembershipFreed', ...inTheName(holder, given) }];
}

/** @throws Rejection `open-membership.still-open` */
export function bar(
  state: OpenMembershipState,
  closed: { readonly organisation: string; readonly unit: string; readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof openMembershipBarred>[] {
  if (state.status === 'held') {
    throw openMembershipRules.broken('still-open', { params: { membership: state.membership } });
  }
  if (state.status === 'barred') return [];
  return [
    {
      type: 'members.OpenMembershipBarred',
      data: { organisation: closed.organisation, ground: closed.ground },
      effectiveOn: given.effectiveOn,
      tags: tags(orgTag(closed.organisation), unitTag(closed.unit)),
    },
  ];
}

function inTheName({ organisation, membership, unit }: Holder, given: Deciding) {
  return {
    data: { organisation, membership },
    effectiveOn: given.effectiveOn,
    tags: tags(orgTag(organisation), unitTag(unit), membershipTag(membership)),
  };
}
