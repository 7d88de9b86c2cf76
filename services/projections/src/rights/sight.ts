import { AUDIENCES, type Audience, type CivilDate, type RoleHeld, type Scope } from '@baraza/domain';
import { audiencesOf, type Caller } from '@baraza/service-kit';
import type { UnitTree } from '../units/unit-tree.pure.ts';
import { type Level, levelWithin } from './levels.pure.ts';

/**
 * What a caller may see in lists and figures, by the rights of now: one level for the whole answer, and where. `units`
 * undefined: everywhere. An officer sees a row whose unit theirs covers today, or covered at the date asked.
 */
export interface Sight {
  readonly audiences: readonly Audience[];
  readonly units: readonly string[] | undefined;
  /** Of these, the units that theirs covers today. */
  readonly unitsToday: readonly string[] | undefined;
  readonly organisations: readonly string[];
}

/** What everybody may see. */
export const PUBLIC_SIGHT: Sight = {
  audiences: ['public'],
  units: undefined,
  unitsToday: undefined,
  organisations: [],
};

/**
 * Lists are shown at one level, so that no entity stands in them twice: that of a role held in the whole forum, or else
 * the narrowest of the roles held somewhere. A trail is exact for each entity.
 */
export function sightOf(caller: Caller, tree: UnitTree, asOf: CivilDate): Sight {
  const wider = caller.entitled.filter((held) => reach(held) > 1);
  if (wider.length === 0) return PUBLIC_SIGHT;
  const everywhere = wider.filter((held) => held.unit === undefined && held.organisation === undefined);
  if (everywhere.length > 0) {
    const audiences = openAudiences(Math.max(...everywhere.map(reach)));
    return { audiences, units: undefined, unitsToday: undefined, organisations: [] };
  }
  // A role for an organisation opens that organisation alone, whatever unit it names beside it.
  const heldAt = wider.flatMap(({ unit, organisation }) =>
    unit === undefined || organisation !== undefined ? [] : [unit],
  );
  const today = heldAt.flatMap((unit) => tree.andBelow(unit, {}));
  const then = heldAt.flatMap((unit) => tree.andBelow(unit, { asOf }));
  const organisations = wider.flatMap((held) => (held.organisation === undefined ? [] : [held.organisation]));
  return {
    audiences: openAudiences(Math.min(...wider.map(reach))),
    units: [...new Set([...today, ...then])],
    unitsToday: [...new Set(today)],
    organisations: [...new Set(organisations)],
  };
}

/** The first audiences, but never what is sealed: that is in no view. */
function openAudiences(count: number): readonly Audience[] {
  return AUDIENCES.slice(0, count).filter((audience) => audience !== 'sealed');
}

/** How far a role reads: the number of audiences, from `public` on. */
function reach(held: RoleHeld): number {
  return audiencesOf([held.role]).length;
}

/** The level at which a model is shown to this sight; undefined: it is not. */
export function levelOfSight(levels: readonly Level[], sight: Sight): Level | undefined {
  return levelWithin(levels, sight.audiences);
}

/** True for what has this scope, where the sight is for some units and organisations only. */
export function covers(sight: Sight, scope: Scope): boolean {
  if (sight.units === undefined) return true;
  return sight.units.includes(scope.unit) || scope.organisations.some((id) => sight.organisations.includes(id));
}

/** True for what stood there then, or stands here now: a unit that was theirs on the date asked opens nothing of today. */
export function coversThenOrNow(sight: Sight, then: Scope, now: Scope): boolean {
  return covers(sight, then) || covers({ ...sight, units: sight.unitsToday }, now);
}

/**
 * The roles a caller holds over what has this scope: at the unit or above it, for the organisation, or everywhere.
 * @param asOf a date on which a unit that was above it counts as well
 */
export function rolesOver(caller: Caller, scope: Scope, tree: UnitTree, asOf?: CivilDate): readonly RoleHeld[] {
  const isBelow = (unit: string): boolean =>
    tree.isWithin(scope.unit, unit, {}) || (asOf !== undefined && tree.isWithin(scope.unit, unit, { asOf }));
  return caller.entitled.filter(
    (held) =>
      (held.unit === undefined || isBelow(held.unit)) &&
      (held.organisation === undefined || scope.organisations.includes(held.organisation)),
  );
}
