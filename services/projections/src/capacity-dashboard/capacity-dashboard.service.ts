import { PROGRAMME_TRACKS } from '@baraza/contracts';
import { addMonths, type ClosedPeriod } from '@baraza/domain';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, Forbidden, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { type SettledPeriod, settledPeriods, waysIn } from '../figures/settled-periods.ts';
import { ALIKE_PARAMETERS } from '../figures/alike.ts';
import { organisationsOf, programmesOf } from '../figures/those-of.ts';
import { ToldFacts } from '../figures/told-facts.ts';
import { PEOPLE_GROUPS, type PeopleGroup } from '../figures/told-people.pure.ts';
import { unitGroups, within } from '../figures/unit-groups.ts';
import { path } from '../pages/html.ts';
import type { AskedRequest } from '../viewing/asked-request.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import { type AskedPeriod, askedPeriod } from '../viewing/asked-period.ts';
import { Viewing } from '../viewing/viewing.ts';
import { capacityDocument, type CapacityDocument, type LinkTo } from './capacity-dashboard.document.pure.ts';
import { CapacityQueries, type CapacityQuestion, type CapacityWhere } from './capacity-dashboard.queries.ts';
import {
  CAPACITY_MEASURES,
  CAPACITY_STOCKS,
  capacityModel,
  type CapacityMeasure,
  type PeopleStage,
} from './capacity-dashboard.read-model.ts';
import { type ChangeOf, type ToldChange, toldChange } from './told-change.pure.ts';
import { type PeopleOf, type StageOfPeople, toldPeople } from './told-people.pure.ts';

export const CAPACITY_PARAMETERS = ALIKE_PARAMETERS;
export const CAPACITY_FIGURE_PARAMETERS = [
  ...CAPACITY_PARAMETERS,
  ...(['measure', 'track', 'stage', 'own', 'limit', 'cursor'] as const),
] as const;
const EVENTS = '/views/dashboards/capacity/events';
const stocks: readonly string[] = CAPACITY_STOCKS;

export interface AskedCapacity extends AskedPeriod {
  readonly question: CapacityQuestion;
}

/** People of one quarter that is closed, and where the enrolments are that they stood in. */
export interface QuarterOfPeople {
  readonly period: ClosedPeriod;
  readonly stages: readonly StageOfPeople[];
  eventsOf(stage: PeopleStage, cell: { readonly track?: string; readonly unit?: string }): string;
}
/** From baseline to the rounds of one closed year; the assessments lead to those who may read them only. */
export interface YearOfChange {
  readonly period: ClosedPeriod;
  readonly all: ToldChange | undefined;
  readonly byUnit: readonly { readonly cell: string; readonly told: ToldChange }[];
  readonly events: string | undefined;
}

