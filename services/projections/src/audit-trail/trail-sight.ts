import { AUDIENCES, type Audience, type CivilDate, type Role } from '@baraza/domain';
import { audiencesOf, type Caller, personalViewOf } from '@baraza/service-kit';
import type { PersonalView } from '../naming/name-book.ts';
import { isReadableBy } from '../rights/levels.pure.ts';
import { rolesOver } from '../rights/sight.ts';
import type { UnitTree } from '../units/unit-tree.pure.ts';
import type { ScopeOn } from './entity-scopes.ts';
import type { TrailDoc } from './audit-trail.read-model.ts';

/** All but what is sealed. */
export const OPEN_AUDIENCES: readonly Audience[] = AUDIENCES.filter((audience) => audience !== 'sealed');

/** What a caller sees of one trail, by the rights of now. */
export interface TrailSight {
  /** The audiences whose events are seen wherever in the history they stand. */
  readonly audiences: readonly Audience[];
  /** The widest audiences that any event of the trail is seen with: what is looked for. */
  readonly widest: readonly Audience[];
  readonly view: PersonalView;
  sees(event: Pick<TrailDoc, 'type' | 'effectiveOn'>): boolean;
}

/**
 * A role over the entity today shows its whole history; a role that covered it once shows it up to the day it moved.
 * @param asPublic as everybody sees it, whatever the caller's roles
 */
export function trailSight(caller: Caller, scopeOn: ScopeOn, tree: UnitTree, asPublic: boolean): TrailSight {
  const rolesOn = (date?: CivilDate): readonly Role[] => {
    const scope = asPublic ? undefined : scopeOn(date);
    return scope === undefined ? [] : rolesOver(caller, scope, tree, date).map((held) => held.role);
  };
  const now = rolesOn();
  const audiences = openAudiencesOf(now);
  const widest = widestAudiences(caller, asPublic);
  return {
    audiences,
    widest,
    view: personalViewOf(now),
    sees: ({ type, effectiveOn }) =>
      isReadableBy(type, audiences) ||
      (widest.length > audiences.length && isReadableBy(type, audiencesOf(rolesOn(effectiveOn)))),
  };
}

/** The widest audiences that a caller sees any event with, wherever it stands. */
export function widestAudiences(caller: Caller, asPublic: boolean): readonly Audience[] {
  return openAudiencesOf(asPublic ? [] : caller.entitled.map((held) => held.role));
}

/**
 * What somebody sees of what they did themselves: that they did it, whatever roles they hold by now. What it was about is
 * named to them, and shown before and after, as far as their roles of now reach.
 */
export function ownSight(sight: TrailSight): TrailSight {
  return {
    ...sight,
    view: sight.view === 'absent' ? 'masked' : sight.view,
    sees: ({ type }) => isReadableBy(type, OPEN_AUDIENCES),
  };
}

/** What is sealed is in no trail, whoever asks. */
function openAudiencesOf(roles: readonly Role[]): readonly Audience[] {
  return audiencesOf(roles).filter((audience) => audience !== 'sealed');
}
