import type { HealthQuality } from '@baraza/contracts';
import type { Vault } from '@baraza/privacy';
import { allDocuments, type ServedModels } from '@baraza/read-models';
import { type Caller, SERVED_MODELS, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { LinkedFigure } from '../figures/linked-figure.ts';
import type { SectionsDocument } from '../figures/sections.pure.ts';
import { type AskedTally, TallyView, type ToldFigure } from '../figures/tally-view.ts';
import { ToldFacts } from '../figures/told-facts.ts';
import { rowAt } from '../history/history.pure.ts';
import { NameBook } from '../naming/name-book.ts';
import { entityTrail } from '../pages/links.ts';
import type { AskedRequest } from '../viewing/asked-request.ts';
import { Viewing } from '../viewing/viewing.ts';
import { COALITIONS_SPEC } from './coalitions-dashboard.sections.ts';
import { type FeltDoc, feltModel, type FeltRow } from './felt.projection.ts';
import { FORMULAS, measured, type MeasuredQuality, type Part, QUALITIES } from './qualities.pure.ts';

export interface LinkedPart extends LinkedFigure {
  readonly measure: string;
  readonly stage: string | null;
}
/** A formula filled in, each part of it with its events. */
export interface Measured extends Pick<MeasuredQuality, 'formula' | 'value'> {
  readonly sum: readonly LinkedPart[];
  readonly by: readonly LinkedPart[];
}
/** What participants felt in one round that was closed in the period. */
export interface Felt {
  readonly round: string;
  readonly coalition: { readonly id: string; readonly name: string };
  readonly rated: FeltRow['rated'];
  readonly ratedBy: string;
  readonly asked: number;
  readonly answered: number;
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly trail: string;
}
export interface Quality {
  readonly quality: HealthQuality;
  readonly measured: readonly Measured[];
  readonly felt: readonly Felt[];
}
export interface CoalitionsDocument extends SectionsDocument {
  readonly qualities: readonly Quality[];
  /** How many participants did something in the period, of those who have a seat on its last day. */
  readonly participants: { readonly acting: number; readonly seats: number };
}

/** The dashboard of coalitions as it is asked for over HTTP. */
@Injectable()
export class CoalitionsDashboard {
  readonly #store: ServedModels;
  readonly #view: TallyView;
  readonly #names: NameBook;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    @Inject(VAULT) vault: Vault,
    viewing: Viewing,
    told: ToldFacts,
  ) {
    this.#store = store;
    this.#names = new NameBook(store, vault);
    this.#view = new TallyView(store, viewing, told, COALITIONS_SPEC);
  }

  /** @throws BadRequest that names every wrong parameter */
  ask(caller: Caller, request: FastifyRequest): Promise<AskedTally> {
    return this.#view.ask(caller, request);
  }

  async document(asked: AskedTally): Promise<CoalitionsDocument> {
    const [sections, participants, filledIn, felt] = await Promise.all([
      this.#view.document(asked),
      this.#participants(asked),
      this.#valueOf(asked),
      this.#felt(asked),
    ]);
    const formulas = measured(filledIn, participants);
    const qualities = QUALITIES.map((quality) => ({
      quality,
      measured: formulas
        .filter(({ formula }) => formula.quality === quality)
        .map(({ formula, value, sum, by }) => ({
          ...{ formula, value, sum: this.#linked(asked, sum), by: this.#linked(asked, by) },
        })),
      felt: felt.flatMap(({ qualities: rated, ...round }) => {
        const own = rated.find((one) => one.quality === quality);
        return own === undefined ? [] : [{ ...round, median: own.median, lower: own.lower, upper: own.upper }];
      }),
    }));
    return { ...sections, qualities, participants };
  }

  /** A figure's entries, newest first. @throws BadRequest, BadCursor, Forbidden */
  figure(caller: Caller, request: AskedRequest): Promise<ToldFigure> {
    return this.#view.figure(caller, request);
  }

  /** Each counts once, however often it acted; who has no seat any more counts neither here nor there. */
  async #participants({ question }: AskedTally) {
    const [acts, seats] = await Promise.all(
      [['acted'], ['seat']].map((measures) => this.#view.queries.by(question, measures, ['part'])),
    );
    const acted = new Set(acts!.filter(({ value }) => value > 0).map((one) => one['part']));
    const seated = seats!.filter(({ value }) => value > 0);
    return { acting: seated.filter((one) => acted.has(one['part'])).length, seats: seated.length };
  }

  async #valueOf({ question }: AskedTally): Promise<(key: string) => number> {
    const keys = FORMULAS.flatMap(({ sum, by }) => [...sum, ...by]).map((key) => key.split('/')[0]!);
    const { stocks } = COALITIONS_SPEC;
    const both = [keys.filter((key) => stocks.includes(key)), keys.filter((key) => !stocks.includes(key))];
    const found = await Promise.all(both.map((measures) => this.#view.queries.by(question, measures, ['stage'])));
    return (key) => {
      const [measure, stage] = key.split('/') as [string, string | undefined];
      return found
        .flat()
        .filter((one) => one.measure === measure && (stage === undefined || one['stage'] === stage))
        .reduce((sum, one) => sum + one.value, 0);
    };
  }

  #linked({ frame }: AskedTally, parts: readonly Part[]): readonly LinkedPart[] {
    const linkTo = this.#view.linksOf(frame);
    return parts.map(({ key, value }) => {
      const [measure, stage] = key.split('/') as [string, string | undefined];
      return { measure, stage: stage ?? null, value, events: linkTo(measure, stage === undefined ? {} : { stage }) };
    });
  }

  /** The rounds that were closed in the period, the newest first. */
  async #felt({ frame, question }: AskedTally) {
    const { asOf, from, knownAt, units, theme, where } = question;
    const coalitions = where?.['coalition'];
    const docs = await allDocuments<FeltDoc>(this.#store, feltModel, {});
    const rounds = docs.flatMap(({ id, changes }) => {
      const row = rowAt(changes, { asOf, knownAt });
      const isAsked =
        row !== undefined &&
        row.closedOn !== null &&
        row.closedOn >= from &&
        (units === undefined || units.includes(row.unit)) &&
        (theme === undefined || row.themes.includes(theme)) &&
        (coalitions === undefined || coalitions.includes(row.coalition));
      return isAsked ? [{ id, row, closedOn: row.closedOn! }] : [];
    });
    const names = await this.#names.namesFor(
      { entities: new Map(rounds.map(({ row }) => [row.coalition, 'coalition'])), refs: [], persons: [] },
      { tree: frame.forum.tree, words: frame.words, audiences: frame.sight.audiences, view: 'absent' },
    );
    return rounds
      .toSorted((one, other) => (one.closedOn > other.closedOn ? -1 : 1))
      .map(({ id, row, closedOn }) => ({
        round: id,
        coalition: { id: row.coalition, name: names.entity(row.coalition) ?? frame.words.entity('coalition') },
        ...{ rated: row.rated, ratedBy: closedOn, asked: row.asked, answered: row.answered },
        ...{ qualities: row.qualities, trail: entityTrail(id) },
      }));
  }
}
