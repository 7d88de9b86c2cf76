import type { CivilDate, Role } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, personalViewOf, SERVED_MODELS, ReferenceFacts, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { NameBook } from '../naming/name-book.ts';
import type { Frame } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import type { Names } from '../words/sentence.pure.ts';
import { type ForWhom, offered, organisationsOf } from './offering.ts';
import { toldOnce } from './together.pure.ts';
import { type Answer, everyWorkKind, type WorkKind } from './work-kinds.ts';
import { WorklistQueries } from './worklist.queries.ts';
import { type OpenItem, type WorkDoc, worklistModel } from './worklist.read-model.ts';

export const WORKLIST_PARAMETERS = ['unit', 'kind', 'limit', 'cursor', 'lang', 'format'] as const;

/** Something that waits for the caller, with what answers it. */
export interface ListedItem {
  readonly doc: WorkDoc;
  readonly item: OpenItem;
  /** The roles in which it is offered. */
  readonly roles: readonly Role[];
  readonly answers: readonly Answer[];
  readonly isOverdue: boolean;
}

export interface KindCount {
  readonly kind: WorkKind;
  readonly count: number;
  readonly overdue: number;
}

/** Something that waits in a unit, with whomever, as the unit's week tells it. */
export interface UnitItem {
  readonly doc: WorkDoc;
  readonly item: OpenItem;
  readonly entityName: string | undefined;
  readonly organisationName: string | undefined;
}

export interface Worklist {
  readonly frame: Frame;
  readonly unit: string | undefined;
  readonly kind: WorkKind | undefined;
  /** Of everything that waits in what was asked, of whatever kind. */
  readonly counts: readonly KindCount[];
  readonly items: readonly ListedItem[];
  /** How many there are on all pages. */
  readonly total: number;
  readonly names: Names;
  readonly nextCursor: string | undefined;
}

