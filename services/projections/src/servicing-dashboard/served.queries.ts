import type { CivilDate, ClosedPeriod } from '@baraza/domain';
import type { FigureQuery, ReadStore, RecordedFact } from '@baraza/read-models';
import { rowAt } from '../history/history.pure.ts';
import { organisationRegister } from '../organisation-register/organisation-register.projection.ts';
import type { OrganisationRow } from '../organisation-register/organisation-register.read-model.ts';
import { levelsOfRegister, registerKey, registerModel } from '../registers/register.projection.ts';
import type { Rater } from './ratings.pure.ts';
import {
  RATED,
  SERVED_DIMENSIONS,
  SERVED_FLOWS,
  SERVED_STOCKS,
  type ServedDimension,
  type ServedMeasure,
  servedModel,
} from './requests-served.read-model.ts';

/** How often one measure was counted, alike in every dimension. */
export type ServedCell = Readonly<Record<ServedDimension, string>> & {
  readonly measure: ServedMeasure;
  readonly value: number;
};

export interface ServedQuestion {
  readonly asOf: CivilDate;
  /** First day of the period that ends with `asOf`. */
  readonly from: CivilDate;
  readonly knownAt: number;
  /** Codes of units; undefined: everywhere. */
  readonly units: readonly string[] | undefined;
}
export interface ServedFigureQuestion extends ServedQuestion {
  readonly measure: ServedMeasure;
  readonly code: string | undefined;
  /** Ratings of members of this constituency alone. */
  readonly constituency: string | undefined;
}

/** A period of ratings, with the last sequence that counts in it. */
export interface RatedPeriod {
  readonly period: ClosedPeriod;
  readonly knownAt: number;
}

const stocks: readonly string[] = SERVED_STOCKS;
const organisations = registerModel(organisationRegister);
const organisationLevel = levelsOfRegister(organisationRegister).at(-1)!;

/** Figures of requests: sums of facts, pinned to one sequence, so that all of a page says the same. */
export class ServedQueries {
  readonly #store: ReadStore;

  constructor(store: ReadStore) {
    this.#store = store;
  }

  async cells(question: ServedQuestion): Promise<readonly ServedCell[]> {
    const asked = (measures: readonly ServedMeasure[], from?: CivilDate) =>
      this.#store.figures(servedModel.name, { ...queryOf(question, measures, from), groupBy: SERVED_DIMENSIONS });
    const found = await Promise.all([asked(SERVED_FLOWS, question.from), asked(SERVED_STOCKS)]);
    return found.flat().map(({ measure, dimensions, value }) => ({ ...dimensions, measure, value }) as ServedCell);
  }

  /**
   * Who rated what they got in a period, in the whole forum: what is told of a part of it depends on the whole. What was
   * recorded after the period was settled counts in none.
   */
  async raters(
    { period, knownAt }: RatedPeriod,
    wayOf: (unit: string) => readonly string[],
  ): Promise<readonly Rater[]> {
    const question = { asOf: period.until, from: period.from, knownAt, units: undefined };
    const figures = await this.#store.figures(servedModel.name, {
      ...queryOf(question, [RATED], period.from),
      groupBy: ['organisation', 'unit', 'rating'],
    });
    const byOrganisation = Map.groupBy(figures, ({ dimensions }) => dimensions['organisation']!);
    return Promise.all(
      [...byOrganisation].map(async ([organisation, given]) => {
        const unit = given.at(-1)!.dimensions['unit']!;
        const counts = [1, 2, 3, 4, 5].map((rating) =>
          given.reduce((sum, one) => (one.dimensions['rating'] === String(rating) ? sum + one.value : sum), 0),
        );
        const constituencies = await this.#constituenciesOf(organisation, { asOf: period.until, knownAt });
        return { organisation, way: wayOf(unit), constituencies, counts };
      }),
    );
  }

  /** The figure, and a page of the facts it is the sum of, newest first. @throws BadCursor */
  async factsOf(
    question: ServedFigureQuestion,
    page: { readonly limit: number; readonly cursor: string | undefined },
  ): Promise<{
    readonly value: number;
    readonly facts: readonly RecordedFact[];
    readonly nextCursor: string | undefined;
  }> {
    const { measure, code, from } = question;
    const base = queryOf(question, [measure], stocks.includes(measure) ? undefined : from);
    const members = await this.#membersOf(question, base);
    if (members?.length === 0) return { value: 0, facts: [], nextCursor: undefined };
    const where = {
      ...base.where,
      ...(code === undefined ? {} : { code: [code] }),
      ...(members === undefined ? {} : { organisation: members }),
    };
    const [figures, found] = await Promise.all([
      this.#store.figures(servedModel.name, { ...base, where }),
      this.#store.factsOf(servedModel.name, {
        ...{ ...base, where, limit: page.limit },
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      }),
    ]);
    return { value: figures[0]?.value ?? 0, facts: found.facts, nextCursor: found.nextCursor };
  }

  /** Of those who rated, the members of the constituency that is asked for; undefined where none is. */
  async #membersOf(
    { constituency, asOf, knownAt }: ServedFigureQuestion,
    base: FigureQuery,
  ): Promise<readonly string[] | undefined> {
    if (constituency === undefined) return undefined;
    const figures = await this.#store.figures(servedModel.name, { ...base, groupBy: ['organisation'] });
    const all = figures.map(({ dimensions }) => dimensions['organisation']!).filter((id) => id !== '');
    const of = await Promise.all(all.map((id) => this.#constituenciesOf(id, { asOf, knownAt })));
    return all.filter((_, at) => of[at]!.includes(constituency));
  }

  async #constituenciesOf(
    organisation: string,
    moment: { readonly asOf: CivilDate; readonly knownAt: number },
  ): Promise<readonly string[]> {
    const doc = await this.#store.get(organisations, registerKey(organisationLevel, organisation));
    const row = doc === undefined ? undefined : rowAt<OrganisationRow>(doc.changes, moment);
    return row?.constituencies ?? [];
  }
}

/** The conditions that every figure of a question shares. */
function queryOf(
  { asOf, knownAt, units }: ServedQuestion,
  measures: readonly ServedMeasure[],
  from?: CivilDate,
): FigureQuery {
  return {
    measures,
    asOf,
    knownAt,
    ...(from === undefined ? {} : { from }),
    where: units === undefined ? {} : { unit: units },
  };
}
