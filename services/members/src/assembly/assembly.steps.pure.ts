import type { Deciding } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import { assemblyRules } from './assembly.rules.ts';
import type { AssemblyState, Candidacy, KnownAssembly } from './assembly.state.ts';

/** What the steps of an assembly have in common. */

/** @throws Rejection where there is none, or the step is dated before the last */
export function called(state: AssemblyState, given: Deciding): KnownAssembly {
  if (state.status === 'none') throw assemblyRules.broken('not-called');
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw assemblyRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

export const actsForForum = ({ actor }: Deciding): boolean =>
  actor.roles.includes('secretariat') || actor.roles.includes('unit-officer');

/** The member itself, or an officer on its word. @throws Rejection */
export function assertActsFor(organisation: string, given: Deciding): void {
  if (!actsForForum(given) && given.actor.organisation !== organisation) {
    throw assemblyRules.broken('enters-for-another', { pointer: '/organisation' });
  }
}

export const isStanding = ({ status }: Candidacy): boolean => status === 'accepted';

/** Nobody conducts an election that they, or their own organisation, stand in. @throws Rejection */
export function assertNoCandidate({ candidacies }: KnownAssembly, { actor }: Deciding): void {
  const own = Object.values(candidacies).some(
    ({ person, organisation, status }) =>
      status !== 'withdrawn' && (person === actor.person || organisation === actor.organisation),
  );
  if (own) throw assemblyRules.broken('candidate-acts');
}

export function onRecord({ unit }: { readonly unit: string }, given: Deciding, organisation?: string) {
  return {
    effectiveOn: given.effectiveOn,
    tags: tags(unitTag(unit), organisation === undefined ? [] : [orgTag(organisation)]),
  };
}
