import { MEMBERSHIP_STATUSES } from '@baraza/contracts';
import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { ALIKE_PARAMETERS } from '../figures/alike.ts';
import { listed } from '../figures/listed.pure.ts';
import type { UnitGroup } from '../figures/linked-figure.ts';
import { ToldFacts } from '../figures/told-facts.ts';
import { topsOf, unitGroups, within } from '../figures/unit-groups.ts';
import { path } from '../pages/html.ts';
import { sightOf } from '../rights/sight.ts';
import type { AskedRequest } from '../viewing/asked-request.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import {
  type LevelUnit,
  type LinkTo,
  networkDocument,
  type NetworkDocument,
} from './network-dashboard.document.pure.ts';
import {
  type FigureQuestion,
  type NetworkCells,
  NetworkQueries,
  type NetworkQuestion,
} from './network-dashboard.queries.ts';
import { CHANGES, NETWORK_MEASURES, type NetworkMeasure, networkModel } from './network-dashboard.read-model.ts';

export const NETWORK_PARAMETERS = ALIKE_PARAMETERS;
export const FIGURE_PARAMETERS = [
  ...NETWORK_PARAMETERS,
  ...(['measure', 'status', 'category', 'kind', 'cohort', 'change', 'own', 'limit', 'cursor'] as const),
] as const;
const EVENTS = '/views/dashboards/network/events';

export interface AskedNetwork {
  readonly frame: Frame;
  readonly question: NetworkQuestion;
  readonly unit: { readonly code: string; readonly name: string } | undefined;
  readonly period: { readonly from: CivilDate; readonly until: CivilDate };
}

/** The network dashboard as it is asked for over HTTP. */
@Injectable()
export class NetworkDashboard {
  readonly #queries: NetworkQueries;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    private readonly viewing: Viewing,
    private readonly told: ToldFacts,
  ) {
    this.#queries = new NetworkQueries(store);
  }

  /** @throws BadRequest that names every wrong parameter */
  async ask(caller: Caller, request: FastifyRequest): Promise<AskedNetwork> {
    const asking = new Asking(request.query as QueryString, NETWORK_PARAMETERS);
    return this.#asked(asking, caller, request);
  }

  async document({ frame, question, unit }: AskedNetwork): Promise<NetworkDocument> {
    const cells = await this.#queries.cells(question);
    const groups = unitGroups(frame, unit?.code);
    const units = { groups: [...groups, ...leftOver(frame, groups, cells)], levels: unitsByLevel(frame, unit?.code) };
    return networkDocument(cells, units, linksOf(frame));
  }

  /** A figure's entries, newest first. @throws BadRequest, BadCursor */
  async figure(caller: Caller, request: AskedRequest) {
    const asking = new Asking(request.query as QueryString, FIGURE_PARAMETERS);
    const measure = asking.choice('measure', NETWORK_MEASURES) ?? 'memberships';
    const where = {
      ...listed('status', asking.choices('status', MEMBERSHIP_STATUSES)),
      ...listed('category', one(asking.code('category'))),
      ...listed('kind', one(asking.code('kind'))),
      ...listed('change', asking.choices('change', CHANGES)),
      ...listed('cohort', one(asking.matching('cohort', /^\d{4}$/, 'takes a year: 2024'))),
    };
    const itself = asking.flag('own');
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 100 });
    const cursor = asking.text('cursor');
    const asked = await this.#asked(asking, caller, request);
    const { unit } = asked;
    const onlyHere = itself && unit !== undefined ? { units: within(asked.question.units, [unit.code]) } : {};
    const question: FigureQuestion = { ...asked.question, ...onlyHere, measure, where };
    const { value, facts, nextCursor } = await this.#queries.factsOf(question, { limit, cursor });
    const events = await this.told.tell(facts, asked.frame);
    return { ...asked, measure, value, events, nextCursor };
  }

  async #asked(asking: Asking, caller: Caller, request: AskedRequest): Promise<AskedNetwork> {
    const from = asking.date('from');
    const code = asking.unit();
    const theme = asking.code('theme');
    const constituency = asking.code('constituency');
    const frame = await this.viewing.frame(asking, caller, request, networkModel.name);
    const { tree } = frame.forum;
    const { asOf, knownAt } = frame;
    const below = (on: CivilDate) => (code === undefined ? undefined : tree.andBelow(code, { asOf: on, knownAt }));
    const units = both(frame.sight.units, below(asOf));
    const unitsOn = (on: CivilDate) => (on === asOf ? units : both(sightOf(frame.caller, tree, on).units, below(on)));
    const period = { from: from ?? addDays(addMonths(asOf, -12), 1), until: asOf };
    return {
      frame,
      unit: code === undefined ? undefined : { code, name: tree.nameOf(code, { asOf, knownAt }) },
      period,
      question: { asOf, from: period.from, knownAt, units, unitsOn, theme, constituency },
    };
  }
}

const one = (value: string | undefined): readonly string[] | undefined => (value === undefined ? undefined : [value]);

/** Codes that both lists hold; undefined holds all. */
function both(one: readonly string[] | undefined, other: readonly string[] | undefined): readonly string[] | undefined {
  return other === undefined ? one : within(one, other);
}

/** Units that no line of the table covers, though something is counted there: those that have left the tree. */
function leftOver(frame: Frame, groups: readonly UnitGroup[], cells: NetworkCells): readonly UnitGroup[] {
  const covered = new Set(groups.flatMap(({ codes }) => codes));
  const counted = [...cells.memberships, ...cells.organisations, ...cells.steps, ...cells.linkages].map(
    ({ unit }) => unit,
  );
  return [...new Set(counted)]
    .filter((code) => !covered.has(code))
    .sort()
    .map((code) => ({ code, name: frame.forum.tree.nameOf(code, frame), itself: true, codes: [code] }));
}

/** All units below the one that a question is about, as far as the reader sees them. */
function unitsByLevel(frame: Frame, asked: string | undefined): readonly LevelUnit[] {
  const { sight, asOf, knownAt } = frame;
  const { tree } = frame.forum;
  const tops = topsOf(frame, asked);
  const codes = new Set(tops.flatMap((code) => within(sight.units, tree.andBelow(code, { asOf, knownAt }))));
  if (tops.length === 1) codes.delete(tops[0]!);
  return [...codes].flatMap((code) => {
    const level = tree.find(code)?.level;
    if (level === undefined) return [];
    const below = within(sight.units, tree.andBelow(code, { asOf, knownAt }));
    return [{ code, name: tree.nameOf(code, { asOf, knownAt }), level, itself: false, codes: below }];
  });
}

/** The address of a figure's events, in the same moment as the page, or at the end of a period before it. */
function linksOf(frame: Frame): LinkTo {
  const { asked } = frame;
  return (measure: NetworkMeasure, where, unit, period) =>
    path(EVENTS, {
      measure,
      status: where.status?.join(','),
      category: where.category?.[0],
      cohort: where.cohort?.[0],
      kind: where.kind?.[0],
      change: where.change?.join(','),
      unit: unit ?? asked.unit,
      own: where.unit === undefined ? undefined : 'true',
      theme: asked.theme,
      constituency: asked.constituency,
      from: measure === 'steps' ? (period?.from ?? asked.from) : undefined,
      ...momentOf(frame),
      ...(period === undefined ? {} : { asOf: period.until }),
    });
}