/** The worklist as it is asked for over HTTP. */
@Injectable()
export class Worklists {
  readonly #queries: WorklistQueries;
  readonly #names: NameBook;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    @Inject(VAULT) vault: Vault,
    private readonly viewing: Viewing,
    private readonly facts: ReferenceFacts,
  ) {
    this.#queries = new WorklistQueries(store);
    this.#names = new NameBook(store, vault);
  }

  /** @throws BadRequest that names every wrong parameter */
  async worklist(caller: Caller, request: FastifyRequest): Promise<Worklist> {
    const asking = new Asking(request.query as QueryString, WORKLIST_PARAMETERS);
    const unit = asking.unit();
    const kind = asking.choice('kind', everyWorkKind);
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 100 });
    const cursor = asking.matching(
      'cursor',
      /^[a-z0-9-]+~[A-Za-z0-9-]+~[a-z-]+~[A-Za-z0-9-]+~[^~]*$/,
      'takes `nextCursor`',
    );
    const frame = await this.viewing.frame(asking, caller, request, worklistModel.name);
    const waiting = await this.#waitingFor(frame, unit);
    const asked = kind === undefined ? waiting : waiting.filter(({ item }) => item.kind === kind);
    const rest = cursor === undefined ? asked : asked.filter((one) => orderOf(one) > cursor);
    const items = rest.slice(0, limit);
    return {
      ...{ frame, unit, kind, items, total: asked.length },
      counts: countsOf(waiting),
      names: await this.#namesOf(items, frame),
      nextCursor: rest.length > limit ? orderOf(items.at(-1)!) : undefined,
    };
  }

  /**
   * All that waits in these units, with whomever, in the order of the list; but of the caller's own organisation only what
   * is offered to them.
   */
  async ofUnits(units: readonly string[], frame: Frame): Promise<readonly UnitItem[]> {
    const own = organisationsOf(frame.caller);
    const whom = this.#whom(frame, { endorsers: [], seats: await this.#queries.seats(own) });
    const waiting = (await this.#queries.open())
      .filter(({ unit }) => units.includes(unit ?? whom.rootUnit))
      .flatMap((doc) => toldOnce(doc.items).map((item) => ({ doc, item })))
      .filter(({ doc, item }) => isOfOthers(doc, own) || offered(doc, item, whom) !== undefined)
      .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
    const names = await this.#namesOf(
      waiting.map((one) => ({ ...one, roles: [] })),
      frame,
    );
    return waiting.map(({ doc, item }) => ({
      ...{ doc, item },
      entityName: names.entity(doc.entity),
      organisationName: doc.organisation === null ? undefined : names.entity(doc.organisation),
    }));
  }

  /** Everything that waits for the caller, what is due first at the head, and what has no date by its age at the end. */
  async #waitingFor(frame: Frame, unit: string | undefined): Promise<readonly ListedItem[]> {
    const { caller, forum } = frame;
    const within = unit === undefined ? undefined : forum.tree.andBelow(unit, {});
    const endorsers = await this.#queries.endorsers(representedBy(caller));
    const seats = await this.#queries.seats(organisationsOf({ roles: caller.entitled }));
    const whom = this.#whom(frame, { endorsers, seats });
    const docs = await this.#queries.open();
    const listed = docs
      .filter((doc) => within === undefined || within.includes(doc.unit ?? whom.rootUnit))
      .flatMap((doc) => doc.items.flatMap((item) => listedOf(doc, item, whom)));
    return listed.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  }

  #whom({ caller, forum, today }: Frame, of: Pick<ForWhom, 'endorsers' | 'seats'>): ForWhom {
    const { tree, founded } = forum;
    const goesOnAs = (organisation: string): string => this.facts.goesOnAs(organisation).at(-1)!;
    return { caller, tree, rootUnit: founded?.rootUnit ?? '', today, ...of, goesOnAs };
  }

  async #namesOf(
    items: readonly Pick<ListedItem, 'doc' | 'item' | 'roles'>[],
    { forum, words, sight }: Frame,
  ): Promise<Names> {
    const entities = new Map<string, string>();
    for (const { doc } of items) {
      entities.set(doc.entity, doc.aggregate);
      if (doc.organisation !== null) entities.set(doc.organisation, 'organisation');
    }
    const persons = items.flatMap(({ item }) => item.person ?? []);
    const view = personalViewOf(items.filter(({ item }) => item.person !== null).flatMap(({ roles }) => roles));
    const reader = { tree: forum.tree, words, audiences: sight.audiences, view };
    return this.#names.namesFor({ entities, refs: [], persons }, reader);
  }
}

function listedOf(doc: WorkDoc, item: OpenItem, whom: ForWhom): readonly ListedItem[] {
  const offer = offered(doc, item, whom);
  return offer === undefined ? [] : [{ doc, item, ...offer, isOverdue: isPast(item.due, whom.today) }];
}

const isOfOthers = ({ organisation }: WorkDoc, own: readonly string[]): boolean =>
  organisation === null || !own.includes(organisation);

const isPast = (due: CivilDate | null, today: CivilDate): boolean => due !== null && due < today;

/** Unique, and in the order of the list as text: what has no date comes after every date. */
function orderOf({ doc, item }: Pick<ListedItem, 'doc' | 'item'>): string {
  return [item.due ?? 'later', item.since, item.kind, doc.entity, item.part ?? ''].join('~');
}

function countsOf(waiting: readonly ListedItem[]): readonly KindCount[] {
  return everyWorkKind.flatMap((kind) => {
    const found = waiting.filter(({ item }) => item.kind === kind);
    const overdue = found.filter(({ isOverdue }) => isOverdue).length;
    return found.length === 0 ? [] : [{ kind, count: found.length, overdue }];
  });
}

function representedBy(caller: Caller): readonly string[] {
  return organisationsOf({ roles: caller.entitled.filter(({ role }) => role === 'member-representative') });
}
