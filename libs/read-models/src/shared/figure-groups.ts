import type { Figure, FigureQuery } from '../read-store.port.ts';
import { compareText } from './ordering.ts';

/** Sums amounts into the figures a query asks for. */
export class FigureGroups {
  readonly #query: FigureQuery;
  readonly #sums = new Map<string, { measure: string; dimensions: Record<string, string>; value: number }>();

  constructor(query: FigureQuery) {
    this.#query = query;
  }

  add(measure: string, dimensions: Readonly<Record<string, string>>, amount: number): void {
    const values = (this.#query.groupBy ?? []).map((name): [string, string] => [name, dimensions[name] ?? '']);
    const group = JSON.stringify([measure, ...values.map(([, value]) => value)]);
    const sum = this.#sums.get(group);
    if (sum === undefined) this.#sums.set(group, { measure, dimensions: Object.fromEntries(values), value: amount });
    else sum.value += amount;
  }

  /** In the order of the measures asked for, then by the dimensions' values. */
  figures(): readonly Figure[] {
    const { measures, groupBy = [] } = this.#query;
    if (groupBy.length === 0) {
      return [...new Set(measures)].map((measure) => ({
        measure,
        dimensions: {},
        value: this.#sums.get(JSON.stringify([measure]))?.value ?? 0,
      }));
    }
    const byDimensions = (a: Figure, b: Figure): number => {
      for (const name of groupBy) {
        const order = compareText(a.dimensions[name]!, b.dimensions[name]!);
        if (order !== 0) return order;
      }
      return 0;
    };
    return [...this.#sums.values()]
      .filter((figure) => figure.value !== 0)
      .sort((a, b) => measures.indexOf(a.measure) - measures.indexOf(b.measure) || byDimensions(a, b));
  }
}
