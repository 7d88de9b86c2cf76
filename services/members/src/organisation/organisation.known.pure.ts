import { orgTag, tags, themeTag, unitTag } from '../tags.pure.ts';
import { organisationRules } from './organisation.rules.ts';
import type { OrganisationState, Profile } from './organisation.state.ts';

export type ActiveOrganisation = Extract<OrganisationState, { status: 'active' }>;

/** @throws Rejection where nothing is changed of it: it is not known, closed, or goes on as another */
export function open(state: OrganisationState): ActiveOrganisation {
  if (state.status === 'none') throw organisationRules.broken('not-registered');
  if (state.status === 'closed') throw organisationRules.broken('closed');
  if (state.status === 'merged') throw organisationRules.broken('merged', { params: { into: state.into } });
  return state;
}

export function tagsOf(id: string, profile: Profile): readonly string[] {
  return tags(orgTag(id), unitTag(profile.unit), profile.themes.map(themeTag));
}
