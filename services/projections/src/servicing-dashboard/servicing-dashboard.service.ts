import { addMonths, type ClosedPeriod } from '@baraza/domain';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { settledPeriods, waysIn } from '../figures/settled-periods.ts';
import { ToldFacts } from '../figures/told-facts.ts';
import { unitGroups, within } from '../figures/unit-groups.ts';
import { path } from '../pages/html.ts';
import type { AskedRequest } from '../viewing/asked-request.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import { type AskedPeriod, askedPeriod } from '../viewing/asked-period.ts';
import { Viewing } from '../viewing/viewing.ts';
import type { ToldCells } from './member-cells.pure.ts';
import { type AnswerFigures, type RatingFigures, toldAnswers, toldRatings } from './ratings.pure.ts';
import { SERVED_MEASURES, SERVED_STOCKS, type ServedMeasure, servedModel } from './requests-served.read-model.ts';
import { type ServedFigureQuestion, ServedQueries, type ServedQuestion } from './served.queries.ts';
import { type LinkTo, servedDocument, type ServedDocument } from './servicing-dashboard.document.pure.ts';

export const SERVICING_PARAMETERS = ['asOf', 'asKnownAt', 'from', 'unit', 'lang', 'format'] as const;
export const SERVICING_FIGURE_PARAMETERS = [
  ...SERVICING_PARAMETERS,
  ...(['measure', 'service', 'constituency', 'own', 'limit', 'cursor'] as const),
] as const;
const EVENTS = '/views/dashboards/servicing/events';

export interface AskedServicing extends AskedPeriod {
  readonly question: ServedQuestion;
}

/** A cell of a quarter: everybody, those of a unit and below, or those of a constituency. */
export interface CellOf {
  readonly unit?: string;
  readonly constituency?: string;
}
/** What is told of a quarter that is closed. */
export interface QuarterTold {
  readonly period: ClosedPeriod;
  readonly ratings: ToldCells<RatingFigures>;
  readonly answers: ToldCells<AnswerFigures>;
  /** Where the events of a cell are, one by one, for those who may read them. */
  eventsOf(measure: ServedMeasure, cell: CellOf): string;
}

/** Times against promises and ratings, as they are asked for over HTTP. */
@Injectable()
export class ServicingDashboard {
  readonly #store: ServedModels;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    private readonly viewing: Viewing,
    private readonly told: ToldFacts,
  ) {
    this.#store = store;
  }

  /** @throws BadRequest that names every wrong parameter */
  async ask(caller: Caller, request: FastifyRequest): Promise<AskedServicing> {
    return this.#asked(new Asking(request.query as QueryString, SERVICING_PARAMETERS), caller, request);
  }

  async served({ frame, question, unit }: AskedServicing): Promise<ServedDocument> {
    return servedDocument(
      await new ServedQueries(this.#store).cells(question),
      unitGroups(frame, unit?.code),
      linksOf(frame),
    );
  }

  /** Of the quarters of two years that were closed by then, the first one first. */
  async quarters({ frame, unit }: AskedServicing): Promise<readonly QuarterTold[]> {
    const { forum, sight, asOf } = frame;
    const here = unit === undefined ? sight.units : within(sight.units, forum.tree.andBelow(unit.code, { asOf }));
    const onlyHere = <Figures>(told: ToldCells<Figures>): ToldCells<Figures> => ({
      ...told,
      byUnit: told.byUnit.filter(({ cell }) => here === undefined || here.includes(cell)),
    });
    const queries = new ServedQueries(this.#store);
    const closed = await settledPeriods(this.#store, frame, 'quarter', addMonths(asOf, -27));
    return Promise.all(
      closed.map(async (quarter) => {
        const { period, knownAt } = quarter;
        const wayOf = waysIn(forum.tree, forum.founded?.rootUnit, { asOf: period.until, knownAt });
        const [raters, answered] = await Promise.all([
          queries.raters(quarter, wayOf),
          queries.answered(quarter, wayOf),
        ]);
        const eventsOf: QuarterTold['eventsOf'] = (measure, cell) =>
          path(EVENTS, {
            ...{ measure, ...cell, from: period.from, asOf: period.until, asKnownAt: String(knownAt) },
            ...(frame.asked.lang === undefined ? {} : { lang: frame.asked.lang }),
          });
        return { period, ratings: onlyHere(toldRatings(raters)), answers: onlyHere(toldAnswers(answered)), eventsOf };
      }),
    );
  }

  /** A figure's entries, newest first. @throws BadRequest, BadCursor */
  async figure(caller: Caller, request: AskedRequest) {
    const asking = new Asking(request.query as QueryString, SERVICING_FIGURE_PARAMETERS);
    const measure = asking.choice('measure', SERVED_MEASURES) ?? 'asked';
    const code = asking.code('service');
    const constituency = asking.code('constituency');
    const itself = asking.flag('own');
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 100 });
    const cursor = asking.text('cursor');
    const asked = await this.#asked(asking, caller, request);
    const { unit } = asked;
    const onlyHere = itself && unit !== undefined ? { units: within(asked.question.units, [unit.code]) } : {};
    const question: ServedFigureQuestion = { ...asked.question, ...onlyHere, measure, code, constituency };
    const { value, facts, nextCursor } = await new ServedQueries(this.#store).factsOf(question, { limit, cursor });
    return { ...asked, measure, value, events: await this.told.tell(facts, asked.frame), nextCursor };
  }

  #asked(asking: Asking, caller: Caller, request: AskedRequest): Promise<AskedServicing> {
    return askedPeriod(this.viewing, asking, caller, request, servedModel.name);
  }
}

/** The address of a figure's events, in the same moment as the page. */
function linksOf(frame: Frame): LinkTo {
  const { asked } = frame;
  const stocks: readonly string[] = SERVED_STOCKS;
  return (measure, { code, unit, own }) =>
    path(EVENTS, {
      measure,
      service: code,
      unit: unit ?? asked.unit,
      own: own === true ? 'true' : undefined,
      from: stocks.includes(measure) ? undefined : asked.from,
      ...momentOf(frame),
    });
}
