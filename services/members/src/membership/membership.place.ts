import { type AlsoIn, alsoIn } from '@baraza/domain';
import { free } from '../open-membership/open-membership.decider.ts';
import { claimOver } from '../open-membership/open-membership.sharing.ts';
import { openMembership } from '../open-membership/open-membership.state.ts';
import type { Whose } from './membership.state.ts';

/** The organisation's one place for an open membership, written in the same append as what opens or ends it. */

/** For a membership that ends. */
export function leavesPlace(membership: string, { organisation, unit }: Whose): AlsoIn {
  const holder = { organisation, membership, unit };
  return alsoIn(openMembership, organisation, (place, given) => free(place, holder, given));
}

/**
 * For a membership that opens, or opens again.
 * @param ended the membership that `OpenPlaces.endedHolder` found in the place
 */
export function takesPlace(membership: string, { organisation, unit }: Whose, ended: string | undefined): AlsoIn {
  const holder = { organisation, membership, unit };
  return alsoIn(openMembership, organisation, (place, given) => claimOver(place, ended, holder, given));
}
