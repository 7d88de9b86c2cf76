import type { LinkedFigure, UnitGroup } from '../figures/linked-figure.ts';
import { SERVED_FLOWS, SERVED_STOCKS, type ServedDimension, type ServedMeasure } from './requests-served.read-model.ts';
import type { ServedCell } from './served.queries.ts';

/** What is told of requests by a number of its own: days are told as means. */
export const TOLD_MEASURES = [
  ...SERVED_FLOWS.filter((flow) => flow !== 'days-taken' && flow !== 'days-promised'),
  ...SERVED_STOCKS,
] as const;
type ToldMeasure = Exclude<ServedMeasure, 'days-taken' | 'days-promised' | 'rated'>;

/** Makes the address of a figure's events. */
export type LinkTo = (
  measure: ServedMeasure,
  where: { readonly code?: string; readonly unit?: string; readonly own?: boolean },
) => string;

/** Times against promises. */
export interface ServedFigures {
  readonly counts: Readonly<Record<ToldMeasure, LinkedFigure>>;
  /** Mean days from the asking to the answer, and as they were promised; null where nothing was answered. */
  readonly days: {
    readonly taken: number | null;
    readonly promised: number | null;
    readonly events: string;
  };
}
export interface ServedDocument {
  readonly headline: ServedFigures;
  readonly byUnit: readonly {
    readonly code: string;
    readonly name: string;
    readonly itself: boolean;
    readonly figures: ServedFigures;
  }[];
  readonly byService: readonly { readonly code: string; readonly figures: ServedFigures }[];
}

/** Requests in a period and on its last day, from their cells: every number leads to the events that it is the sum of. */
export function servedDocument(
  cells: readonly ServedCell[],
  groups: readonly UnitGroup[],
  linkTo: LinkTo,
): ServedDocument {
  const figures = (
    where: Readonly<Partial<Record<ServedDimension, readonly string[]>>>,
    link: Parameters<LinkTo>[1],
  ): ServedFigures => {
    const of = (measure: ServedMeasure): number => sumOf(cells, measure, where);
    const answers = of('answered-in-time') + of('answered-late');
    const counts = TOLD_MEASURES.map((measure) => [measure, { value: of(measure), events: linkTo(measure, link) }]);
    return {
      counts: Object.fromEntries(counts) as Record<ToldMeasure, LinkedFigure>,
      days: {
        taken: meanOf(of('days-taken'), answers),
        promised: meanOf(of('days-promised'), answers),
        events: linkTo('days-taken', link),
      },
    };
  };
  const services = [...new Set(cells.map(({ code }) => code))].sort();
  return {
    headline: figures({}, {}),
    byUnit: groups.map(({ code, name, itself, codes }) => ({
      ...{ code, name, itself },
      figures: figures({ unit: codes }, { unit: code, own: itself }),
    })),
    byService: services.map((code) => ({ code, figures: figures({ code: [code] }, { code }) })),
  };
}

function sumOf(
  cells: readonly ServedCell[],
  measure: ServedMeasure,
  where: Readonly<Partial<Record<ServedDimension, readonly string[]>>>,
): number {
  const conditions = Object.entries(where) as [ServedDimension, readonly string[]][];
  return cells.reduce(
    (sum, cell) =>
      cell.measure === measure && conditions.every(([name, values]) => values.includes(cell[name]))
        ? sum + cell.value
        : sum,
    0,
  );
}

/** To one decimal. */
const meanOf = (sum: number, count: number): number | null =>
  count === 0 ? null : Math.round((10 * sum) / count) / 10;
