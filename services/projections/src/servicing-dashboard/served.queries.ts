import type { CivilDate, ClosedPeriod } from '@baraza/domain';
import type { Figure, FigureQuery, RecordedFact, ServedModels } from '@baraza/read-models';
import { rowAt } from '../history/history.pure.ts';
import { organisationRegister } from '../organisation-register/organisation-register.projection.ts';
import type { OrganisationRow } from '../organisation-register/organisation-register.read-model.ts';
import { levelsOfRegister, registerKey, registerModel } from '../registers/register.projection.ts';
import type { RegisterDoc } from '../registers/register.ts';
import type { CountedMember } from './member-cells.pure.ts';
import type { AnsweredMember, Rater } from './ratings.pure.ts';
import {
  RATED,
  SERVED_DIMENSIONS,
  SERVED_FLOWS,
  SERVED_STOCKS,
  type ServedDimension,
  type ServedMeasure,
  servedModel,
  UNSEEN_ANSWERS,
  type UnseenAnswers,
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
  /** Of members of this constituency alone. */
  readonly constituency: string | undefined;
}

/** A quarter that is closed, with the last sequence that counts in it. */
export interface ClosedQuarter {
  readonly period: ClosedPeriod;
  readonly knownAt: number;
}

/** The way from a unit up to the root, itself first, the root left out. */
export type WayOf = (unit: string) => readonly string[];

const stocks: readonly string[] = SERVED_STOCKS;
const organisations = registerModel(organisationRegister);
const organisationLevel = levelsOfRegister(organisationRegister).at(-1)!;

/**
 * Figures of requests: sums of facts, pinned to one sequence, so that all of a page says the same. For one question: an
 * organisation is looked up once in it.
 */
export class ServedQueries {
  readonly #store: ServedModels;
  readonly #organisations = new Map<string, Promise<RegisterDoc<OrganisationRow> | undefined>>();

  constructor(store: ServedModels) {
    this.#store = store;
  }

  async cells(question: ServedQuestion): Promise<readonly ServedCell[]> {
    const asked = (measures: readonly ServedMeasure[], from?: CivilDate) =>
      this.#store.figures(servedModel.name, { ...queryOf(question, measures, from), groupBy: SERVED_DIMENSIONS });
    const found = await Promise.all([asked(SERVED_FLOWS, question.from), asked(SERVED_STOCKS)]);
    return found.flat().map(({ measure, dimensions, value }) => ({ ...dimensions, measure, value }) as ServedCell);
  }

  /** Who rated what they got in a period, in the whole forum: what is told of a part of it depends on the whole. */
  async raters(closed: ClosedQuarter, wayOf: WayOf): Promise<readonly Rater[]> {
    return this.#members(closed, [RATED], wayOf, (given) => ({
      counts: [1, 2, 3, 4, 5].map((rating) =>
        sumOf(given, ({ dimensions }) => dimensions['rating'] === String(rating)),
      ),
    }));
  }

  /** The same of who got an answer, protected organisations among them. */
  async answered(closed: ClosedQuarter, wayOf: WayOf): Promise<readonly AnsweredMember[]> {
    const measures = ['answered-in-time', 'answered-late', ...UNSEEN_ANSWERS] as const;
    return this.#members(closed, measures, wayOf, (given) => ({
      inTime: sumOf(given, ({ measure }) => measure.endsWith('-in-time')),
      late: sumOf(given, ({ measure }) => measure.endsWith('-late')),
    }));
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

  /** What was recorded after the quarter was settled counts in none. */
  async #members<Counted>(
    { period, knownAt }: ClosedQuarter,
    measures: readonly (ServedMeasure | UnseenAnswers)[],
    wayOf: WayOf,
    counted: (given: readonly Figure[]) => Counted,
  ): Promise<readonly (Counted & CountedMember)[]> {
    const moment = { asOf: period.until, knownAt };
    const question = { ...moment, from: period.from, units: undefined };
    const figures = await this.#store.figures(servedModel.name, {
      ...queryOf(question, measures, period.from),
      groupBy: ['organisation', 'unit', 'rating'],
    });
    return Promise.all(
      [...Map.groupBy(figures, ({ dimensions }) => dimensions['organisation']!)].map(async ([organisation, given]) => ({
        organisation,
        way: wayOf(given.at(-1)!.dimensions['unit']!),
        constituencies: await this.#constituenciesOf(organisation, moment),
        ...counted(given),
      })),
    );
  }

  /** Of those who count, the members of the constituency that is asked for; undefined where none is. */
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
    const looking =
      this.#organisations.get(organisation) ??
      this.#store.get(organisations, registerKey(organisationLevel, organisation));
    this.#organisations.set(organisation, looking);
    const doc = await looking;
    const row = doc === undefined ? undefined : rowAt<OrganisationRow>(doc.changes, moment);
    return row?.constituencies ?? [];
  }
}

/** The conditions that every figure of a question shares. */
function queryOf(
  { asOf, knownAt, units }: ServedQuestion,
  measures: readonly (ServedMeasure | UnseenAnswers)[],
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

const sumOf = (figures: readonly Figure[], isOf: (figure: Figure) => boolean): number =>
  figures.reduce((sum, figure) => (isOf(figure) ? sum + figure.value : sum), 0);
