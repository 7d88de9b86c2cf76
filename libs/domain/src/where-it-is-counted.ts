/** Fewer others than this in a unit, and whoever knows the unit can guess who it is. */
export const FEWEST_OTHERS = 5;
/** Of one unit alone everybody would know that it is the one that is widened. */
const FEWEST_UNITS = 2;
const COARSE = ['district', 'country', 'region', 'network'];

/** Stands for what somebody protected asked for, or took part in, where that is not told: no code of anything. */
export const UNTOLD = '*';

/** A unit with how many organisations are known there and below, the protected one left out. */
export interface Peopled {
  readonly code: string;
  readonly others: number;
}
export interface CountedUnit extends Peopled {
  readonly level: string;
  readonly parent?: string;
  /** The units right below it of which somebody protected may be named. */
  readonly below?: readonly Peopled[];
}

/** Whether a unit of this level may be named of somebody protected: a district, or one above it. */
export const isCoarse = ({ level }: Pick<CountedUnit, 'level'>): boolean => COARSE.includes(level);

/**
 * Which of the units below one are not named, and are counted there in their stead: those in which fewer than five
 * organisations are known. What is counted above must be of several of them, with five organisations among them, or it would
 * be found by leaving out the others, which are named: so the smallest of those go with them.
 * @param before those that were not named earlier in the same period
 */
export function widenedOf(units: readonly Peopled[], before: readonly string[] = []): readonly string[] {
  const widened = units.filter(({ code, others }) => others < FEWEST_OTHERS || before.includes(code));
  if (widened.length === 0) return [];
  const rest = units
    .filter((unit) => !widened.includes(unit))
    .sort((one, other) => one.others - other.others || (one.code < other.code ? -1 : 1));
  const among = (): number => widened.reduce((sum, { others }) => sum + others, 0);
  while (rest.length > 0 && (widened.length < FEWEST_UNITS || among() < FEWEST_OTHERS)) widened.push(rest.shift()!);
  return widened.map(({ code }) => code);
}

/** All that is not named on the way up, with what was not named before. */
export function widenedOnTheWay(above: readonly CountedUnit[], before: readonly string[] = []): readonly string[] {
  const found = above.filter(isCoarse).flatMap(({ below = [] }) => widenedOf(below, before));
  return [...new Set([...before, ...found])].sort();
}

/**
 * Where somebody protected is counted: in the district, or, where that is not named, in the nearest unit above that is; in the
 * whole forum at last.
 * @param above the unit and those above it, itself first
 * @param before units that were not named earlier in the same period, and stay so until it is over: or whoever watches what is
 *   shown, or registers an organisation, would see what moves
 */
export function whereItIsCounted(above: readonly CountedUnit[], before: readonly string[] = []): string | undefined {
  const coarse = above.filter(isCoarse);
  const widened = widenedOnTheWay(coarse, before);
  const isNamed = ({ code, others }: CountedUnit): boolean => others >= FEWEST_OTHERS && !widened.includes(code);
  return (coarse.find(isNamed) ?? coarse.at(-1))?.code;
}
