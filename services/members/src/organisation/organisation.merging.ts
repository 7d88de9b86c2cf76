import type {
  DecidedAs,
  organisationGaveBack,
  organisationMerged,
  organisationMergeReversed,
  organisationTookIn,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { orgTag, tags } from '../tags.pure.ts';
import type { MergeOrganisation, ReverseMerge } from './organisation.commands.pure.ts';
import { open, tagsOf } from './organisation.known.pure.ts';
import { organisationRules } from './organisation.rules.ts';
import type { KnownOrganisation, OrganisationState } from './organisation.state.ts';

/** The duplicate's side. @throws Rejection where it is not open, or is to be merged into itself */
export function merge(
  state: OrganisationState,
  { id, into, ground }: MergeOrganisation,
  given: Deciding,
): readonly DecidedAs<typeof organisationMerged>[] {
  const { profile } = open(state);
  if (into === id) throw organisationRules.broken('merged-into-itself', { pointer: '/into' });
  return [
    {
      type: 'members.OrganisationMerged',
      data: { organisation: id, into, ground },
      effectiveOn: given.effectiveOn,
      tags: tags(tagsOf(id, profile), orgTag(into)),
      ground,
    },
  ];
}

/** The survivor's side, in the same append: of two that were merged into each other at once, one is refused. */
export function takeIn(
  state: OrganisationState,
  { id }: Pick<MergeOrganisation, 'id'>,
  given: Deciding,
): readonly DecidedAs<typeof organisationTookIn>[] {
  if (state.status === 'none') throw organisationRules.broken('survivor-unknown', { pointer: '/into' });
  if (state.status !== 'active') throw organisationRules.broken('survivor-not-open', { pointer: '/into' });
  return [{ type: 'members.OrganisationTookIn', ...ofDuplicate(state, id, given) }];
}

/** @throws Rejection where it was not merged */
export function reverseMerge(
  state: OrganisationState,
  { id, ground }: ReverseMerge,
  given: Deciding,
): readonly DecidedAs<typeof organisationMergeReversed>[] {
  if (state.status !== 'merged') throw organisationRules.broken('not-merged');
  const { into, profile } = state;
  return [
    {
      type: 'members.OrganisationMergeReversed',
      data: { organisation: id, into, ground },
      effectiveOn: given.effectiveOn,
      tags: tags(tagsOf(id, profile), orgTag(into)),
      ground,
    },
  ];
}

/** The survivor's side of a reversal, whatever has become of the survivor since. */
export function giveBack(
  state: OrganisationState,
  { id }: Pick<ReverseMerge, 'id'>,
  given: Deciding,
): readonly DecidedAs<typeof organisationGaveBack>[] {
  if (state.status === 'none') throw new Error(`${id} was merged into an organisation without a record`);
  return [{ type: 'members.OrganisationGaveBack', ...ofDuplicate(state, id, given) }];
}

function ofDuplicate({ id, profile }: KnownOrganisation, duplicate: string, given: Deciding) {
  return {
    data: { organisation: id, duplicate },
    effectiveOn: given.effectiveOn,
    tags: tags(tagsOf(id, profile), orgTag(duplicate)),
  };
}
