import type { CivilDate } from '@baraza/domain';
import type { FigureQuery, RecordedFact, ServedModels } from '@baraza/read-models';
import { listed } from '../figures/listed.pure.ts';
import type { SettledPeriod } from '../figures/settled-periods.ts';
import {
  CAPACITY_FLOWS,
  CAPACITY_STOCKS,
  type CapacityDimension,
  type CapacityMeasure,
  capacityModel,
  type GuardedMeasure,
} from './capacity-dashboard.read-model.ts';

/** What a page's numbers are sums of. */
const SHOWN = ['unit', 'track', 'stage'] as const satisfies readonly CapacityDimension[];
export type CapacityWhere = Readonly<Partial<Record<CapacityDimension, readonly string[]>>>;

/** How often one thing was counted, alike in every dimension that is shown. */
export interface CapacityCell {
  readonly measure: CapacityMeasure;
  readonly unit: string;
  readonly track: string;
  readonly stage: string;
  readonly value: number;
}

export interface CapacityQuestion {
  readonly asOf: CivilDate;
  /** First day of the period that ends with `asOf`. */
  readonly from: CivilDate;
  readonly knownAt: number;
  /** Codes of units; undefined: everywhere. */
  readonly units: readonly string[] | undefined;
  /** The programmes of a theme, where one is asked for. */
  readonly programmes: readonly string[] | undefined;
  /** Of what is a programme's, those of a constituency; of the rest, those of the theme as well. */
  readonly enrolled: readonly string[] | undefined;
  readonly organisations: readonly string[] | undefined;
}

/** Facts of a closed period that only the rule for figures about people and answers may tell of. */
export interface GuardedCell extends Readonly<Record<CapacityDimension, string>> {
  readonly measure: GuardedMeasure;
  readonly value: number;
}

const stocks: readonly string[] = CAPACITY_STOCKS;
/** What is of a programme's theme; everything else is of its organisation's. */
const OF_PROGRAMMES: readonly CapacityMeasure[] = ['applied', 'selected', 'begun', 'completed', 'declined', 'left'];

/** Figures of capacity: sums of facts, pinned to one sequence, so that all of a page says the same. */
export class CapacityQueries {
  readonly #store: ServedModels;

  constructor(store: ServedModels) {
    this.#store = store;
  }

  async cells(question: CapacityQuestion): Promise<readonly CapacityCell[]> {
    const flows = CAPACITY_FLOWS.filter((measure) => measure !== 'compared');
    const groups = [
      OF_PROGRAMMES,
      flows.filter((measure) => !OF_PROGRAMMES.includes(measure)),
      CAPACITY_STOCKS,
    ] as const;
    const found = await Promise.all(
      groups.map((measures) =>
        this.#store.figures(capacityModel.name, { ...queryOf(question, measures), groupBy: SHOWN }),
      ),
    );
    return found.flat().map(({ measure, dimensions, value }) => ({ ...dimensions, measure, value }) as CapacityCell);
  }

  /** Of the whole forum: what may be told of a part of it depends on the whole. */
  async guarded(
    { period, knownAt }: SettledPeriod,
    measures: readonly GuardedMeasure[],
    groupBy: readonly CapacityDimension[],
  ): Promise<readonly GuardedCell[]> {
    const { from, until: asOf } = period;
    const found = await this.#store.figures(capacityModel.name, { measures, from, asOf, knownAt, groupBy });
    return found.map(({ measure, dimensions, value }) => ({ ...dimensions, measure, value }) as unknown as GuardedCell);
  }

  /** The figure, and a page of the facts it is the sum of, newest first. @throws BadCursor */
  async factsOf(
    question: CapacityQuestion & { readonly measure: CapacityMeasure; readonly where: CapacityWhere },
    page: { readonly limit: number; readonly cursor: string | undefined },
  ): Promise<{
    readonly value: number;
    readonly facts: readonly RecordedFact[];
    readonly nextCursor: string | undefined;
  }> {
    const base = queryOf(question, [question.measure]);
    const where = { ...base.where, ...question.where };
    if (Object.values(where).some((values) => values.length === 0)) {
      return { value: 0, facts: [], nextCursor: undefined };
    }
    const [figures, found] = await Promise.all([
      this.#store.figures(capacityModel.name, { ...base, where }),
      this.#store.factsOf(capacityModel.name, {
        ...{ ...base, where, limit: page.limit },
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      }),
    ]);
    return { value: figures[0]?.value ?? 0, facts: found.facts, nextCursor: found.nextCursor };
  }
}

/** The conditions that every figure of some measures shares: all of programmes, or all of organisations. */
function queryOf(
  { asOf, from, knownAt, units, programmes, enrolled, organisations }: CapacityQuestion,
  measures: readonly CapacityMeasure[],
): FigureQuery {
  const first = measures[0]!;
  const alike: CapacityWhere = OF_PROGRAMMES.includes(first)
    ? { ...listed('programme', programmes), ...listed('organisation', enrolled) }
    : listed('organisation', organisations);
  return {
    ...{ measures, asOf, knownAt },
    ...(stocks.includes(first) ? {} : { from }),
    where: { ...listed('unit', units), ...alike },
  };
}