/** The dashboard of capacity as it is asked for over HTTP. */
@Injectable()
export class CapacityDashboard {
  readonly #store: ServedModels;
  readonly #queries: CapacityQueries;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    private readonly viewing: Viewing,
    private readonly told: ToldFacts,
  ) {
    this.#store = store;
    this.#queries = new CapacityQueries(store);
  }

  /** @throws BadRequest that names every wrong parameter */
  async ask(caller: Caller, request: FastifyRequest): Promise<AskedCapacity> {
    return this.#asked(new Asking(request.query as QueryString, CAPACITY_PARAMETERS), caller, request);
  }

  async document({ frame, question, unit }: AskedCapacity): Promise<CapacityDocument> {
    return capacityDocument(await this.#queries.cells(question), unitGroups(frame, unit?.code), linksOf(frame));
  }

  /** Of the quarters of two years that were closed by then, the first one first: of the whole forum, in fixed cells. */
  async people(asked: AskedCapacity): Promise<readonly QuarterOfPeople[]> {
    const { frame } = asked;
    const quarters = await settledPeriods(this.#store, frame, 'quarter', addMonths(frame.asOf, -27));
    return Promise.all(
      quarters.map(async (settled) => {
        const stages = toldPeople(await this.#peopleIn(settled, frame), PROGRAMME_TRACKS);
        return {
          period: settled.period,
          stages: stages.map((one) => ({ ...one, byUnit: one.byUnit.filter(({ cell }) => isHere(asked, cell)) })),
          eventsOf: (stage: PeopleStage, cell: { readonly track?: string; readonly unit?: string }) =>
            eventsIn(settled, frame, { measure: stage, ...cell }),
        };
      }),
    );
  }

  /** Of the years of five that were closed by then, the first one first. */
  async change(asked: AskedCapacity): Promise<readonly YearOfChange[]> {
    const { frame } = asked;
    const years = await settledPeriods(this.#store, frame, 'year', addMonths(frame.asOf, -72));
    return Promise.all(
      years.map(async (settled) => {
        const { all, byUnit } = toldChange(await this.#changeIn(settled, frame));
        return {
          ...{ period: settled.period, all },
          byUnit: byUnit.filter(({ cell }) => isHere(asked, cell)),
          events: readsScores(frame) ? eventsIn(settled, frame, { measure: 'compared' }) : undefined,
        };
      }),
    );
  }

  /** A figure's entries, newest first. @throws BadRequest, BadCursor, Forbidden */
  async figure(caller: Caller, request: AskedRequest) {
    const asking = new Asking(request.query as QueryString, CAPACITY_FIGURE_PARAMETERS);
    const measure = asking.choice('measure', CAPACITY_MEASURES) ?? 'applied';
    const track = asking.choice('track', PROGRAMME_TRACKS);
    const stage = asking.code('stage');
    const itself = asking.flag('own');
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 100 });
    const cursor = asking.text('cursor');
    const asked = await this.#asked(asking, caller, request);
    if (measure === 'compared' && !readsScores(asked.frame)) {
      throw new Forbidden('scores-are-their-own', 'Scores are the organisation’s own, and of its capacity officers.');
    }
    const { unit } = asked;
    const onlyHere = itself && unit !== undefined ? { units: within(asked.question.units, [unit.code]) } : {};
    const where: CapacityWhere = {
      ...(track === undefined ? {} : { track: [track] }),
      ...(stage === undefined ? {} : { stage: [stage] }),
    };
    const question = { ...asked.question, ...onlyHere, measure, where };
    const { value, facts, nextCursor } = await this.#queries.factsOf(question, { limit, cursor });
    return { ...asked, measure, value, events: await this.told.tell(facts, asked.frame), nextCursor };
  }

  async #peopleIn(settled: SettledPeriod, frame: Frame): Promise<readonly PeopleOf[]> {
    const wayOf = waysOf(settled, frame);
    const by = ['stage', 'group', 'track', 'unit', 'programme', 'organisation'] as const;
    const cells = await this.#queries.guarded(settled, ['people'], by);
    const together = Map.groupBy(cells, ({ stage, track, unit, programme, organisation }) =>
      [stage, track, unit, programme, organisation].join(' '),
    );
    return [...together.values()].map((own) => {
      const { stage, track, unit } = own[0]!;
      const count = (group: PeopleGroup): number => own.find((one) => one.group === group)?.value ?? 0;
      const counts = Object.fromEntries(PEOPLE_GROUPS.map((group) => [group, count(group)]));
      return {
        ...{ stage: stage as PeopleStage, track, way: wayOf(unit) },
        counts: counts as Record<PeopleGroup, number>,
      };
    });
  }

  async #changeIn(settled: SettledPeriod, frame: Frame): Promise<readonly ChangeOf[]> {
    const wayOf = waysOf(settled, frame);
    const measures = ['common-items', 'before', 'after'] as const;
    const cells = await this.#queries.guarded(settled, measures, ['organisation', 'unit', 'domain']);
    return [...Map.groupBy(cells, ({ organisation }) => organisation)].map(([organisation, own]) => {
      const domains = [...Map.groupBy(own, ({ domain }) => domain)].map(([domain, sums]) => {
        const of = (measure: string): number =>
          sums.reduce((sum, one) => (one.measure === measure ? sum + one.value : sum), 0);
        return [domain, { items: of('common-items'), before: of('before'), after: of('after') }] as const;
      });
      return { organisation, way: wayOf(own.at(-1)!.unit), domains: Object.fromEntries(domains) };
    });
  }

  async #asked(asking: Asking, caller: Caller, request: AskedRequest): Promise<AskedCapacity> {
    const theme = asking.code('theme');
    const constituency = asking.code('constituency');
    const asked = await askedPeriod(this.viewing, asking, caller, request, capacityModel.name);
    const ofConstituency = organisationsOf(this.#store, { constituency }, asked.question);
    const [programmes, enrolled, organisations] = await Promise.all([
      programmesOf(this.#store, theme, asked.question),
      ofConstituency,
      theme === undefined ? ofConstituency : organisationsOf(this.#store, { theme, constituency }, asked.question),
    ]);
    return { ...asked, question: { ...asked.question, programmes, enrolled, organisations } };
  }
}

/** Scores are an organisation's own, and of those who work with it on its capacity: not of an auditor. */
const readsScores = ({ sight }: Frame): boolean => sight.audiences.includes('internal');

const isHere = ({ question: { units } }: AskedCapacity, code: string): boolean =>
  units === undefined || units.includes(code);

const waysOf = ({ period, knownAt }: SettledPeriod, { forum }: Frame) =>
  waysIn(forum.tree, forum.founded?.rootUnit, { asOf: period.until, knownAt });

/** The address of the events of a closed period, as it was told. */
function eventsIn(
  { period, knownAt }: SettledPeriod,
  { asked }: Frame,
  what: { readonly measure: CapacityMeasure; readonly track?: string; readonly unit?: string },
): string {
  return path(EVENTS, {
    ...{ ...what, from: period.from, asOf: period.until, asKnownAt: String(knownAt) },
    ...(asked.lang === undefined ? {} : { lang: asked.lang }),
  });
}

/** The address of a figure's events, in the same moment as the page. */
function linksOf(frame: Frame): LinkTo {
  const { asked } = frame;
  return (measure, { track, stage, unit, own }) =>
    path(EVENTS, {
      ...{ measure, track, stage },
      unit: unit ?? asked.unit,
      theme: asked.theme,
      constituency: asked.constituency,
      own: own === true ? 'true' : undefined,
      from: stocks.includes(measure) ? undefined : asked.from,
      ...momentOf(frame),
    });
}
