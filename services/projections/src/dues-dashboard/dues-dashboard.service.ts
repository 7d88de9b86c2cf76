import { currencyExponent } from '@baraza/domain';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { ALIKE_PARAMETERS } from '../figures/alike.ts';
import { listed } from '../figures/listed.pure.ts';
import { organisationsOf } from '../figures/those-of.ts';
import { ToldFacts } from '../figures/told-facts.ts';
import { unitGroups, within } from '../figures/unit-groups.ts';
import { path } from '../pages/html.ts';
import type { AskedRequest } from '../viewing/asked-request.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import { type AskedPeriod, askedPeriod } from '../viewing/asked-period.ts';
import { Viewing } from '../viewing/viewing.ts';
import { type CurrencyDues, duesDocument, type LinkTo } from './dues-dashboard.document.pure.ts';
import { AGES, type DuesFigureQuestion, DuesQueries, type DuesQuestion } from './dues-dashboard.queries.ts';
import { DUES_FLOWS, DUES_MEASURES, duesModel } from './dues-dashboard.read-model.ts';

export const DUES_PARAMETERS = ALIKE_PARAMETERS;
export const DUES_FIGURE_PARAMETERS = [
  ...DUES_PARAMETERS,
  ...(['measure', 'currency', 'category', 'year', 'age', 'own', 'limit', 'cursor'] as const),
] as const;
const EVENTS = '/views/dashboards/dues/events';

export interface AskedDues extends AskedPeriod {
  readonly question: DuesQuestion;
}

/** The dashboard of dues as it is asked for over HTTP. */
@Injectable()
export class DuesDashboard {
  readonly #store: ServedModels;
  readonly #queries: DuesQueries;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    private readonly viewing: Viewing,
    private readonly told: ToldFacts,
  ) {
    this.#store = store;
    this.#queries = new DuesQueries(store);
  }

  /** @throws BadRequest that names every wrong parameter */
  async ask(caller: Caller, request: FastifyRequest): Promise<AskedDues> {
    const asking = new Asking(request.query as QueryString, DUES_PARAMETERS);
    return this.#asked(asking, caller, request);
  }

  async document({ frame, question, unit }: AskedDues): Promise<readonly CurrencyDues[]> {
    const cells = await this.#queries.cells(question);
    return duesDocument(cells, unitGroups(frame, unit?.code), frame.asOf, linksOf(frame));
  }

  /** A figure's entries, newest first. @throws BadRequest, BadCursor */
  async figure(caller: Caller, request: AskedRequest) {
    const asking = new Asking(request.query as QueryString, DUES_FIGURE_PARAMETERS);
    const measure = asking.choice('measure', DUES_MEASURES) ?? 'outstanding';
    const currency = asking.matching('currency', /^[A-Z]{3}$/, 'takes a currency: UGX');
    const category = asking.code('category');
    const year = asking.matching('year', /^\d{4}$/, 'takes a year: 2026');
    const age = asking.choice('age', AGES);
    const itself = asking.flag('own');
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 100 });
    const cursor = asking.text('cursor');
    const asked = await this.#asked(asking, caller, request);
    const one = (dimension: string, value: string | undefined) =>
      listed(dimension, value === undefined ? undefined : [value]);
    const where = { ...one('currency', currency), ...one('category', category), ...one('year', year) };
    const { unit } = asked;
    const onlyHere = itself && unit !== undefined ? { units: within(asked.question.units, [unit.code]) } : {};
    const question: DuesFigureQuestion = { ...asked.question, ...onlyHere, measure, where, age };
    const { value, facts, nextCursor } = await this.#queries.factsOf(question, { limit, cursor });
    const known = currency !== undefined && currencyExponent(currency) !== undefined ? currency : undefined;
    return {
      ...asked,
      measure,
      currency: known,
      value,
      events: await this.told.tell(facts, asked.frame),
      nextCursor,
    };
  }

  async #asked(asking: Asking, caller: Caller, request: AskedRequest): Promise<AskedDues> {
    const alike = { theme: asking.code('theme'), constituency: asking.code('constituency') };
    const asked = await askedPeriod(this.viewing, asking, caller, request, duesModel.name);
    const organisations = await organisationsOf(this.#store, alike, asked.question);
    return { ...asked, question: { ...asked.question, organisations } };
  }
}

/** The address of a figure's events, in the same moment as the page. */
function linksOf(frame: Frame): LinkTo {
  const { asked } = frame;
  const flows: readonly string[] = DUES_FLOWS;
  return (measure, where, { unit, age } = {}) =>
    path(EVENTS, {
      measure,
      currency: where.currency?.[0],
      category: where.category?.[0],
      year: where.year?.[0],
      age,
      unit: unit ?? asked.unit,
      theme: asked.theme,
      constituency: asked.constituency,
      own: where.unit === undefined ? undefined : 'true',
      from: flows.includes(measure) ? asked.from : undefined,
      ...momentOf(frame),
    });
}
