import { protectionRules } from './protection.rules.ts';

/** Fewer others than this in a unit, and whoever knows the unit can guess who it is. */
export const FEWEST_OTHERS = 5;
const COARSE = ['district', 'country', 'region', 'network'];

export interface CountedUnit {
  readonly code: string;
  readonly level: string;
  readonly parent?: string;
  /** Organisations that are known there and below, this one left out. */
  readonly others: number;
}

/**
 * Where a protected organisation is counted: in its district, or, where fewer than five others are known there, in the
 * nearest unit above in which there are more; in the whole forum at last.
 * @param above the unit and those above it, itself first
 */
export function whereItIsCounted(above: readonly CountedUnit[]): string | undefined {
  const coarse = above.filter(({ level }) => COARSE.includes(level));
  return (coarse.find(({ others }) => others >= FEWEST_OTHERS) ?? coarse.at(-1))?.code;
}

/** @throws Rejection where another unit than that one is named: finer, or with too few in it */
export function assertCoarse(unit: string, above: readonly CountedUnit[]): void {
  const [itself] = above;
  if (itself === undefined) throw protectionRules.broken('unit-unknown', { pointer: '/unit' });
  if (!COARSE.includes(itself.level)) throw protectionRules.broken('finer-than-district', { pointer: '/unit' });
  const counted = whereItIsCounted(above);
  if (counted !== unit) {
    throw protectionRules.broken('too-few-to-hide-among', { pointer: '/unit', params: { named: counted ?? '' } });
  }
}
