import { inParts } from '@baraza/mongodb';
import type { FigureQuery, RecordedFact } from '../read-store.port.ts';
import type { FigureGroups } from '../shared/figure-groups.ts';
import type { FactCursor } from '../shared/paging.ts';
import { BLOCK, FIRST, LAST, splitPeriod } from '../shared/periods.ts';
import type { FactRow, FigureRow, GenerationCollections } from './generation-collections.ts';

export interface NamedFigure {
  readonly measure: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Figures by their short names, and how many of them one question to the database may name: a document has 16 MB. */
export interface FiguresAsked {
  readonly figures: ReadonlyMap<string, NamedFigure>;
  readonly atOnce: number;
}

/** The figures a query is about, by their short names. */
export async function figuresAsked(
  { figures }: GenerationCollections,
  { measures, where = {} }: FigureQuery,
): Promise<ReadonlyMap<string, NamedFigure>> {
  const conditions = Object.entries(where).map(([name, values]) => [name, new Set(values)] as const);
  const found = new Map<string, NamedFigure>();
  for await (const row of figures.find({ measure: { $in: [...measures] } })) {
    const named = namedFigure(row);
    const fits = conditions.every(([name, values]) => {
      const value = named.dimensions[name];
      return value !== undefined && values.has(value);
    });
    if (fits) found.set(row._id, named);
  }
  return found;
}

export function namedFigure({ measure, dimensions }: FigureRow): NamedFigure {
  return { measure, dimensions: JSON.parse(dimensions) as Record<string, string> };
}

/**
 * Adds up what figures come to. Whole months come from monthly sums of the blocks known in full; the days at the period's ends,
 * and what was known of the last block, are summed fact by fact.
 * @param knownAt not behind the checkpoint
 * @param summed how many blocks have monthly sums
 */
export async function addFigures(
  { facts, months }: GenerationCollections,
  query: FigureQuery,
  { knownAt, summed, groups }: { readonly knownAt: number; readonly summed: number; readonly groups: FigureGroups },
  { figures, atOnce }: FiguresAsked,
): Promise<void> {
  const known = { $lte: knownAt };
  const period = splitPeriod(query.from, query.asOf);
  const sum = [{ $group: { _id: '$figure', amount: { $sum: '$amount' } } }];
  const sums: Promise<readonly { _id: string; amount: number }[]>[] = [];
  for (const ids of inParts(figures.keys(), atOnce)) {
    const figure = { $in: ids };
    const factsWithin = (from: string, to: string, sequence: object): void => {
      const match = { figure, effectiveOn: { $gte: from, $lte: to }, sequence };
      sums.push(facts.aggregate<{ _id: string; amount: number }>([{ $match: match }, ...sum]).toArray());
    };
    if (period.months !== undefined) {
      const { from, to } = period.months;
      const blocks = Math.min(summed, Math.floor((knownAt + 1) / BLOCK));
      const match = { figure, month: { $gte: from, $lte: to }, block: { $lt: blocks } };
      if (blocks > 0)
        sums.push(months.aggregate<{ _id: string; amount: number }>([{ $match: match }, ...sum]).toArray());
      factsWithin(`${from}-01`, `${to}-31`, { $gte: blocks * BLOCK, ...known });
    }
    for (const { from, to } of period.days) factsWithin(from, to, known);
  }
  for (const rows of await Promise.all(sums)) {
    for (const { _id, amount } of rows) {
      const { measure, dimensions } = figures.get(_id)!;
      groups.add(measure, dimensions, amount);
    }
  }
}

/** Facts, newest first. */
export async function factsAsked(
  { facts }: GenerationCollections,
  query: FigureQuery & { limit: number },
  { knownAt, cursor }: { readonly knownAt: number; readonly cursor: FactCursor | undefined },
  { figures, atOnce }: FiguresAsked,
): Promise<readonly FactRow[]> {
  const before =
    cursor === undefined
      ? []
      : [
          {
            $or: [
              { sequence: { $lt: cursor.sequence } },
              { sequence: cursor.sequence, ordinal: { $lt: cursor.ordinal } },
            ],
          },
        ];
  const effectiveOn = { $gte: query.from ?? FIRST, $lte: query.asOf ?? LAST };
  const newestOf = (ids: readonly string[]): Promise<readonly FactRow[]> =>
    facts
      .find({ $and: [{ figure: { $in: [...ids] }, effectiveOn, sequence: { $lte: knownAt } }, ...before] })
      .sort({ sequence: -1, ordinal: -1 })
      .limit(query.limit)
      .toArray();
  const found = await Promise.all([...inParts(figures.keys(), atOnce)].map(newestOf));
  const newestFirst = (a: FactRow, b: FactRow): number => b.sequence - a.sequence || b.ordinal - a.ordinal;
  return found.flat().sort(newestFirst).slice(0, query.limit);
}

export function factOf(row: FactRow, { measure, dimensions }: NamedFigure): RecordedFact {
  const { effectiveOn, amount, entity, sequence, eventId } = row;
  return { measure, dimensions: { ...dimensions }, effectiveOn, amount, entity, sequence, eventId };
}
