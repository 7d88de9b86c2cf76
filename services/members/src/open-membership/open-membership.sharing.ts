import type {
  DecidedAs,
  openMembershipBarred,
  openMembershipClaimed,
  openMembershipFreed,
  openMembershipReopened,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import { bar, claim, free, type Holder } from './open-membership.decider.ts';
import { openMembershipRules } from './open-membership.rules.ts';
import type { OpenMembershipState } from './open-membership.state.ts';

/**
 * Of two organisations that are one, the duplicate keeps the place that its open membership holds, and the survivor's own
 * place is held by the same membership: neither can open another. A place that nobody holds is barred with the duplicate.
 */

interface OfDuplicate {
  readonly organisation: string;
  readonly unit: string;
  /** The membership that was found open when the merge, or its reversal, was decided. */
  readonly open: string | undefined;
}

/** @throws Rejection where its membership began or ended just now: look again */
export function restDuplicate(
  place: OpenMembershipState,
  { organisation, unit, open }: OfDuplicate,
  given: Deciding,
): readonly DecidedAs<typeof openMembershipBarred>[] {
  assertUnmoved(place, open);
  return place.status === 'held' ? [] : bar(place, { organisation, unit, ground: 'merged' }, given);
}

/** @throws Rejection where both have an open membership */
export function shareWithSurvivor(
  place: OpenMembershipState,
  survivor: Omit<Holder, 'membership'>,
  open: string | undefined,
  given: Deciding,
): readonly DecidedAs<typeof openMembershipClaimed>[] {
  if (open === undefined) return [];
  if (place.status === 'held' && place.membership !== open) {
    throw openMembershipRules.broken('both-open', { pointer: '/into', params: { membership: place.membership } });
  }
  return claim(place, { ...survivor, membership: open }, given);
}

/** @throws Rejection as `restDuplicate` */
export function wakeDuplicate(
  place: OpenMembershipState,
  { organisation, unit, open }: OfDuplicate,
  given: Deciding,
): readonly DecidedAs<typeof openMembershipReopened>[] {
  assertUnmoved(place, open);
  if (place.status !== 'barred') return [];
  return [
    {
      type: 'members.OpenMembershipReopened',
      data: { organisation },
      effectiveOn: given.effectiveOn,
      tags: tags(orgTag(organisation), unitTag(unit)),
    },
  ];
}

/** Nothing where the survivor's place is held by a membership of its own. */
export function unshareWithSurvivor(
  place: OpenMembershipState,
  survivor: Omit<Holder, 'membership'>,
  open: string | undefined,
  given: Deciding,
): readonly DecidedAs<typeof openMembershipFreed>[] {
  return open === undefined ? [] : free(place, { ...survivor, membership: open }, given);
}

/** Frees a place of a membership that came from a duplicate and has ended since, before it is claimed anew. */
export function claimOver(place: OpenMembershipState, ended: string | undefined, holder: Holder, given: Deciding) {
  const freed = freedOf(place, ended, holder, given);
  return [...freed, ...claim(freed.length > 0 ? { status: 'free' } : place, holder, given)];
}

/** The same before it is barred. @throws Rejection `open-membership.still-open` */
export function barOver(
  place: OpenMembershipState,
  ended: string | undefined,
  closed: Parameters<typeof bar>[1],
  given: Deciding,
) {
  const freed = freedOf(place, ended, closed, given);
  return [...freed, ...bar(freed.length > 0 ? { status: 'free' } : place, closed, given)];
}

function freedOf(
  place: OpenMembershipState,
  ended: string | undefined,
  { organisation, unit }: Omit<Holder, 'membership'>,
  given: Deciding,
): readonly DecidedAs<typeof openMembershipFreed>[] {
  return ended === undefined ? [] : free(place, { organisation, unit, membership: ended }, given);
}

function assertUnmoved(place: OpenMembershipState, open: string | undefined): void {
  const held = place.status === 'held' ? place.membership : undefined;
  if (held !== open) throw openMembershipRules.broken('in-motion');
}
