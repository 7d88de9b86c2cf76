import { type CivilDate, daysBetween } from '@baraza/domain';
import type { FigureQuery, RecordedFact, ServedModels } from '@baraza/read-models';
import { viewsBehind } from '@baraza/service-kit';
import { listed } from '../figures/listed.pure.ts';
import {
  byOrganisation,
  DUES_DIMENSIONS,
  DUES_FLOWS,
  DUES_MEASURES,
  type DuesDimension,
  type DuesMeasure,
  duesModel,
} from './dues-dashboard.read-model.ts';

/** An amount of money of one measure, alike in every dimension. */
export type DuesCell = Readonly<Record<DuesDimension, string>> & {
  readonly measure: DuesMeasure;
  readonly value: number;
};

export interface DuesQuestion {
  readonly asOf: CivilDate;
  /** First day of the period that ends with `asOf`. */
  readonly from: CivilDate;
  readonly knownAt: number;
  /** Codes of units; undefined: everywhere. */
  readonly units: readonly string[] | undefined;
  /** Those of a theme or a constituency; undefined: all. */
  readonly organisations: readonly string[] | undefined;
}

export interface DuesFigureQuestion extends DuesQuestion {
  readonly measure: DuesMeasure;
  readonly where: Readonly<Partial<Record<DuesDimension, readonly string[]>>>;
  /** Only what has been due for so long. */
  readonly age: Age | undefined;
}

/** How long what is open has been due, in days. */
export const AGES = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const;
export type Age = (typeof AGES)[number];

export function ageOf(due: CivilDate, asOf: CivilDate): Age {
  const days = daysBetween(due, asOf);
  if (days <= 0) return 'not-due';
  return days <= 30 ? '1-30' : days <= 60 ? '31-60' : days <= 90 ? '61-90' : 'over-90';
}

const isFlow = (measure: DuesMeasure): boolean => (DUES_FLOWS as readonly string[]).includes(measure);

/** Figures of dues: sums of facts, pinned to one sequence, so that all of a page says the same. */
export class DuesQueries {
  readonly #store: ServedModels;
  #tellsOrganisations = false;

  constructor(store: ServedModels) {
    this.#store = store;
  }

  /** @throws Unavailable while what is served does not tell organisations apart yet: zero would be a wrong answer */
  async cells(question: DuesQuestion): Promise<readonly DuesCell[]> {
    await this.#assertTold(question);
    const asked = (measures: readonly DuesMeasure[], from?: CivilDate) =>
      this.#store.figures(duesModel.name, { ...queryOf(question, measures, from), groupBy: DUES_DIMENSIONS });
    const stocks = DUES_MEASURES.filter((measure) => !isFlow(measure));
    const found = await Promise.all([asked(DUES_FLOWS, question.from), asked(stocks)]);
    return found
      .flat()
      .map(({ measure, dimensions, value }) => ({ ...dimensions, measure: plain(measure), value }) as DuesCell);
  }

  /** The figure, and a page of the facts it is the sum of, newest first. @throws BadCursor, Unavailable as `cells` */
  async factsOf(
    question: DuesFigureQuestion,
    page: { readonly limit: number; readonly cursor: string | undefined },
  ): Promise<{
    readonly value: number;
    readonly facts: readonly RecordedFact[];
    readonly nextCursor: string | undefined;
  }> {
    await this.#assertTold(question);
    const { measure, where, from, age, asOf } = question;
    const base = queryOf(question, [measure], isFlow(measure) ? from : undefined);
    const asked = { ...base, where: { ...base.where, ...where } };
    const due = age === undefined ? undefined : await this.#duesOfAge(asked, age, asOf);
    if (due?.length === 0) return { value: 0, facts: [], nextCursor: undefined };
    const query = due === undefined ? asked : { ...asked, where: { ...asked.where, due } };
    const [figures, found] = await Promise.all([
      this.#store.figures(duesModel.name, query),
      this.#store.factsOf(duesModel.name, {
        ...query,
        limit: page.limit,
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      }),
    ]);
    return { value: figures[0]?.value ?? 0, facts: found.facts, nextCursor: found.nextCursor };
  }

  /** Every amount is told of its organisation too, unless an older program's figures are served: once they are not, never again. */
  async #assertTold({ organisations, knownAt }: DuesQuestion): Promise<void> {
    if (organisations === undefined || this.#tellsOrganisations) return;
    const isAny = async (measures: readonly string[]): Promise<boolean> =>
      (await this.#store.factsOf(duesModel.name, { measures, knownAt, limit: 1 })).facts.length > 0;
    if (!(await isAny(DUES_FLOWS))) return;
    if (!(await isAny(DUES_FLOWS.map(byOrganisation)))) throw viewsBehind([duesModel.name]);
    this.#tellsOrganisations = true;
  }

  async #duesOfAge(query: FigureQuery, age: Age, asOf: CivilDate): Promise<readonly string[]> {
    const figures = await this.#store.figures(duesModel.name, { ...query, groupBy: ['due'] });
    const dates = figures.map(({ dimensions }) => dimensions['due']!);
    return dates.filter((due) => due !== '' && ageOf(due, asOf) === age);
  }
}

/** The conditions that every figure of a question shares. */
function queryOf(
  { asOf, knownAt, units, organisations }: DuesQuestion,
  measures: readonly DuesMeasure[],
  from?: CivilDate,
): FigureQuery & { readonly where: Readonly<Record<string, readonly string[]>> } {
  return {
    measures: organisations === undefined ? measures : measures.map(byOrganisation),
    asOf,
    knownAt,
    ...(from === undefined ? {} : { from }),
    where: { ...listed('unit', units), ...listed('organisation', organisations) },
  };
}

/** Of a measure by organisation, the measure. */
const plain = (measure: string): string => DUES_MEASURES.find((one) => byOrganisation(one) === measure) ?? measure;
