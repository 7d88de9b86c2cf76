import type { Vault } from '@baraza/privacy';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, NotFound, SERVED_MODELS, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Parameter } from '../asking/parameters.ts';
import { NameBook } from '../naming/name-book.ts';
import { type Frame, widestOf } from '../viewing/frame.ts';
import { TrailTelling } from './audit-trail.document.ts';
import {
  anyUpTo,
  type EventSight,
  type TrailOf,
  type TrailPage,
  TrailQueries,
  type TrailQuestion,
} from './audit-trail.queries.ts';
import type { TrailDoc } from './audit-trail.read-model.ts';
import type { Trail } from './audit-trail.service.ts';
import { EntityScopes } from './entity-scopes.ts';
import { Sights } from './sights.ts';
import { CONCERNING_PARAMETERS, PERSON_TRAIL_PARAMETERS, TrailAsking } from './trail-asking.ts';
import { OPEN_AUDIENCES, ownSight, type TrailSight } from './trail-sight.ts';

interface Asked {
  readonly frame: Frame;
  readonly sights: Sights;
  readonly question: TrailQuestion;
}

/** Audit trails over many entities: each event is shown by the rights over what it is about. */
@Injectable()
export class TrailsAcross {
  readonly #queries: TrailQueries;
  readonly #scopes: EntityScopes;
  readonly #telling: TrailTelling;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    @Inject(VAULT) vault: Vault,
    private readonly asking: TrailAsking,
  ) {
    this.#queries = new TrailQueries(store);
    this.#scopes = new EntityScopes(store);
    this.#telling = new TrailTelling(store, this.#queries, new NameBook(store, vault));
  }

  /**
   * What a person decided, in whatever role. They see all of it themselves; others what they may see of each event, where
   * they may know who acted.
   * @throws BadRequest that names every wrong parameter
   * @throws NotFound where there is nothing to be seen: hidden and not existing answer alike
   */
  async ofPerson(person: string, caller: Caller, request: FastifyRequest): Promise<Trail> {
    const { frame, sights, question } = await this.#asked(PERSON_TRAIL_PARAMETERS, caller, request);
    const isOwn = !caller.isPublic && caller.person === person;
    const sightOf = async (doc: TrailDoc): Promise<TrailSight> => {
      const sight = await sights.of(doc);
      return isOwn ? ownSight(sight) : sight;
    };
    const sight: EventSight = {
      widest: isOwn ? OPEN_AUDIENCES : sights.widest,
      sees: async (doc) => {
        const found = await sightOf(doc);
        return found.view !== 'absent' && found.sees(doc);
      },
    };
    const of: TrailOf = { person };
    const page = await this.#queries.page(of, sight, question);
    if (page.events.length === 0 && !(await this.#isSeen(of, sight, frame))) throw new NotFound();
    const events = await this.#telling.tellEach(page.events, frame, sightOf);
    const name = events.map(({ names }) => names.personName(person)).find((found) => found !== undefined);
    const { everywhere } = sights;
    const isTold = everywhere !== undefined && everywhere.view !== 'absent' && !isOwn;
    return {
      ...{ frame, events, audience: widestOf(sight.widest), kind: 'person' as const },
      of: { aggregate: 'person', id: person, name, unit: undefined },
      omitted: isTold ? await this.#queries.omitted(of, everywhere.audiences, question) : undefined,
      nextCursor: cursorOf(page),
    };
  }

  /**
   * All that concerns a unit or one that stood below it when it happened; of the root, all there is.
   * @throws BadRequest that names every wrong parameter @throws NotFound for a unit that the forum does not have
   */
  async ofUnit(code: string, caller: Caller, request: FastifyRequest): Promise<Trail> {
    const { frame, sights, question } = await this.#asked(CONCERNING_PARAMETERS, caller, request);
    const { tree, founded } = frame.forum;
    const { knownAt } = frame;
    const unit = tree.find(code);
    if (unit === undefined || unit.since > knownAt) throw new NotFound();
    const isRoot = code === founded?.rootUnit;
    const of: TrailOf = isRoot ? { everything: true } : { units: tree.everBelow(code) };
    const stoodHere = ({ units, effectiveOn }: TrailDoc): boolean =>
      isRoot || units.some((one) => tree.isWithin(one, code, { asOf: effectiveOn, knownAt }));
    const sight: EventSight = {
      widest: sights.widest,
      sees: async (doc) => stoodHere(doc) && (await sights.sees(doc)),
    };
    const page = await this.#queries.page(of, sight, question);
    const { everywhere } = sights;
    const isTold = everywhere !== undefined && everywhere.view !== 'absent';
    return {
      ...{ frame, audience: widestOf(sights.widest), kind: 'unit' as const },
      of: { aggregate: 'unit', id: code, name: tree.nameOf(code, { asOf: frame.asOf, knownAt }), unit: code },
      events: await this.#telling.tellEach(page.events, frame, (doc) => sights.of(doc)),
      omitted: isTold ? await this.#countHidden(of, everywhere, stoodHere, question) : undefined,
      nextCursor: cursorOf(page),
    };
  }

  async #asked(parameters: readonly Parameter[], caller: Caller, request: FastifyRequest): Promise<Asked> {
    const { frame, question } = await this.asking.asked(parameters, caller, request);
    const { tree, founded } = frame.forum;
    const rootUnit = founded?.rootUnit ?? '';
    const asPublic = frame.asked.audience === 'public';
    return {
      frame,
      question,
      sights: new Sights(this.#scopes, this.#queries, { caller: frame.caller, tree, rootUnit, asPublic }),
    };
  }

  /** Whether any event is seen, of whatever date and as known whenever. */
  async #isSeen(of: TrailOf, sight: EventSight, { checkpoint }: Frame): Promise<boolean> {
    const any = await this.#queries.page(of, sight, anyUpTo(checkpoint));
    return any.events.length > 0;
  }

  async #countHidden(
    of: TrailOf,
    { audiences }: TrailSight,
    stoodHere: (doc: TrailDoc) => boolean,
    question: TrailQuestion,
  ): Promise<number> {
    if ('everything' in of) return this.#queries.omitted(of, audiences, question);
    let count = 0;
    for await (const doc of this.#queries.hiddenFrom(of, audiences, question)) if (stoodHere(doc)) count++;
    return count;
  }
}

function cursorOf({ next }: TrailPage): string | undefined {
  return next === undefined ? undefined : String(next);
}
