import type { Decided } from '@baraza/domain';
import { type AlsoIn, alsoIn } from '@baraza/service-kit';
import { expel, reinstateAfterAppeal, suspend } from '../membership/membership.conduct.ts';
import { membership, type MembershipState } from '../membership/membership.state.ts';
import { claim, free } from '../open-membership/open-membership.decider.ts';
import { openMembership, type OpenMembershipState } from '../open-membership/open-membership.state.ts';
import type { Known } from './complaint.state.ts';

/** How the membership stands when something is decided about it. */
export interface Standing {
  readonly membership: MembershipState;
  /** The organisation's one place for an open membership. */
  readonly place: OpenMembershipState;
}

/**
 * What a decision does to the membership, in the same append: it is suspended until a day, or ended and its place freed; an
 * appeal that undoes the decision gives back what it took. An organisation that has applied anew since it was expelled
 * keeps that application in place of the membership it had.
 */
export function consequences(
  id: string,
  { organisation, membership: entity, unit }: Known,
  events: readonly Decided[],
  standing: Standing,
): readonly AlsoIn[] {
  const holder = { organisation, membership: entity, unit };
  for (const { type, data } of events) {
    if (type === 'members.ComplaintDecided') {
      const { measure, until } = data as { readonly measure: string; readonly until?: string };
      if (measure === 'suspension') {
        return [alsoIn(membership, entity, (state, given) => suspend(state, { suspension: id, until }, given))];
      }
      return [
        alsoIn(membership, entity, expel),
        alsoIn(openMembership, organisation, (state, given) => free(state, holder, given)),
      ];
    }
    if (type === 'members.AppealDecided' && (data as { readonly outcome: string }).outcome === 'decision-overturned') {
      const givenBack = alsoIn(membership, entity, (state, given) =>
        reinstateAfterAppeal(state, { suspension: id }, given),
      );
      if (standing.membership.status !== 'expelled') return [givenBack];
      const { place } = standing;
      if (place.status === 'barred' || (place.status === 'held' && place.membership !== entity)) return [];
      return [givenBack, alsoIn(openMembership, organisation, (state, given) => claim(state, holder, given))];
    }
  }
  return [];
}
