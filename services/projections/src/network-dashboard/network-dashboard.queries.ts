import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import type { FigureQuery, ReadStore, RecordedFact } from '@baraza/read-models';
import {
  BY_MONTH,
  type Monthly,
  NETWORK_DIMENSIONS,
  type NetworkDimension,
  type NetworkMeasure,
  networkModel,
  themesIn,
} from './network-dashboard.read-model.ts';

/** A number of organisations that are alike in every dimension. */
export type Cell = Readonly<Record<NetworkDimension, string>> & { readonly value: number };

export interface NetworkQuestion {
  readonly asOf: CivilDate;
  /** First day of the period that ends with `asOf`. */
  readonly from: CivilDate;
  readonly knownAt: number;
  /** Codes of units; undefined: everywhere. */
  readonly units: readonly string[] | undefined;
  readonly theme: string | undefined;
}

export interface Month {
  /** `2026-03` */
  readonly month: string;
  readonly until: CivilDate;
  readonly members: number;
  readonly joined: number;
  readonly returned: number;
  readonly lapsed: number;
  readonly left: number;
}

/** All that a page of the network is made of: cells of each measure, and the months up to the date. */
export interface NetworkCells {
  readonly organisations: readonly Cell[];
  readonly memberships: readonly Cell[];
  readonly steps: readonly Cell[];
  readonly months: readonly Month[];
}

/** What one figure is the sum of. */
export interface FigureQuestion extends NetworkQuestion {
  readonly measure: NetworkMeasure;
  readonly where: Readonly<Partial<Record<NetworkDimension, readonly string[]>>>;
}

const MONTHS = 24;

/** Figures of the network: sums of facts, pinned to one sequence, so that all of a page says the same. */
export class NetworkQueries {
  readonly #store: ReadStore;

  constructor(store: ReadStore) {
    this.#store = store;
  }

  async cells(question: NetworkQuestion): Promise<NetworkCells> {
    const [organisations, memberships, steps, months] = await Promise.all([
      this.#cells('organisations', question),
      this.#cells('memberships', question),
      this.#cells('steps', question, question.from),
      this.#months(question),
    ]);
    return { organisations, memberships, steps, months };
  }

  /**
   * The figure, and a page of the facts it is the sum of, newest first. Where a theme is asked for a page may hold fewer
   * than the limit: the facts of other themes are left out of it.
   * @throws BadCursor
   */
  async factsOf(
    question: FigureQuestion,
    page: { readonly limit: number; readonly cursor: string | undefined },
  ): Promise<{
    readonly value: number;
    readonly facts: readonly RecordedFact[];
    readonly nextCursor: string | undefined;
  }> {
    const { measure, where, from, theme } = question;
    const base = queryOf(question, measure, measure === 'steps' ? from : undefined);
    const asked = { ...base, where: { ...base.where, ...where } };
    const [value, found] = await Promise.all([
      this.#sum(asked, theme),
      this.#store.factsOf(networkModel.name, {
        ...asked,
        limit: page.limit,
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      }),
    ]);
    const facts = found.facts.filter((fact) => isOfTheme(fact.dimensions['themes'], theme));
    return { value, facts, nextCursor: found.nextCursor };
  }

  async #cells(measure: NetworkMeasure, question: NetworkQuestion, from?: CivilDate): Promise<readonly Cell[]> {
    const query = { ...queryOf(question, measure, from), groupBy: NETWORK_DIMENSIONS };
    const figures = await this.#store.figures(networkModel.name, query);
    return figures
      .filter(({ dimensions }) => isOfTheme(dimensions['themes'], question.theme))
      .map(({ dimensions, value }) => ({ ...dimensions, value }) as Cell);
  }

  /** Every month from one question: who was there before the first of them, and what each month added and took. */
  async #months(question: NetworkQuestion): Promise<readonly Month[]> {
    const query = { ...queryOf(question, BY_MONTH), groupBy: ['month', 'what', 'themes'] };
    const figures = await this.#store.figures(networkModel.name, query);
    const found = figures.filter(({ dimensions }) => isOfTheme(dimensions['themes'], question.theme));
    const sum = (what: Monthly, isIn: (month: string) => boolean): number =>
      found.reduce(
        (all, { dimensions, value }) => (dimensions['what'] === what && isIn(dimensions['month']!) ? all + value : all),
        0,
      );
    return monthsUpTo(question.asOf).map(({ from, until }) => {
      const month = from.slice(0, 7);
      return {
        month,
        until,
        members: sum('members', (other) => other <= month),
        joined: sum('joined', (other) => other === month),
        returned: sum('returned', (other) => other === month),
        lapsed: sum('lapsed', (other) => other === month),
        left: sum('left', (other) => other === month),
      };
    });
  }

  async #sum(query: FigureQuery, theme: string | undefined): Promise<number> {
    if (theme === undefined) return (await this.#store.figures(networkModel.name, query))[0]?.value ?? 0;
    const figures = await this.#store.figures(networkModel.name, { ...query, groupBy: ['themes'] });
    return figures.reduce(
      (sum, { dimensions, value }) => (isOfTheme(dimensions['themes'], theme) ? sum + value : sum),
      0,
    );
  }
}

function isOfTheme(value: string | undefined, theme: string | undefined): boolean {
  return theme === undefined || themesIn(value ?? '').includes(theme);
}

/** The conditions that every figure of a question shares. */
function queryOf(
  { asOf, knownAt, units }: NetworkQuestion,
  measure: NetworkMeasure | typeof BY_MONTH,
  from?: CivilDate,
): FigureQuery & { readonly where: Readonly<Record<string, readonly string[]>> } {
  return {
    measures: [measure],
    asOf,
    knownAt,
    ...(from === undefined ? {} : { from }),
    where: units === undefined ? {} : { unit: units },
  };
}

/** The last months up to a date, each to its end and the last one to the date. */
export function monthsUpTo(asOf: CivilDate, count = MONTHS): readonly { from: CivilDate; until: CivilDate }[] {
  const first = `${asOf.slice(0, 7)}-01`;
  return Array.from({ length: count }, (_, index) => {
    const from = addMonths(first, index - count + 1);
    const end = addDays(addMonths(from, 1), -1);
    return { from, until: end < asOf ? end : asOf };
  });
}
