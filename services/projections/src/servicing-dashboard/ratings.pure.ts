import {
  type Cells,
  cellsToTell,
  meanShown,
  oneByOne,
  shownCount,
  shownDistribution,
  SMALLEST_CELL,
} from '@baraza/domain';

/** How often a member gave each rating in a period, and where it belongs. */
export interface Rater {
  readonly organisation: string;
  /** From its own unit up, without the root. */
  readonly way: readonly string[];
  readonly constituencies: readonly string[];
  /** How often it gave 1, 2, 3, 4 and 5. */
  readonly counts: readonly number[];
}

/** What is told of the ratings of a cell: rounded to fives, and nothing of fewer than five members. */
export interface RatingFigures {
  readonly members: number;
  readonly counts: readonly number[];
  readonly mean: number | undefined;
}
export interface RatingCell {
  readonly cell: string;
  readonly figures: RatingFigures;
}
export interface ToldRatings {
  /** Of all; undefined where fewer than five members rated anything. */
  readonly all: RatingFigures | undefined;
  readonly byUnit: readonly RatingCell[];
  readonly byConstituency: readonly RatingCell[];
}

/**
 * The ratings of a period. A cell has five members, however many ratings they gave; which cells are told of depends on who
 * rated and where they belong, never on what they said, and is the same whoever asks.
 */
export function toldRatings(raters: readonly Rater[]): ToldRatings {
  if (raters.length < SMALLEST_CELL) return { all: undefined, byUnit: [], byConstituency: [] };
  const constituencies = [...new Set(raters.flatMap((one) => one.constituencies))].sort();
  const told = cellsToTell(raters, [
    levelsOf(raters),
    ...oneByOne<Rater>('constituency', constituencies, (one) => one.constituencies),
  ]);
  const of = (dimension: string): readonly RatingCell[] =>
    told
      .filter((one) => one.dimension === dimension)
      .map(({ cell, members }) => ({ cell, figures: figuresOf(members) }));
  return { all: figuresOf(raters), byUnit: of('unit'), byConstituency: of('constituency') };
}

/** The levels of the tree, the lowest first: who stands higher is in the cell of their own unit. */
function levelsOf(raters: readonly Rater[]): readonly Cells<Rater>[] {
  const deepest = Math.max(0, ...raters.map(({ way }) => way.length));
  return Array.from({ length: deepest }, (_, above) => {
    const level = deepest - above;
    return {
      dimension: 'unit',
      of: ({ way }: Rater) => (way.length === 0 ? [] : [way[Math.max(0, way.length - level)]!]),
    };
  });
}

function figuresOf(members: readonly Rater[]): RatingFigures {
  const counts = [0, 1, 2, 3, 4].map((at) => members.reduce((sum, one) => sum + one.counts[at]!, 0));
  const shown = shownDistribution(counts);
  return { members: shownCount(members.length) ?? 0, counts: shown, mean: meanShown(shown, 1) };
}
