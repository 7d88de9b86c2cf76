import { inFives, SMALLEST_CELL } from './fives.ts';

/**
 * Cells that are told of together or not at all: the units of one level, say. Nobody, one or several of them hold a person.
 */
export interface Cells<One> {
  readonly dimension: string;
  of(one: One): readonly string[];
}

export interface ToldCell<One> {
  readonly dimension: string;
  readonly cell: string;
  readonly members: readonly One[];
}

/**
 * The cells of a population that can be told of side by side. A figure of a cell also tells of everybody outside it, and two
 * figures of what lies between them: so not only has every cell at least five, but every part that cells cut one another into,
 * those who are in none of them included. Whatever is added to and taken from what is told comes to nobody, or to five and more.
 *
 * What is told depends on who belongs where and never on what anybody answered, so that which cells are missing tells nothing
 * of answers.
 * @param choices in the order of their weight; of each the first cells are taken that can be told beside those taken before
 * @returns in the order of the choices, then of the cells' names; none where the population itself is smaller than five
 */
export function cellsToTell<One>(
  population: readonly One[],
  choices: readonly (readonly Cells<One>[])[],
): readonly ToldCell<One>[] {
  if (population.length < SMALLEST_CELL) return [];
  let parts: readonly (readonly One[])[] = [population];
  const told: ToldCell<One>[] = [];
  for (const choice of choices) {
    for (const cells of choice) {
      const finer = parts.flatMap((part) => partedBy(part, cells));
      if (finer.some((part) => part.length < SMALLEST_CELL)) continue;
      parts = finer;
      told.push(...membersOf(population, cells));
      break;
    }
  }
  return told;
}

/** Each cell by itself: what is told of one does not depend on whether the others can be told of. */
export function oneByOne<One>(
  dimension: string,
  cells: readonly string[],
  of: (one: One) => readonly string[],
): readonly (readonly Cells<One>[])[] {
  return cells.map((cell) => [{ dimension, of: (one: One) => (of(one).includes(cell) ? [cell] : []) }]);
}

function partedBy<One>(part: readonly One[], cells: Cells<One>): readonly (readonly One[])[] {
  return [...Map.groupBy(part, (one) => JSON.stringify([...new Set(cells.of(one))].sort())).values()];
}

function membersOf<One>(population: readonly One[], cells: Cells<One>): readonly ToldCell<One>[] {
  const byCell = new Map<string, One[]>();
  for (const one of population) {
    for (const cell of new Set(cells.of(one))) byCell.set(cell, [...(byCell.get(cell) ?? []), one]);
  }
  return [...byCell]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cell, members]) => ({ dimension: cells.dimension, cell, members }));
}

/** Counts by cell as they are shown where cells do not overlap. */
export interface ShownCells {
  /** All of it, rounded for itself: rounded cells need not add up. */
  readonly total: number | undefined;
  readonly cells: readonly { readonly cell: string; readonly count: number }[];
  /** The cells that are not shown by themselves, taken together, where there are any. */
  readonly others?: { readonly cells: readonly string[]; readonly count: number };
}

/**
 * Counts of people by cells that do not overlap, with a total beside them. Cells of fewer than five are shown together; where
 * together they are fewer than five still, or one alone, which the total would give away, the next smallest goes with them.
 */
export function shownCells(counts: Readonly<Record<string, number>>): ShownCells {
  const all = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1));
  const total = all.reduce((so, [, count]) => so + count, 0);
  if (total < SMALLEST_CELL) return { total: undefined, cells: [] };
  let pooled = all.filter(([, count]) => count < SMALLEST_CELL).length;
  const inPool = (): number => all.slice(0, pooled).reduce((so, [, count]) => so + count, 0);
  while (pooled > 0 && pooled < all.length && (pooled === 1 || inPool() < SMALLEST_CELL)) pooled += 1;
  const cells = all
    .slice(pooled)
    .map(([cell, count]) => ({ cell, count: inFives(count) }))
    .sort((a, b) => (a.cell < b.cell ? -1 : 1));
  const others = all.slice(0, pooled).map(([cell]) => cell);
  return {
    total: inFives(total),
    cells,
    ...(others.length === 0 ? {} : { others: { cells: others.sort(), count: inFives(inPool()) } }),
  };
}
