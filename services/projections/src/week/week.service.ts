import { type DataOf, paymentReceived } from '@baraza/contracts';
import type { CivilDate, Money } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, NotFound, personalViewOf, SERVED_MODELS, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { toldOf } from '../audit-trail/audit-trail.document.ts';
import { type TrailDoc, trailModel } from '../audit-trail/audit-trail.read-model.ts';
import { liftedData, NameBook, namedIn } from '../naming/name-book.ts';
import type { Frame } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import { tell, textOf } from '../words/sentence.pure.ts';
import type { UnitItem } from '../worklist/worklist.service.ts';
import { Worklists } from '../worklist/worklist.service.ts';
import { type Week, weekAfter, weekNamed, weekOf } from './week.pure.ts';
import { JOINING, LEAVING, STRUGGLING, WeekQueries } from './week.queries.ts';

export const WEEK_PARAMETERS = ['unit', 'week', 'lang', 'format'] as const;

export interface WeekEvent {
  readonly doc: TrailDoc;
  readonly sentence: string;
}

/** What was done with things of one kind. */
export interface Done {
  readonly aggregate: string;
  readonly events: readonly WeekEvent[];
}

export interface WeekOfUnit {
  readonly frame: Frame;
  readonly unit: { readonly code: string; readonly name: string };
  readonly week: Week;
  readonly done: readonly Done[];
  readonly joined: readonly WeekEvent[];
  readonly left: readonly WeekEvent[];
  /** Struggles that were reported, and those that were verified. */
  readonly struggles: readonly WeekEvent[];
  /** What payments of the week are counted as, by currency. */
  readonly duesIn: readonly { readonly amount: Money; readonly payments: number }[];
  readonly due: readonly UnitItem[];
  readonly overdue: readonly UnitItem[];
  readonly next: readonly UnitItem[];
}

/** The week of a unit as it is asked for over HTTP. */
@Injectable()
export class Weeks {
  readonly #queries: WeekQueries;
  readonly #names: NameBook;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    @Inject(VAULT) vault: Vault,
    private readonly viewing: Viewing,
    private readonly worklists: Worklists,
  ) {
    this.#queries = new WeekQueries(store);
    this.#names = new NameBook(store, vault);
  }

  /**
   * @throws BadRequest that names every wrong parameter
   * @throws NotFound for a unit that is not there, or not there for this caller
   */
  async week(caller: Caller, request: FastifyRequest): Promise<WeekOfUnit> {
    const asking = new Asking(request.query as QueryString, WEEK_PARAMETERS);
    const asked = asking.unit();
    const code = asking.matching('week', /^\d{4}-W\d{2}$/, 'takes a week: 2026-W12');
    const frame = await this.viewing.frame(asking, caller, request, trailModel.name);
    const week = code === undefined ? weekOf(frame.today) : weekNamed(code);
    const unit = asked ?? unitOf(frame);
    const { tree } = frame.forum;
    if (week === undefined || unit === undefined || tree.find(unit) === undefined || !isSeen(unit, frame)) {
      throw new NotFound();
    }
    const units = [...new Set([...tree.andBelow(unit, {}), ...tree.andBelow(unit, { asOf: week.until })])];
    const [events, items] = await Promise.all([
      this.#told(await this.#queries.happened(units, week, frame.sight.audiences), frame),
      this.worklists.ofUnits(units, frame),
    ]);
    const between = (from: CivilDate, until: CivilDate) =>
      items.filter(({ item: { due } }) => due !== null && due >= from && due <= until);
    const after = weekAfter(week);
    return {
      ...{ frame, week, unit: { code: unit, name: tree.nameOf(unit) } },
      done: byKind(events),
      joined: events.filter(({ doc }) => JOINING.includes(doc.type)),
      left: events.filter(({ doc }) => LEAVING.includes(doc.type)),
      struggles: events.filter(({ doc }) => STRUGGLING.includes(doc.type)),
      duesIn: paidIn(events),
      overdue: items.filter(({ item: { due } }) => due !== null && due < week.from),
      due: between(week.from, week.until),
      next: between(after.from, after.until),
    };
  }

  async #told(documents: readonly TrailDoc[], { forum, words, sight, caller }: Frame): Promise<readonly WeekEvent[]> {
    const view = personalViewOf(caller.entitled.map(({ role }) => role));
    const reader = { tree: forum.tree, words, audiences: sight.audiences, view };
    const names = await this.#names.namesFor(namedIn(documents.map(toldOf), words), reader);
    return documents.map((doc) => ({ doc, sentence: textOf(tell(toldOf(doc), words, names)) }));
  }
}

/** The unit that is meant where none is named: the whole forum, or the first at which the caller has a role. */
function unitOf({ sight, forum, caller }: Frame): string | undefined {
  if (sight.units === undefined) return forum.founded?.rootUnit;
  return caller.entitled.find(({ unit }) => unit !== undefined)?.unit;
}

const isSeen = (unit: string, { sight }: Frame): boolean => sight.units === undefined || sight.units.includes(unit);

function byKind(events: readonly WeekEvent[]): readonly Done[] {
  const kinds = new Map<string, WeekEvent[]>();
  for (const event of events) {
    const { aggregate } = event.doc;
    const same = kinds.get(aggregate);
    if (same === undefined) kinds.set(aggregate, [event]);
    else same.push(event);
  }
  return [...kinds].map(([aggregate, all]) => ({ aggregate, events: all }));
}

function paidIn(events: readonly WeekEvent[]): WeekOfUnit['duesIn'] {
  const sums = new Map<string, { minor: number; payments: number }>();
  for (const { doc } of events) {
    if (doc.type !== paymentReceived.type) continue;
    const { credited } = liftedData(doc) as DataOf<typeof paymentReceived>;
    const sum = sums.get(credited.currency) ?? { minor: 0, payments: 0 };
    sums.set(credited.currency, { minor: sum.minor + credited.minor, payments: sum.payments + 1 });
  }
  return [...sums].map(([currency, { minor, payments }]) => ({ amount: { minor, currency }, payments }));
}
