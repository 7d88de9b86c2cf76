import { FIRST_RULES, rulesAdopted } from '@baraza/contracts';
import type { Audience } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, NotFound, SERVED_MODELS, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { NameBook } from '../naming/name-book.ts';
import { isSealed } from '../rights/levels.pure.ts';
import { type Frame, widestOf } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import { causeOf, type LinkedEvent, linkTo, type ToldEvent, TrailTelling } from './audit-trail.document.ts';
import { TrailQueries } from './audit-trail.queries.ts';
import { type TrailDoc, trailModel } from './audit-trail.read-model.ts';
import { nameOfEntity, type TrailSubject } from './audit-trail.service.ts';
import { EntityScopes } from './entity-scopes.ts';
import { Sights } from './sights.ts';

export const DECISION_PARAMETERS = ['asKnownAt', 'audience', 'lang', 'format'] as const;

/** An import leads to thousands of events: more than can be told on a page. */
const MOST_EFFECTS = 1_000;

/** What came of a decision: an event, and the one that it followed from. */
export interface Effect extends LinkedEvent {
  readonly causedBy: string;
}

export interface Decision {
  readonly frame: Frame;
  readonly audience: Audience;
  readonly of: TrailSubject;
  readonly asked: ToldEvent;
  /** What the command recorded, in whatever streams. */
  readonly events: readonly ToldEvent[];
  /** The forum's rules in force on its date, by what was known when it was taken. */
  readonly rules: { readonly version: number; readonly adopted: LinkedEvent | undefined };
  /** Facts of other services it relied on. */
  readonly reliedOn: readonly LinkedEvent[];
  /** What led to it, the first cause first. */
  readonly causes: readonly LinkedEvent[];
  /** What it led to, in every service, in the order of the record. */
  readonly effects: readonly Effect[];
  /** True where it led to more than is told. */
  readonly hasMoreEffects: boolean;
  /** Undefined for readers who are not told. */
  readonly omitted: number | undefined;
}

/** A decision whole: what one command recorded, what it stood on, what led to it and what it led to, across services. */
@Injectable()
export class Decisions {
  readonly #queries: TrailQueries;
  readonly #scopes: EntityScopes;
  readonly #names: NameBook;
  readonly #telling: TrailTelling;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    @Inject(VAULT) vault: Vault,
    private readonly viewing: Viewing,
  ) {
    this.#queries = new TrailQueries(store);
    this.#scopes = new EntityScopes(store);
    this.#names = new NameBook(store, vault);
    this.#telling = new TrailTelling(store, this.#queries, this.#names);
  }

  /**
   * @param id any event of the decision
   * @throws BadRequest that names every wrong parameter
   * @throws NotFound for an event that is not there, or not for this caller
   */
  async decision(id: string, whoAsks: Caller, request: FastifyRequest): Promise<Decision> {
    const asking = new Asking(request.query as QueryString, DECISION_PARAMETERS);
    const frame = await this.viewing.frame(asking, whoAsks, request, trailModel.name);
    const { tree, founded } = frame.forum;
    const given = {
      caller: frame.caller,
      tree,
      rootUnit: founded?.rootUnit ?? '',
      asPublic: frame.asked.audience === 'public',
    };
    const sights = new Sights(this.#scopes, this.#queries, given);
    const doc = await this.#queries.event(id);
    if (doc === undefined || doc.sequence > frame.knownAt || !(await sights.sees(doc))) throw new NotFound();

    const recorded = doc.meta === null ? [doc] : await this.#queries.ofCommand(doc.meta.commandId);
    const [causes, effects, reliedOn, adopted] = await Promise.all([
      this.#causesOf(doc),
      this.#effectsOf(recorded, frame.knownAt),
      this.#reliedOn(recorded),
      this.#queries.latest(rulesAdopted.type, doc.effectiveOn, doc.sequence),
    ]);
    const chain = [...recorded, ...causes, ...effects, ...reliedOn, ...(adopted === undefined ? [] : [adopted])];
    const open = unique(chain).filter(({ type }) => !isSealed(type));
    const seen: TrailDoc[] = [];
    for (const each of open) if (await sights.sees(each)) seen.push(each);
    const told = await this.#telling.tellEach(seen, frame, (each) => sights.of(each));
    const byId = new Map(told.map((event) => [event.doc.id, event]));
    const toldOf = (docs: readonly TrailDoc[]): readonly ToldEvent[] => docs.flatMap((each) => byId.get(each.id) ?? []);
    const linked = ({ doc: each, sentence }: ToldEvent): LinkedEvent => linkTo(each, sentence);

    const sight = await sights.of(doc);
    const { version } = (adopted?.data as { version: number } | undefined) ?? FIRST_RULES;
    return {
      ...{ frame, audience: widestOf(sight.audiences), asked: byId.get(id)!, events: toldOf(recorded) },
      of: {
        ...{ aggregate: doc.aggregate, id: doc.entity, unit: doc.unit ?? undefined },
        name: await nameOfEntity(this.#names, doc, frame, sight.audiences),
      },
      rules: { version, adopted: adopted === undefined ? undefined : toldOf([adopted]).map(linked)[0] },
      reliedOn: toldOf(reliedOn).map(linked),
      causes: toldOf(causes).map(linked),
      effects: toldOf(effects).map((event) => ({ ...linked(event), causedBy: causeOf(event.doc)! })),
      hasMoreEffects: effects.length >= MOST_EFFECTS,
      omitted: sight.view === 'absent' ? undefined : open.length - seen.length,
    };
  }

  /** From the first cause on. An event is recorded after what caused it, so that the way back ends. */
  async #causesOf(doc: TrailDoc): Promise<readonly TrailDoc[]> {
    const causes: TrailDoc[] = [];
    for (let cause = causeOf(doc); cause !== undefined;) {
      const found = await this.#queries.event(cause);
      if (found === undefined) break;
      causes.unshift(found);
      cause = causeOf(found);
    }
    return causes;
  }

  async #effectsOf(recorded: readonly TrailDoc[], knownAt: number): Promise<readonly TrailDoc[]> {
    const effects: TrailDoc[] = [];
    for (let last = recorded; last.length > 0 && effects.length < MOST_EFFECTS;) {
      last = await this.#queries.causedBy(
        last.map(({ id }) => id),
        knownAt,
      );
      effects.push(...last.filter(({ type }) => !isSealed(type)));
    }
    return effects.slice(0, MOST_EFFECTS).sort((a, b) => a.sequence - b.sequence);
  }

  async #reliedOn(recorded: readonly TrailDoc[]): Promise<readonly TrailDoc[]> {
    const sequences = new Set(recorded.flatMap(({ meta }) => meta?.basedOn ?? []));
    const found = await Promise.all([...sequences].map((sequence) => this.#queries.at(sequence)));
    return found.filter((doc) => doc !== undefined);
  }
}

function unique(docs: readonly TrailDoc[]): readonly TrailDoc[] {
  return [...new Map(docs.map((doc) => [doc.id, doc])).values()];
}
