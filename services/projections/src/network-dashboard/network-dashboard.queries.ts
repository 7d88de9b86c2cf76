import type { CivilDate } from '@baraza/domain';
import type { FigureQuery, RecordedFact, ServedModels } from '@baraza/read-models';
import { viewsBehind } from '@baraza/service-kit';
import {
  BY_MONTH,
  codesIn,
  CONSTITUENCIES,
  NETWORK_DIMENSIONS,
  type NetworkDimension,
  type NetworkMeasure,
  networkModel,
} from './network-dashboard.read-model.ts';
import {
  cohortsOf,
  type CohortSum,
  type MonthlyCell,
  monthsUpTo,
  type Period,
  type PeriodSums,
  sumsOf,
  yearsUpTo,
} from './network-periods.pure.ts';

/** A number of organisations that are alike in every dimension. */
export type Cell = Readonly<Record<NetworkDimension, string>> & { readonly value: number };

export interface NetworkQuestion {
  readonly asOf: CivilDate;
  /** First day of the period that ends with `asOf`. */
  readonly from: CivilDate;
  readonly knownAt: number;
  /** Codes of units; undefined: everywhere. */
  readonly units: readonly string[] | undefined;
  /** The same on another date: by the tree, and the rights, of that date. */
  unitsOn(date: CivilDate): readonly string[] | undefined;
  readonly theme: string | undefined;
  readonly constituency: string | undefined;
}

/** All that a page of the network is made of: cells of each measure, and the months up to the date. */
export interface NetworkCells {
  readonly organisations: readonly Cell[];
  readonly memberships: readonly Cell[];
  readonly steps: readonly Cell[];
  readonly linkages: readonly Cell[];
  readonly months: readonly PeriodSums[];
  /** Every year in which somebody was a member, to its end; the last one to the date. */
  readonly years: readonly PeriodSums[];
  readonly cohorts: readonly CohortSum[];
}

/** What one figure is the sum of. */
export interface FigureQuestion extends NetworkQuestion {
  readonly measure: NetworkMeasure;
  readonly where: Readonly<Partial<Record<NetworkDimension, readonly string[]>>>;
}

/** Figures of the network: sums of facts, pinned to one sequence, so that all of a page says the same. */
export class NetworkQueries {
  readonly #store: ServedModels;

  constructor(store: ServedModels) {
    this.#store = store;
  }

  async cells(question: NetworkQuestion): Promise<NetworkCells> {
    const [organisations, memberships, steps, linkages, periods] = await Promise.all([
      this.#cells('organisations', question),
      this.#cells('memberships', question),
      this.#cells('steps', question, question.from),
      this.#cells('linkages', question),
      this.#periods(question),
    ]);
    return { organisations, memberships, steps, linkages, ...periods };
  }

  /**
   * The figure, and a page of the facts it is the sum of, newest first. Where a theme or a constituency is asked for
   * a page may hold fewer than the limit: the facts of others are left out of it.
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
    const { measure, where, from } = question;
    const base = queryOf(question, measure, measure === 'steps' ? from : undefined);
    const asked = { ...base, where: { ...base.where, ...where } };
    const [value, found] = await Promise.all([
      this.#sum(asked, question),
      this.#store.factsOf(networkModel.name, {
        ...asked,
        limit: page.limit,
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      }),
    ]);
    const facts = found.facts.filter(({ dimensions }) => isAsked(dimensions, question));
    return { value, facts, nextCursor: found.nextCursor };
  }

  async #cells(measure: NetworkMeasure, question: NetworkQuestion, from?: CivilDate): Promise<readonly Cell[]> {
    const query = {
      ...queryOf(question, measure, from),
      groupBy: [...NETWORK_DIMENSIONS, ...askedBy(question, CONSTITUENCIES)],
    };
    const figures = await this.#store.figures(networkModel.name, query);
    return figures
      .filter(({ dimensions }) => isAsked(dimensions, question))
      .map(({ dimensions, value }) => ({ ...dimensions, value }) as Cell);
  }

  /** Months and years, from one question for each shape that the tree had at their ends. */
  async #periods(question: NetworkQuestion): Promise<Pick<NetworkCells, 'months' | 'years' | 'cohorts'>> {
    const { asOf } = question;
    const asked = new Map<string, Promise<readonly MonthlyCell[]>>();
    const at = (date: CivilDate): Promise<readonly MonthlyCell[]> => {
      const units = question.unitsOn(date);
      const shape = units?.join() ?? '';
      if (!asked.has(shape)) asked.set(shape, this.#monthly(question, units));
      return asked.get(shape)!;
    };
    const each = <Sums>(periods: readonly Period[], sums: (cells: readonly MonthlyCell[], period: Period) => Sums) =>
      Promise.all(periods.map(async (period) => sums(await at(period.until), period)));
    const months = await each(monthsUpTo(asOf), sumsOf);
    const found = (await Promise.all(asked.values())).flatMap(([earliest]) =>
      earliest === undefined ? [] : [earliest],
    );
    const first = found.map(({ month }) => month.slice(0, 4)).sort()[0];
    const yearly = first === undefined ? [] : yearsUpTo(asOf, first);
    return { months, years: await each(yearly, sumsOf), cohorts: (await each(yearly, cohortsOf)).flat() };
  }

  /** What changed in each month, the earliest first. */
  async #monthly(question: NetworkQuestion, units: readonly string[] | undefined): Promise<readonly MonthlyCell[]> {
    const by = ['month', 'what', 'cohort', ...askedBy(question, 'themes', CONSTITUENCIES)];
    const query = { ...queryOf({ ...question, units }, BY_MONTH), groupBy: by };
    const figures = await this.#store.figures(networkModel.name, query);
    return figures
      .filter(({ dimensions }) => isAsked(dimensions, question))
      .map(({ dimensions, value }) => ({ ...dimensions, value }) as MonthlyCell)
      .sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
  }

  async #sum(query: FigureQuery, question: NetworkQuestion): Promise<number> {
    const by = askedBy(question, 'themes', CONSTITUENCIES);
    const figures = await this.#store.figures(networkModel.name, { ...query, groupBy: by });
    return figures.reduce((sum, { dimensions, value }) => (isAsked(dimensions, question) ? sum + value : sum), 0);
  }
}

type Asked = Pick<NetworkQuestion, 'theme' | 'constituency'>;

/** Which of these dimensions tell what is asked for from the rest. */
function askedBy(
  { theme, constituency }: Asked,
  ...dimensions: readonly ('themes' | typeof CONSTITUENCIES)[]
): readonly string[] {
  return dimensions.filter((one) => (one === 'themes' ? theme : constituency) !== undefined);
}

/** @throws Unavailable while what is served does not tell constituencies yet: zero would be a wrong answer */
function isAsked({ themes, constituencies = '' }: Readonly<Record<string, string>>, asked: Asked): boolean {
  if (asked.constituency !== undefined && constituencies === '') throw viewsBehind([networkModel.name]);
  return isAmong(asked.theme, themes) && isAmong(asked.constituency, constituencies);
}

function isAmong(code: string | undefined, value = ''): boolean {
  return code === undefined || codesIn(value).includes(code);
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
