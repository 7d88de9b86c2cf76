/** Fewer others than this in a unit, and whoever knows the unit can guess who it is. */
export const FEWEST_OTHERS = 5;
const COARSE = ['district', 'country', 'region', 'network'];

export interface CountedUnit {
  readonly code: string;
  readonly level: string;
  readonly parent?: string;
  /** Organisations that are known there and below, the protected one left out. */
  readonly others: number;
}

/** Whether a unit of this level may be named of somebody protected: a district, or one above it. */
export const isCoarse = ({ level }: Pick<CountedUnit, 'level'>): boolean => COARSE.includes(level);

/**
 * Where somebody protected is counted: in the district, or, where fewer than five organisations are known there, in the
 * nearest unit above in which there are more; in the whole forum at last.
 * @param above the unit and those above it, itself first
 */
export function whereItIsCounted(above: readonly CountedUnit[]): string | undefined {
  const coarse = above.filter(isCoarse);
  return (coarse.find(({ others }) => others >= FEWEST_OTHERS) ?? coarse.at(-1))?.code;
}
