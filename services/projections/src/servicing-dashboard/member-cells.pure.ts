import { cellsToTell, oneByOne, SMALLEST_CELL } from '@baraza/domain';
import { levelsOf } from '../figures/unit-levels.pure.ts';

/** A member that counts in a period, and where it belongs. */
export interface CountedMember {
  readonly organisation: string;
  /** From its own unit up, without the root. */
  readonly way: readonly string[];
  readonly constituencies: readonly string[];
}
export interface ToldCell<Figures> {
  readonly cell: string;
  readonly figures: Figures;
}
export interface ToldCells<Figures> {
  /** Undefined where fewer than five members count. */
  readonly all: Figures | undefined;
  readonly byUnit: readonly ToldCell<Figures>[];
  readonly byConstituency: readonly ToldCell<Figures>[];
}

/**
 * What is told of the members of a period. A cell has five members, however often each counts; which cells are told of
 * depends on who counts and where they belong, never on what they said or got, and is the same whoever asks.
 */
export function toldCells<Member extends CountedMember, Figures>(
  members: readonly Member[],
  figuresOf: (members: readonly Member[]) => Figures,
): ToldCells<Figures> {
  if (members.length < SMALLEST_CELL) return { all: undefined, byUnit: [], byConstituency: [] };
  const constituencies = [...new Set(members.flatMap((one) => one.constituencies))].sort();
  const told = cellsToTell(members, [
    levelsOf(members),
    ...oneByOne<Member>('constituency', constituencies, (one) => one.constituencies),
  ]);
  const of = (dimension: string): readonly ToldCell<Figures>[] =>
    told
      .filter((one) => one.dimension === dimension)
      .map(({ cell, members: within }) => ({ cell, figures: figuresOf(within) }));
  return { all: figuresOf(members), byUnit: of('unit'), byConstituency: of('constituency') };
}
