import type { Cells } from '@baraza/domain';

/** The levels of the tree, the lowest first: who stands higher is in the cell of their own unit. */
export function levelsOf<One extends { readonly way: readonly string[] }>(all: readonly One[]): readonly Cells<One>[] {
  const deepest = Math.max(0, ...all.map(({ way }) => way.length));
  return Array.from({ length: deepest }, (_, above) => ({
    dimension: 'unit',
    of: ({ way }: One) => (way.length === 0 ? [] : [way[Math.max(0, way.length - (deepest - above))]!]),
  }));
}
