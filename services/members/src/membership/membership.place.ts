import { type AlsoIn, alsoIn } from '@baraza/domain';
import { free } from '../open-membership/open-membership.decider.ts';
import { claimOver, restDuplicate } from '../open-membership/open-membership.sharing.ts';
import type { EndedHolder } from '../open-membership/open-places.ts';
import { openMembership } from '../open-membership/open-membership.state.ts';
import type { Whose } from './membership.state.ts';

/** The organisation's one place for an open membership, written in the same append as what opens or ends it. */

/** For a membership that ends. */
export function leavesPlace(membership: string, { organisation, unit }: Whose): AlsoIn {
  const holder = { organisation, membership, unit };
  return alsoIn(openMembership, organisation, (place, given) => free(place, holder, given));
}

/**
 * For a membership that opens, or opens again. Where it takes the place of one that a duplicate brought along, that one
 * is the membership of both no more: the duplicate's place rests with it.
 * @param ended what `OpenPlaces.endedHolder` found in the place
 */
export function takesPlace(
  membership: string,
  { organisation, unit }: Whose,
  ended: EndedHolder | undefined,
): readonly AlsoIn[] {
  const holder = { organisation, membership, unit };
  const claiming = alsoIn(openMembership, organisation, (place, given) =>
    claimOver(place, ended?.membership, holder, given),
  );
  if (ended === undefined) return [claiming];
  const duplicate = { organisation: ended.organisation, unit: ended.unit, open: undefined };
  return [
    claiming,
    alsoIn(openMembership, duplicate.organisation, (place, given) => restDuplicate(place, duplicate, given)),
  ];
}
