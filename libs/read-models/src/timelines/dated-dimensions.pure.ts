import type { Figure } from '../read-store.port.ts';

/**
 * Figures by a wider dimension: joins a dated one (the tree of units, a merge of organisations) to figures when they are
 * asked for. Facts hold the code they were recorded with, so that a unit that moves takes its history along, or not, as
 * the one who asks decides by the date of the tree they join.
 *
 * @param figures grouped by `dimension`
 * @param wider the value to count under (`UG-402-KYEIZOOBA` under its district of that date); undefined leaves it out
 */
export function joinedBy(
  figures: readonly Figure[],
  dimension: string,
  wider: (value: string) => string | undefined,
): readonly Figure[] {
  const sums = new Map<string, Figure>();
  for (const figure of figures) {
    const value = wider(figure.dimensions[dimension] ?? '');
    if (value === undefined) continue;
    const dimensions = { ...figure.dimensions, [dimension]: value };
    const group = JSON.stringify([figure.measure, Object.entries(dimensions).sort()]);
    sums.set(group, { measure: figure.measure, dimensions, value: (sums.get(group)?.value ?? 0) + figure.value });
  }
  return [...sums.values()].filter(({ value }) => value !== 0);
}
