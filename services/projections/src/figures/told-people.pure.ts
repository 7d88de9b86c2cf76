import { type Cells, cellsToTell, shownCounts } from '@baraza/domain';
import { levelsOf } from './unit-levels.pure.ts';

export const PEOPLE_GROUPS = ['women', 'youth', 'personsWithDisabilities', 'total'] as const;
export type PeopleGroup = (typeof PEOPLE_GROUPS)[number];

/** People who were counted together, and where. */
export interface CountedPeople {
  /** From their unit up, without the root. */
  readonly way: readonly string[];
  readonly counts: Readonly<Record<PeopleGroup, number>>;
}
/** In fives; undefined: fewer than five, which does not tell nobody from somebody. */
export type ShownPeople = Readonly<Record<PeopleGroup, number | undefined>>;
export interface PeopleCell {
  readonly cell: string;
  readonly people: ShownPeople;
}

/**
 * People of a closed period, as they may be told: in fives, of cells of five and more that leave nobody to be found between
 * them. Which cells are told of is the same whoever asks.
 * @param choices cells beside those by unit
 */
export function toldPeopleOf<One extends CountedPeople>(
  here: readonly One[],
  choices: readonly (readonly Cells<One>[])[] = [],
): { readonly all: ShownPeople; cellsOf(dimension: string): readonly PeopleCell[] } {
  // Each counts as often as there are people: a cell has five of them, however many gatherings they stand in.
  const population = here.flatMap((one) => Array.from({ length: one.counts.total }, () => one));
  const told = cellsToTell(population, [...choices, levelsOf(here)]);
  return {
    all: shown(here),
    cellsOf: (dimension) =>
      told
        .filter((one) => one.dimension === dimension)
        .map(({ cell, members }) => ({ cell, people: shown([...new Set(members)]) })),
  };
}

function shown(members: readonly CountedPeople[]): ShownPeople {
  const sums = PEOPLE_GROUPS.map((group) => [group, members.reduce((sum, one) => sum + one.counts[group], 0)] as const);
  return shownCounts(Object.fromEntries(sums) as Record<PeopleGroup, number>);
}
