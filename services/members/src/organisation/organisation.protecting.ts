import type { DecidedAs, organisationProtected, organisationShownAgain } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { protectionRules } from '../protection/protection.rules.ts';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import type { OrganisationState } from './organisation.state.ts';

export interface ProtectOrganisation {
  readonly id: string;
  readonly protection: string;
  /** The district, or a unit above it. */
  readonly unit: string;
}

/** @throws Rejection where it is none that can be hidden: not open, or one with another */
export function protect(
  state: OrganisationState,
  { id, protection, unit }: ProtectOrganisation,
  given: Deciding,
): readonly DecidedAs<typeof organisationProtected>[] {
  assertCanBeHidden(state);
  return [
    {
      type: 'members.OrganisationProtected',
      data: { organisation: id, protection, unit },
      effectiveOn: given.effectiveOn,
      tags: tags(orgTag(id), unitTag(unit)),
    },
  ];
}

/** @throws Rejection by a rule of `protectionRules` */
export function assertCanBeHidden(
  state: OrganisationState,
): asserts state is Extract<OrganisationState, { status: 'active' }> {
  if (state.status === 'none' && state.hidden !== undefined) throw protectionRules.broken('protected-already');
  if (state.status === 'merged') throw protectionRules.broken('one-with-another');
  if (state.status !== 'active') throw protectionRules.broken('organisation-unknown', { pointer: '/organisation' });
  if (state.duplicates.length > 0) throw protectionRules.broken('one-with-another');
}

/** Nothing where this protection does not hide it. */
export function showAgain(
  state: OrganisationState,
  protection: string,
  given: Deciding,
): readonly DecidedAs<typeof organisationShownAgain>[] {
  if (state.status !== 'none' || state.hidden?.protection !== protection) return [];
  const { id, profile } = state.hidden.organisation;
  const { kind, legalName, unit } = profile;
  return [
    {
      type: 'members.OrganisationShownAgain',
      data: { organisation: id, kind, legalName, unit },
      effectiveOn: given.effectiveOn,
      tags: tags(orgTag(id), unitTag(unit)),
    },
  ];
}
