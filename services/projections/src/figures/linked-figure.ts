/** A figure, with the address of the events it is the sum of. */
export interface LinkedFigure {
  readonly value: number;
  readonly events: string;
}

/** A unit of a table, with the codes it stands for: its own and all below it. */
export interface UnitGroup {
  readonly code: string;
  readonly name: string;
  /** True for a unit counted without those below it. */
  readonly itself: boolean;
  readonly codes: readonly string[];
}
