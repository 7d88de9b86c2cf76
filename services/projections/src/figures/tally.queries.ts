import type { CivilDate } from '@baraza/domain';
import type { FigureQuery, RecordedFact, ServedModels } from '@baraza/read-models';
import type { SettledPeriod } from './settled-periods.ts';

/** What of a tally's dimensions a page's numbers are sums of. */
const SHOWN = ['unit', 'kind', 'stage'] as const;
export type TallyWhere = Readonly<Record<string, readonly string[]>>;

/** How often one thing was counted, alike in every dimension that is shown. */
export interface TallyCell {
  readonly measure: string;
  readonly unit: string;
  readonly kind: string;
  readonly stage: string;
  readonly value: number;
}

export interface TallyQuestion {
  readonly asOf: CivilDate;
  /** First day of the period that ends with `asOf`. */
  readonly from: CivilDate;
  readonly knownAt: number;
  /** Codes of units; undefined: everywhere. */
  readonly units: readonly string[] | undefined;
  /** Undefined: whatever their theme. */
  readonly theme: string | undefined;
  /** What holds for every figure beside that. */
  readonly where?: TallyWhere;
}

/** Which measures a model has: of a period, and of its last day. */
export interface TallyMeasures {
  readonly flows: readonly string[];
  readonly stocks: readonly string[];
  /** Whose facts are not counted in each theme: a theme does not change them. */
  readonly withoutThemes?: true;
}

/** Figures of a tally: sums of facts, pinned to one sequence, so that all of a page says the same. */
export class TallyQueries {
  readonly #store: ServedModels;
  readonly #model: string;
  readonly #measures: TallyMeasures;

  constructor(store: ServedModels, model: string, measures: TallyMeasures) {
    this.#store = store;
    this.#model = model;
    this.#measures = measures;
  }

  async cells(question: TallyQuestion): Promise<readonly TallyCell[]> {
    const { flows, stocks } = this.#measures;
    const found = await Promise.all([this.by(question, flows, SHOWN), this.by(question, stocks, SHOWN)]);
    return found.flat() as unknown as readonly TallyCell[];
  }

  /** Sums of measures that are all of a period, or all of its last day, by these dimensions. */
  async by(
    question: TallyQuestion,
    measures: readonly string[],
    groupBy: readonly string[],
  ): Promise<readonly (Readonly<Record<string, string>> & { readonly measure: string; readonly value: number })[]> {
    const found = await this.#figures({ ...this.#queryOf(question, measures), groupBy });
    return found.map(({ measure, dimensions, value }) => ({ ...dimensions, measure, value }) as never);
  }

  /** Of a closed period, and of the whole forum: what may be told of a part of it depends on the whole. */
  async guarded({ period, knownAt }: SettledPeriod, measure: string, groupBy: readonly string[]) {
    const { from, until: asOf } = period;
    const where = { theme: [''] };
    const found = await this.#figures({ measures: [measure], from, asOf, knownAt, where, groupBy });
    return found.map(({ dimensions, value }) => ({ dimensions, value }));
  }

  /** The figure, and a page of the facts it is the sum of, newest first. @throws BadCursor */
  async factsOf(
    question: TallyQuestion,
    measure: string,
    page: { readonly limit: number; readonly cursor: string | undefined },
  ): Promise<{
    readonly value: number;
    readonly facts: readonly RecordedFact[];
    readonly nextCursor: string | undefined;
  }> {
    const query = this.#queryOf(question, [measure]);
    const [figures, found] = await Promise.all([
      this.#figures(query),
      isEmpty(query)
        ? { facts: [], nextCursor: undefined }
        : this.#store.factsOf(this.#model, {
            ...{ ...query, limit: page.limit },
            ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
          }),
    ]);
    return { value: figures[0]?.value ?? 0, facts: found.facts, nextCursor: found.nextCursor };
  }

  #figures(query: FigureQuery) {
    return isEmpty(query) ? Promise.resolve([]) : this.#store.figures(this.#model, query);
  }

  #queryOf({ asOf, from, knownAt, units, theme, where }: TallyQuestion, measures: readonly string[]): FigureQuery {
    return {
      ...{ measures, asOf, knownAt },
      ...(this.#measures.stocks.includes(measures[0]!) ? {} : { from }),
      where: {
        ...(units === undefined ? {} : { unit: units }),
        ...(this.#measures.withoutThemes === true ? {} : { theme: [theme ?? ''] }),
        ...where,
      },
    };
  }
}

/** Nothing can be alike in a dimension of which no value is asked for. */
const isEmpty = ({ where = {} }: FigureQuery): boolean => Object.values(where).some((values) => values.length === 0);
