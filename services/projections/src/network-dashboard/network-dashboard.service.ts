import { MEMBERSHIP_STATUSES } from '@baraza/contracts';
import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import type { ReadStore } from '@baraza/read-models';
import { type Caller, personalViewOf, READ_STORE, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { TrailQueries } from '../audit-trail/audit-trail.queries.ts';
import { toldOf } from '../audit-trail/audit-trail.document.ts';
import { NameBook, namedIn } from '../naming/name-book.ts';
import { path } from '../pages/html.ts';
import { isReadableBy } from '../rights/levels.pure.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import { type Piece, tell } from '../words/sentence.pure.ts';
import {
  type LinkTo,
  networkDocument,
  type NetworkDocument,
  type UnitGroup,
} from './network-dashboard.document.pure.ts';
import { type FigureQuestion, NetworkQueries, type NetworkQuestion } from './network-dashboard.queries.ts';
import { CHANGES, NETWORK_MEASURES, type NetworkMeasure, networkModel } from './network-dashboard.read-model.ts';

export const NETWORK_PARAMETERS = ['asOf', 'asKnownAt', 'from', 'unit', 'theme', 'lang', 'format'] as const;
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

/** An entry of a figure, with the event that made it in words. */
export interface FigureEvent {
  readonly amount: number;
  readonly effectiveOn: CivilDate;
  readonly sequence: number;
  readonly eventId: string;
  readonly type: string;
  readonly pieces: readonly Piece[];
  readonly entity: string;
}

/** The network dashboard as it is asked for over HTTP. */
@Injectable()
export class NetworkDashboard {
  readonly #queries: NetworkQueries;
  readonly #trails: TrailQueries;
  readonly #names: NameBook;

  constructor(
    @Inject(READ_STORE) store: ReadStore,
    @Inject(VAULT) vault: Vault,
    private readonly viewing: Viewing,
  ) {
    this.#queries = new NetworkQueries(store);
    this.#trails = new TrailQueries(store);
    this.#names = new NameBook(store, vault);
  }

  /** @throws BadRequest that names every wrong parameter */
  async ask(caller: Caller, request: FastifyRequest): Promise<AskedNetwork> {
    const asking = new Asking(request.query as QueryString, NETWORK_PARAMETERS);
    return this.#asked(asking, caller, request);
  }

  async document({ frame, question, unit }: AskedNetwork): Promise<NetworkDocument> {
    const cells = await this.#queries.cells(question);
    return networkDocument(cells, this.#groups(frame, unit?.code), linksOf(frame));
  }

  /** A figure's entries, newest first. @throws BadRequest, BadCursor */
  async figure(caller: Caller, request: FastifyRequest) {
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
    const events = await this.#told(facts, asked.frame);
    return { ...asked, measure, value, events, nextCursor };
  }

  async #asked(asking: Asking, caller: Caller, request: FastifyRequest): Promise<AskedNetwork> {
    const from = asking.date('from');
    const code = asking.unit();
    const theme = asking.code('theme');
    const frame = await this.viewing.frame(asking, caller, request, networkModel.name);
    const { tree } = frame.forum;
    const asked = code === undefined ? undefined : tree.andBelow(code, { asOf: frame.asOf, knownAt: frame.knownAt });
    const units = asked === undefined ? frame.sight.units : within(frame.sight.units, asked);
    const period = { from: from ?? addDays(addMonths(frame.asOf, -12), 1), until: frame.asOf };
    return {
      frame,
      unit:
        code === undefined
          ? undefined
          : { code, name: tree.nameOf(code, { asOf: frame.asOf, knownAt: frame.knownAt }) },
      period,
      question: { asOf: frame.asOf, from: period.from, knownAt: frame.knownAt, units, theme },
    };
  }

  /** The units of the table: those right below the one asked for, or those the caller's roles are held at. */
  #groups(
    { forum: { founded, tree }, sight, asOf, knownAt, caller }: Frame,
    asked: string | undefined,
  ): readonly UnitGroup[] {
    const group = (code: string, itself = false): UnitGroup => ({
      code,
      name: tree.nameOf(code, { asOf, knownAt }),
      itself,
      codes: itself ? [code] : within(sight.units, tree.andBelow(code, { asOf, knownAt })),
    });
    const heldAt = [...new Set(caller.entitled.flatMap(({ unit }) => (unit === undefined ? [] : [unit])))];
    const isEverywhere = sight.units === undefined;
    const at = asked ?? (isEverywhere ? founded?.rootUnit : heldAt.length === 1 ? heldAt[0] : undefined);
    if (at === undefined) return heldAt.map((code) => group(code));
    const below = tree.childrenOf(at, { asOf, knownAt }).map(({ code }) => group(code));
    return [...below, ...(tree.find(at) === undefined ? [] : [group(at, true)])];
  }

  async #told(
    facts: readonly { amount: number; effectiveOn: CivilDate; sequence: number; eventId: string; entity: string }[],
    frame: Frame,
  ): Promise<readonly FigureEvent[]> {
    const found = await this.#trails.events(facts.map(({ eventId }) => eventId));
    const view = personalViewOf(frame.caller.entitled.map(({ role }) => role));
    const documents = [...found.values()].filter(({ type }) => isReadableBy(type, frame.sight.audiences));
    const { words } = frame;
    const names = await this.#names.namesFor(namedIn(documents.map(toldOf), words), {
      tree: frame.forum.tree,
      words,
      audiences: frame.sight.audiences,
      view,
    });
    return facts.flatMap((fact) => {
      const doc = documents.find(({ id }) => id === fact.eventId);
      if (doc === undefined) return [];
      const { amount, effectiveOn, sequence, eventId, entity } = fact;
      return [
        { amount, effectiveOn, sequence, eventId, entity, type: doc.type, pieces: tell(toldOf(doc), words, names) },
      ];
    });
  }
}

const one = (value: string | undefined): readonly string[] | undefined => (value === undefined ? undefined : [value]);

function listed(name: string, values: readonly string[] | undefined): Readonly<Record<string, readonly string[]>> {
  return values === undefined ? {} : { [name]: values };
}

/** Codes that both lists hold; the first undefined holds all. */
function within(units: readonly string[] | undefined, codes: readonly string[]): readonly string[] {
  return units === undefined ? codes : codes.filter((code) => units.includes(code));
}

/** The address of a figure's events, in the same moment as the page. */
function linksOf(frame: Frame): LinkTo {
  const { asked } = frame;
  return (measure: NetworkMeasure, where, unit) =>
    path(EVENTS, {
      measure,
      status: where.status?.join(','),
      category: where.category?.[0],
      cohort: where.cohort?.[0],
      change: where.change?.join(','),
      unit: unit ?? asked.unit,
      own: where.unit === undefined ? undefined : 'true',
      theme: asked.theme,
      from: measure === 'steps' ? asked.from : undefined,
      ...momentOf(frame),
    });
}
